package web_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"ebenmass/models/consent"
)

// recordFile is the record of processing as a program reads it.
type recordFile struct {
	Activities []map[string]any    `json:"activities"`
	Retention  []map[string]string `json:"retention"`
	Documents  []map[string]string `json:"documents"`
}

func (b *browser) record(lang string) (file recordFile, fields map[string]json.RawMessage) {
	b.t.Helper()
	a := b.get("/"+lang+"/privacy/record.json").want(b.t, http.StatusOK)
	for _, into := range []any{&file, &fields} {
		if err := json.Unmarshal([]byte(a.text), into); err != nil {
			b.t.Fatal(err)
		}
	}
	return file, fields
}

// said is the text of a page, without what only sets it.
func said(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestGetRecord_PageAndJSONAgree(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, lang := range []string{"de", "en"} {
		b := s.visit(t)
		file, fields := b.record(lang)
		doc := b.get("/"+lang+"/privacy/record").want(t, http.StatusOK).page(t)
		page := said(doc.Find("main").Text())

		documented := map[string]bool{}
		for _, field := range doc.Find("[data-field]").EachIter() {
			documented[field.AttrOr("data-field", "")] = true
		}
		if got, want := slices.Sorted(maps.Keys(fields)), slices.Sorted(maps.Keys(documented)); !slices.Equal(got, want) {
			t.Errorf("%s: the file has %v, the page explains %v", lang, got, want)
		}
		if want := len(consent.Purposes()) + len(consent.Processings()); len(file.Activities) != want {
			t.Errorf("%s: %d activities, the registers have %d", lang, len(file.Activities), want)
		}
		for _, activity := range file.Activities {
			id, _ := activity["id"].(string)
			if doc.Find(`[data-activity="`+id+`"]`).Length() != 1 {
				t.Errorf("%s: %q is not on the page", lang, id)
			}
			for name, value := range activity {
				if doc.Find(`[data-activity-field="`+name+`"]`).Length() != 1 {
					t.Errorf("%s: the page does not explain %s", lang, name)
				}
				words, _ := value.(string)
				if slices.Contains([]string{"title", "use", "not_done", "basis", "retention", "recipients", "access", "text_version", "text_sha256"}, name) &&
					(words == "" || !strings.Contains(page, said(words))) {
					t.Errorf("%s: %s of %s is not on the page: %q", lang, name, id, words)
				}
			}
		}
		for _, kept := range file.Retention {
			row := doc.Find(`tr[data-kept="` + kept["kept"] + `"]`)
			if row.AttrOr("data-period", "") != kept["period"] || kept["period"] != consent.Kept(kept["kept"]).Retention().Keep.ISO() ||
				!strings.Contains(said(row.Text()), said(kept["text"])) {
				t.Errorf("%s: %v stands on the page as %q", lang, kept, row.Text())
			}
		}
		for _, document := range file.Documents {
			b.get(document["path"]).want(t, http.StatusOK)
		}
	}
	s.keptNothing(t)
}

func TestGetPrivacy_FromRegisters(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, lang := range []string{"de", "en"} {
		doc := s.visit(t).get("/"+lang+"/privacy").want(t, http.StatusOK).page(t)
		notice := said(doc.Find("main").Text())
		for _, d := range consent.Purposes() {
			for _, text := range []consent.Text{d.Title, d.Use, d.NotDone, d.Retention, d.Basis, d.Recipients} {
				if !strings.Contains(notice, said(text.In(lang))) {
					t.Errorf("%s: of %s it does not say: %s", lang, d.Purpose, text.In(lang))
				}
			}
		}
		for _, p := range consent.Processings() {
			row := said(doc.Find(`tr[data-activity="` + p.ID + `"]`).Text())
			for _, text := range []consent.Text{p.Title, p.Use, p.Basis, p.Retention()} {
				if !strings.Contains(row, said(text.In(lang))) {
					t.Errorf("%s: of %s it does not say: %s", lang, p.ID, text.In(lang))
				}
			}
		}
		for _, path := range []string{"record", "dpia", "breach", "object"} {
			if doc.Find(`main a[href="/`+lang+`/privacy/`+path+`"]`).Length() == 0 {
				t.Errorf("%s: no way to %s", lang, path)
			}
		}
	}
}

func TestGetDPIA_AllCriteria(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for _, lang := range []string{"de", "en"} {
		if n := s.visit(t).get("/"+lang+"/privacy/dpia").want(t, http.StatusOK).page(t).Find("[data-criterion]").Length(); n != 9 {
			t.Errorf("%s: %d criteria of nine", lang, n)
		}
		doc := s.visit(t).get("/"+lang+"/privacy/object").want(t, http.StatusOK).page(t)
		for _, p := range consent.Processings() {
			if listed := doc.Find(`[data-activity="`+p.ID+`"]`).Length() == 1; listed != p.Objectionable() {
				t.Errorf("%s: %s rests on %s, listed: %v", lang, p.ID, p.Article, listed)
			}
		}
		if doc.Find(`a[href="/`+lang+`/my-data"]`).Length() == 0 || !strings.Contains(doc.Text(), "kontakt@ebenmass.example") {
			t.Errorf("%s: no way to object at once, or none in writing", lang)
		}
	}
}
