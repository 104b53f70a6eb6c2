package web_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"ebenmass/models/export"
)

// upload posts a file as a form does.
func (b *browser) upload(path, field string, file []byte) answer {
	b.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile(field, "copy.json")
	if err != nil {
		b.t.Fatal(err)
	}
	part.Write(file)
	if err := form.Close(); err != nil {
		b.t.Fatal(err)
	}
	return b.do(http.MethodPost, path, &body, "Content-Type", form.FormDataContentType())
}

func TestPostFitImport_FillsForm(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	there := s.visit(t)
	there.form("/en/fit", canaryMeasures("unit", "cm", "consent_advice", "1", "age16", "1")...).goesTo(t, "/en/fit?notice=saved")
	file := there.get("/en/my-data/export.json").want(t, http.StatusOK).text
	before := s.rows(t)

	b := s.visit(t)
	for lang, bust := range map[string]string{"de": "93,7191", "en": "93.7191"} {
		a := b.upload("/"+lang+"/fit/import", "file", []byte(file)).want(t, http.StatusOK)
		doc := a.page(t)
		for selector, want := range map[string]string{
			`input[name=bust]`: bust, `input[name=sizing][checked]`: "women", `input[name=unit][checked]`: "cm",
			`input[name=measured_with][checked]`: "memory", `input[name=preference][checked]`: "loose",
		} {
			if got := doc.Find(selector).AttrOr("value", ""); got != want {
				t.Errorf("%s: %s is %q, want %q", lang, selector, got, want)
			}
		}
		if doc.Find("input[type=checkbox][checked]").Length() != 0 || doc.Find("[role=status]").Length() != 1 {
			t.Errorf("%s: a box is ticked, or no word of what happened", lang)
		}
		if len(a.Cookies()) != 0 || a.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d cookies, Cache-Control %q", lang, len(a.Cookies()), a.Header.Get("Cache-Control"))
		}
	}
	if n := s.rows(t) - before; n != 0 {
		t.Errorf("%d rows were kept", n)
	}
	if where := s.holds(t, "93.7191"); where != "" {
		t.Errorf("the value stands in %s", where)
	}
}

func TestPostFitImport_InvalidMeasure(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for _, file := range []string{
		`{"version":1,"held":{"measurements":[{"name":"bust","values":{"cm":999}},{"name":"waist","values":{"cm":76}}]}}`,
		`{"version":1,"held":{"measurements":[{"name":"bust","values":{"cm":-92}},{"name":"waist","values":{"cm":76}}]}}`,
		`{"version":1,"held":{"measurements":[{"name":"bust","values":{"cm":1e300}},{"name":"waist","values":{"cm":76}}]}}`,
	} {
		doc := b.upload("/en/fit/import", "file", []byte(file)).want(t, http.StatusUnprocessableEntity).page(t)
		if doc.Find(`.error-summary a[href="#bust"]`).Length() != 1 || doc.Find("input[name=waist]").AttrOr("value", "") != "76" {
			t.Errorf("%s: the wrong value is not named, or the good one not kept", file)
		}
	}
	doc := b.upload("/en/fit/import", "file", []byte(`{"version":1,"held":{"measurements":[{"name":"sizing","values":{"choice":"robots"}},{"name":"waist","values":{"cm":76}}]}}`)).
		want(t, http.StatusUnprocessableEntity).page(t)
	if doc.Find(`.error-summary a[href="#sizing"]`).Length() != 1 {
		t.Error("a wrong choice is not named")
	}
}

func TestPostFitImport_NoCopy(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for name, test := range map[string]struct {
		field, file, want string
	}{
		"none chosen":   {"file", "", "not empty"},
		"another field": {"other", "{}", "choose a file"},
		"a picture":     {"file", "\x89PNG", "no JSON file"},
		"other JSON":    {"file", `{"<script>":1}`, "not a copy"},
		"a later one":   {"file", `{"version":9,"held":{}}`, "another version"},
		"empty copy":    {"file", s.visit(t).get("/en/my-data/export.json").text, "no measurements"},
		"damaged":       {"file", `{"version":1,"held":{"measurements":[{"name":"bust"}]}}`, "damaged"},
		"too large":     {"file", strings.Repeat(" ", export.MaxFile+1), "larger than"},
	} {
		doc := b.upload("/en/fit/import", test.field, []byte(test.file)).want(t, http.StatusUnprocessableEntity).page(t)
		if got := doc.Find(`.error-summary a[href="#file"]`).Text(); !strings.Contains(got, test.want) {
			t.Errorf("%s: %q", name, got)
		}
		if !strings.HasPrefix(doc.Find("title").Text(), "Error:") || doc.Find(`#file[aria-invalid="true"]`).Length() != 1 {
			t.Errorf("%s: the page does not lead to the file", name)
		}
	}
	b.form("/en/fit/import", "file", "x").want(t, http.StatusUnprocessableEntity)
	b.upload("/en/fit/import", "file", make([]byte, 5<<20)).want(t, http.StatusRequestEntityTooLarge)
	b.upload("/en/fit", "file", make([]byte, 100<<10)).want(t, http.StatusRequestEntityTooLarge)
	s.keptNothing(t)
}
