package importer_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/importer"
)

// day is when tests import.
var day = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)

// tables are a small palette and what else articles name by key.
func tables() *importer.Tables {
	return &importer.Tables{
		Colours: map[string]models.Colour{
			"navy":  {Key: "navy", Name: models.Text{DE: "Marine", EN: "Navy"}, Hex: "#2a3853", Family: "blue"},
			"ecru":  {Key: "ecru", Name: models.Text{DE: "Ecru", EN: "Ecru"}, Hex: "#e0d5bd", Family: "beige"},
			"black": {Key: "black", Name: models.Text{DE: "Schwarz", EN: "Black"}, Hex: "#222120", Family: "black"},
		},
		Fibres: map[string]importer.Fibre{
			"cotton":      {Name: models.Text{DE: "Baumwolle", EN: "Cotton"}, Material: "cotton"},
			"polyester":   {Name: models.Text{DE: "Polyester", EN: "Polyester"}, Material: "polyester"},
			"linen":       {Name: models.Text{DE: "Leinen", EN: "Linen"}, Material: "linen"},
			"virgin-wool": {Name: models.Text{DE: "Schurwolle", EN: "Virgin wool"}, Material: "wool"},
			"elastane":    {Name: models.Text{DE: "Elastan", EN: "Elastane"}, Material: "elastane"},
		},
		Care: map[string]models.Text{"wash-40": {DE: "Waschen bei 40 °C", EN: "Wash at 40 °C"}, "no-bleach": {DE: "Nicht bleichen", EN: "Do not bleach"}},
	}
}

// result is what came out of an import into an empty shop.
type result struct {
	built    map[string]importer.Article
	outcomes map[string]importer.Outcome
	findings []importer.Finding
	staged   *importer.Staged
}

// has reports whether there is a finding of a code, about an article and in a place.
func (r *result) has(code, article, at string) bool {
	return slices.ContainsFunc(r.findings, func(f importer.Finding) bool {
		return f.Code == code && (article == "" || f.Article == article) && (at == "" || fmt.Sprintf("%s:%d", f.File, f.Line) == at)
	})
}

func (r *result) count(code string) (n int) {
	for _, f := range r.findings {
		if f.Code == code {
			n++
		}
	}
	return n
}

func (r *result) lines() string {
	var b strings.Builder
	for _, f := range r.findings {
		b.WriteString(f.String() + "\n")
	}
	return b.String()
}

// build imports files into an empty shop.
func build(t testing.TB, files fs.FS, mapping string) *result {
	t.Helper()
	r, err := tryBuild(files, mapping)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.staged.Close() })
	return r
}

func tryBuild(files fs.FS, mapping string) (*result, error) {
	m, err := importer.ParseMapping(strings.NewReader(mapping))
	if err != nil {
		return nil, err
	}
	r := &result{built: map[string]importer.Article{}, outcomes: map[string]importer.Outcome{}}
	r.staged, err = importer.Read(context.Background(), files, "", importer.Options{
		Mapping: m, Tables: tables(), Now: day, Report: func(f importer.Finding) { r.findings = append(r.findings, f) },
	})
	if err != nil {
		return nil, err
	}
	err = r.staged.Articles(context.Background(), func(string) (*models.Product, error) { return nil, nil }, func(a importer.Article, o importer.Outcome) error {
		r.outcomes[a.Key] = o
		if o == importer.Built {
			r.built[a.Key] = a
		}
		return nil
	})
	return r, errors.Join(err)
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }

