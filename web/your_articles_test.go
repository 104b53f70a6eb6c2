package web_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"ebenmass/views/text"
)

func TestPostYourArticles_CheckedAndAdvised(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	const chart = "measure;S;M;L;XL\n½ Brustweite;47,5;51,5;55,5;59,5\n½ Taillenweite;45;49;53;57\nRise;1;2;3;4\n"
	told := func(chart string, change ...string) []string {
		return append([]string{"chart", chart, "type", "blouse", "department", "women", "cut", "regular", "stretch", "none", "sleeve", "short", "kind", "garment", "method", "chart", "unit", "cm"}, change...)
	}
	before := s.rows(t)
	for _, lang := range []string{"de", "en"} {
		path := "/" + lang + "/demo/your-articles"
		empty := b.get(path).want(t, http.StatusOK).page(t)
		if n := empty.Find("select option[selected]").Length(); n != 0 {
			t.Errorf("%s: %d answers are preselected", lang, n)
		}
		a := b.form(path, told(chart)...).want(t, http.StatusOK)
		doc := a.page(t)
		if doc.Find("[data-advice]").AttrOr("data-size", "") == "" || doc.Find("#why [data-zone]").Length() != 8 {
			t.Errorf("%s: no advice", lang)
		}
		if doc.Find(`[data-finding][data-code="not_used"][data-line="4"]`).Length() != 1 {
			t.Errorf("%s: the line that is not used is not named", lang)
		}
		if a.Header.Get("Cache-Control") != "no-store" || len(a.Cookies()) > 0 {
			t.Errorf("%s: Cache-Control %q", lang, a.Header.Get("Cache-Control"))
		}
		for name, test := range map[string]struct{ chart, code, line string }{
			"not graded":    {"measure;S;M\n½ Brustweite;51,5;47,5\n", "not_graded", "2"},
			"no number":     {"measure;S;M\n½ Brustweite;47;viel\n", "number", "2"},
			"flat or round": {"measure;S;M\nBrust;95;99\n", "no_method", "2"},
			"ragged":        {"measure;S;M\n½ Brustweite;47\n", "ragged", "2"},
		} {
			got := b.form(path, told(test.chart)...).want(t, http.StatusUnprocessableEntity).page(t)
			if got.Find(`[data-finding][data-code="`+test.code+`"][data-line="`+test.line+`"]`).Length() == 0 || got.Find("[data-advice]").Length() != 0 {
				t.Errorf("%s, %s: %s", lang, name, got.Find("[data-finding]").Text())
			}
		}
		b.form(path, "chart", chart).want(t, http.StatusUnprocessableEntity)
		b.form(path, told(strings.Repeat("x", 64<<10+1))...).want(t, http.StatusUnprocessableEntity)
	}
	if s.rows(t) != before || strings.Contains(s.log.String(), "Brustweite") {
		t.Error("something was kept")
	}
}

// The page's own form, which can carry a file, keeps the step of a tour.
func TestPostYourArticles_FileOnTour(t *testing.T) {
	t.Parallel()
	const step = "retail-8"
	b := openShop(t).visit(t)
	empty := b.get("/de/demo/your-articles?tour="+step).want(t, http.StatusOK).page(t)
	if got := empty.Find(`form[enctype="multipart/form-data"] input[name="tour"]`).AttrOr("value", ""); got != step {
		t.Fatalf("the form is of step %q", got)
	}
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	answers := yourAnswers("", "tour", step)
	for i := 0; i < len(answers); i += 2 {
		if err := form.WriteField(answers[i], answers[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	file, err := form.CreateFormFile("file", "chart.csv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Write([]byte("measure;S;M\n½ bust;51;53\n")); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	doc := b.do(http.MethodPost, "/de/demo/your-articles", &body, "Content-Type", form.FormDataContentType()).want(t, http.StatusOK).page(t)
	if got := doc.Find("[data-tour-step]").AttrOr("data-tour-step", ""); got != step || doc.Find("#why").Length() != 1 {
		t.Errorf("on step %q, %d panels", got, doc.Find("#why").Length())
	}
}

// What is no form at all, or larger than any chart, is answered in the visitor's language too.
func TestPostYourArticles_NoForm(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for lang, want := range map[string]map[int]string{
		"de": {http.StatusBadRequest: text.Get("de", "error.other.title"), http.StatusRequestEntityTooLarge: text.Get("de", "error.413.title")},
		"en": {http.StatusBadRequest: text.Get("en", "error.other.title"), http.StatusRequestEntityTooLarge: text.Get("en", "error.413.title")},
	} {
		path := "/" + lang + "/demo/your-articles"
		for status, a := range map[int]answer{
			http.StatusBadRequest:            b.do(http.MethodPost, path, strings.NewReader("--x"), "Content-Type", "multipart/form-data"),
			http.StatusRequestEntityTooLarge: b.do(http.MethodPost, path, bytes.NewReader(make([]byte, 256<<10+1)), "Content-Type", "application/x-www-form-urlencoded"),
		} {
			doc := a.want(t, status).page(t)
			if got := doc.Find("h1").Text(); got != want[status] || doc.Find("html").AttrOr("lang", "") != lang {
				t.Errorf("%s %d: %q", lang, status, got)
			}
		}
	}
}
