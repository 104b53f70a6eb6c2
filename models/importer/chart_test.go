package importer_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/importer"
)

// chartOf imports one article of a type with a chart in CSV.
func chartOf(t *testing.T, garment, chart, mapping string) (models.Chart, *result) {
	t.Helper()
	files := ownFiles()
	columns := "id;department;type;cut;stretch;sleeve;leg;name_de;name_en;fibres;maker;colour;hex;size;price;stock\n"
	sleeve, leg := "long", ""
	switch garment {
	case "jeans", "trousers":
		sleeve, leg = "", "full"
	case "skirt", "shorts":
		sleeve = ""
	}
	size := map[bool]string{true: "30/32", false: "S"}[garment == "jeans"]
	files["articles.csv"] = file(columns + "X;women;" + garment + ";regular;none;" + sleeve + ";" + leg + ";N;N;100 cotton;werk;Marine;#2a3853;" + size + ";9,90;1\n")
	files["charts.csv"] = file(chart)
	r := build(t, files, ownMapping+mapping)
	return r.built["X"].Product.Chart, r
}

func TestArticles_ChartMeasures(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		garment, chart, mapping string
		want                    map[models.Dim]float64 // of the first size
	}{
		"flat inches with fractions": {"trousers", "id;kind;measure;method;unit;S\nX;garment;waist;flat;in;13 3/4\nX;garment;hip;half;in;18½\nX;garment;inseam;;in;30\n", "",
			map[models.Dim]float64{models.DimWaist: 69.9, models.DimHip: 94, models.DimInseam: 76.2}},
		"words":                   {"dress", "id,measure,unit,S\nX,½ Brustweite,cm,\"48,5\"\nX,Taillenumfang,cm,82\nX,Rückenlänge,cm,100\nX,Ärmellänge,cm,60\n", "[defaults]\nkind = \"garment\"\n", map[models.Dim]float64{models.DimBust: 97, models.DimWaist: 82, models.DimLength: 100, models.DimSleeve: 60}},
		"French":                  {"dress", "id,kind,measure,unit,S\nX,garment,Tour de poitrine,cm,96\nX,garment,Demi tour de taille,cm,40\nX,garment,Longueur,cm,98\n", "", map[models.Dim]float64{models.DimBust: 96, models.DimWaist: 80, models.DimLength: 98}},
		"method of the mapping":   {"dress", "id,kind,measure,unit,S\nX,garment,Chest Width,cm,48\n", "[measures]\n\"Chest Width\" = { is = \"bust\", method = \"flat\" }\n", map[models.Dim]float64{models.DimBust: 96}},
		"hem only where mapped":   {"dress", "id,kind,measure,method,unit,S\nX,garment,bust,round,cm,96\nX,garment,hem,round,cm,110\n", "", map[models.Dim]float64{models.DimBust: 96}},
		"hem as hip":              {"dress", "id,kind,measure,method,unit,S\nX,garment,bust,round,cm,96\nX,garment,hem,round,cm,110\n", "[measures]\nhem = \"hip\"\n", map[models.Dim]float64{models.DimBust: 96, models.DimHip: 110}},
		"sleeve from centre back": {"dress", "id,kind,measure,method,unit,S\nX,garment,bust,round,cm,96\nX,garment,shoulder,,cm,40\nX,garment,Sleeve from center back,,cm,80\n", "", map[models.Dim]float64{models.DimBust: 96, models.DimShoulder: 40, models.DimSleeve: 60}},
		"the same, no shoulder":   {"dress", "id,kind,measure,method,unit,S\nX,garment,bust,round,cm,96\nX,garment,Sleeve from center back,,cm,80\n", "", map[models.Dim]float64{models.DimBust: 96}},
		"rows of sizes":           {"dress", "id,kind,size,bust,waist,method,unit\nX,garment,S,48,41,flat,cm\nX,garment,M,52,45,flat,cm\n", "", map[models.Dim]float64{models.DimBust: 96, models.DimWaist: 82}},
		"outseam of trousers":     {"trousers", "id,kind,measure,method,unit,S\nX,garment,waist,round,cm,70\nX,garment,outseam,,cm,102\n", "", map[models.Dim]float64{models.DimWaist: 70, models.DimLength: 102}},
		"file before defaults":    {"dress", "id,kind,measure,method,unit,S\nX,garment,bust,round,in,38\n", "[defaults]\nunit = \"cm\"\n", map[models.Dim]float64{models.DimBust: 96.5}},
		"article before file":     {"dress", "id,kind,measure,method,unit,S\nX,garment,bust,round,in,96\n", "[articles.X]\nunit = \"cm\"\n", map[models.Dim]float64{models.DimBust: 96}},
		"flat is of a garment":    {"dress", "id,measure,method,unit,S\nX,bust,flat,cm,48\nX,length,,cm,100\n", "", map[models.Dim]float64{models.DimBust: 96, models.DimLength: 100}},
	} {
		chart, r := chartOf(t, c.garment, c.chart, c.mapping)
		if len(chart.Sizes) == 0 || !maps.Equal(chart.Sizes[0].Measures, c.want) {
			t.Errorf("%s: %v, not %v\n%s", name, chart.Sizes, c.want, r.lines())
		}
	}
}

