package web_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"ebenmass/web"
)

// How many forms are made up.
const (
	fuzzedForms      = 10_000
	fuzzedFormsShort = 1_000
)

// formFields are the names and values of all fields of all forms of a whole visit, with some
// names of none, and the forms themselves.
func formFields(t *testing.T, s *shop) (names, values []string, forms []foundForm) {
	t.Helper()
	c := newCrawler(s.from(t, "203.0.113.250"), "de", func(answer) {})
	c.basket("alma-t-shirt-sage-m", "1")
	c.order("de")
	c.basket("alma-t-shirt-sage-m", "1")
	c.basket("alma-t-shirt-sage-l", "1")
	c.crawl()
	for _, key := range slices.Sorted(maps.Keys(c.forms)) {
		form := c.forms[key]
		if form.method == http.MethodPost && len(form.fields) > 0 {
			forms = append(forms, form)
		}
		for _, f := range form.fields {
			names, values = append(names, f.name), append(values, f.value)
		}
	}
	slices.Sort(names)
	slices.Sort(values)
	names, values = slices.Compact(names), slices.Compact(values)
	if len(names) < 40 {
		t.Fatalf("%d fields: the crawl does not find the forms", len(names))
	}
	return append(names, "token", "key", "attempt", "step", "receipt", "action", "quantity-99", "constructor", "__proto__", "", "[]", "a[b]"), values, forms
}

const injected = `"'><script>alert(8841)</script>`

// oddValues are what people and programs send that no field is made for.
var oddValues = []string{
	"", " ", "0", "-1", "1", "99999999999999999999", "1e309", "NaN", "0x41", "٣", "１２", "½", "true", "null", "undefined", "on", "\x00", "a\x00b", "\xff\xfe", "\xc3\x28",
	injected, "'; DROP TABLE customers; --", "1 OR 1=1", "{{7*7}}", "${jndi:ldap://x}", "../../../../etc/passwd", "%2e%2e%2f", "\r\nSet-Cookie: fuzz=8841", "%0d%0aSet-Cookie:fuzz=8841",
	"\u202e\u2066", "\u200b", "Z̷̛̭a̶l̵g̶o̷", "👩‍👩‍👧‍👦", strings.Repeat("ü", 3000), strings.Repeat("9", 20000), "jule@example.org", "jule@例え.テスト", "a@b", "//evil.example", "https://evil.example",
	"javascript:alert(1)", "=cmd|' /C calc'!A0", "confirm", "order", "redeem", "adjust", "grant", "withdraw", "advice", "learn", "mail", "all", "measurements", "alma-t-shirt-sage-m", "alma-t-shirt",
	"measurements.bust", "AAAAAAAAAAAAAAAAAAAAAAAAAA", "2026-02-30", "9999-99-99", "92,5", "92.5 cm", "36 1/4\"", "W33/L32", "M", "de", "xx",
}

// made is one made-up form.
type made struct {
	path string
	form string
	kind string
}

// maker makes forms up: out of nothing, or a page's own with a few of its fields changed.
type maker struct {
	patterns, names, values []string
	forms                   []foundForm
}

