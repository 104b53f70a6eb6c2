package web

import (
	"fmt"
	"testing"
	"time"
)

func TestAnAllowanceComesBackWithTime(t *testing.T) {
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	l := newLimiter(60, nil)
	who := client("192.0.2.1")
	for range 60 {
		if wait := l.take(who, now); wait != 0 {
			t.Fatalf("refused within the allowance for %v", wait)
		}
	}
	if wait := l.take(who, now); wait <= 0 || wait > time.Second {
		t.Errorf("wait %v, want up to a second", wait)
	}
	if wait := l.take(client("192.0.2.2"), now); wait != 0 {
		t.Error("another client pays for it")
	}
	if wait := l.take(who, now.Add(time.Second)); wait != 0 {
		t.Errorf("a second later still %v", wait)
	}
}

func TestClientsAreRememberedWithinBounds(t *testing.T) {
	now := time.Now()
	l := newLimiter(1, nil)
	for i := range 3 * maxClients {
		l.take(client(fmt.Sprintf("10.%d.%d.%d", i>>16, i>>8&255, i&255)), now)
	}
	if n := len(l.young) + len(l.old); n > 2*maxClients {
		t.Errorf("%d clients are remembered", n)
	}
}

func TestAHouseholdIsOneClient(t *testing.T) {
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
