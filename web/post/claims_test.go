package post

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/models/store"
	"ebenmass/web/limit"
	"ebenmass/web/post/posttest"
)

func TestClaimWatch_Look(t *testing.T) {
	t.Parallel()
	a, b := letter.Claim{ID: "a", Try: 1, Ends: 120}, letter.Claim{ID: "b", Try: 3, Ends: 125}
	renewed := a
	renewed.Ends++
	again := a
	again.Try++
	type look struct {
		at     time.Duration
		claims []letter.Claim
		silent int
	}
	every := func(claim func(second int) letter.Claim) (looks []look) {
		for s := range 60 {
			looks = append(looks, look{at: time.Duration(s) * time.Second, claims: []letter.Claim{claim(s)}})
		}
		return looks
	}
	for name, looks := range map[string][]look{
		"nobody renews":   {{0, []letter.Claim{a}, 0}, {5 * time.Second, []letter.Claim{a}, 0}, {10 * time.Second, []letter.Claim{a, b}, 0}, {15 * time.Second, []letter.Claim{a, b}, 0}, {20 * time.Second, []letter.Claim{a, b}, 1}, {25 * time.Second, []letter.Claim{b}, 0}, {30 * time.Second, []letter.Claim{b}, 1}},
		"renewed":         {{0, []letter.Claim{a}, 0}, {5 * time.Second, []letter.Claim{a}, 0}, {10 * time.Second, []letter.Claim{a}, 0}, {15 * time.Second, []letter.Claim{renewed}, 0}, {20 * time.Second, []letter.Claim{renewed}, 0}},
		"claimed again":   {{0, []letter.Claim{a}, 0}, {5 * time.Second, []letter.Claim{a}, 0}, {10 * time.Second, []letter.Claim{a}, 0}, {15 * time.Second, []letter.Claim{a}, 0}, {20 * time.Second, []letter.Claim{again}, 0}},
		"not looked":      {{0, []letter.Claim{a}, 0}, {19 * time.Second, []letter.Claim{a}, 0}, {24 * time.Second, []letter.Claim{a}, 0}, {29 * time.Second, []letter.Claim{a}, 0}, {34 * time.Second, []letter.Claim{a}, 0}, {39 * time.Second, []letter.Claim{a}, 1}},
		"gone, and again": {{0, []letter.Claim{a}, 0}, {5 * time.Second, nil, 0}, {10 * time.Second, []letter.Claim{a}, 0}, {15 * time.Second, []letter.Claim{a}, 0}, {20 * time.Second, []letter.Claim{a}, 0}},
		"renewed always": every(func(second int) letter.Claim {
			return letter.Claim{ID: "a", Try: 1, Ends: int64(second / 3)}
		}),
	} {
		var watch claimWatch
		for _, l := range looks {
			if silent := watch.look(l.claims, noon.Add(l.at), noon.Add(l.at)); len(silent) != l.silent {
				t.Errorf("%s: after %v silent %v, want %d", name, l.at, silent, l.silent)
			}
		}
	}
	var watch claimWatch // a look that took long proves only what was so when it began
	watch.look([]letter.Claim{a}, noon, noon.Add(2*time.Second))
	for at := 5 * time.Second; at < 20*time.Second; at += 5 * time.Second {
		watch.look([]letter.Claim{a}, noon.Add(at), noon.Add(at))
	}
	if silent := watch.look([]letter.Claim{a}, noon.Add(20*time.Second), noon.Add(24*time.Second)); len(silent) != 0 {
		t.Errorf("silent for %v", silent)
	}
}

// sharedLetter is a database with one letter, which instances share and which may be out of reach.
type sharedLetter struct {
	mu     sync.Mutex
	away   bool
	claim  letter.Claim
	held   bool
	noted  int
	ending time.Time
}

var errAway = errors.New("the database does not answer")

// do runs one statement, by the caller's turn.
func (d *sharedLetter) do(statement func()) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.away {
		return errAway
	}
	statement()
	return nil
}

func (d *sharedLetter) set(away bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.away = away
}

// instance is the database as one instance has it.
type instance struct {
	*sharedLetter
	killed *atomic.Bool // does nothing any more
}

func (d instance) do(statement func()) error {
	if d.killed.Load() {
		return errAway
	}
	return d.sharedLetter.do(statement)
}

func (d instance) extend() {
	d.ending = time.Now().Add(2 * time.Minute)
	d.claim.Ends = d.ending.UnixMicro()
}

func (d instance) ClaimLetter(context.Context, bool) (q letter.Queued, err error) {
	err = errors.Join(models.ErrNotFound, d.do(func() {
		if d.noted > 0 || d.held && d.ending.After(time.Now()) {
			return
		}
		d.held, d.claim.ID, d.claim.Try = true, "id", d.claim.Try+1
		d.extend()
		q = letter.Queued{ID: "id", Customer: "customer", Letter: letter.Letter{Kind: letter.Account, To: "jule@example.org"}, Tries: d.claim.Try}
	}))
	if q.ID != "" {
		return q, nil
	}
	return q, err
}

func (d instance) RenewClaim(_ context.Context, q letter.Queued) error {
	return d.do(func() {
		if d.held && d.claim.Try == q.Tries {
			d.extend()
		}
	})
}

func (d instance) RenewedClaims(context.Context) (claims []letter.Claim, err error) {
	return claims, d.do(func() {
		if d.held {
			claims = []letter.Claim{d.claim}
		}
	})
}

func (d instance) ReleaseClaim(_ context.Context, c letter.Claim) (released bool, err error) {
	return released, d.do(func() {
		if d.held && d.claim == c {
			d.held, released = false, true
		}
	})
}