func (k maker) makeUp(dice *rand.Rand) made {
	pick := func(from []string) string { return from[dice.IntN(len(from))] }
	value := func() string {
		switch dice.IntN(4) {
		case 0, 1:
			return pick(oddValues)
		case 2:
			return pick(k.values)
		}
		return pick(oddValues) + pick(k.values)
	}
	param := regexp.MustCompile(`:[a-z]+`)
	path := param.ReplaceAllStringFunc(pick(k.patterns), func(string) string {
		return url.PathEscape(shortened(strings.ToValidUTF8(value(), "")) + "x")
	})
	fields := url.Values{}
	if dice.IntN(2) == 0 {
		form := k.forms[dice.IntN(len(k.forms))]
		path = form.action
		for _, f := range form.fields {
			fields.Add(f.name, f.value)
		}
		for range dice.IntN(3) {
			fields.Set(form.fields[dice.IntN(len(form.fields))].name, value())
		}
	}
	for range dice.IntN(12) {
		fields.Add(pick(k.names), value())
	}
	m := made{path, fields.Encode(), "application/x-www-form-urlencoded"}
	switch dice.IntN(20) {
	case 0: // what no browser encodes so
		m.form = strings.NewReplacer("%", "%%", "+", "%zz").Replace(m.form)
	case 1:
		m.form = "{\"" + pick(k.names) + "\":\"" + pick(oddValues) + "\"}"
		m.kind = "application/json"
	case 2:
		m.kind = "multipart/form-data; boundary=x"
		m.form = "--x\r\nContent-Disposition: form-data; name=\"" + pick(k.names) + "\"\r\n\r\n" + value() + "\r\n--x--"
	case 3:
		m.path += "?" + m.form
	case 4:
		m.kind = pick([]string{"", "text/plain", "application/x-www-form-urlencoded; charset=utf-16", "multipart/form-data", "*/*"})
	}
	return m
}

// Whatever is posted wherever: no fault of ours, nothing unescaped, no header or cookie of
// somebody else's making, and nobody sent elsewhere.
func TestPostForms_MadeUp(t *testing.T) {
	t.Parallel()
	n := fuzzedForms
	if testing.Short() {
		n = fuzzedFormsShort
	}
	s := openShopWith(t, stocked(), adviceRate(0), behindProxy)
	k := maker{patterns: web.PostRoutes()}
	k.names, k.values, k.forms = formFields(t, s)
	var status [6]atomic.Int64
	const senders = 4
	var all sync.WaitGroup
	for sender := range senders {
		all.Go(func() {
			dice := rand.New(rand.NewPCG(8841, uint64(sender)))
			var cookies []*http.Cookie
			for i := range n / senders {
				m := k.makeUp(dice)
				r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(m.form))
				u, err := url.ParseRequestURI(m.path)
				if err != nil {
					u = &url.URL{Path: m.path}
				}
				r.URL, r.Host, r.RemoteAddr = u, "localhost", "127.0.0.1:1"
				r.Header.Set("Content-Type", m.kind)
				r.Header.Set("X-Forwarded-For", fmt.Sprintf("10.%d.%d.%d", sender, i/250, i%250)) // no limit is in the way
				for _, c := range cookies {
					r.AddCookie(c)
				}
				w := httptest.NewRecorder()
				s.Config.Handler.ServeHTTP(w, r)
				a := w.Result()
				status[a.StatusCode/100].Add(1)
				if a.StatusCode >= 500 {
					t.Errorf("%s (%s): %d\n%.300q", m.path, m.kind, a.StatusCode, m.form)
				}
				if body := w.Body.String(); strings.Contains(body, "<script>alert(8841)") {
					t.Errorf("%s: unescaped\n%.300q", m.path, m.form)
				}
				if to := a.Header.Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.Contains(to, "\\")) {
					t.Errorf("%s leads to %q", m.path, to)
				}
				for _, c := range a.Cookies() {
					if c.Name != "ebenmass" {
						t.Errorf("%s sets the cookie %q", m.path, c.Name)
					}
				}
				switch set := a.Cookies(); { // now and then somebody new
				case dice.IntN(50) == 0:
					cookies = nil
				case len(set) > 0 && set[0].MaxAge > 0:
					cookies = set
				}
			}
		})
	}
	all.Wait()
	t.Logf("%d forms: %d done, %d led on, %d refused, %d faults", n, status[2].Load(), status[3].Load(), status[4].Load(), status[5].Load())
	if status[2].Load()+status[3].Load() < int64(n/20) {
		t.Error("hardly any form gets anywhere: the test has become too easy")
	}
	for line := range strings.Lines(s.log.String()) {
		if strings.Contains(line, "level=ERROR") || strings.Contains(line, "panic") {
			t.Errorf("%.300s", line)
		}
	}
}
