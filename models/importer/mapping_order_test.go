package importer_test

import (
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// TestArticles_OrderOfAnswers says each thing in all four places and takes the first away, one after
// the other: the article counts before the type, that before the defaults, those before the file.
func TestArticles_OrderOfAnswers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		key     string // in the mapping
		answers [3]string
		wants   [4]string // the last is what the file says
		got     func(p *models.Product) string
	}{
		"cut":     {"cut", [3]string{"slim", "relaxed", "slim"}, [4]string{"slim", "relaxed", "slim", "regular"}, func(p *models.Product) string { return string(p.Cut) }},
		"stretch": {"stretch", [3]string{"none", "some", "none"}, [4]string{"none", "some", "none", "high"}, func(p *models.Product) string { return string(p.Stretch) }},
		"sleeve":  {"sleeve", [3]string{"none", "long", "three-quarter"}, [4]string{"none", "long", "three-quarter", "short"}, func(p *models.Product) string { return string(p.Sleeve) }},
		"sizing":  {"sizing", [3]string{"women", "women", "women"}, [4]string{"women", "women", "women", "men"}, func(p *models.Product) string { return string(p.Sizing) }},
		"free": {"free", [3]string{"hip", "waist", "hip"}, [4]string{"hip", "waist", "hip", ""}, func(p *models.Product) string {
			if len(p.Free) == 0 {
				return ""
			}
			return p.Free[0].String()
		}},
		"fibres":  {"fibres", [3]string{"100 linen", "100 polyester", "100 elastane"}, [4]string{"linen", "polyester", "elastane", "cotton"}, func(p *models.Product) string { return p.Material }},
		"care":    {"care", [3]string{"no-bleach", "wash-40", "no-bleach"}, [4]string{"Nicht bleichen", "Waschen bei 40 °C", "Nicht bleichen", "Waschen bei 40 °C"}, func(p *models.Product) string { return p.Care[0].DE }},
		"maker":   {"maker", [3]string{"a", "b", "c"}, [4]string{"a", "b", "c", "werk"}, func(p *models.Product) string { return p.Maker.Key }},
		"name_de": {"name_de", [3]string{"Eins", "Zwei", "Drei"}, [4]string{"Eins", "Zwei", "Drei", "Hemdchen"}, func(p *models.Product) string { return p.Name.DE }},
	} {
		head := "accept = [\"looks_like_body_chart\"]\n"
		for _, maker := range []string{"a", "b", "c"} {
			head += "[makers." + maker + "]\nname = \"" + maker + "\"\naddress = \"Weg 1\"\nemail = \"post@werk.example\"\n"
		}
		tables := []string{"[articles.T1]\nkind = \"garment\"\n", "[types.t-shirt]\nkind = \"garment\"\n", "[defaults]\nkind = \"garment\"\n"}
		for from := range 4 {
			mapping := head + ownMapping
			for i := from; i < 3; i++ {
				mapping += tables[i] + c.key + " = \"" + c.answers[i] + "\"\n"
			}
			if from == 3 {
				mapping += tables[2]
			}
			files := onlyTee()
			r := build(t, files, mapping)
			if p := r.built["T1"].Product; len(r.built) != 1 || c.got(&p) != c.wants[from] {
				t.Errorf("%s, from place %d: %d built, %q, want %q\n%s", name, from, len(r.built), c.got(&p), c.wants[from], r.lines())
			}
		}
	}
}

// TestArticles_OrderOfTypes finds the type: of the article, of the file's word, of the defaults, of
// the file.
func TestArticles_OrderOfTypes(t *testing.T) {
	t.Parallel()
	const defaults = "[defaults]\nkind = \"garment\"\n"
	for mapping, want := range map[string]fit.Type{
		"[articles.T1]\ntype = \"polo\"\n[types]\n\"t-shirt\" = \"knit\"\n" + defaults + "type = \"sweatshirt\"\n": "polo",
		"[types]\n\"t-shirt\" = \"knit\"\n" + defaults + "type = \"sweatshirt\"\n":                                 "knit",
		defaults + "type = \"sweatshirt\"\n":                                                                       "sweatshirt",
		defaults:                                                                                                   "t-shirt",
	} {
		r := build(t, onlyTee(), "accept = [\"looks_like_body_chart\"]\n"+ownMapping+mapping)
		if got := r.built["T1"].Product.Type; got != want {
			t.Errorf("%q: %q, want %s\n%s", mapping, got, want, r.lines())
		}
	}
}

// TestArticles_RowsOfChartsBeforeDefaults reads charts whose rows say their unit, method and kind
// below defaults that say others: the rows' own words count, as in a folder where one chart is in
// inches and the others are in the default's cm.
func TestArticles_RowsOfChartsBeforeDefaults(t *testing.T) {
	t.Parallel()
	chart, r := chartOf(t, "dress", "id,kind,measure,method,unit,S\nX,garment,bust,round,in,38\nX,garment,waist,,,41\n", "[defaults]\nunit = \"cm\"\nmethod = \"flat\"\nkind = \"body\"\n")
	if len(chart.Sizes) != 1 || chart.Sizes[0].Measures[models.DimBust] != 96.5 || chart.Sizes[0].Measures[models.DimWaist] != 82 {
		t.Errorf("%+v\n%s", chart, r.lines())
	}
	chart, r = chartOf(t, "dress", "id,kind,measure,unit,S\nX,body,bust,cm,84-88\n", "[defaults]\nkind = \"garment\"\nmethod = \"round\"\n")
	if chart.Basis != fit.BasisBodyChart {
		t.Errorf("%+v\n%s", chart, r.lines())
	}
	for _, said := range []string{"[articles.X]\nunit = \"cm\"\n", "[types.dress]\nunit = \"cm\"\n"} {
		chart, r = chartOf(t, "dress", "id,kind,measure,method,unit,S\nX,garment,bust,round,in,96\n", said)
		if len(chart.Sizes) != 1 || chart.Sizes[0].Measures[models.DimBust] != 96 {
			t.Errorf("%q: %+v\n%s", said, chart, r.lines())
		}
	}
}
