package importer_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"ebenmass/models/fit"
	"ebenmass/models/importer"
)

// exportedFiles are an export that says little, and one chart for a type as the export calls it.
func exportedFiles() fstest.MapFS {
	return fstest.MapFS{
		"products.csv": file(`Title,URL handle,Description,Vendor,Type,Published on online store,Status,SKU,Option1 name,Option1 value,Option2 name,Option2 value,Price,Inventory quantity
Tee One,tee-1,Jersey.,Müller & Söhne,T-Shirts,TRUE,Active,A-S,Size,S,Color,Midnight,29.90,7
,tee-1,,,,,,A-M,,M,,Midnight,29.90,7
Tee Two,tee-2,Jersey.,Müller & Söhne,T-Shirts,TRUE,Active,B-S,Size,S,Color,Midnight,29.90,7
,tee-2,,,,,,B-M,,M,,Midnight,29.90,7
Hoodie,hoodie,Fleece.,Weberei,Hoodies,TRUE,Active,C-S,Size,S,Color,Midnight,59.90,7
,hoodie,,,,,,C-M,,M,,Midnight,59.90,7
`),
		"charts.csv": file(`id,type,measure,S,M
*,T-Shirts,Half chest,50,54
*,T-Shirts,Overall length,68,70
hoodie,,Half chest,54,58
`),
	}
}

// answers are what somebody who knows the goods fills in, by what the question is called.
var answers = map[string]string{
	"sizing": "men", "cut": "regular", "stretch": "high", "sleeve": "short", "fibres": "100 cotton", "kind": "garment", "method": "flat", "unit": "cm",
	"name": "Werk GmbH", "address": "Weg 1, 10115 Berlin", "email": "post@werk.example",
	"T-Shirts": "t-shirt", "Hoodies": "sweatshirt", "Midnight": "navy",
}

// Whatever is asked is answered where the mapping file asks for it: nothing is asked twice.
func TestWriteMapping_AnsweredWhereAsked(t *testing.T) {
	t.Parallel()
	files, mapping := exportedFiles(), ""
	for range 6 { // an answer may raise another question
		r := build(t, files, mapping)
		if r.staged.Questions() == 0 {
			break
		}
		written, err := r.staged.WriteMapping(mapping)
		if err != nil {
			t.Fatal(err)
		}
		mapping = fillIn(t, written)
	}
	r := build(t, files, mapping)
	if len(r.built) != 3 || r.staged.Questions() != 0 {
		t.Fatalf("built %d with\n%s\n%s", len(r.built), mapping, r.lines())
	}
	if tee := r.built["tee-2"].Product; tee.Type != fit.TShirt || tee.Maker.Name != "Werk GmbH" || len(tee.Chart.Sizes) != 2 {
		t.Errorf("%+v", tee)
	}
}

// fillIn answers every question of a mapping file.
func fillIn(t *testing.T, mapping string) string {
	t.Helper()
	lines := strings.Split(mapping, "\n")
	for i, l := range lines {
		key, _, asked := strings.Cut(l, " = ")
		if !asked || strings.HasPrefix(l, "#") || !strings.Contains(l, `"`+importer.Unanswered+`"`) {
			continue
		}
		answer, ok := answers[strings.Trim(key, `"`)]
		if !ok {
			t.Fatalf("%q is asked:\n%s", l, mapping)
		}
		lines[i] = strings.ReplaceAll(l, `"`+importer.Unanswered+`"`, `"`+answer+`"`)
	}
	return strings.Join(lines, "\n")
}

// A chart that is of no article is told.
func TestArticles_UnusedChart(t *testing.T) {
	t.Parallel()
	files := ownFiles()
	files["charts.csv"] = file(string(files["charts.csv"].Data) + "T9;garment;bust;flat;cm;;50;54;58;;\n*;garment;bust;flat;cm;;50;54;58;;\n")
	r := build(t, files, ownMapping)
	if !r.has("chart_without_article", "T9", "charts.csv:9") || r.count("chart_without_article") != 2 || !r.has("chart_without_article", "", "charts.csv:10") || len(r.built) != 2 {
		t.Errorf("findings:\n%s", r.lines())
	}
}

// What holds for all articles of a type may stand once, under the files' word for it; what is said of
// an article counts before it.
func TestArticles_AnsweredOnceForAType(t *testing.T) {
	t.Parallel()
	r := build(t, exportedFiles(), ownMapping+`
[defaults]
maker = "werk"
kind = "garment"
method = "flat"
unit = "cm"

[colours]
midnight = "navy"

[types.T-Shirts]
is = "t-shirt"
sizing = "men"
cut = "regular"
stretch = "high"
sleeve = "short"
fibres = "100 cotton"

[types.Hoodies]
is = "sweatshirt"
sizing = "women"
cut = "relaxed"
stretch = "some"
sleeve = "long"
fibres = "80 cotton, 20 polyester"

[articles.tee-2]
cut = "slim"
`)
	if len(r.built) != 3 || r.staged.Questions() != 0 {
		t.Fatalf("built %d:\n%s", len(r.built), r.lines())
	}
	if one, two := r.built["tee-1"].Product, r.built["tee-2"].Product; one.Cut != fit.CutRegular || two.Cut != fit.CutSlim || two.Stretch != one.Stretch {
		t.Errorf("%s, %s", one.Cut, two.Cut)
	}
}
