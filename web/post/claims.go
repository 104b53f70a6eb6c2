package post

import (
	"context"
	"time"

	"ebenmass/models/letter"
)

// Times of claims. A sender that lives renews its claims, however slow the mail server is; one that
// was killed does not, and its letters go to others before their claims end.
const (
	renewInterval = 3 * time.Second  // between two renewals of a claim
	renewLimit    = 3 * time.Second  // how long one of them may take
	watchInterval = time.Second      // between two looks at the claims of all instances
	watchLimit    = 2 * time.Second  // how long one of them may take
	watchGap      = 5 * time.Second  // the longest between two looks of one watch
	silenceLimit  = 20 * time.Second // how long a claim stands unrenewed until its sender counts as dead
)

// renew renews a claim until it is stopped. That a renewal fails is nobody's business: where the
// database does not answer, nobody takes the letter over either.
func (q *Queue) renew(ctx context.Context, claimed letter.Queued) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(renewInterval)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			once, done := context.WithTimeout(ctx, renewLimit)
			_ = q.store.RenewClaim(once, claimed)
			done()
		}
	}()
	return func() { cancel(); <-ended }
}

// claimWatch finds claims that nobody renews, by looking at them again and again. It goes by what
// it saw, on its own clock, and so neither by other machines' clocks nor by times at which nobody
// could have renewed anything: a look that fails or comes late begins it anew.
type claimWatch struct {
	last time.Time                  // when the look before ended
	seen map[letter.Claim]time.Time // since when a claim stands as it is; a renewed one is another
}

// look takes in the claims as a look saw them that began and ended at given times, and returns
// those that were not renewed for silenceLimit.
func (w *claimWatch) look(claims []letter.Claim, began, ended time.Time) (silent []letter.Claim) {
	if ended.Sub(w.last) > watchGap {
		w.seen = nil
	}
	seen := make(map[letter.Claim]time.Time, len(claims))
	for _, c := range claims {
		since, known := w.seen[c]
		if !known {
			since = ended
		}
		seen[c] = since
		if began.Sub(since) >= silenceLimit {
			silent = append(silent, c)
		}
	}
	w.last, w.seen = ended, seen
	return silent
}

// watchClaims releases, until the context ends, the letters of instances that were killed.
func (q *Queue) watchClaims(ctx context.Context) {
	var watch claimWatch
	tick := time.NewTicker(watchInterval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := q.lookAtClaims(ctx, &watch); err != nil {
			watch = claimWatch{} // Deliver says that the database does not answer
		}
	}
}

func (q *Queue) lookAtClaims(ctx context.Context, watch *claimWatch) error {
	ctx, cancel := context.WithTimeout(ctx, watchLimit)
	defer cancel()
	began := time.Now()
	claims, err := q.store.RenewedClaims(ctx)
	if err != nil {
		return err
	}
	for _, c := range watch.look(claims, began, time.Now()) {
		released, err := q.store.ReleaseClaim(ctx, c)
		if err != nil {
			return err
		}
		if released {
			q.log.WarnContext(ctx, "a letter is taken over from an instance that does not send it any more", "try", c.Try)
			q.Wake()
		}
	}
	return nil
}
