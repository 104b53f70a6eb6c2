package web_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"ebenmass/web"
)

func TestPostAPIAdvice_OnlyJSON(t *testing.T) {
	t.Parallel()
	b := openShop(t).visit(t)
	for kind, want := range map[string]int{
		"application/json": 200, "application/json; charset=utf-8": 200, "APPLICATION/JSON": 200, "application/json;charset=UTF-8": 200,
		"": 415, "text/plain": 415, "application/x-www-form-urlencoded": 415, "multipart/form-data; boundary=x": 415,
		"application/jsonp": 415, "application/ld+json": 415, "text/json": 415, "application/json, text/plain": 415, "json": 415, "*/*": 415,
	} {
		var header []string
		if kind != "" {
			header = []string{"Content-Type", kind}
		}
		a := b.do(http.MethodPost, "/api/v1/advice", strings.NewReader(ask), header...).want(t, want)
		if want == 415 && (!strings.Contains(a.text, `"code":"unsupported_media_type"`) || a.Header.Get("Accept-Post") != "application/json") {
			t.Errorf("%q: %s", kind, a.text)
		}
	}
}

func TestGetSecurityText_RFC9116(t *testing.T) {
	t.Parallel()
	for base, canonical := range map[string]bool{"": false, "https://shop.example": true} {
		s := openShop(t, func(c *web.Config) {
			if base != "" {
				c.BaseURL = base
			}
		})
		a := s.visit(t).get("/.well-known/security.txt").want(t, http.StatusOK)
		if kind := a.Header.Get("Content-Type"); kind != "text/plain; charset=UTF-8" {
			t.Errorf("Content-Type %q", kind)
		}
		fields := map[string][]string{}
		for line := range strings.Lines(a.text) {
			name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
			if !ok {
				t.Errorf("no field: %q", line)
			}
			fields[name] = append(fields[name], value)
		}
		if len(fields["Contact"]) != 1 || fields["Contact"][0] != "mailto:kontakt@ebenmass.example" || len(fields["Expires"]) != 1 || len(fields["Preferred-Languages"]) != 1 {
			t.Errorf("%v", fields)
		}
		expires, err := time.Parse(time.RFC3339, fields["Expires"][0])
		if err != nil || expires.Before(time.Now().AddDate(0, 1, 0)) || expires.After(time.Now().AddDate(1, 0, 0)) {
			t.Errorf("Expires %v, %v", fields["Expires"], err)
		}
		if canonical != (len(fields["Canonical"]) == 1) || canonical && fields["Canonical"][0] != base+"/.well-known/security.txt" {
			t.Errorf("base URL %q: Canonical %v", base, fields["Canonical"])
		}
	}
}

func TestSecurityHeaders_HSTSOverHTTPSOnly(t *testing.T) {
	t.Parallel()
	for base, want := range map[string]string{"": "", "https://shop.example": "max-age=31536000; includeSubDomains"} {
		s := openShop(t, func(c *web.Config) {
			if base != "" {
				c.BaseURL = base
			}
		})
		for _, path := range []string{"/de/", "/de/nowhere", "/static/css/absent.css", "/healthz"} {
			if got := s.visit(t).get(path).Header.Get("Strict-Transport-Security"); got != want {
				t.Errorf("base URL %q, %s: %q, want %q", base, path, got, want)
			}
		}
	}
}

// A request that a proxy might cut elsewhere never has what follows it answered.
func TestRequestSmuggling_OneAnswer(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	const next = "GET /de/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n"
	form := "Host: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
	for name, request := range map[string]string{
		"CL.TE":                  "POST /de/basket/items HTTP/1.1\r\n" + form + fmt.Sprintf("Content-Length: %d\r\n", 5+len(next)) + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next,
		"TE.CL":                  "POST /de/basket/items HTTP/1.1\r\n" + form + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" + next,
		"TE alone":               "POST /de/basket/items HTTP/1.1\r\n" + form + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next,
		"on a page":              "GET /de/ HTTP/1.1\r\n" + form + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next,
		"on no route":            "POST /nowhere HTTP/1.1\r\n" + form + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next,
		"API":                    "POST /api/v1/advice HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + next,
		"TE twice":               "POST /de/ HTTP/1.1\r\n" + form + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" + next,
		"TE unknown":             "POST /de/ HTTP/1.1\r\n" + form + "Transfer-Encoding: xchunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" + next,
		"TE in a list":           "POST /de/ HTTP/1.1\r\n" + form + "Transfer-Encoding: gzip, chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" + next,
		"TE with a space before": "POST /de/ HTTP/1.1\r\n" + form + "Transfer-Encoding : chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" + next,
		"CL twice":               "POST /de/ HTTP/1.1\r\n" + form + "Content-Length: 0\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" + next,
		"CL negative":            "POST /de/ HTTP/1.1\r\n" + form + "Content-Length: -1\r\n\r\n" + next,
		"CL with a plus":         "POST /de/ HTTP/1.1\r\n" + form + "Content-Length: +3\r\n\r\nabc" + next,
		"HTTP/1.0 kept open":     "POST /de/ HTTP/1.0\r\n" + form + "Connection: keep-alive\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n" + next,
	} {
		got := s.raw(t, request)
		if got.number != 1 || !got.closed {
			t.Errorf("%s: %d answers, the first %d; closed %t", name, got.number, got.status, got.closed)
		}
	}
	if got := s.raw(t, "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"+strings.TrimSuffix(next, "\r\n")+"Connection: close\r\n\r\n"); got.number != 2 || got.status != 200 {
		t.Errorf("two ordinary requests on one connection: %d answers", got.number)
	}
}
