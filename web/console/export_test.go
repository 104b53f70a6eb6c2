package console_test

import (
	"bytes"
	"database/sql"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/seed"
	"ebenmass/web/console"
	"ebenmass/web/settings"
)

// seededData is a data folder of the demo's shop.
func seededData(t *testing.T) string {
	t.Helper()
	data := t.TempDir()
	shop, err := store.Open(t.Context(), store.Settings{DataDir: data})
	must(t, err)
	must(t, seed.Into(t.Context(), shop))
	must(t, shop.Close())
	return data
}

// export exports a shop and returns where to.
func export(t *testing.T, data, format string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "out")
	must(t, console.Export(t.Context(), settings.Settings{
		Command: settings.Export, Data: data, File: file, BaseURL: "https://shop.example", Exporting: settings.Exporting{Format: format, Lang: models.German},
	}, time.Now, io.Discard))
	return file
}

func loadAll(t *testing.T, data string) []models.Product {
	t.Helper()
	shop, err := store.Open(t.Context(), store.Settings{DataDir: data})
	must(t, err)
	defer shop.Close()
	all, err := shop.LoadCatalogue(t.Context())
	must(t, err)
	return all
}

// TestExport_ImportFindsNoChange exports the demo's catalogue and imports it into the same shop,
// and into an empty one, of which the same is exported again.
func TestExport_ImportFindsNoChange(t *testing.T) {
	t.Parallel()
	data := seededData(t)
	before := loadAll(t, data)
	folder := export(t, data, settings.ExportEbenmass)
	unchanged := "articles: 0 added, 0 changed, 0 ended, 0 skipped, 0 failed"
	out, err := runImport(t, settings.Settings{File: folder, Data: data})
	if err != nil || !strings.HasSuffix(strings.TrimSpace(out), unchanged) {
		t.Fatalf("the same shop: %v\n%s", err, out)
	}
	if after := loadAll(t, data); !reflect.DeepEqual(before, after) {
		t.Error("the catalogue is another")
	}
	fresh := t.TempDir()
	for _, want := range []string{fmt.Sprintf("articles: %d added, 0 changed, 0 ended, 0 skipped, 0 failed", len(before)), unchanged} {
		if out, err = runImport(t, settings.Settings{File: folder, Data: fresh}); err != nil || !strings.HasSuffix(strings.TrimSpace(out), want) {
			t.Fatalf("an empty shop: %v\n%s", err, out)
		}
	}
	copied := loadAll(t, fresh)
	for i := range copied {
		one, two := before[i], copied[i]
		one.Prices, two.Prices = nil, nil // only the present one is exported
		one.Added, two.Added = one.Added.UTC(), two.Added.UTC()
		if !reflect.DeepEqual(one, two) {
			t.Errorf("%s came back as\n%+v, was\n%+v", one.Slug, two, one)
		}
		now := time.Now()
		if before[i].Price(now) != copied[i].Price(now) {
			t.Errorf("%s costs %d, was %d", one.Slug, copied[i].Price(now), before[i].Price(now))
		}
	}
	again := export(t, fresh, settings.ExportEbenmass)
	for _, name := range []string{"articles.csv", "charts.csv"} {
		a, errA := os.ReadFile(filepath.Join(folder, name))
		b, errB := os.ReadFile(filepath.Join(again, name))
		must(t, errA)
		must(t, errB)
		if got := strings.ReplaceAll(string(b), "\r", ""); name == "charts.csv" && got != string(a) {
			t.Errorf("%s is another after export, import and export", name)
		}
	}
}

func TestExport_StockMovesOnByTheSourcesNumber(t *testing.T) {
	t.Parallel()
	source, data := importFolder(t), t.TempDir()
	_, err := runImport(t, settings.Settings{File: source, Data: data})
	must(t, err)
	sell(t, data, "tee", -2)
	folder := export(t, data, settings.ExportEbenmass)
	out, err := runImport(t, settings.Settings{File: folder, Data: data})
	if err != nil || !strings.Contains(out, "0 added, 0 changed") {
		t.Errorf("%v\n%s", err, out)
	}
	fresh := t.TempDir()
	_, err = runImport(t, settings.Settings{File: folder, Data: fresh})
	must(t, err)
	// The source says three and four again: nothing has come or gone at the source.
	_, err = runImport(t, settings.Settings{File: source, Data: fresh, Importing: settings.Importing{Mapping: filepath.Join(folder, "mapping.toml")}})
	must(t, err)
	for _, dir := range []string{data, fresh} {
		if v := loadAll(t, dir)[0].Variants; v[0].Stock != 1 || v[1].Stock != 4 {
			t.Errorf("stock %+v", v)
		}
	}
}

