package web

import "testing"

func TestHosts_Known(t *testing.T) {
	t.Parallel()
	given := newHosts(Config{BaseURL: "https://Shop.Example", Addr: "10.1.2.3:8080"})
	named := newHosts(Config{BaseURL: "https://xn--mnchen-3ya.example:8443", Addr: "laden.intern:80"})
	derived := newHosts(Config{BaseURL: "http://localhost:8080", Addr: ":8080", AnyAddress: true})
	for _, c := range []struct {
		name  string
		hosts *hosts
		host  string
		want  bool
	}{
		{"base URL", given, "shop.example", true},
		{"another port", given, "shop.example:8443", true},
		{"capitals and a final dot", given, "SHOP.example.:443", true},
		{"the address listened on", given, "10.1.2.3", true},
		{"this machine", given, "localhost:1", true},
		{"this machine below", given, "tester.localhost", true},
		{"loopback", given, "127.0.0.1:8080", true},
		{"loopback elsewhere", given, "127.9.9.9", true},
		{"loopback, IPv6", given, "[::1]:8080", true},
		{"loopback, IPv6 without port", given, "[::1]", true},
		{"loopback, mapped", given, "[::ffff:127.0.0.1]:80", true},
		{"below the base URL's", given, "www.shop.example", false},
		{"above it", given, "example", false},
		{"beside it", given, "evil-shop.example", false},
		{"ending like it", given, "shop.example.evil.example", false},
		{"ending like localhost", given, "notlocalhost", false},
		{"beginning like localhost", given, "localhost.evil.example", false},
		{"rebound", given, "127.0.0.1.nip.io", false},
		{"another address", given, "10.1.2.4", false},
		{"IPv6 of elsewhere", given, "[2001:db8::1]:80", false},
		{"none", given, "", false},
		{"a port only", given, ":8080", false},
		{"a dot", given, ".", false},
		{"an address as a number", given, "2130706433", false},
		{"an address in parts", given, "127.1", false},
		{"two", given, "shop.example,evil.example", false},
		{"user", given, "shop.example@evil.example", false},
		{"IDN", named, "xn--mnchen-3ya.example:8443", true},
		{"name listened on", named, "laden.intern", true},
		{"address, with a base URL", named, "192.168.0.7", false},
		{"address, without one", derived, "192.168.0.7:8080", true},
		{"IPv6, without one", derived, "[fe80::1%25eth0]:8080", true},
		{"IPv6 plain", derived, "[2001:db8::7]", true},
		{"name, without one", derived, "laptop.local:8080", false},
		{"none, without one", derived, "", false},
	} {
		if got := c.hosts.known(c.host); got != c.want {
			t.Errorf("%s: %q known: %v", c.name, c.host, got)
		}
	}
}
