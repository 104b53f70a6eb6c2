package store

import (
	"testing"
	"time"
)

// Claims that are renewed are listed, those of a program of before, which renews none, are not: it
// may be at them. What was renewed, answered or claimed again meanwhile is not released.
func TestReleaseClaim_OnlyAsSeen(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		s.queueTo(t, "a@example.org")
		q := s.claimOne(t, false)
		claims, err := s.RenewedClaims(t.Context())
		must(t, err)
		if s.sqlite { // nobody asks
			if len(claims) != 0 {
				t.Errorf("claims %v", claims)
			}
			return
		}
		if len(claims) != 1 || claims[0].ID != q.ID || claims[0].Try != 1 {
			t.Fatalf("claims %v", claims)
		}
		release := func(when string, want bool) {
			t.Helper()
			if got, err := s.ReleaseClaim(t.Context(), claims[0]); err != nil || got != want {
				t.Errorf("%s: released %v, %v", when, got, err)
			}
		}
		s.clock.advance(3 * time.Second)
		must(t, s.RenewClaim(t.Context(), q))
		release("renewed", false)
		claims, err = s.RenewedClaims(t.Context())
		must(t, err)
		release("as it is", true)
		release("again", false)
		must(t, s.RenewClaim(t.Context(), q)) // too late
		again := s.claimOne(t, false)
		if again.ID != q.ID || again.Tries != 2 {
			t.Errorf("claimed %+v", again)
		}
		must(t, s.RenewClaim(t.Context(), q))
		s.exec(t, "UPDATE letters SET tries = tries + 1") // as a program claims that renews nothing
		if claims, err := s.RenewedClaims(t.Context()); err != nil || len(claims) != 0 {
			t.Errorf("claims %v, %v", claims, err)
		}
		s.exec(t, "UPDATE letters SET tries = tries - 1")
		s.clock.advance(claimTime)
		if claims, err := s.RenewedClaims(t.Context()); err != nil || len(claims) != 0 {
			t.Errorf("claims that have ended: %v, %v", claims, err)
		}
	})
}
