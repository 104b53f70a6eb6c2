package catalogue

import (
	"testing"

	"ebenmass/models"
)

func TestFilter_Suggestions(t *testing.T) {
	t.Parallel()
	s := mustSeedShop(t)
	for text, want := range map[string]string{ // the first suggestion
		"rotes Samtkleid":      "rotes kleid",
		"rpt":                  "rot",
		"pulowwer":             "pullover",
		"kashmierpulli":        "pulli",
		"75 % Baumwolle":       "baumwolle",
		"75% cotton":           "cotton",
		"dunkelgelb":           "gelb",
		"dark yellow":          "yellow",
		"Bikinihose":           "hose",
		"xyzzy hemd":           "hemd",
		"hemd xyzzy weiß":      "hemd weiß",
		"Seidenkleid rot":      "kleid rot",
		"jeans -jeans":         "jeans",
		"blazer leinen qwertz": "blazer leinen",
		"mausgrau":             "grau",
		"Gewitter Jacke":       "jacke",
		"jeckkette":            "jackett",
	} {
		r := s.Filter(Query{Text: text}, models.German, nil)
		if r.Total > 0 || len(r.Suggestions) == 0 || r.Suggestions[0].Query.Text != want {
			t.Errorf("%q finds %d (%q) and suggests %+v, want %q", text, r.Total, r.DidYouMean, r.Suggestions, want)
		}
		for _, other := range r.Suggestions {
			if got := s.Filter(other.Query, models.German, nil); got.Total != other.Count || got.Total == 0 {
				t.Errorf("%q suggests %q with %d, which finds %d", text, other.Query.Text, other.Count, got.Total)
			}
		}
	}
	for _, text := range []string{"", "hemd", "hmed", "größe", "!?", "bikini"} {
		if r := s.Filter(Query{Text: text}, models.German, nil); len(r.Suggestions) > 0 {
			t.Errorf("%q suggests %+v", text, r.Suggestions)
		}
	}
}

// TestFilter_SuggestionsKeepFilters: a suggestion stays in the filters chosen where it finds
// something in them, and leaves them where it does not.
func TestFilter_SuggestionsKeepFilters(t *testing.T) {
	t.Parallel()
	s := testShop()
	within := s.Filter(Query{Text: "xyzzy hemd", Category: "women", Sort: SortPrice, Page: 7}, models.German, nil)
	if len(within.Suggestions) != 1 || within.Suggestions[0].Count != 1 || within.Suggestions[0].Query.Category != "women" || within.Suggestions[0].Query.Page != 1 {
		t.Errorf("within women: %+v", within.Suggestions)
	}
	beyond := s.Filter(Query{Text: "xyzzy hemd", Kind: []string{"skirts"}, Sort: SortPrice}, models.German, nil)
	if len(beyond.Suggestions) != 1 || beyond.Suggestions[0].Count != 3 || beyond.Suggestions[0].Query.Kind != nil || beyond.Suggestions[0].Query.Sort != SortPrice {
		t.Errorf("beyond skirts: %+v", beyond.Suggestions)
	}
	if r := s.Filter(Query{Text: "hemd", Kind: []string{"skirts"}}, models.German, nil); len(r.Suggestions) > 0 || len(r.WaysOut) == 0 {
		t.Errorf("a text that finds something elsewhere: %+v, %+v", r.Suggestions, r.WaysOut)
	}
}