// sell moves the stock of an article's first variant.
func sell(t *testing.T, data, slug string, pieces int) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(data, "ebenmass.db"))
	must(t, err)
	_, err = db.Exec("UPDATE variants SET stock = stock + ? WHERE product = ? AND position = 0", pieces, slug)
	must(t, err)
	must(t, db.Close())
}

// googleMapping answers what a feed does not say, for the demo's catalogue.
func googleMapping(t *testing.T, data string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("accept = [\"no_fibres\", \"looks_like_body_chart\"]\n[defaults]\nkind = \"garment\"\n")
	makers := map[string]bool{}
	for _, p := range loadAll(t, data) {
		if !makers[p.Maker.Key] {
			makers[p.Maker.Key] = true
			fmt.Fprintf(&b, "[makers.%q]\nname = %q\naddress = %q\nemail = %q\n", p.Maker.Key, p.Maker.Name, p.Maker.Address, p.Maker.Email)
		}
		var fibres, free []string
		for _, f := range p.Fibres {
			fibres = append(fibres, fmt.Sprintf("%d %s", f.Percent, f.Name.DE))
		}
		for _, zone := range p.Free {
			free = append(free, zone.String())
		}
		fmt.Fprintf(&b, "[articles.%q]\ntype = %q\ncut = %q\nstretch = %q\nsleeve = %q\nleg = %q\nfibres = %q\nfree = %q\n",
			p.Slug, p.Type, p.Cut, p.Stretch, p.Sleeve, p.Leg, strings.Join(fibres, ", "), strings.Join(free, ","))
	}
	return b.String()
}

func TestExport_FeedIsImportedAsGoogles(t *testing.T) {
	t.Parallel()
	data := seededData(t)
	all := loadAll(t, data)
	charts, err := os.ReadFile(filepath.Join(export(t, data, settings.ExportEbenmass), "charts.csv"))
	must(t, err)
	for format, name := range map[string]string{settings.ExportXML: "feed.xml", settings.ExportTSV: "feed.tsv"} {
		folder := t.TempDir()
		feed, err := os.ReadFile(export(t, data, format))
		must(t, err)
		for name, content := range map[string][]byte{name: feed, "charts.csv": charts, "mapping.toml": []byte(googleMapping(t, data))} {
			must(t, os.WriteFile(filepath.Join(folder, name), content, 0o600))
		}
		fresh := t.TempDir()
		out, err := runImport(t, settings.Settings{File: folder, Data: fresh, Importing: settings.Importing{Format: "google"}})
		if want := fmt.Sprintf("articles: %d added, 0 changed, 0 ended, 0 skipped, 0 failed", len(all)); err != nil || !strings.Contains(out, want) {
			t.Fatalf("%s: %v\n%s", format, err, out[max(0, len(out)-2000):])
		}
		for i, p := range loadAll(t, fresh) {
			q := &all[i]
			if p.Slug != q.Slug || p.Name.DE != q.Name.DE || p.Sizing != q.Sizing || len(p.Variants) != len(q.Variants) || !reflect.DeepEqual(p.Chart.Sizes, q.Chart.Sizes) || p.Maker != q.Maker {
				t.Errorf("%s: %s came back as %s, %q, %d variants, %+v", format, q.Slug, p.Slug, p.Name.DE, len(p.Variants), p.Maker)
			}
		}
	}
}