func (d instance) LetterSent(_ context.Context, q letter.Queued) error {
	return d.do(func() {
		if d.claim.Try == q.Tries {
			d.noted, d.held = d.noted+1, false
		}
	})
}

func (d instance) LetterAnswered(context.Context, letter.Queued, letter.Answer, time.Time) error {
	return errors.New("nobody says no")
}
func (d instance) DeleteLetter(context.Context, string, string) error { return nil }
func (d instance) QueueLetter(context.Context, string, letter.Letter, bool) (letter.Queued, error) {
	return letter.Queued{}, errors.New("there is one letter")
}

// A letter of an instance that was killed goes out after some twenty seconds. As long as its sender
// lives, nobody else sends it, however slow the mail server is, and whether or not the database
// answers meanwhile.
func TestQueue_ClaimsOfOthers(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		takes       time.Duration // the mail server
		killed      time.Duration // when the first sender is; 0 for never
		away        time.Duration // from when the database does not answer; 0 for never
		back        time.Duration
		first, last time.Duration // when the mail server has a letter whose sending was noted
	}{
		"quick":                    {takes: time.Second, first: 0, last: 2 * time.Second},
		"slow":                     {takes: 59 * time.Second, first: 59 * time.Second, last: time.Minute},
		"killed":                   {takes: 59 * time.Second, killed: 10 * time.Second, first: 29 * time.Second, last: 33 * time.Second},
		"killed at once":           {takes: 59 * time.Second, killed: time.Millisecond, first: 20 * time.Second, last: 24 * time.Second},
		"the database is away":     {takes: 30 * time.Second, away: 5 * time.Second, back: 50 * time.Second, first: 30 * time.Second, last: 52 * time.Second},
		"away, and slow":           {takes: 58 * time.Second, away: 2 * time.Second, back: 40 * time.Second, first: 58 * time.Second, last: time.Minute},
		"killed while it was away": {takes: 59 * time.Second, killed: 20 * time.Second, away: 10 * time.Second, back: 40 * time.Second, first: time.Minute, last: 65 * time.Second},
		"away for a moment":        {takes: 50 * time.Second, away: 10 * time.Second, back: 15 * time.Second, first: 50 * time.Second, last: 52 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				began, sent, at := time.Now(), 0, time.Duration(0)
				var mu sync.Mutex
				var dead, lives atomic.Bool
				database := &sharedLetter{}
				ctx, stop := context.WithCancel(t.Context())
				queue := func(killed *atomic.Bool, takes time.Duration) *Queue {
					return NewQueue(instance{database, killed}, senderFunc(func(letter.Letter) error {
						time.Sleep(takes)
						if killed.Load() {
							return errAway
						}
						mu.Lock()
						defer mu.Unlock()
						sent, at = sent+1, time.Since(began)
						return nil
					}), limit.InMemory(time.Now), time.Now, slog.New(slog.DiscardHandler))
				}
				var running sync.WaitGroup
				running.Go(func() { queue(&dead, c.takes).Run(ctx) })
				synctest.Wait() // the first has the letter
				running.Go(func() { queue(&lives, 0).Run(ctx) })
				if c.killed > 0 {
					time.AfterFunc(c.killed, func() { dead.Store(true) })
				}
				if c.away > 0 {
					time.AfterFunc(c.away, func() { database.set(true) })
					time.AfterFunc(c.back, func() { database.set(false) })
				}
				time.Sleep(3 * time.Minute)
				stop()
				running.Wait()
				if sent != 1 || at < c.first || at > c.last || database.noted != 1 {
					t.Errorf("sent %d times, last after %v, noted %d times", sent, at, database.noted)
				}
			})
		})
	}
}

// The claims of an instance on PostgreSQL are seen, renewed and released by another.
func TestQueue_TakesOverOnPostgres(t *testing.T) {
	t.Parallel()
	settings := store.Settings{DataDir: t.TempDir(), Database: postgres(t)}
	killed, lives := openMailbox(t, settings), openMailbox(t, settings)
	server := posttest.Open(t, &posttest.Server{})
	killed.enqueue(t, 2, "%d@example.org")
	slow, err := killed.store.ClaimLetter(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	dead, err := killed.store.ClaimLetter(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	var watch claimWatch
	look := func(at time.Duration, silent int) []letter.Claim {
		t.Helper()
		claims, err := lives.store.RenewedClaims(t.Context())
		if err != nil || len(claims) != 2 {
			t.Fatalf("after %v claims %v, %v", at, claims, err)
		}
		found := watch.look(claims, noon.Add(at), noon.Add(at))
		if len(found) != silent {
			t.Fatalf("after %v silent %v, want %d", at, found, silent)
		}
		return found
	}
	for at := time.Duration(0); at < silenceLimit; at += renewInterval {
		killed.clock.advance(renewInterval)
		if err := killed.store.RenewClaim(t.Context(), slow); err != nil {
			t.Fatal(err)
		}
		look(at, 0)
	}
	silent := look(silenceLimit, 1)
	if silent[0].ID != dead.ID {
		t.Errorf("silent is %v, want %s", silent, dead.ID)
	}
	for _, want := range []bool{true, false} {
		if released, err := lives.store.ReleaseClaim(t.Context(), silent[0]); err != nil || released != want {
			t.Errorf("released: %v, %v", released, err)
		}
	}
	deliver(t, lives.queue(mustSMTP(t, server.URL())))
	if got := server.Letters(); len(got) != 1 {
		t.Errorf("%d letters went", len(got))
	}
	if err := killed.store.RenewClaim(t.Context(), dead); err != nil { // it is gone
		t.Error(err)
	}
	if err := killed.store.LetterSent(t.Context(), slow); err != nil {
		t.Error(err)
	}
	lives.want(t, 0, 0)
}
