package web

import "testing"

func TestClient_HouseholdIsOne(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"2001:db8::1", "2001:db8::2", true}, {"2001:db8::1", "2001:db8:0:1::1", false},
		{"192.0.2.1", "192.0.2.2", false}, {"::ffff:192.0.2.1", "192.0.2.1", true}, {"fe80::1%eth0", "fe80::1", true}, {"", "nonsense", true},
	} {
		if same := client(c.a) == client(c.b); same != c.same {
			t.Errorf("%q and %q: same client is %v", c.a, c.b, same)
		}
	}
}
