package demo

import (
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/evidence"
	"ebenmass/models/fit"
	"ebenmass/models/mirror"
	"ebenmass/views/pagetest"
	"ebenmass/views/shell"
)

var (
	given = time.Date(2026, 11, 23, 14, 5, 0, 0, time.UTC)
)

func chrome(lang models.Lang, path string) shell.Page {
	return shell.Page{Lang: lang, Path: path, BaseURL: "http://localhost:8080"}
}

func mirrorFixture(lang models.Lang, steps []mirror.Step) MirrorPage {
	p := MirrorPage{
		Page: chrome(lang, "/demo/mirror"), Method: "POST", Steps: steps,
		Request: RequestFacts{At: given.AddDate(1, 0, 0), Device: mirror.Device{Browser: "Safari 18", System: "Mac", Apple: true}, UserAgent: "Mozilla/5.0", Address: "203.0.113.…", GPC: true},
		Tables:  []TableRows{{"customers", 0}, {"sessions", 0}, {"basket_items", 0}},
	}
	if len(steps) > 0 {
		p.Last = steps[len(steps)-1]
	}
	return p
}

// howFixture is a shop that has made two releases.
func howFixture(lang models.Lang) HowPage {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	return HowPage{
		Page: chrome(lang, "/how-it-works"), Evidence: &evidence.Results{}, Epsilon: 1, Every: 30, CountSD: 5,
		Budget: models.Budget{Year: 2026, Whole: 12, Spent: 2, Next: at.AddDate(0, 0, 30)},
		Costs:  []NoiseCost{{50, 0.41, 0.8}, {200, 0.22, 0.3}},
		Releases: []models.Release{
			{Number: 2, At: at, Epsilon: 1, Occasion: models.OnDemand},
			{Number: 1, At: at.AddDate(0, 0, -5), Epsilon: 1, Occasion: models.OnSeed},
		},
	}
}

func demoPages(lang models.Lang) map[string]templ.Component {
	pages := map[string]templ.Component{
		"how-it-works": HowItWorks(howFixture(lang)),
		"demo":         Tour(TourPage{Page: chrome(lang, "/demo")}),
	}
	for name, steps := range map[string][]mirror.Step{"mirror": nil, "mirror-visited": {mirror.Night, mirror.Maternity}, "mirror-whole": mirror.Steps()} {
		pages[name] = Mirror(mirrorFixture(lang, steps))
	}
	return pages
}

func TestPages_WholeInBothLanguages(t *testing.T) {
	for _, lang := range models.Langs {
		for name, page := range demoPages(lang) {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				doc := pagetest.Look(t, page)
				pagetest.CheckWhole(t, doc, lang)
				pagetest.CheckHead(t, doc)
				pagetest.CheckScript(t, doc)
				pagetest.CheckContents(t, doc)
				if n := doc.Find("script:not([src])").Length(); n != 0 {
					t.Errorf("%d scripts in the page", n)
				}
			})
		}
	}
}

func TestHowItWorks_ModelsNumbers(t *testing.T) {
	doc := pagetest.Look(t, demoPages(models.German)["how-it-works"])
	text := doc.Find("main").Text()
	for _, number := range []string{"2,5\u00a0cm", "8\u00a0cm", "6\u00a0cm", "1.986", "4.082"} {
		if !strings.Contains(text, number) {
			t.Errorf("%q is missing", number)
		}
	}
	if n := doc.Find(".bands tbody tr").Length(); n != len(fit.Types) {
		t.Errorf("%d garment types, want %d", n, len(fit.Types))
	}
}

// The page explains the threshold by two amounts; with another threshold it would be wrong.
func TestHowItWorks_ThresholdExplained(t *testing.T) {
	const returned, kept = 15.0, 10.0 // euros, as in how.declared.threshold
	if want := returned / (returned + kept); math.Abs(fit.Threshold-want) > 1e-9 {
		t.Errorf("the model recommends from %g, the page explains %g", fit.Threshold, want)
	}
}

func TestWorkedExample_NamesSize(t *testing.T) {
	if w := workedExample(); w.Advice.Verdict != fit.Recommended || w.Advice.Size != "M" {
		t.Errorf("%s %q", w.Advice.Verdict, w.Advice.Size)
	}
}

// The four outcomes of a size add up to a hundred as they are written.
func TestWorkedExample_AddsUp(t *testing.T) {
	rows := workedExample().rows(chrome(models.English, "/how-it-works"))
	outcomes := rows[len(rows)-4:]
	for i := range outcomes[0].Cells {
		sum := 0
		for _, row := range outcomes {
			n, err := strconv.Atoi(strings.TrimSuffix(row.Cells[i], "%"))
			if err != nil {
				t.Fatal(err)
			}
			sum += n
		}
		if sum != 100 {
			t.Errorf("size %d: %d %%", i, sum)
		}
	}
}

// Every source of the mirror leads to its publisher, or says that it was not looked up there.
func TestMirror_SourcesLinkedOrMarked(t *testing.T) {
	t.Parallel()
	for _, lang := range models.Langs {
		sources := pagetest.Look(t, Mirror(mirrorFixture(lang, nil))).Find("[data-source]")
		if sources.Length() != len(mirrorSources()) {
			t.Errorf("%s: %d sources", lang, sources.Length())
		}
		for i, source := range mirrorSources() {
			shown := sources.Eq(i)
			link, marked := shown.Find("a").AttrOr("href", ""), shown.Find(".source-reported").Length() == 1
			if link != source.Href || marked == (link != "") || link != "" && !strings.HasPrefix(link, "https://") {
				t.Errorf("%s, %s: link %q, marked %t", lang, source.Key, link, marked)
			}
			if from := shown.Find(".fine").First().Text(); from == "" {
				t.Errorf("%s, %s: nobody is named", lang, source.Key)
			}
		}
	}
}
