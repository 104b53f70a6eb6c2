package web_test

import (
	"database/sql"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ebenmass/models/scan"
	"ebenmass/web"
)

// byProgram are the posts that no form sends: a script does, a program, or a form that needs
// what a crawl cannot come by, a second device, a passkey or a release that finds something to check.
var byProgram = []string{"/api/v1/advice", "/embed/advice", "/passkey", "/account/passkeys", "/account/sessions/:session/sign-out", "/sign-in/device/enter", "/account/device/confirm", "/demo/shopkeeper/checks"}

// witness keeps what must never hold a canary: headers, redirects and pages of errors. What
// it sees at once is wrong it reports.
type witness struct {
	t       *testing.T
	headers strings.Builder
	errors  strings.Builder
	faults  int // answers with a status from 500 on
	failed  int // forms that came back
}

// look judges one answer.
func (w *witness) look(a answer) {
	w.t.Helper()
	place := a.Request.Method + " " + a.Request.URL.Path
	h := a.Header
	if err := h.Write(&w.headers); err != nil {
		w.t.Fatal(err)
	}
	for _, cookie := range a.Cookies() {
		if cookie.Name != "ebenmass" || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode {
			w.t.Errorf("%s sets the cookie %+v", place, cookie)
		}
	}
	if policy := h.Get("Referrer-Policy"); !slices.Contains([]string{"same-origin", "no-referrer", "strict-origin"}, policy) {
		w.t.Errorf("%s: Referrer-Policy %q", place, policy)
	}
	switch {
	case a.StatusCode >= 500:
		w.faults++
		w.errors.WriteString(a.text)
		for _, dump := range []string{"goroutine", ".go:", "panic:", "no such table", "runtime error"} {
			if strings.Contains(a.text, dump) {
				w.t.Errorf("%s: the page that says sorry holds %q", place, dump)
			}
		}
	case a.StatusCode == http.StatusUnprocessableEntity:
		w.failed++
	case a.StatusCode >= 400:
		w.errors.WriteString(a.text)
	}
	if h.Get("Cache-Control") == "no-store" {
		if strings.Contains(a.text, inHeader) && !strings.HasSuffix(a.Request.URL.Path, "/demo/mirror") || strings.Contains(a.text, inQuery) {
			w.t.Errorf("%s repeats a header or its query", place)
		}
		return
	}
	own := a.Request.URL.RawQuery // a page may say what its own address asks for
	for _, canary := range allCanaries() {
		if strings.Contains(a.text, canary) && (!strings.Contains(own, canary) || canary == inQuery) {
			w.t.Errorf("%s may be kept by a browser, and holds %s", place, canary)
		}
	}
}

// allCanaries lists what is searched for; a quantity of one is nobody's secret.
func allCanaries() []string {
	list := []string{tampered, inQuery, inHeader}
	for _, canary := range fieldCanaries {
		if scan.Telling(canary) {
			list = append(list, canary)
		}
	}
	return list
}

// search looks for every canary in every form it can have, decimal, UTF-16, hexadecimal,
// base64, as the bytes of a float, in the files of a folder.
func search(t *testing.T, dir string) {
	t.Helper()
	var needles scan.Needles
	for _, canary := range allCanaries() {
		needles.AddValue(canary, canary)
	}
	folder := scan.NewFolder(dir)
	defer folder.Close()
	result, err := folder.Scan(t.Context(), &needles)
	if err != nil {
		t.Fatal(err)
	}
	if result.Files == 0 || result.Bytes == 0 {
		t.Fatal("nothing was searched")
	}
	for _, c := range result.Copies {
		t.Errorf("%s stands %d times in %s (%s)", c.Kind, c.N, filepath.Base(c.File), c.Form)
	}
	t.Logf("%d canaries, %d files, %d bytes, %d copies", len(allCanaries()), result.Files, result.Bytes, result.Found())
}

// timings are what a clock or Go's runtime wrote into the log and the metrics: how long an
// answer took, sums of that, and figures of the process.
var timings = regexp.MustCompile(`(?m)\btook=[0-9][0-9.a-zµ]*|_seconds_sum(\{.*\})? [0-9.e+-]+$|^(go|process)_.*$`)

