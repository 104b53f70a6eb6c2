package web_test

import (
	"encoding/csv"
	"encoding/json"
	"mime"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/receipt"
)

// exported is the part of an export file that tests read.
type exported struct {
	Schema string `json:"$schema"`
	Held   map[string][]struct {
		Name, Source, Since, Until string
		Purposes                   []string
		Values                     map[string]any
	}
}

func (b *browser) exported(lang string) exported {
	b.t.Helper()
	var file exported
	if err := json.Unmarshal([]byte(b.get("/"+lang+"/my-data/export.json").want(b.t, http.StatusOK).text), &file); err != nil {
		b.t.Fatal(err)
	}
	return file
}

func TestGetExport_FileNeverCached(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, b := range []*browser{s.visit(t), consented(t, s, "advice")} {
		for path, want := range map[string][2]string{
			"/de/my-data/export.json": {"application/json", "ebenmass-meine-daten.json"}, "/en/my-data/export.json": {"application/json", "ebenmass-my-data.json"},
			"/de/my-data/export.csv": {"text/csv", "ebenmass-meine-daten.csv"}, "/en/my-data/export.csv": {"text/csv", "ebenmass-my-data.csv"},
		} {
			a := b.get(path).want(t, http.StatusOK)
			media, _, err := mime.ParseMediaType(a.Header.Get("Content-Type"))
			if err != nil || media != want[0] || a.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s: %q, Cache-Control %q", path, a.Header.Get("Content-Type"), a.Header.Get("Cache-Control"))
			}
			kind, params, err := mime.ParseMediaType(a.Header.Get("Content-Disposition"))
			if err != nil || kind != "attachment" || params["filename"] != want[1] {
				t.Errorf("%s: Content-Disposition %q", path, a.Header.Get("Content-Disposition"))
			}
		}
	}
}

func TestGetExport_Nobody(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	file := b.exported("de")
	if len(file.Held) < 6 {
		t.Errorf("categories %v", file.Held)
	}
	for category, records := range file.Held {
		if len(records) != 0 {
			t.Errorf("%s: %v", category, records)
		}
	}
	if lines := b.get("/de/my-data/export.csv").want(t, http.StatusOK).text; strings.Count(lines, "\r\n") != 1 {
		t.Errorf("CSV %q, want the header alone", lines)
	}
	s.keptNothing(t)
}

// berlinDay is the day in Berlin of a moment as the copy writes it.
func berlinDay(t testing.TB, moment string) string {
	t.Helper()
	at, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		t.Fatal(err)
	}
	return models.Day(at).Format(time.DateOnly)
}

func TestGetExport_SameAsPage(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := consented(t, s, "advice", "offers")
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2", "add", "1").want(t, http.StatusSeeOther)
	b.get("/de/products/alma-t-shirt").want(t, http.StatusOK)
	doc := b.get("/de/my-data").want(t, http.StatusOK).page(t)
	var shown []string
	for _, row := range doc.Find("[data-datum]").EachIter() {
		shown = append(shown, strings.Join([]string{row.AttrOr("data-datum", ""), row.AttrOr("data-purpose", ""), row.AttrOr("data-source", ""), row.AttrOr("data-expires", "")}, " "))
	}
	accesses := doc.Find("[data-access]").Length()
	file := b.exported("de")
	var told []string
	for category, records := range file.Held {
		for _, r := range records {
			for _, purpose := range r.Purposes {
				if category != "visitor" && category != "accesses" {
					told = append(told, strings.Join([]string{r.Name, purpose, r.Source, berlinDay(t, r.Until)}, " "))
				}
			}
		}
	}
	slices.Sort(shown)
	slices.Sort(told)
	if !slices.Equal(shown, told) {
		t.Errorf("the page shows\n%s\nthe file tells\n%s", strings.Join(shown, "\n"), strings.Join(told, "\n"))
	}
	if n := len(file.Held["accesses"]); n != accesses+1 { // and the export itself
		t.Errorf("%d accesses in the file, %d on the page", n, accesses)
	}
	table, marked := strings.CutPrefix(b.get("/de/my-data/export.csv").want(t, http.StatusOK).text, "\ufeff")
	lines, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if !marked {
		t.Error("the table has no byte order mark")
	}
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(lines, func(l []string) bool {
		return l[1] == "bust" && l[2] == "cm" && l[3] == "92" && l[4] == "advice offers"
	}) {
		t.Errorf("the table lacks the bust: %v", lines)
	}
}

func TestGetExport_NoSecrets(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	other := s.visit(t)
	other.form("/de/fit", canaryMeasures("consent_advice", "1", "age16", "1")...).goesTo(t, "/de/fit?notice=saved")
	b := consented(t, s, "advice")
	text := b.get("/de/my-data/export.json").want(t, http.StatusOK).text + b.get("/de/my-data/export.csv").text
	for _, canary := range canaries {
		if strings.Contains(text, canary) {
			t.Errorf("%s of another is in the file", canary)
		}
	}
	for _, cookie := range b.client.Jar.Cookies(b.get("/de/").Request.URL) {
		if strings.Contains(text, cookie.Value) {
			t.Error("the session's cookie is in the file")
		}
	}
}

func TestGetExport_SchemaServed(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	url := b.exported("en").Schema
	path, ours := strings.CutPrefix(url, b.shop.URL)
	if !ours {
		t.Fatalf("$schema %q", url)
	}
	a := b.get(path).want(t, http.StatusOK)
	var schema struct {
		ID string `json:"$id"`
	}
	if err := json.Unmarshal([]byte(a.text), &schema); err != nil || schema.ID != url || a.Header.Get("Content-Type") != "application/schema+json" {
		t.Errorf("schema %q as %q, %v", schema.ID, a.Header.Get("Content-Type"), err)
	}
}

func TestGetExport_SignedWithJournal(t *testing.T) {
	t.Parallel()
	at := &moving{}
	s := openShopAt(t, at.now)
	b := consented(t, s, "advice")
	b.get("/de/products/alma-t-shirt").want(t, http.StatusOK)
	at.days(2)
	if err := s.store.CloseDays(t.Context()); err != nil {
		t.Fatal(err)
	}
	for who, visitor := range map[string]*browser{"somebody": b, "nobody": s.visit(t)} {
		verdict, err := receipt.Verify([]byte(visitor.get("/de/my-data/export.json").want(t, http.StatusOK).text))
		if err != nil || verdict.Type != receipt.TypeMyData || !verdict.Key.Equal(receipt.PublicKey(s.store.SigningKey())) {
			t.Fatalf("%s: %+v, %v", who, verdict, err)
		}
		if want := map[string]int{"somebody": 1}[who]; verdict.Journal.Days != want {
			t.Errorf("%s: %d closed days, want %d", who, verdict.Journal.Days, want)
		}
	}
}