func TestArticles_ChartErrors(t *testing.T) {
	t.Parallel()
	const head = "id,kind,measure,method,unit,S,M,L\n"
	for name, c := range map[string]struct{ garment, chart, mapping, code, at string }{
		"no kind":                {"dress", "id,measure,method,unit,S\nX,bust,round,cm,96\n", "", "no_kind", "charts.csv:2"},
		"no method":              {"dress", "id,kind,measure,unit,S\nX,garment,bust,cm,96\n", "", "no_method", "charts.csv:2"},
		"no unit":                {"dress", "id,kind,measure,method,S\nX,garment,bust,round,96\n", "", "no_unit", "charts.csv:2"},
		"unit unknown":           {"dress", "id,kind,measure,method,unit,S\nX,garment,bust,round,mm,960\n", "", "unknown_value", "charts.csv:2"},
		"kind unknown":           {"dress", "id,kind,measure,method,unit,S\nX,cloth,bust,round,cm,96\n", "", "unknown_value", "charts.csv:2"},
		"width alone":            {"dress", "id,kind,measure,method,unit,S\nX,garment,Weite,flat,cm,48\n", "", "unknown_measure", "charts.csv:2"},
		"unanswered":             {"dress", "id,kind,measure,method,unit,S\nX,garment,Weite,flat,cm,48\n", "[measures]\nWeite = { is = \"?\" }\n", "unanswered", "charts.csv:2"},
		"kind unanswered":        {"dress", "id,measure,method,unit,S\nX,bust,round,cm,96\n", "[articles.X]\nkind = \"?\"\n", "unanswered", "charts.csv:2"},
		"half, but round":        {"dress", "id,kind,measure,method,unit,S\nX,garment,½ Brust,round,cm,48\n", "", "method_conflict", "charts.csv:2"},
		"girth shrinks":          {"dress", head + "X,garment,bust,round,cm,96,95,104\n", "", "not_graded", "charts.csv:2"},
		"girth stays":            {"dress", head + "X,garment,bust,round,cm,96,102,108\nX,garment,waist,round,cm,80,80,90\n", "", "not_graded", "charts.csv:3"},
		"length shrinks":         {"dress", head + "X,garment,bust,round,cm,96,102,108\nX,garment,length,,cm,100,99,101\n", "", "not_graded", "charts.csv:3"},
		"one size short":         {"dress", head + "X,garment,bust,round,cm,96,102,108\nX,garment,waist,round,cm,80,,90\n", "", "incomplete", "charts.csv:3"},
		"no bust":                {"dress", head + "X,garment,waist,round,cm,80,84,90\n", "", "no_leading_zone", "charts.csv:2"},
		"no waist":               {"trousers", head + "X,garment,hip,round,cm,90,94,98\n", "", "no_leading_zone", "charts.csv:2"},
		"flat taken for round":   {"dress", head + "X,garment,bust,round,cm,24,26,28\n", "", "out_of_range", "charts.csv:2"},
		"much too large":         {"dress", head + "X,garment,bust,round,in,96,102,130\n", "", "out_of_range", "charts.csv:2"},
		"a sign":                 {"dress", head + "X,garment,bust,round,cm,-96,102,108\n", "", "number", "charts.csv:2"},
		"an exponent":            {"dress", head + "X,garment,bust,round,cm,9e1,102,108\n", "", "number", "charts.csv:2"},
		"thousands":              {"dress", head + "X,garment,bust,round,cm,\"1.096,5\",102,108\n", "", "number", "charts.csv:2"},
		"a range of a garment":   {"dress", head + "X,garment,bust,round,cm,94-96,102,108\n", "", "number", "charts.csv:2"},
		"size twice":             {"dress", "id,kind,size,measure,method,value,unit\nX,garment,S,bust,round,96,cm\nX,garment,S,bust,round,97,cm\n", "", "duplicate_size", "charts.csv:3"},
		"two words for one size": {"dress", head + "X,garment,bust,round,cm,96,102,108\n", "[sizes]\nM = \"S\"\n", "duplicate_size", "charts.csv:2"},
		"long label":             {"dress", "id,kind,measure,method,unit,a label of many letters\nX,garment,bust,round,cm,96\n", "", "size", "charts.csv:2"},
		"size not in the chart":  {"dress", "id,kind,measure,method,unit,M\nX,garment,bust,round,cm,104\n", "", "size_not_in_chart", "articles.csv:2"},
		"looks like bodies":      {"dress", head + "X,garment,bust,round,cm,86,94,102\n", "", "looks_like_body_chart", "charts.csv:2"},
		"said, not accepted":     {"dress", head + "X,garment,bust,round,cm,86,94,102\n", "[articles.X]\nkind = \"garment\"\n", "looks_like_body_chart", "charts.csv:2"},
		"chart of nobody":        {"dress", "size,Chest to Fit\nS,34-37\n", "", "chart_without_article", "charts.csv:2"},
		"all of no type":         {"dress", "id,kind,measure,method,unit,S\n*,garment,bust,round,cm,96\n", "", "chart_without_article", "charts.csv:2"},
		"no chart":               {"dress", "id,kind,measure,method,unit,S\nY,garment,bust,round,cm,96\n", "", "no_chart", "articles.csv:2"},
		"body to fit, no unit":   {"dress", "id,size,Chest to Fit\nX,S,34-37\n", "", "no_unit", "charts.csv:2"},
	} {
		_, r := chartOf(t, c.garment, c.chart, c.mapping)
		if !r.has(c.code, "", c.at) || len(r.built) != 0 {
			t.Errorf("%s: no %s at %s in\n%s", name, c.code, c.at, r.lines())
		}
	}
}

