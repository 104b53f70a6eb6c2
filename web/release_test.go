package web_test

import (
	"fmt"
	"math"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"ebenmass/handlers"
	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/store"
)

const felt = "alma-t-shirt" // the article that was answered on

// remembered gives the shop a past in which so many found the article too small where it
// should have fitted.
func (s *shop) remembered(t *testing.T, n int) {
	t.Helper()
	saved, err := s.store.SaveHistory(t.Context(), models.History{Fitted: []models.FittedCount{{Product: felt, Bin: fit.BinOf(0.3), Outcome: fit.OutcomeSmall, N: n}}})
	if err != nil || !saved {
		t.Fatal(saved, err)
	}
}

func (s *shop) release(t *testing.T, c *handlers.Catalogue) {
	t.Helper()
	if err := s.store.Release(t.Context(), models.OnSchedule); err != nil {
		t.Fatal(err)
	}
	if err := c.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// reload takes the catalogue anew, changed or not, as the shop does every few minutes.
func reload(t *testing.T, c *handlers.Catalogue) {
	t.Helper()
	if err := c.Load(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// still is a clock that stands.
func still() time.Time { return time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC) }

// openNoiseless is a shop whose clock stands and whose releases tell what was told: what lies near a
// threshold would else depend on chance.
func openNoiseless(t testing.TB, options ...option) *shop {
	t.Helper()
	noiseless := func(n int64, _ float64) (int64, error) { return n, nil }
	return openShopIn(t, store.Settings{Now: still, Noise: noiseless}, fixture(), nil, options...)
}

// metric values count requests and time; what they are called must not tell anything either.
var metricValue = regexp.MustCompile(`(?m) [^ ]+$`)

// everything is all that anybody can read: every public page in both languages, every
// article's, what programs are told, and the page of somebody with a stored profile.
func (s *shop) everything(t *testing.T, known *browser) map[string]string {
	t.Helper()
	read := map[string]string{}
	stranger := s.visit(t)
	paths := []string{"/sitemap.xml", "/robots.txt", "/api/v1/openapi.json", "/my-data-schema.json", "/de/privacy/record.json", "/healthz", "/readyz", "/de/demo/shopkeeper.csv", "/en/demo/shopkeeper.csv"}
	for _, lang := range []string{"/de", "/en"} {
		for _, path := range pages {
			paths = append(paths, lang+path)
		}
		for _, p := range fixture() {
			paths = append(paths, lang+"/products/"+p.Slug, lang+"/products/"+p.Slug+"/size-chart")
		}
	}
	for _, path := range paths {
		a := stranger.get(path, "Accept-Encoding", "").want(t, http.StatusOK)
		read[path] = a.Header.Get("ETag") + a.text
	}
	for _, p := range fixture() {
		path := "/de/products/" + p.Slug
		read["with a profile "+path] = known.get(path).want(t, http.StatusOK).text
		read["asked once "+path] = stranger.form(path+"/advice", measures()...).want(t, http.StatusOK).text
		read["API "+p.Slug] = stranger.json("/api/v1/advice", strings.Replace(ask, felt, p.Slug, 1)).want(t, http.StatusOK).text
	}
	read["metrics"] = metricValue.ReplaceAllString(s.scrape(t), "")
	return read
}

// Nothing that anybody can read changes with one person's answers: it all comes from the last
// release. Or two answers, before and after somebody's feedback, would tell what it was.
func TestRelease_NothingReadableBefore(t *testing.T) {
	t.Parallel()
	var c *handlers.Catalogue
	clock := &stepped{}
	s := openShopOf(t, fixture(), clock.now, watched(&c), behindProxy)
	s.remembered(t, 400)
	s.release(t, c)
	known := s.visit(t)
	known.form("/de/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	s.change(t, "UPDATE variants SET stock = 500")
	var buyers []buyer
	for i := range 6 {
		buyers = append(buyers, s.buyer(t, fmt.Sprintf("198.51.%d.7", i)))
	}
	clock.minutes(15)
	reload(t, c)      // with the stock that is left
	buyers[0].tell(t) // the first round of metrics has fewer names
	buyers[0].sendBack("de", buyers[0].number, "quantity-0", "1", "reason-0", "tight-hip")
	s.everything(t, known)

	before := s.everything(t, known)
	if !strings.Contains(before["/de/products/"+felt], `data-flag="small"`) {
		t.Fatal("the release shows nowhere: nothing was compared")
	}
	logged := len(s.log.String())
	for _, b := range buyers[1:] {
		b.tell(t)
		b.sendBack("de", b.number, "quantity-0", "1", "reason-0", "tight-hip")
	}
	for line := range strings.Lines(s.log.String()[logged:]) {
		if !strings.Contains(line, "msg=request") { // the last one may be noted after it was answered
			t.Errorf("the log tells of answers: %s", line)
		}
	}
	reload(t, c)
	for path, text := range s.everything(t, known) {
		if before[path] != text {
			t.Errorf("%s tells of answers", path)
		}
	}
}

func TestRelease_ReachesEveryAdvice(t *testing.T) {
	t.Parallel()
	var c *handlers.Catalogue
	s := openShop(t, watched(&c))
	b := s.visit(t)
	if doc := b.get("/de/products/" + felt).page(t); doc.Find("[data-flag]").Length() != 0 {
		t.Error("a flag before any release")
	}
	s.remembered(t, 400)
	s.release(t, c)

	a := decode[advice](t, b.json("/api/v1/advice", ask).want(t, http.StatusOK))
	size := a.Sizes[0]
	if size.ArticleOffset.Value > -0.5 || size.ArticleOffset.SD <= 0 || math.Abs(size.ArticleOffset.N-400) > 60 || size.ArticleTolerance.SD <= 0 {
		t.Errorf("offset %+v, tolerance %+v", size.ArticleOffset, size.ArticleTolerance)
	}
	for _, size := range a.Sizes {
		sum := size.ArticleOffset.Value
		for _, z := range size.Zones {
			sum += z.Contribution
		}
		if math.Abs(sum-size.Score) > 1e-6 {
			t.Errorf("%s: score %v of %v", size.Size, size.Score, sum)
		}
	}
	for lang, words := range map[string][3]string{
		"de": {"Fällt eher klein aus", "Demodaten", "fällt klein aus"},
		"en": {"Tends to run small", "Demo data", "runs small"},
	} {
		doc := b.get("/"+lang+"/products/"+felt).want(t, http.StatusOK).page(t)
		flag := doc.Find(`.buy [data-flag="small"]`)
		if flag.Length() != 1 || !strings.Contains(flag.Text(), words[0]) || !strings.Contains(flag.Text(), words[1]) ||
			flag.Find(`a[href="/`+lang+`/how-it-works#learning"]`).Length() != 1 {
			t.Errorf("%s: flag %q", lang, flag.Text())
		}
		card := b.get("/"+lang+"/products").want(t, http.StatusOK).page(t).Find(`.article-card [data-flag="small"]`)
		if card.Length() != 1 || !strings.Contains(card.Text(), words[0]) {
			t.Errorf("%s: %d cards with a flag, %q", lang, card.Length(), card.Text())
		}
		why := b.form("/"+lang+"/products/"+felt+"/advice", measures()...).want(t, http.StatusOK).page(t).Find("[data-article-offset]")
		if why.Length() != 1 || !strings.Contains(why.Text(), words[2]) || !strings.Contains(why.Text(), "+") {
			t.Errorf("%s: the panel says %q", lang, why.Text())
		}
	}
}

func TestGetProduct_WithoutDemo(t *testing.T) {
	t.Parallel()
	var c *handlers.Catalogue
	s := openShop(t, watched(&c))
	s.release(t, c)
	s.change(t, `INSERT INTO released_articles VALUES (1, '`+felt+`', -0.9, 0.2, 0, 0.2, 400, 0)`)
	reload(t, c)
	doc := s.visit(t).get("/de/products/" + felt).page(t)
	if flag := doc.Find(`[data-flag="small"]`).First(); flag.Length() != 1 || strings.Contains(flag.Text(), "Demodaten") {
		t.Errorf("flag %q", flag.Text())
	}
}

func TestGetQuality_Budget(t *testing.T) {
	t.Parallel()
	var c *handlers.Catalogue
	s := openShopOf(t, fixture(), still, watched(&c))
	budget := func() (spent, left string, releases int) {
		doc := s.visit(t).get("/de/how-it-works").want(t, http.StatusOK).page(t)
		facts := doc.Find("[data-budget]")
		return facts.AttrOr("data-spent", ""), facts.AttrOr("data-budget-left", ""), doc.Find("[data-release]").Length()
	}
	if spent, left, n := budget(); spent != "0" || left != "12" || n != 0 {
		t.Errorf("spent %s, left %s, %d releases at first", spent, left, n)
	}
	s.release(t, c)
	s.release(t, c)
	if spent, left, n := budget(); spent != "2" || left != "10" || n != 2 {
		t.Errorf("spent %s, left %s, %d releases after two", spent, left, n)
	}
	text := s.visit(t).get("/de/how-it-works").page(t).Find("#release").Text()
	if !strings.Contains(text, "Dezember") || !strings.Contains(text, "ε = 10") {
		t.Errorf("the next date is missing: %s", text)
	}
}
