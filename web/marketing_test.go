package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"ebenmass/models/consent"
)

const marketingPath = "/my-data/marketing"

func TestPostMarketing_DeniedAndShown(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.form("/en/fit", measures("age16", "1", "consent_advice", "1")...).want(t, http.StatusSeeOther)
	for purpose, why := range map[string]string{"mail": "not_covered", "learn": "never_given"} {
		a := b.form("/en"+marketingPath, "purpose", purpose, "datum", "waist").want(t, http.StatusOK)
		doc := a.page(t)
		answer := doc.Find(`[data-answer="denied"]`)
		if answer.Length() != 1 || !strings.Contains(answer.Text(), "consent: "+purpose+" denied: "+why) {
			t.Errorf("%s: the page says %q", purpose, answer.Text())
		}
		row := doc.Find(`[data-access][data-purpose="` + purpose + `"][data-result="denied"]`)
		if row.Length() != 1 || !strings.Contains(row.Text(), "Waist") {
			t.Errorf("%s: the journal on the page has %d rows: %q", purpose, row.Length(), row.Text())
		}
		if a.Header.Get("Cache-Control") != "no-store" || a.Request.URL.RawQuery != "" {
			t.Errorf("%s: Cache-Control %q, query %q", purpose, a.Header.Get("Cache-Control"), a.Request.URL.RawQuery)
		}
	}
	allowed := b.form("/en"+marketingPath, "purpose", "advice", "datum", "waist").page(t)
	if allowed.Find(`[data-answer="granted"]`).Length() != 1 || allowed.Find(`[data-access][data-purpose="advice"]`).Length() != 0 {
		t.Error("advice with consent: not allowed, or journalled though nothing was read")
	}
	if got := b.form("/en"+marketingPath, "purpose", "offers", "datum", "waist").page(t).Find("[data-answer]").Text(); !strings.Contains(got, "never_given") {
		t.Errorf("offers without consent: %q", got)
	}
}

func TestPostMarketing_Nobody(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for _, lang := range []string{"de", "en"} {
		for _, purpose := range consent.Purposes() {
			a := b.form("/"+lang+marketingPath, "purpose", string(purpose.Purpose), "datum", "waist").want(t, http.StatusOK)
			if doc := a.page(t); doc.Find(`[data-answer="denied"]`).Length() != 1 || doc.Find("[data-access]").Length() != 0 || len(a.Cookies()) > 0 {
				t.Errorf("%s: not denied, journalled, or a cookie", purpose.Purpose)
			}
		}
		for _, fields := range [][]string{{}, {"purpose", "mail"}, {"purpose", "profit", "datum", "waist"}, {"purpose", "mail", "datum", "93.7191"}} {
			a := b.form("/"+lang+marketingPath, fields...).want(t, http.StatusUnprocessableEntity)
			if a.page(t).Find(`.error-summary a[href="#marketing-purpose"]`).Length() != 1 || strings.Contains(a.text, "93.7191") {
				t.Errorf("%v: no error summary, or the input is repeated", fields)
			}
		}
	}
	s.keptNothing(t)
}

// The page shows code and what the compiler says about it. Here the compiler is given exactly
// that code, purpose by purpose, and must say exactly that.
func TestGetHowItWorks_CompilerProof(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	source := "package proof\n\nimport (\n\t\"context\"\n\n\t\"ebenmass/models/consent\"\n\t\"ebenmass/models/store\"\n)\n"
	ends, shown := map[int]string{}, map[string]string{} // last line of each snippet; the message on the page
	for _, d := range consent.Purposes() {
		doc := b.form("/en"+marketingPath, "purpose", string(d.Purpose), "datum", "waist").want(t, http.StatusOK).page(t)
		name := string(d.Purpose)
		snippet := doc.Find(`[data-snippet="` + name + `"]`).Text()
		if !strings.Contains(snippet, "ReadProfile") {
			t.Fatalf("%s: no snippet", name)
		}
		source += fmt.Sprintf("\nfunc %s(ctx context.Context, s *store.Store, customer string, page store.PageKind) error {\n%s", name, snippet)
		ends[strings.Count(source, "\n")+1] = name
		source += "\n\t_ = profile\n\treturn err\n}\n"
		shown[name] = doc.Find("[data-compiler]").Text()
	}
	said := map[string]string{}
	for _, m := range regexp.MustCompile(`proof\.go:(\d+):\d+: (.*)`).FindAllStringSubmatch(build(t, source), -1) {
		line, _ := strconv.Atoi(m[1])
		if ends[line] == "" {
			t.Errorf("the compiler refuses another line: %s", m[0])
		}
		said[ends[line]] = m[2]
	}
	for name, message := range shown {
		if said[name] != message {
			t.Errorf("%s: the page shows %q, the compiler says %q", name, message, said[name])
		}
	}
	if shown["mail"] == "" || shown["learn"] != "" {
		t.Error("mail builds, or learn does not")
	}
}

// build has the compiler judge a file as if it lay in a package of the shop, and returns
// what it says.
func build(t *testing.T, source string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "proof.go")
	here, err := filepath.Abs("proof")
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {filepath.Join(here, "proof.go"): file}})
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{file: []byte(source), file + ".json": overlay} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.CommandContext(t.Context(), "go", "build", "-overlay", file+".json", "./proof").CombinedOutput()
	if err == nil {
		t.Fatal("everything builds")
	}
	return string(out)
}
