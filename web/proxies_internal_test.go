package web

import (
	"net/http"
	"net/netip"
	"testing"
)

func TestProxies_Client(t *testing.T) {
	t.Parallel()
	ours := proxies{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("192.0.2.1/32"), netip.MustParsePrefix("fd00::/8")}
	type lines = []string
	for _, c := range []struct {
		name, peer     string
		xff, forwarded lines
		want           string
	}{
		{"nobody in between", "198.51.100.7:1234", nil, nil, "198.51.100.7"},
		{"claimed by a client", "198.51.100.7:1234", lines{"203.0.113.9"}, lines{"for=203.0.113.9"}, "198.51.100.7"},
		{"one proxy", "10.0.0.1:1", lines{"203.0.113.9"}, nil, "203.0.113.9"},
		{"one proxy, Forwarded", "10.0.0.1:1", nil, lines{"for=203.0.113.9;proto=https;by=10.0.0.1"}, "203.0.113.9"},
		{"the proxy says nothing", "10.0.0.1:1", nil, nil, "10.0.0.1"},
		{"two proxies", "10.0.0.1:1", lines{"203.0.113.9, 192.0.2.1"}, nil, "203.0.113.9"},
		{"two proxies, two lines", "10.0.0.1:1", lines{"203.0.113.9", "192.0.2.1"}, nil, "203.0.113.9"},
		{"two proxies, Forwarded", "10.0.0.1:1", nil, lines{"for=203.0.113.9, for=192.0.2.1"}, "203.0.113.9"},
		{"spoofed", "10.0.0.1:1", lines{"1.1.1.1, 203.0.113.9"}, nil, "203.0.113.9"},
		{"spoofed as ours", "10.0.0.1:1", lines{"10.0.0.9, 203.0.113.9"}, nil, "203.0.113.9"},
		{"spoofed on a line of its own", "10.0.0.1:1", lines{"1.1.1.1", "203.0.113.9, 10.2.2.2"}, nil, "203.0.113.9"},
		{"spoofed, Forwarded", "10.0.0.1:1", nil, lines{"for=1.1.1.1, for=203.0.113.9"}, "203.0.113.9"},
		{"a quote left open", "10.0.0.1:1", nil, lines{`for="1.1.1.1`, "for=203.0.113.9"}, "203.0.113.9"},
		{"a quote left open on the proxy's line", "10.0.0.1:1", nil, lines{`for="1.1.1.1, for=203.0.113.9`}, "10.0.0.1"},
		{"a comma in quotes", "10.0.0.1:1", nil, lines{`for="1.1.1.1, for=2.2.2.2", for=203.0.113.9`}, "203.0.113.9"},
		{"for within a value", "10.0.0.1:1", nil, lines{`by="x;for=1.1.1.1";for=203.0.113.9`}, "203.0.113.9"},
		{"for twice", "10.0.0.1:1", nil, lines{"for=1.1.1.1;for=203.0.113.9"}, "10.0.0.1"},
		{"all ours", "10.0.0.1:1", lines{"10.3.3.3, 10.2.2.2"}, nil, "10.3.3.3"},
		{"with a port", "10.0.0.1:1", lines{"203.0.113.9:4711"}, nil, "203.0.113.9"},
		{"IPv6", "[fd00::1]:1", lines{"2001:db8::7"}, nil, "2001:db8::7"},
		{"IPv6 in brackets", "[fd00::1]:1", lines{"[2001:db8::7]"}, nil, "2001:db8::7"},
		{"IPv6 with a port", "[fd00::1]:1", lines{"[2001:db8::7]:4711"}, nil, "2001:db8::7"},
		{"IPv6 quoted", "[fd00::1]:1", nil, lines{`For="[2001:DB8::7]:4711"`}, "2001:db8::7"},
		{"IPv6 quoted with escapes", "[fd00::1]:1", nil, lines{`for="\[2001:db8::7\]"`}, "2001:db8::7"},
		{"IPv6 with a zone", "10.0.0.1:1", lines{"fe80::1%eth0"}, nil, "fe80::1"},
		{"IPv4 in IPv6", "[::ffff:10.0.0.1]:1", lines{"::ffff:203.0.113.9"}, nil, "203.0.113.9"},
		{"ours in IPv6", "10.0.0.1:1", lines{"203.0.113.9, ::ffff:192.0.2.1"}, nil, "203.0.113.9"},
		{"hidden", "10.0.0.1:1", nil, lines{"for=_gazonk"}, "10.0.0.1"},
		{"hidden behind ours", "10.0.0.1:1", nil, lines{`for=unknown, for="192.0.2.1:_port"`}, "192.0.2.1"},
		{"nonsense", "10.0.0.1:1", lines{"garbage"}, nil, "10.0.0.1"},
		{"nonsense farther off", "10.0.0.1:1", lines{"garbage, 203.0.113.9"}, nil, "203.0.113.9"},
		{"nonsense nearer", "10.0.0.1:1", lines{"203.0.113.9, garbage"}, nil, "10.0.0.1"},
		{"nonsense behind ours", "10.0.0.1:1", lines{"203.0.113.9, garbage, 10.9.9.9"}, nil, "10.9.9.9"},
		{"empty entries", "10.0.0.1:1", lines{"", " , 203.0.113.9 ,, "}, nil, "203.0.113.9"},
		{"no for", "10.0.0.1:1", nil, lines{"proto=https"}, "10.0.0.1"},
		{"not our case", "10.0.0.1:1", nil, lines{"PROTO=https; FOR=203.0.113.9"}, "203.0.113.9"},
		{"both alike", "10.0.0.1:1", lines{"203.0.113.9"}, lines{"for=203.0.113.9"}, "203.0.113.9"},
		{"both at odds", "10.0.0.1:1", lines{"203.0.113.9"}, lines{"for=1.1.1.1"}, "10.0.0.1"},
		{"an address as a number", "10.0.0.1:1", lines{"2130706433"}, nil, "10.0.0.1"},
		{"leading zeros", "10.0.0.1:1", lines{"203.0.113.009"}, nil, "10.0.0.1"},
	} {
		r := &http.Request{RemoteAddr: c.peer, Header: http.Header{"X-Forwarded-For": c.xff, "Forwarded": c.forwarded, "X-Real-Ip": {"1.1.1.1"}}}
		if got := ours.client(r); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if got := proxies(nil).client(r); got != hostOf(c.peer) {
			t.Errorf("%s, nobody trusted: %s", c.name, got)
		}
	}
}

func FuzzProxies_Client(f *testing.F) {
	f.Add("1.1.1.1, [::1]:3", `for="[::1]";by=x, for=2.2.2.2`)
	f.Add(`"`, `for="\`)
	ours := proxies{netip.MustParsePrefix("10.0.0.0/8")}
	f.Fuzz(func(t *testing.T, xff, forwarded string) {
		// Whatever a client wrote, what its proxy added decides.
		for _, header := range []http.Header{{"X-Forwarded-For": {xff, "203.0.113.9"}}, {"Forwarded": {forwarded, "for=203.0.113.9"}}} {
			if got := ours.client(&http.Request{RemoteAddr: "10.0.0.1:1", Header: header}); got != "203.0.113.9" {
				t.Errorf("%v: %s", header, got)
			}
		}
	})
}