// TestExport_FeedItems reads the feed by the rules of Google's product data specification.
func TestExport_FeedItems(t *testing.T) {
	t.Parallel()
	data := seededData(t)
	all := loadAll(t, data)
	type item struct {
		ID    string `xml:"id"`
		Group string `xml:"item_group_id"`
		Title string `xml:"title"`
		Link  string `xml:"link"`
		Image string `xml:"image_link"`
		Price string `xml:"price"`
		Sale  string `xml:"sale_price"`
		Size  string `xml:"size"`
		Kind  string `xml:"size_system"`
		Stock string `xml:"availability"`
		Need  []struct {
			XMLName xml.Name
		} `xml:",any"`
		Details []struct {
			Section string `xml:"section_name"`
			Name    string `xml:"attribute_name"`
			Value   string `xml:"attribute_value"`
		} `xml:"product_detail"`
	}
	var feed struct {
		Items []item `xml:"channel>item"`
	}
	raw, err := os.ReadFile(export(t, data, settings.ExportXML))
	must(t, err)
	must(t, xml.Unmarshal(raw, &feed))
	bySKU := map[string]item{}
	for _, i := range feed.Items {
		bySKU[i.ID] = i
		if len(i.ID) > 50 || len([]rune(i.Title)) > 150 || !strings.HasPrefix(i.Link, "https://shop.example/de/products/"+i.Group+"?colour=") || !strings.HasPrefix(i.Image, "https://shop.example/static/garments/") {
			t.Errorf("%+v", i)
		}
	}
	now, n, reduced := time.Now(), 0, 0
	for i := range all {
		p := &all[i]
		r, lowered := p.Reduction(now)
		if lowered {
			reduced++
		}
		for _, v := range p.Variants {
			n++
			got := bySKU[v.SKU]
			price, sale := p.Price(now), ""
			if lowered {
				price, sale = r.Lowest, fmt.Sprintf("%d.%02d EUR", p.Price(now)/100, p.Price(now)%100)
			}
			if want := fmt.Sprintf("%d.%02d EUR", price/100, price%100); got.Price != want || got.Sale != sale || got.Size != v.Size || (got.Stock == "in_stock") != (v.Stock > 0) || (got.Kind == "DE") != (p.Chart.System == models.SizeNumeric) {
				t.Errorf("%s: %+v, want %s and %q", v.SKU, got, want, sale)
			}
			if len(got.Details) != len(p.Chart.Dims) {
				t.Errorf("%s: %d measures of %d", v.SKU, len(got.Details), len(p.Chart.Dims))
			}
		}
	}
	if len(feed.Items) != n || reduced == 0 {
		t.Errorf("%d items of %d variants, %d articles reduced", len(feed.Items), n, reduced)
	}
	if !bytes.Contains(raw, []byte("<g:section_name>Maße des Stücks</g:section_name><g:attribute_name>Brustweite rundum</g:attribute_name>")) {
		t.Error("no measures all round")
	}
}

func TestExport_CellsAreNoFormulas(t *testing.T) {
	t.Parallel()
	source, data := importFolder(t), t.TempDir()
	articles := filepath.Join(source, "articles.csv")
	text, err := os.ReadFile(articles)
	must(t, err)
	must(t, os.WriteFile(articles, []byte(strings.NewReplacer("Hemdchen", "=1+1", ",Tee,", ",@SUM(A1),").Replace(string(text))), 0o600))
	_, err = runImport(t, settings.Settings{File: source, Data: data})
	must(t, err)
	folder := export(t, data, settings.ExportEbenmass)
	file, err := os.Open(filepath.Join(folder, "articles.csv"))
	must(t, err)
	defer file.Close()
	rows := csv.NewReader(file)
	rows.Comma = ';'
	cells, err := rows.ReadAll()
	must(t, err)
	for _, row := range cells {
		for _, c := range row {
			if c != "" && strings.ContainsAny(c[:1], "=+-@\t\r") {
				t.Errorf("a spreadsheet would compute %q", c)
			}
		}
	}
	if out, err := runImport(t, settings.Settings{File: folder, Data: data}); err != nil || !strings.Contains(out, "0 added, 0 changed") {
		t.Errorf("%v\n%s", err, out)
	}
	if name := loadAll(t, data)[0].Name; name.DE != "=1+1" || name.EN != "@SUM(A1)" {
		t.Errorf("the name is %+v", name)
	}
}
