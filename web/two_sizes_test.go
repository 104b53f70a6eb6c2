package web_test

import (
	"context"
	"database/sql"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/handlers"
	"ebenmass/web"
)

// teeIn puts the fixture's T-shirt into the basket in some sizes.
func (b *browser) teeIn(sizes ...string) {
	b.t.Helper()
	for _, size := range sizes {
		b.form("/de/basket/items", "sku", "alma-t-shirt-sage-"+size, "quantity", "1").want(b.t, http.StatusSeeOther)
	}
}

// sizeNotice is the basket's notice about the T-shirt, of which there is one at most.
func (b *browser) sizeNotice(lang string) *goquery.Selection {
	b.t.Helper()
	found := b.get("/"+lang+"/basket").want(b.t, http.StatusOK).page(b.t).Find("[data-two-sizes]")
	if found.Length() > 1 {
		b.t.Fatalf("%d notices", found.Length())
	}
	return found
}

func (b *browser) keepSize(t *testing.T, keep, advised string) answer {
	t.Helper()
	return b.form("/de/basket/two-sizes", "product", "alma-t-shirt", "keep", keep, "advised", advised)
}

// sizeTallies are what baskets hold about notices, as "outcome named" to how often.
func (s *shop) sizeTallies(t *testing.T) map[string]int {
	t.Helper()
	db, err := sql.Open(sqliteDriver, "file:"+filepath.Join(s.folder, "ebenmass.db")+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query("SELECT outcome || CASE named WHEN 1 THEN ' named' ELSE '' END, count(*) FROM two_size_choices GROUP BY 1")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	tallies := map[string]int{}
	for rows.Next() {
		var (
			outcome string
			n       int
		)
		if err := rows.Scan(&outcome, &n); err != nil {
			t.Fatal(err)
		}
		tallies[outcome] = n
	}
	return tallies
}

func TestGetBasket_TwoSizes(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice")
	b.teeIn("m")
	if b.sizeNotice("de").Length() != 0 {
		t.Error("a notice about one size")
	}
	if strings.Contains(b.journal(), "basket") {
		t.Error("measurements were read for a basket without a notice")
	}
	b.teeIn("l")
	for lang, want := range map[string][]string{
		"de": {"passt wahrscheinlich", "Von 100 Menschen", "Nur M behalten", "Nur L behalten", "Beide behalten", "+4", "Maße des fertigen Stücks"},
		"en": {"the one likely to fit", "Of 100 people", "Keep M only", "Keep L only", "Keep both", "+4", "finished garment"},
	} {
		notice := b.sizeNotice(lang)
		named := notice.AttrOr("data-expected", "")
		if named != "M" && named != "L" {
			t.Errorf("%s: %q is expected to fit", lang, named)
		}
		for _, words := range want {
			if !strings.Contains(notice.Text(), words) {
				t.Errorf("%s: the notice lacks %q: %s", lang, words, strings.Join(strings.Fields(notice.Text()), " "))
			}
		}
		if buttons := notice.Find("button"); buttons.Length() != 3 || buttons.Not(`[class="button button-outline"]`).Length() != 0 {
			t.Errorf("%s: the answers do not weigh the same", lang)
		}
	}
	mine := b.get("/de/my-data").page(t)
	if mine.Find(`[data-access][data-purpose="advice"][data-result="granted"]`).Length() == 0 || !strings.Contains(mine.Find("[data-access]").Text(), "Warenkorb") {
		t.Error("the journal does not show what the notice read")
	}
	if mine.Find(`[data-datum="two-sizes-alma-t-shirt"]`).Length() != 0 || len(s.sizeTallies(t)) != 0 {
		t.Errorf("looking at a notice leaves %v", s.sizeTallies(t))
	}
	b.keepSize(t, "all", b.sizeNotice("de").AttrOr("data-expected", "")).goesTo(t, "/de/basket?notice=kept_sizes")
	if b.get("/de/my-data").page(t).Find(`[data-datum="two-sizes-alma-t-shirt"]`).Length() != 1 {
		t.Error("my data do not show what is remembered of the notice")
	}
	if got := s.sizeTallies(t); got["kept_both named"] != 1 || len(got) != 1 {
		t.Errorf("shown on two pages of one basket and answered: %v", got)
	}
}

func TestGetBasket_TwoSizesWithoutProfile(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	var first string
	for name, b := range map[string]*browser{
		"nobody": s.visit(t), "for offers only": consented(t, s, "offers"), "withdrawn": func() *browser {
			b := consented(t, s, "advice", "offers")
			b.form("/de/my-data/consents", "purpose", "advice", "action", "withdraw").want(t, http.StatusSeeOther)
			return b
		}(),
	} {
		b.teeIn("m", "l")
		notice := b.sizeNotice("de")
		html, err := notice.Html()
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = html
		}
		if notice.AttrOr("data-expected", "?") != "" || html != first {
			t.Errorf("%s: another notice: %s", name, html)
		}
		if notice.Find(`a[href="/de/products/alma-t-shirt#advice"]`).Length() != 1 {
			t.Errorf("%s: no way to advice without storing", name)
		}
	}
	if got := s.sizeTallies(t); len(got) != 0 {
		t.Errorf("tallies %v", got)
	}
}