// withoutTimings takes them out. No value of anybody can get into them, but by chance they hold
// one: a request took 937.19µs, which is a price searched for. The digits of one visit's timings
// contain 3,000 of the 100,000 postcodes there can be and every hundredth price under 1,000, so
// that one visit in 25 would report a copy. What is left contains a dozen of the 100,000.
func withoutTimings(t *testing.T, text string) string {
	t.Helper()
	without := timings.ReplaceAllString(text, "")
	if without == text {
		t.Error("no timing was found: what the shop writes is called otherwise now")
	}
	return without
}

// One visit that opens every page and sends every form, rightly and wrongly, with canaries in
// every field, in the query and in the headers: none of them is seen again anywhere but on
// the visitor's own pages. Then the same with the database broken under it.
func TestWholeVisit_LeavesNoTrace(t *testing.T) {
	t.Parallel()
	langs := []string{"de", "en"}
	if testing.Short() {
		langs = langs[:1]
	}
	for _, lang := range langs {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			s := openShop(t)
			w := &witness{t: t}
			c := newCrawler(s.visit(t), lang, w.look)
			c.basket("alma-t-shirt-sage-m", "2")
			c.basket("alma-t-shirt-sage-l", "1")
			c.basket("mara-dress-ink-38", "1")
			s.change(t, "DELETE FROM variants WHERE sku = 'mara-dress-ink-38'")
			c.sendAll()
			c.rest(t)
			for _, table := range []string{"basket_items", "measurements", "accesses", "consents", "sessions", "customers"} {
				s.breakTable(t, table)
				for _, key := range slices.Sorted(maps.Keys(c.forms)) {
					c.send(c.forms[key], true)
					c.send(c.forms[key], false)
				}
			}
			if w.faults == 0 || w.failed == 0 || len(c.sent) < 20 {
				t.Errorf("%d faults, %d forms came back, %d were sent: the visit was not a whole one", w.faults, w.failed, len(c.sent))
			}
			log, metrics := withoutTimings(t, s.log.String()), withoutTimings(t, s.scrape(t))
			places := t.TempDir()
			for name, text := range map[string]string{"log": log, "metrics": metrics, "headers": w.headers.String(), "errors": w.errors.String()} {
				if text == "" {
					t.Errorf("no %s", name)
				}
				if err := os.WriteFile(filepath.Join(places, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			search(t, places)
			search(t, s.folder)
			t.Logf("%d canaries planted on %d pages and in %d forms, of which %d came back; %d faults", c.planted, len(c.pages), len(c.sent), w.failed, w.faults)
		})
	}
}

// rest posts canaries to the routes of the table that no form led to, which must be those
// meant for programs.
func (c *crawler) rest(t *testing.T) {
	t.Helper()
	done := pressed(c.shop.scrape(t))
	for _, pattern := range web.PostRoutes() {
		if done[pattern] || strings.HasPrefix(pattern, "/de/") && c.lang == "en" || strings.HasPrefix(pattern, "/en/") && c.lang == "de" {
			continue
		}
		if !slices.ContainsFunc(byProgram, func(part string) bool { return strings.Contains(pattern, part) }) {
			t.Errorf("no form was sent to %s", pattern)
		}
		path := strings.NewReplacer(":session", tampered, ":passkey", tampered, ":slug", tampered).Replace(pattern)
		for _, body := range []string{`{"email":"` + fieldCanaries["email"] + `","measurements":{"bust":93.7191},"product":"` + tampered + `"}`, `{"bust":93.7191`} {
			c.ask(http.MethodPost, path, strings.NewReader(body), "application/json")
		}
	}
}

// breakTable makes every further use of a table fail, until the shop is to be closed: what
// the journal still counts in memory is written then.
func (s *shop) breakTable(t *testing.T, table string) {
	t.Helper()
	rename := func(from, to string) {
		db, err := sql.Open(sqliteDriver, sqliteSource(s.folder))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec("ALTER TABLE " + from + " RENAME TO " + to); err != nil {
			t.Fatal(err)
		}
	}
	rename(table, "broken_"+table)
	t.Cleanup(func() { rename("broken_"+table, table) })
}
