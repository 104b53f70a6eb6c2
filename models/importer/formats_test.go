package importer_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/importer"
)

// shopify is the sample of one generation of headers, with its mapping.
func shopify(t testing.TB, products string) (files fstest.MapFS, mapping string) {
	t.Helper()
	files = fstest.MapFS{}
	for _, name := range []string{products, "charts_wide.csv", "charts_long.csv", "mapping.toml"} {
		data, err := os.ReadFile("testdata/shopify/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return files, string(files["mapping.toml"].Data)
}

func TestArticles_Shopify(t *testing.T) {
	t.Parallel()
	for _, products := range []string{"products_new.csv", "products_old.csv"} {
		files, mapping := shopify(t, products)
		r := build(t, files, mapping)
		tee := r.built["lindenhemd"].Product
		if len(r.built) != 1 || len(tee.Variants) != 12 || len(tee.Colours) != 2 || r.outcomes["ulmenpulli"] != importer.Failed ||
			r.outcomes["riemen"] != importer.Skipped || r.outcomes["skizze"] != importer.Skipped {
			t.Fatalf("%s: %v\n%s", products, r.outcomes, r.lines())
		}
		if tee.Chart.Sizes[5].Measures[models.DimHip] != 141 || tee.Description.DE != "Jersey, 170 g/m². Baumwolle" {
			t.Errorf("%s: %v, %q", products, tee.Chart.Sizes[5], tee.Description.DE)
		}
		if n := r.count("compare_at_price"); n != 6 {
			t.Errorf("%s: %d compare-at prices", products, n)
		}
		for _, f := range []struct{ code, article, at string }{
			{"not_graded", "ulmenpulli", "charts_long.csv:15"},
			{"negative_stock", "ulmenpulli", products + ":15"},
			{"no_colour_option", "ulmenpulli", products + ":15"},
			{"draft", "skizze", products + ":22"},
			{"no_garment", "riemen", products + ":21"},
		} {
			if !r.has(f.code, f.article, f.at) {
				t.Errorf("%s: no %v in\n%s", products, f, r.lines())
			}
		}
		if want := "charts_long.csv:15: error not_graded ulmenpulli sleeve: sleeve M 61.0 after S 67.3"; !strings.Contains(r.lines(), want) {
			t.Errorf("%s: no %q", products, want)
		}
	}
}

// teeChart is a chart of T-shirts for labels.
func teeChart(id string, labels ...string) string {
	var b strings.Builder
	b.WriteString("id,kind,size,measure,method,value,unit\n")
	for i, l := range labels {
		fmt.Fprintf(&b, "%s,garment,%s,bust,round,%d,cm\n", id, l, 96+8*i)
	}
	return b.String()
}

func TestArticles_WooCommerce(t *testing.T) {
	t.Parallel()
	const head = "ID,Type,SKU,Name,Published,Description,In stock?,Stock,Length (cm),Sale price,Regular price,Categories,Parent,Attribute 1 name,Attribute 1 value(s),Attribute 2 name,Attribute 2 value(s)\n"
	files := fstest.MapFS{
		"products.csv": file(head +
			`7,variation,v-a,V - Navy,1,,1,,,,20,,vn,Color,Navy,Size,
8,variation,v-b,V - Ecru,1,,0,0,,15,20,,id:6,Color,Ecru,Size,Medium
6,variable,vn,V-Ausschnitt,1,<p>Jersey</p>,1,,24,,,Shirts > Tees,,Color,"Navy, Ecru",Size,"Small, Medium, Large"
9,"simple, downloadable, virtual",song,Song,1,,1,,,,5,Music,,,,,
10,simple,cap,Kappe,-1,,1,,,,5,Caps,,,,,
`),
		"charts.csv": file(teeChart("vn", "Small", "Medium", "Large")),
	}
	mapping := ownMapping + `
[types]
"Shirts > Tees" = { is = "t-shirt", sizing = "women", cut = "regular", stretch = "high", sleeve = "short" }
[defaults]
maker = "werk"
fibres = "100 cotton"
`
	r := build(t, files, mapping)
	vn := r.built["vn"]
	if len(r.built) != 1 || len(vn.Product.Variants) != 4 {
		t.Fatalf("%v\n%s", r.outcomes, r.lines())
	}
	if vn.Product.Prices[0].Cents != 2000 || !r.has("compare_at_price", "vn", "products.csv:3") {
		t.Errorf("price %v", vn.Product.Prices)
	}
	if vn.Stock[[2]string{"navy", "Large"}] != 1 || vn.Stock[[2]string{"ecru", "Medium"}] != 0 || len(vn.Stock) != 4 {
		t.Errorf("stock %v", vn.Stock)
	}
	if r.outcomes["song"] != importer.Skipped || !r.has("virtual", "song", "") || !r.has("unpublished", "cap", "") {
		t.Errorf("%v\n%s", r.outcomes, r.lines())
	}
	if _, parcel := vn.Product.Chart.Sizes[0].Measures[models.DimLength]; parcel {
		t.Error("the length of the parcel is taken for the garment's")
	}
}

func TestArticles_Google(t *testing.T) {
	t.Parallel()
	const mapping = ownMapping + `
[types."Damen > Blusen"]
is = "blouse"
cut = "regular"
stretch = "none"
sleeve = "long"
[defaults]
fibres = "100 linen"
`
	chart := file(strings.ReplaceAll(teeChart("LB", "36", "38"), "LB,garment,36,bust,round,96", "LB,garment,36,bust,round,95"))
	tsv := "id\ttitle\tdescription\tavailability\tprice\tsale_price\tsale_price_effective_date\tbrand\tproduct_type\titem_group_id\tcolor\tsize\tgender\tage_group\n" +
		"a\tBluse Navy 36\tText\tin_stock\t89.90 EUR\t\t\tWerk GmbH\tDamen > Blusen\tLB\tNavy\t36\tfemale\tadult\n" +
		"b\tBluse Navy 38\tText\tout_of_stock\t89.90 EUR\t\t\tWerk GmbH\tDamen > Blusen\tLB\tNavy\t38\tfemale\tadult\n" +
		"k\tKinderbluse\tText\tin_stock\t9.90 EUR\t\t\tWerk GmbH\tDamen > Blusen\t\tNavy\t116\tfemale\tkids\n"
	item := func(id, size, stock string) string {
		return "<item>\n<g:id>" + id + "</g:id><g:title>Bluse Navy " + size + "</g:title><g:description>Text</g:description><g:availability>" + stock +
			"</g:availability><g:price>89.90 EUR</g:price><g:brand>Werk GmbH</g:brand><g:product_type>Damen &gt; Blusen</g:product_type><g:item_group_id>LB</g:item_group_id>" +
			"<g:color>Navy</g:color><g:size>" + size + "</g:size><g:gender>female</g:gender><g:age_group>adult</g:age_group></item>\n"
	}
	rss := `<?xml version="1.0" encoding="UTF-8"?>` + "\n<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\"><channel><title>Werk</title>\n" + item("a", "36", "in_stock") + item("b", "38", "out_of_stock") + "</channel></rss>"
	atom := strings.NewReplacer("<rss version=\"2.0\"", "<feed xmlns=\"http://www.w3.org/2005/Atom\"", "</rss>", "</feed>", "<channel>", "", "</channel>", "", "<item>", "<entry>", "</item>", "</entry>").Replace(rss)
	for name, feed := range map[string]string{"feed.tsv": tsv, "rss.xml": rss, "atom.xml": atom} {
		r := build(t, fstest.MapFS{name: file(feed), "charts.csv": chart}, mapping)
		p := r.built["LB"].Product
		if len(p.Variants) != 2 || p.Name.DE != "Bluse" || p.Sizing != fit.Women || p.Prices[0].Cents != 8990 || p.Maker.Key != "werk" {
			t.Errorf("%s: %+v\n%s", name, p, r.lines())
		}
		if name == "feed.tsv" && !r.has("age_group", "k", "feed.tsv:4") {
			t.Errorf("%s:\n%s", name, r.lines())
		}
	}
}

func TestArticles_GoogleSalePrice(t *testing.T) {
	t.Parallel()
	for dates, cents := range map[string]models.Cents{
		"": 6900, "2026-11-01T00:00+0100/2026-12-24T00:00+0100": 6900, "2026-12-01T00:00+0100/2026-12-24T00:00+0100": 8990, "soon": 8990,
	} {
		tsv := "id\ttitle\tavailability\tprice\tsale_price\tsale_price_effective_date\tproduct_type\tcolor\tsize\tgender\n" +
			"a\tBluse\tin_stock\t89.90 EUR\t69.00 EUR\t" + dates + "\tblouse\tNavy\t36\tfemale\n"
		r := build(t, fstest.MapFS{"feed.tsv": file(tsv), "charts.csv": file(teeChart("a", "36", "38"))}, ownMapping+`
[defaults]
maker = "werk"
fibres = "100 linen"
cut = "regular"
stretch = "none"
sleeve = "long"
`)
		if p := r.built["a"].Product; len(p.Prices) != 1 || p.Prices[0].Cents != cents {
			t.Errorf("%q: %v\n%s", dates, p.Prices, r.lines())
		}
	}
}
