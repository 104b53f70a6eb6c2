package demo

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestAnAddressIsShownWithoutTheMachinesPart(t *testing.T) {
	for ip, want := range map[string]string{
		"": "", "nonsense": "", "203.0.113.77": "203.0.113.…", "127.0.0.1": "127.0.0.…", "::ffff:203.0.113.77": "203.0.113.…",
		"10.0.0.0": "10.0.0.…", "2001:db8:1234:5678::9": "2001:db8:1234::…", "fe80::1%eth0": "fe80::…",
	} {
		if got := shortAddress(ip); got != want {
			t.Errorf("%q is shown as %q, want %q", ip, got, want)
		}
	}
}

func TestARequestIsTakenDownAsItCame(t *testing.T) {
	r := httptest.NewRequest("GET", "/de/demo/mirror", nil)
	now := time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)
	if got := readRequest(r, "", now); got.UserAgent+got.Languages+got.Referrer+got.Hints+got.Address != "" || got.GPC || got.DNT || !got.At.Equal(now) {
		t.Errorf("of nothing: %+v", got)
	}
	r.Header.Set("User-Agent", "Mozilla/5.0 (iPhone) Version/18.1 "+strings.Repeat("ü", 500))
	r.Header.Set("Referer", "https://other.example/\xff")
	r.Header.Set("Sec-CH-UA-Platform", `"iOS"`)
	r.Header.Set("Sec-CH-UA-Mobile", "?1")
	r.Header.Set("Sec-GPC", "1")
	got := readRequest(r, "203.0.113.77", now)
	if got.Device.System != "iPhone" || len([]rune(got.UserAgent)) != longestHeader || got.Referrer != "https://other.example/\uFFFD" ||
		got.Hints != "Sec-CH-UA-Platform: \"iOS\"\nSec-CH-UA-Mobile: ?1" || !got.GPC || got.DNT {
		t.Errorf("%+v", got)
	}
}
