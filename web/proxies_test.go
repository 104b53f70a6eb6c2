package web_test

import (
	"net/http"
	"net/netip"
	"strings"
	"testing"

	"ebenmass/web"
)

// behindProxy is a shop that believes what this machine says of a client's address.
func behindProxy(c *web.Config) {
	c.TrustedProxies = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
}

// from is a visitor at an address.
func (s *shop) from(t testing.TB, ip string) *browser {
	t.Helper()
	b := s.visit(t)
	b.ip = ip
	return b
}

// Visitors behind a proxy have limits of their own once it is trusted, and none of them gets
// another one by what it writes itself.
func TestTrustedProxies_LimitsPerClient(t *testing.T) {
	t.Parallel()
	post := func(b *browser, header, value string) int {
		return b.do(http.MethodPost, "/api/v1/advice", strings.NewReader(ask), "Content-Type", "application/json", header, value).StatusCode
	}
	var clock moving
	b := openShopAt(t, clock.now, adviceRate(1), behindProxy).visit(t)
	for i, c := range []struct {
		header, value string
		want          int
	}{
		{"X-Forwarded-For", "198.51.100.1", 200},
		{"X-Forwarded-For", "198.51.100.1", 429},
		{"X-Forwarded-For", "203.0.113.1, 198.51.100.1", 429},
		{"Forwarded", "for=198.51.100.1", 429},
		{"Forwarded", `for=203.0.113.1, for="198.51.100.1:80"`, 429},
		{"X-Forwarded-For", "198.51.100.2", 200},
		{"Forwarded", `for="[2001:db8::1]"`, 200},
		{"X-Forwarded-For", "2001:db8::2", 429}, // one household
		{"X-Forwarded-For", "2001:db8:0:1::2", 200},
	} {
		if got := post(b, c.header, c.value); got != c.want {
			t.Errorf("request %d, %s: %s: status %d, want %d", i, c.header, c.value, got, c.want)
		}
	}
	b = openShopAt(t, clock.now, adviceRate(1)).visit(t)
	if post(b, "X-Forwarded-For", "198.51.100.1") != 200 || post(b, "X-Forwarded-For", "198.51.100.2") != 429 {
		t.Error("an address is believed that nobody vouches for")
	}
}
