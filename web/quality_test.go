package web_test

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// resultLeaves reads the result files without the program's own types: every number and word
// in them by its place, "rentals_date.auc.mean" or "population_judge.evidence.memory.eur".
func resultLeaves(t *testing.T) map[string]any {
	t.Helper()
	leaves := map[string]any{}
	for _, name := range []string{"rentals_random", "rentals_date", "population_judge", "population_score", "population_strict"} {
		data, err := os.ReadFile(filepath.Join("..", "models", "evidence", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var whole any
		if err := json.Unmarshal(data, &whole); err != nil {
			t.Fatal(err)
		}
		collect(leaves, name, whole)
	}
	return leaves
}

func collect(leaves map[string]any, path string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			collect(leaves, path+"."+key, inner)
		}
	case []any:
		for i, inner := range v {
			collect(leaves, fmt.Sprintf("%s.%d", path, i), inner)
		}
	case nil: // a list of nothing
	default:
		leaves[path] = v
	}
}

// shownAs says whether a page's text is a file's value: a word letter by letter, a number
// rounded to the decimals that the page shows, a share as percent.
func shownAs(lang, text string, value any, opposite bool) bool {
	number, isNumber := value.(float64)
	if !isNumber {
		return text == value
	}
	if opposite {
		number = -number
	}
	text = strings.NewReplacer("\u00a0", "", "−", "-", "+", "").Replace(text)
	if rest, percent := strings.CutSuffix(text, "%"); percent {
		text, number = rest, number*100
	}
	text = strings.ReplaceAll(text, "€", "")
	if lang == "de" {
		text = strings.ReplaceAll(strings.ReplaceAll(text, ".", ""), ",", ".")
	} else {
		text = strings.ReplaceAll(text, ",", "")
	}
	shown, err := strconv.ParseFloat(text, 64)
	_, decimals, _ := strings.Cut(text, ".")
	return err == nil && math.Abs(shown-number) <= 0.5*math.Pow(10, -float64(len(decimals)))+1e-9
}

func TestIsRounded_OnlyThatNumber(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang, text string
		value      any
		opposite   bool
		want       bool
	}{
		{"de", "0,777", 0.7770, false, true},
		{"en", "0.777", 0.7774, false, true},
		{"de", "0,777", 0.7777, false, false},
		{"de", "0.777", 0.7770, false, false},
		{"de", "31.190", 31190.0, false, true},
		{"en", "31.190", 31190.0, false, false},
		{"de", "84,2\u00a0%", 0.8421, false, true},
		{"en", "84.2%", 0.8431, false, false},
		{"de", "−4,10\u00a0€", -4.102, false, true},
		{"en", "€13.00", 13.0, false, true},
		{"de", "+0,0061", -0.0061, true, true},
		{"de", "0,0061", -0.0061, false, false},
		{"en", "go run .", "go run .", false, true},
		{"en", "", 0.0, false, false},
	} {
		if got := shownAs(c.lang, c.text, c.value, c.opposite); got != c.want {
			t.Errorf("%s %q for %v: %t", c.lang, c.text, c.value, got)
		}
	}
}

// figuresOn holds every marked figure of a page against its file and returns the places shown.
func figuresOn(t *testing.T, leaves map[string]any, lang, path string, doc *goquery.Document) map[string]bool {
	t.Helper()
	shown := map[string]bool{}
	doc.Find("[data-figure]").Each(func(_ int, mark *goquery.Selection) {
		place, opposite := strings.CutPrefix(mark.AttrOr("data-figure", ""), "-")
		value, known := leaves[place]
		shown[place] = true
		// What a file leaves out is 0 to those who read it.
		if !known {
			value = 0.0
			if parent, _, _ := cutLast(place); !slices.ContainsFunc(keys(leaves), func(k string) bool { return strings.HasPrefix(k, parent+".") }) {
				t.Errorf("%s%s shows %s, which no file holds", lang, path, place)
			}
		}
		if text := strings.TrimSpace(mark.Text()); !shownAs(lang, text, value, opposite) {
			t.Errorf("%s%s says %q for %s, the file %v", lang, path, text, place, value)
		}
	})
	return shown
}

