package web_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// as asks under another host.
func (b *browser) as(host, method, path, body string) answer {
	b.t.Helper()
	r, err := http.NewRequest(method, b.shop.URL+path, strings.NewReader(body))
	if err != nil {
		b.t.Fatal(err)
	}
	r.Host = host
	response, err := b.client.Do(r)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer{response, string(read)}
}

func TestHosts_UnknownMisdirected(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for _, c := range []struct{ method, path string }{
		{"GET", "/"}, {"GET", "/de/"}, {"GET", "/en/products"}, {"HEAD", "/de/"}, {"GET", "/static/css/app.css"}, {"GET", "/sitemap.xml"},
		{"POST", "/de/basket/items"}, {"POST", "/api/v1/advice"}, {"GET", "/api/v1/openapi.json"}, {"DELETE", "/nowhere"},
		{"GET", "/healthz/"}, {"GET", "/.well-known/gpc.json"},
	} {
		a := b.as("evil.example", c.method, c.path, "").want(t, http.StatusMisdirectedRequest)
		if len(a.Cookies()) > 0 || a.Header.Get("Cache-Control") != "no-store" || strings.Contains(a.text, "evil") || strings.Contains(a.Header.Get("Location"), "evil") {
			t.Errorf("%s %s: %v\n%s", c.method, c.path, a.Header, a.text)
		}
	}
	if a := b.as("evil.example", "GET", "/en/", ""); !strings.Contains(a.text, s.URL) {
		t.Errorf("it does not say where the shop is: %s", a.text)
	}
	if a := b.as("evil.example", "POST", "/api/v1/advice", ask); !strings.Contains(a.text, `"code":"misdirected"`) {
		t.Errorf("API: %s", a.text)
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		b.as("evil.example", "GET", path, "").want(t, http.StatusOK)
	}
	b.as("localhost", "GET", "/de/", "").want(t, http.StatusOK)
}

// What no client library writes: an absolute target, no host at all, an older protocol.
func TestHosts_RawRequests(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	for request, want := range map[string]int{
		"GET http://evil.example/de/ HTTP/1.1\r\nHost: localhost\r\n": 421,
		"GET http://localhost/de/ HTTP/1.1\r\nHost: evil.example\r\n": 200, // RFC 9112 3.2.2: the target counts
		"GET /de/ HTTP/1.0\r\n":                                                      421,
		"GET /healthz HTTP/1.0\r\n":                                                  200,
		"GET /de/ HTTP/1.1\r\n":                                                      400,
		"GET /de/ HTTP/1.1\r\nHost: a\r\nHost: localhost\r\n":                        400,
		"GET /de/ HTTP/1.1\r\nHost:\r\n":                                             421,
		"GET /de/ HTTP/1.1\r\nHost: localhost\r\n":                                   200,
		"GET /de/ HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: localhost\r\n": 421,
	} {
		if got := s.raw(t, request+"Connection: close\r\n\r\n").status; got != want {
			t.Errorf("%q: status %d, want %d", request, got, want)
		}
	}
}

// rawAnswers is what came back on one connection until it was closed.
type rawAnswers struct {
	status int // of the first
	number int
	closed bool // by the shop
}

// deadline is until when an answer may take; a connection that is kept open waits as long.
func deadline() time.Time { return time.Now().Add(10 * time.Second) }

// raw writes bytes to the shop and reads all answers.
func (s *shop) raw(t testing.TB, request string) rawAnswers {
	t.Helper()
	conn, err := net.Dial("tcp", s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := fmt.Fprint(conn, request); err != nil {
		t.Fatal(err)
	}
	var got rawAnswers
	from := bufio.NewReader(conn)
	for {
		if err := conn.SetReadDeadline(deadline()); err != nil {
			t.Fatal(err)
		}
		response, err := http.ReadResponse(from, nil)
		if err != nil {
			_, waited := err.(net.Error)
			got.closed = !waited
			return got
		}
		if _, err := io.Copy(io.Discard, response.Body); err != nil {
			t.Fatal(err)
		}
		got.number++
		if got.status == 0 {
			got.status = response.StatusCode
		}
	}
}
