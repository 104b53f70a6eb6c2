package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/netip"
	"regexp"
	"strings"
	"testing"
	"time"

	"ebenmass/web"
)

func trusting(networks ...string) option {
	return func(c *web.Config) {
		for _, n := range networks {
			c.TrustedProxies = append(c.TrustedProxies, netip.MustParsePrefix(n))
		}
	}
}

func TestRequestID_InAnswerAndLog(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	random := regexp.MustCompile(`^[A-Z2-7]{16}$`)
	seen := map[string]bool{}
	for _, path := range []string{"/de/", "/de/", "/de/no-such-page", "/readyz", "/static/none.css", "/api/v1/openapi.json"} {
		id := s.visit(t).get(path).Header.Get("X-Request-Id")
		if !random.MatchString(id) || seen[id] {
			t.Errorf("%s: %q", path, id)
		}
		seen[id] = true
	}
	for id := range seen { // a line may be written after the answer
		for deadline := time.Now().Add(2 * time.Minute); !strings.Contains(s.log.String(), "request_id="+id+"\n"); time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%s is not in the log", id)
			}
		}
	}
}

// A trusted proxy's name is kept where it can spell nothing; nobody else's is.
func TestRequestID_Given(t *testing.T) {
	t.Parallel()
	given := "0af7651916cd43dd8448eb211c80319c"
	for name, c := range map[string]struct {
		options []option
		id      string
		kept    bool
	}{
		"a proxy's":              {[]option{trusting("127.0.0.1/32")}, given, true},
		"a proxy's UUID":         {[]option{trusting("127.0.0.1/32")}, "3f2504e0-4f89-41d3-9a0c-0305e82c3301", true},
		"anybody's":              {nil, given, false},
		"somebody's else":        {[]option{trusting("10.0.0.0/8")}, given, false},
		"an address":             {[]option{trusting("127.0.0.1/32")}, "petra@kanarie.example", false},
		"a name":                 {[]option{trusting("127.0.0.1/32")}, "Petra-Kanarienvogel", false},
		"an IP address":          {[]option{trusting("127.0.0.1/32")}, "192.168.100.123.1", false},
		"too short to be random": {[]option{trusting("127.0.0.1/32")}, "937191", false},
		"too long":               {[]option{trusting("127.0.0.1/32")}, strings.Repeat("0", 65), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := openShop(t, c.options...)
			r := httptest.NewRequest(http.MethodGet, s.URL+"/de/", nil)
			r.RemoteAddr = "127.0.0.1:4711"
			r.Header.Set("X-Request-Id", c.id)
			w := httptest.NewRecorder()
			s.Config.Handler.ServeHTTP(w, r)
			if got := w.Header().Get("X-Request-Id"); (got == c.id) != c.kept || got == "" {
				t.Errorf("named %q", got)
			}
			if !c.kept && strings.Contains(s.log.String(), c.id) {
				t.Error("what was not taken is in the log")
			}
		})
	}
}