// ownFiles are two articles in our own format with their charts.
func ownFiles() fstest.MapFS {
	return fstest.MapFS{
		"articles.csv": file(`id;department;type;cut;stretch;sleeve;leg;free;name_de;name_en;description_de;description_en;fibres;care;maker;colour;hex;size;price;currency;stock;sku;picture
T1;men;t-shirt;regular;high;short;;;Hemdchen;Tee;Jersey.;Jersey.;100 cotton;wash-40;werk;Marine;#2a3853;S;29,90;EUR;5;T1-S;
T1;;;;;;;;;;;;;;;Marine;;M;29,90;EUR;6;T1-M;
T1;;;;;;;;;;;;;;;Marine;;L;29,90;EUR;7;T1-L;
H2;women;trousers;regular;some;;full;;Hose;Trousers;Wolle.;Wool.;96 virgin-wool, 4 elastane;;werk;Schwarz;#222120;36;119,00;EUR;3;H2-36;
H2;;;;;;;;;;;;;;;Schwarz;;38;119,00;EUR;4;H2-38;
`),
		"charts.csv": file(`id;kind;measure;method;unit;tolerance;S;M;L;36;38
T1;garment;bust;flat;cm;1;47,5;51,5;55,5;;
T1;garment;hem;flat;cm;1;47,5;51,5;55,5;;
T1;garment;length;;cm;1,5;67;70;73;;
H2;garment;waist;flat;in;1/4;;;;13 3/4;14 1/2
H2;garment;hip;flat;in;1/4;;;;18 5/8;19 1/4
H2;garment;inseam;;in;1/4;;;;30;30
H2;garment;front rise;;in;1/4;;;;10;10 1/4
`),
	}
}

const ownMapping = `
[makers.werk]
name = "Werk GmbH"
address = "Weg 1, 10115 Berlin"
email = "post@werk.example"
`

func TestArticles_OwnFormat(t *testing.T) {
	t.Parallel()
	r := build(t, ownFiles(), ownMapping)
	tee, trousers := r.built["T1"].Product, r.built["H2"].Product
	if len(r.built) != 2 || len(tee.Variants) != 3 || len(trousers.Variants) != 2 {
		t.Fatalf("%d built:\n%s", len(r.built), r.lines())
	}
	if tee.Chart.Sizes[0].Measures[models.DimBust] != 95 || trousers.Chart.Sizes[0].Measures[models.DimWaist] != 69.9 || trousers.Chart.Sizes[0].Measures[models.DimInseam] != 76.2 {
		t.Errorf("measures %v, %v", tee.Chart.Sizes[0].Measures, trousers.Chart.Sizes[0].Measures)
	}
	if tee.Prices[0].Cents != 2990 || r.built["T1"].Stock[[2]string{"marine", "M"}] != 6 || tee.Fibres[0].Percent != 100 || trousers.Material != "wool" {
		t.Errorf("price %v, stock %v, fibres %v, %v", tee.Prices, r.built["T1"].Stock, tee.Fibres, trousers.Material)
	}
	if tee.Variants[0].SKU != "T1-S" || tee.Colours[0].Family != "blue" || tee.Sizing != fit.Men || trousers.Leg != fit.LegFull {
		t.Errorf("%+v", tee.Variants[0])
	}
	if !r.has("not_used", "T1", "charts.csv:3") || !r.has("no_care", "H2", "") {
		t.Errorf("findings:\n%s", r.lines())
	}
}

func TestWriteMapping_KeepsAnswersAndComments(t *testing.T) {
	t.Parallel()
	files := ownFiles()
	files["articles.csv"] = file(strings.Replace(string(files["articles.csv"].Data), "men;t-shirt;regular;high;", "men;t-shirt;;;", 1))
	mapping := ownMapping + "\n[articles.T1] # the tee\ncut = \"slim\" # measured\n\n[colours]\n# none\n"
	r := build(t, files, mapping)
	if !r.has("no_stretch", "T1", "articles.csv:2") || r.has("no_cut", "", "") || r.outcomes["T1"] != importer.Failed {
		t.Fatalf("findings:\n%s", r.lines())
	}
	text, err := r.staged.WriteMapping(mapping)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"[articles.T1] # the tee\ncut = \"slim\" # measured\n# one of: none, some, high\n# 1 articles: articles.csv:2; a wrong answer changes the advice for 11-52 % of people\nstretch = \"?\"\n", "[colours]\n# none\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
	again := build(t, files, text)
	if !again.has("unanswered", "T1", "articles.csv:2") {
		t.Errorf("findings:\n%s", again.lines())
	}
	twice, err := again.staged.WriteMapping(text)
	if err != nil || twice != text {
		t.Errorf("a second time: %v\n%s", err, twice)
	}
	if r := build(t, files, strings.Replace(text, `"?"`, `"high"`, 1)); len(r.built) != 2 {
		t.Errorf("answered:\n%s", r.lines())
	}
}