func TestPostTwoSizes_KeepBoth(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.teeIn("m", "l")
	b.sizeNotice("de")
	b.keepSize(t, "all", "").goesTo(t, "/de/basket?notice=kept_sizes")
	b.keepSize(t, "all", "").goesTo(t, "/de/basket?notice=kept_sizes") // pressed twice
	for range 3 {
		if b.sizeNotice("de").Length() != 0 {
			t.Fatal("asked again")
		}
	}
	b.form("/de/basket/items", "sku", "alma-t-shirt-ink-m", "quantity", "1").want(t, http.StatusSeeOther)
	if b.sizeNotice("de").Length() != 0 {
		t.Error("asked again about the same sizes in another colour")
	}
	b.teeIn("s")
	if sizes := b.sizeNotice("de").Find("button").Length(); sizes != 4 {
		t.Errorf("a third size: %d answers", sizes)
	}
	if got := s.sizeTallies(t); len(got) != 0 { // the answer was about two sizes
		t.Errorf("held %v", got)
	}
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-s", "quantity", "0").want(t, http.StatusSeeOther)
}

func TestPostTwoSizes_KeepOne(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice")
	b.teeIn("m", "l")
	named := b.sizeNotice("de").AttrOr("data-expected", "")
	b.keepSize(t, named, named).goesTo(t, "/de/basket?notice=kept_size")
	page := b.get("/de/basket").page(t)
	if page.Find("[data-two-sizes]").Length() != 0 || page.Find(".basket-line").Length() != 1 || page.Find(`[data-sku="alma-t-shirt-sage-`+strings.ToLower(named)+`"]`).Length() != 1 {
		t.Error("the basket does not hold just the size that was kept")
	}
	b.keepSize(t, named, named).goesTo(t, "/de/basket") // pressed twice
	if got := s.sizeTallies(t); got["kept_advised named"] != 1 || len(got) != 1 {
		t.Errorf("tallies %v", got)
	}
}

func TestPostTwoSizes_Unanswered(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.teeIn("m", "l")
	b.sizeNotice("de")
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "3").goesTo(t, "/de/basket?notice=changed")
	b.form("/de/basket/items", "sku", "mara-dress-sage-36", "quantity", "1").want(t, http.StatusSeeOther)
	if lines := b.get("/de/basket").page(t).Find(".basket-line").Length(); lines != 3 {
		t.Errorf("%d lines", lines)
	}
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-l", "quantity", "0").goesTo(t, "/de/basket?notice=removed")
	if b.sizeNotice("de").Length() != 0 {
		t.Error("the notice outlives its lines")
	}
	if got := s.sizeTallies(t); !maps.Equal(got, map[string]int{"changed": 1}) {
		t.Errorf("tallies %v", got)
	}
	s.visit(t).keepSize(t, "all", "").goesTo(t, "/de/basket") // of nobody
}