func TestArticles_ChartLooksLikeBodyAccepted(t *testing.T) {
	t.Parallel()
	const chart = "id,kind,measure,method,unit,S,M,L\nX,garment,bust,round,cm,86,94,102\n"
	files := ownFiles()
	_, r := chartOf(t, "dress", chart, "[articles.X]\nkind = \"garment\"\n")
	if len(r.built) != 0 {
		t.Fatal("not an error")
	}
	files["articles.csv"] = file("id;department;type;cut;stretch;sleeve;name_de;name_en;fibres;maker;colour;hex;size;price;stock\nX;women;dress;regular;none;long;N;N;100 cotton;werk;Marine;#2a3853;S;9,90;1\n")
	files["charts.csv"] = file(chart)
	r = build(t, files, "accept = [\"looks_like_body_chart\"]\n"+ownMapping+"[articles.X]\nkind = \"garment\"\n")
	if len(r.built) != 1 || !strings.Contains(r.lines(), "warn looks_like_body_chart") {
		t.Errorf("findings:\n%s", r.lines())
	}
}

func TestArticles_ChartAxes(t *testing.T) {
	t.Parallel()
	chart, r := chartOf(t, "jeans", "id,size,waist,hip,inseam,front rise,unit,method,kind\n"+
		"X,32/30,16 1/2,20,30,10,in,half,garment\nX,30/30,15 1/2,19,30,10,in,half,garment\nX,30/32,15 1/2,19,32,10,in,half,garment\nX,32/32,16 1/2,20,32,10,in,half,garment\n", "")
	var labels []string
	for _, s := range chart.Sizes {
		labels = append(labels, s.Label)
	}
	if want := []string{"W30/L30", "W32/L30", "W30/L32", "W32/L32"}; !slices.Equal(labels, want) || chart.System != models.SizeJeans || chart.Sizes[3].Waist != 1 || chart.Sizes[3].Length != 1 {
		t.Errorf("%v\n%s", chart, r.lines())
	}
	if !r.has("not_used", "X", "charts.csv:2") || r.count("not_used") != 1 {
		t.Errorf("findings:\n%s", r.lines())
	}
}