func cutLast(path string) (parent, name string, found bool) {
	i := strings.LastIndex(path, ".")
	if i < 0 {
		return path, "", false
	}
	return path[:i], path[i+1:], true
}

func keys(leaves map[string]any) []string {
	list := make([]string, 0, len(leaves))
	for key := range leaves {
		list = append(list, key)
	}
	return list
}

// names are leaves that the page shows in words of its language, not as they stand.
var names = []string{"holdout", "without", "known", "model", "name", "truth"}

// The page for stakeholders shows every number of the files, the flattering and the others.
func TestGetQuality_EveryFigure(t *testing.T) {
	t.Parallel()
	s, leaves := openShop(t), resultLeaves(t)
	for _, lang := range []string{"de", "en"} {
		doc := s.visit(t).get("/"+lang+"/demo/quality").want(t, http.StatusOK).page(t)
		shown := figuresOn(t, leaves, lang, "/demo/quality", doc)
		for place, value := range leaves {
			parent, name, _ := cutLast(place)
			word, isWord := value.(string)
			switch {
			case isWord && (word == "" || slices.Contains(names, name)):
			case strings.Contains(place, ".unseen_") && value == 0.0: // cannot be told
			case name == "fitted" && leaves[parent+".covered"] == 0.0: // a share of nothing
			case name == "seed" && shown[parent+".made.seed"]: // the same once more
			case name == "kept_of_named" && leaves[parent+".named"] == 0.0: // a share of nothing
			case strings.HasPrefix(place, "population_") && strings.Contains(place, ".bins.") && !shown[parent+".rows"]: // their error is shown
			case strings.HasPrefix(place, "rentals_date.ablation.") && leaves["rentals_random.ablation.0.without"] != nil:
			case !shown[place]:
				t.Errorf("%s: the page hides %s, %v", lang, place, value)
			}
		}
		untraced := leaves["rentals_random.made.version"] == nil || leaves["rentals_date.made.version"] == nil || leaves["population_judge.made.version"] == nil
		if untraced && doc.Find("[data-untraced]").Length() != 1 {
			t.Errorf("%s: a file does not say which code made it, and the page does not say so", lang)
		}
	}
}

func TestGetHowItWorks_FeatureAblation(t *testing.T) {
	t.Parallel()
	s, leaves := openShop(t), resultLeaves(t)
	for _, lang := range []string{"de", "en"} {
		doc := s.visit(t).get("/"+lang+"/how-it-works").want(t, http.StatusOK).page(t)
		shown := figuresOn(t, leaves, lang, "/how-it-works", doc)
		for place := range leaves {
			if strings.HasPrefix(place, "rentals_random.ablation.") && (strings.HasSuffix(place, ".delta") || strings.HasSuffix(place, ".sd")) && !shown[place] {
				t.Errorf("%s: %s is not on the page", lang, place)
			}
		}
		if leaves["rentals_random.ablation.0.delta"] != nil && doc.Find("#worth svg[role=img] > title, #worth svg[role=img] > desc").Length() != 2 {
			t.Errorf("%s: the chart does not say what it shows", lang)
		}
		if doc.Find("#silence [data-figure]").Length() == 0 {
			t.Errorf("%s: how often the advice says nothing is not told", lang)
		}
	}
}

// Whoever cannot see a chart finds its numbers in the same chapter.
func TestGetQuality_ChartsHaveTables(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, path := range []string{"/de/demo/quality", "/en/how-it-works"} {
		charts := s.visit(t).get(path).want(t, http.StatusOK).page(t).Find("svg.chart")
		if charts.Length() == 0 {
			t.Errorf("%s: no chart", path)
		}
		charts.Each(func(_ int, drawing *goquery.Selection) {
			if drawing.Closest(".sheet, .three-one").Find("table").Length() == 0 {
				t.Errorf("%s: %s has no table", path, drawing.AttrOr("aria-labelledby", ""))
			}
		})
	}
}