func TestPostTwoSizes_Invalid(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.teeIn("m", "l")
	for _, keep := range []string{"", "XS", "m", "' OR 1=1 --", strings.Repeat("x", 5000)} {
		a := b.keepSize(t, keep, "M").want(t, http.StatusUnprocessableEntity)
		doc := a.page(t)
		if doc.Find(`a[href="#two-sizes-alma-t-shirt"]`).Length() != 1 || doc.Find(".basket-line").Length() != 2 {
			t.Errorf("%.20q: no word of what is wrong, or another basket", keep)
		}
	}
	b.form("/de/basket/two-sizes", "product", "mara-dress", "keep", "all").goesTo(t, "/de/basket")
}

func TestPostTwoSizes_TwoInstances(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.teeIn("m", "l")
	b.sizeNotice("de")
	ctx := context.Background()
	catalogue, err := handlers.NewCatalogue(ctx, s.store, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	handler, err := web.New(web.Config{Store: s.store, Catalogue: catalogue, BaseURL: s.URL, Log: slog.New(slog.DiscardHandler), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	second := httptest.NewServer(handler)
	defer second.Close()
	there := &browser{t: t, shop: &shop{Server: second}, client: b.client} // a cookie goes to every port of a host
	if there.sizeNotice("de").Length() != 1 {
		t.Error("the other instance does not notice")
	}
	b.keepSize(t, "all", "").want(t, http.StatusSeeOther)
	if there.sizeNotice("de").Length() != 0 {
		t.Error("the other instance asks again")
	}
	if got := s.sizeTallies(t); got["kept_both"] != 1 {
		t.Errorf("tallies %v", got)
	}
}

// What became of a notice is kept, sealed, of whom it may be, and of nobody else; my data show
// it, it follows what comes back, and deleting takes it along.
func TestPostCheckout_PastTwoSizes(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	s.change(t, "UPDATE variants SET stock = 100")
	for _, test := range []struct {
		name     string
		purposes []string
		answer   string
		kept     int
	}{
		{"nobody", nil, "all", 0},
		{"for advice only", []string{"advice"}, "all", 0},
		{"to learn from, passed over by measurements", []string{"advice", "learn"}, "", 0},
		{"to learn from", []string{"advice", "learn"}, "all", 1},
	} {
		b := s.visit(t)
		if test.purposes != nil {
			b = consented(t, s, test.purposes...)
		}
		b.teeIn("m", "l")
		b.sizeNotice("de")
		if test.answer != "" {
			b.keepSize(t, test.answer, "M").goesTo(t, "/de/basket?notice=kept_sizes")
		}
		number := b.order("de")
		row := func() *goquery.Selection { return b.get("/de/my-data").page(t).Find(`[data-datum="feedback-1"]`) }
		if n := row().Length(); n != test.kept || s.number(t, "SELECT count(*) FROM feedback") != test.kept {
			t.Errorf("%s: %d kept, my data show %d", test.name, s.number(t, "SELECT count(*) FROM feedback"), n)
		}
		b.sendBack("de", number, "quantity-0", "1")
		if test.kept == 0 {
			if row().Length() != 0 {
				t.Errorf("%s: kept with a return", test.name)
			}
			continue
		}
		if text := row().Text(); !strings.Contains(text, "„Beide behalten“ gewählt") || !strings.Contains(text, "Davon ein Teil zurückgekommen") {
			t.Errorf("%s: my data say %q", test.name, text)
		}
		if file := b.get("/de/my-data/export.json").want(t, http.StatusOK).text; !strings.Contains(file, `"kept_both"`) || !strings.Contains(file, `"some"`) {
			t.Errorf("%s: the export lacks it", test.name)
		}
		b.form("/de/my-data/delete", "scope", "feedback").want(t, http.StatusSeeOther)
		if n := s.number(t, "SELECT count(*) FROM feedback"); n != 0 {
			t.Errorf("%s: %d outlive their deletion", test.name, n)
		}
	}
}
