package session

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/securecookie"
)

func cookies(https bool) *Cookies {
	return New(bytes.Repeat([]byte("h"), 32), bytes.Repeat([]byte("b"), 32), https)
}

func write(t *testing.T, c *Cookies, id string, keep time.Duration) *http.Cookie {
	t.Helper()
	w := httptest.NewRecorder()
	if err := c.Set(w, httptest.NewRequest(http.MethodGet, "/", nil), id, keep); err != nil {
		t.Fatal(err)
	}
	return w.Result().Cookies()[0]
}

func read(c *Cookies, cookie *http.Cookie) string {
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.AddCookie(cookie)
	return c.ID(r)
}

func TestCookies_IdentifierUnreadable(t *testing.T) {
	t.Parallel()
	c := cookies(false)
	const id = "VISITORIDENTIFIER"
	cookie := write(t, c, id, time.Hour)
	if got := read(c, cookie); got != id {
		t.Errorf("read %q, want %q", got, id)
	}
	if strings.Contains(cookie.Value, id) {
		t.Error("the identifier is readable")
	}
	if cookie.MaxAge != 3600 || !cookie.HttpOnly || cookie.SameSite != http.SameSiteLaxMode || cookie.Path != "/" || cookie.Domain != "" {
		t.Errorf("attributes: %+v", cookie)
	}
}

func TestCookies_SecureOverHTTPS(t *testing.T) {
	t.Parallel()
	for https, name := range map[bool]string{false: "ebenmass", true: "__Host-ebenmass"} {
		if cookie := write(t, cookies(https), "x", time.Hour); cookie.Secure != https || cookie.Name != name {
			t.Errorf("https %v: %+v", https, cookie)
		}
	}
}

func TestCookies_ForgedOrAbsent(t *testing.T) {
	t.Parallel()
	c := cookies(false)
	cookie := write(t, c, "x", time.Hour)
	for _, value := range []string{"", "x", cookie.Value[1:], strings.Repeat("A", 5000), "\x00"} {
		forged := *cookie
		forged.Value = value
		if got := read(c, &forged); got != "" {
			t.Errorf("cookie %q read as %q", value, got)
		}
	}
	other := New(bytes.Repeat([]byte("x"), 32), bytes.Repeat([]byte("b"), 32), false)
	if got := read(other, cookie); got != "" {
		t.Errorf("a cookie of other keys read as %q", got)
	}
	if got := c.ID(httptest.NewRequest(http.MethodGet, "/", nil)); got != "" {
		t.Errorf("no cookie read as %q", got)
	}
}

func TestCookies_Clear(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	cookies(true).Clear(w)
	if got := w.Result().Cookies()[0]; got.MaxAge != -1 || got.Name != "__Host-ebenmass" || !got.Secure || got.Path != "/" {
		t.Errorf("%+v", got)
	}
}

func TestCookies_ID_CookieOfBefore(t *testing.T) {
	t.Parallel()
	hash, block := bytes.Repeat([]byte("h"), 32), bytes.Repeat([]byte("b"), 32)
	codecs := securecookie.CodecsFromPairs(hash, block)
	for _, test := range []struct {
		values any
		want   string
	}{
		{map[any]any{"id": "VISITORIDENTIFIER"}, "VISITORIDENTIFIER"},
		{map[any]any{"other": "VISITORIDENTIFIER"}, ""},
		{map[any]any{"id": 7}, ""},
		{"VISITORIDENTIFIER", ""},
	} {
		value, err := securecookie.EncodeMulti("ebenmass", test.values, codecs...)
		if err != nil {
			t.Fatal(err)
		}
		if got := read(New(hash, block, false), &http.Cookie{Name: "ebenmass", Value: value}); got != test.want {
			t.Errorf("%v read as %q, want %q", test.values, got, test.want)
		}
	}
}