func TestArticles_CutDiffers(t *testing.T) {
	t.Parallel()
	wide := fit.Target(fit.Women, fit.Dress, fit.CutRelaxed, fit.StretchNone, fit.LegNone, fit.Bust)
	if wide != 10 {
		t.Fatalf("the ease of a relaxed dress is %v: the chart below is no longer of one", wide)
	}
	_, r := chartOf(t, "dress", "id,kind,measure,method,unit,S,M\nX,garment,bust,round,cm,96,104\nX,body,bust,,cm,84-88,92-96\n", "")
	if !r.has("cut_differs", "X", "charts.csv:2") || len(r.built) != 1 {
		t.Errorf("findings:\n%s", r.lines())
	}
	if _, r := chartOf(t, "dress", "id,kind,measure,method,unit,S,M\nX,garment,bust,round,cm,92,100\nX,body,bust,,cm,84-88,92-96\n", ""); r.has("cut_differs", "", "") {
		t.Errorf("the same cut:\n%s", r.lines())
	}
}

func TestArticles_NothingIsGuessed(t *testing.T) {
	t.Parallel()
	own := ownFiles()
	for column, code := range map[string]string{"men;": "no_department", "t-shirt;": "no_type", "regular;": "no_cut", "high;": "no_stretch", "short;": "no_sleeve", "100 cotton;": "no_fibres", "werk;": "no_maker"} {
		text := strings.Replace(string(own["articles.csv"].Data), column, ";", 1)
		r := build(t, withArticles(text), ownMapping)
		if r.outcomes["T1"] != importer.Failed || !r.has(code, "T1", "articles.csv:2") {
			t.Errorf("without %q:\n%s", column, r.lines())
		}
	}
	r := build(t, withArticles(strings.Replace(string(own["articles.csv"].Data), "100 cotton;", ";", 1)), "accept = [\"no_fibres\"]\n"+ownMapping)
	if p := r.built["T1"].Product; r.outcomes["T1"] != importer.Built || len(p.Fibres) != 0 {
		t.Errorf("fibres accepted:\n%s", r.lines())
	}
}

// withArticles are our own files with other articles.
func withArticles(text string) fstest.MapFS {
	files := ownFiles()
	files["articles.csv"] = file(text)
	return files
}

func TestArticles_Prices(t *testing.T) {
	t.Parallel()
	own := string(ownFiles()["articles.csv"].Data)
	for written, c := range map[string]struct {
		cents models.Cents
		code  string
	}{
		"29.90": {2990, ""}, "29": {2900, ""}, "29,9": {2990, ""}, "29.90 EUR": {2990, ""}, "€ 29,90": {2990, ""},
		"1.299,00": {0, "price"}, "-5": {0, "price"}, "+5": {0, "price"}, "0": {0, "price"}, "1e3": {0, "price"}, "29.901": {0, "price"},
		"29.90 USD": {0, "currency"}, "31.00": {0, "several_prices"}, "9999999": {0, "price"},
	} {
		text := strings.ReplaceAll(own, "29,90", written)
		if c.code == "several_prices" {
			text = strings.Replace(own, "29,90", written, 1)
		}
		r := build(t, withArticles(text), ownMapping)
		if p := r.built["T1"].Product; c.code == "" && (len(p.Prices) != 1 || p.Prices[0].Cents != c.cents) || c.code != "" && !r.has(c.code, "T1", "") {
			t.Errorf("%q: %v\n%s", written, p.Prices, r.lines())
		}
	}
	r := build(t, withArticles(strings.Replace(own, "29,90", "31,00", 1)), ownMapping+"[defaults]\nprice = \"highest\"\n")
	if p := r.built["T1"].Product; len(p.Prices) != 1 || p.Prices[0].Cents != 3100 {
		t.Errorf("highest: %v\n%s", p.Prices, r.lines())
	}
}
