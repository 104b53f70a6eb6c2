package web_test

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// What an attack would cause is logged and counted by kind and number, and by nothing else.
func TestSecurityEvents_KindAndNumber(t *testing.T) {
	t.Parallel()
	var clock moving
	s := openShopAt(t, clock.now, adviceRate(1), behindProxy)
	b := s.from(t, "198.51.100.77")
	for range 3 { // the first is answered
		b.json("/api/v1/advice", ask)
	}
	b.do(http.MethodPost, "/de/basket/items", strings.NewReader("sku=alma-t-shirt-sage-m"), "Content-Type", "application/x-www-form-urlencoded", "Origin", "https://evil.example").want(t, http.StatusForbidden)
	b.as("evil.example", "GET", "/de/products?q=Zilpzalp", "").want(t, http.StatusMisdirectedRequest)
	for range 4 {
		b.form("/de/sign-in/confirm", "token", "ZILPZALPTOKEN").want(t, http.StatusGone)
	}
	b.form("/en/my-data/delete", "scope", "nothing").want(t, http.StatusUnprocessableEntity) // no event
	over, stop := context.WithCancel(t.Context())
	stop()
	s.reportEvents(over)
	s.reportEvents(over) // has nothing new to say
	want := map[string]string{"limit_hit": "2", "origin_refused": "1", "host_refused": "1", "sign_in_failed": "4"}
	lines := regexp.MustCompile(`(?m)^time=\S+ level=WARN msg="security events" kind=(\w+) count=(\d+)$`).FindAllStringSubmatch(s.log.String(), -1)
	if len(lines) != len(want) {
		t.Errorf("%d lines: %q", len(lines), lines)
	}
	for _, line := range lines {
		if want[line[1]] != line[2] {
			t.Errorf("%s: %s, want %s", line[1], line[2], want[line[1]])
		}
	}
	metrics := s.scrape(t)
	for kind, n := range want {
		if line := `ebenmass_security_events_total{kind="` + kind + `"} ` + n; !strings.Contains(metrics, line) {
			t.Errorf("metrics lack %s", line)
		}
	}
	for _, personal := range []string{"198.51.100", "evil", "Zilpzalp", "ZILPZALP"} {
		if strings.Contains(s.log.String(), personal) || strings.Contains(metrics, personal) {
			t.Errorf("log or metrics hold %q", personal)
		}
	}
}
