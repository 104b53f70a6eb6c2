package post

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/web/limit"
)

// Times of the queue.
const (
	pollInterval = time.Second      // how soon a letter that another instance queued, or that is due again, is tried
	patience     = 3 * time.Second  // how long a visitor waits for the mail server's answer to an address
	sendLimit    = time.Minute      // how long one try may take; below the time of a claim that is not renewed
	claimLimit   = 15 * time.Second // how long the database is waited for
	noteLimit    = 45 * time.Second // how long it is tried to note an answer; with sendLimit below the time of a claim
	noteTries    = 9                // at least, in that time
	noteSpacing  = 250 * time.Millisecond
	firstDelay   = time.Minute      // until the second try
	longestDelay = 24 * time.Hour   // between two tries
	senders      = 4                // letters that one instance sends at once; even, see Deliver
	limitedDelay = 10 * time.Minute // until a letter is looked at again whose address gets enough of them
)

// queueStore is where the queue keeps its letters.
type queueStore interface {
	QueueLetter(ctx context.Context, customer string, l letter.Letter, claim bool) (letter.Queued, error)
	ClaimLetter(ctx context.Context, fresh bool) (letter.Queued, error)
	RenewClaim(ctx context.Context, q letter.Queued) error
	RenewedClaims(ctx context.Context) ([]letter.Claim, error)
	ReleaseClaim(ctx context.Context, c letter.Claim) (released bool, err error)
	LetterSent(ctx context.Context, q letter.Queued) error
	LetterAnswered(ctx context.Context, q letter.Queued, answer letter.Answer, next time.Time) error
	DeleteLetter(ctx context.Context, customer, id string) error
}

// Queue sends letters that lie in the database, so that none is lost while the mail server is
// out of reach or the program is killed, and several instances send each once. What an instance was
// sending that was killed goes to another some 20 seconds later. A letter is sent twice only where
// the program died, or lost the database while others had it, after the mail server had taken it
// and before that was noted.
type Queue struct {
	store  queueStore
	limit  *Limited
	outbox bool // nothing is queued: letters lie in the outbox at once
	now    func() time.Time
	log    *slog.Logger
	wake   chan struct{}
	under  sync.WaitGroup // tries that outlast who asked for them
	tries  tries
}

// NewQueue returns a queue that hands its letters to a sender, to each address only so often,
// as the counters say. Where that is an Outbox, nothing waits: what is left in the queue of a time with a mail server
// goes there too.
func NewQueue(kept queueStore, sender Sender, count limit.Counters, now func() time.Time, log *slog.Logger) *Queue {
	limit := Limit(sender, count)
	return &Queue{store: kept, limit: limit, outbox: limit.outbox, now: now, log: log, wake: make(chan struct{}, 1)}
}

// Send queues a letter, tries it at once, and waits for the mail server's answer as long as a
// visitor may. Errors: models.ErrTooOften where the address gets enough of them, and then nothing
// is queued; models.ErrAddressRefused. Where the mail server does not answer or says "later", the
// letter waits and there is no error.
func (q *Queue) Send(ctx context.Context, customer string, l letter.Letter) error {
	if q.outbox {
		return q.limit.Send(ctx, customer, l)
	}
	if err := q.limit.Allow(ctx, customer, l); err != nil {
		return err
	}
	queued, err := q.store.QueueLetter(ctx, customer, l, true)
	if err != nil {
		return err
	}
	err = q.await(ctx, queued)
	if errors.Is(err, models.ErrAddressRefused) { // whoever asked for it hears so at once
		return errors.Join(err, q.store.DeleteLetter(ctx, customer, queued.ID))
	}
	return err
}

// Enqueue queues a letter and does not wait for the mail server. models.ErrTooOften as Send.
func (q *Queue) Enqueue(ctx context.Context, customer string, l letter.Letter) error {
	if q.outbox {
		return q.limit.Send(ctx, customer, l)
	}
	if err := q.limit.Allow(ctx, customer, l); err != nil {
		return err
	}
	if _, err := q.store.QueueLetter(ctx, customer, l, false); err != nil {
		return err
	}
	q.Wake()
	return nil
}

// Try tries a letter that the caller claimed and waits for the answer as Send does. One without
// identifier is none.
func (q *Queue) Try(ctx context.Context, claimed letter.Queued) error {
	if claimed.ID == "" {
		return nil
	}
	return q.await(ctx, claimed)
}

// await tries a claimed letter and waits for the answer. The try goes on when the visitor does not
// wait any longer: a letter that was given up half way might have arrived.
func (q *Queue) await(ctx context.Context, claimed letter.Queued) error {
	answered := make(chan letter.Answer, 1)
	q.under.Go(func() { answered <- q.try(context.WithoutCancel(ctx), claimed) })
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case answer := <-answered:
		if answer == letter.AnswerRefused {
			return models.ErrAddressRefused
		}
	case <-wait.C:
	case <-ctx.Done():
	}
	return nil
}

// Wake tells the queue that something was put into it.
func (q *Queue) Wake() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// Run sends what is due until the context ends. It returns when the last try has ended.
func (q *Queue) Run(ctx context.Context) {
	defer q.under.Wait()
	q.under.Go(func() { q.watchClaims(ctx) })
	tick := time.NewTicker(pollInterval)
	defer tick.Stop()
	for {
		if err := q.Deliver(ctx); err != nil && ctx.Err() == nil {
			q.log.ErrorContext(ctx, "letters that are due were not sent, trying again", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-q.wake:
		case <-tick.C:
		}
	}
}

// Deliver sends everything that is due, several letters at once: half of the senders take those
// that wait longest, half those that were tried least, so that failing letters, however many,
// keep no new one waiting, nor new ones those.
func (q *Queue) Deliver(ctx context.Context) error {
	errs := make([]error, senders)
	var wait sync.WaitGroup
	for i := range senders {
		wait.Go(func() { errs[i] = q.deliver(ctx, i%2 == 0) })
	}
	wait.Wait()
	return errors.Join(errs...)
}

// deliver sends one letter after the other until none is due.
func (q *Queue) deliver(ctx context.Context, fresh bool) error {
	for ctx.Err() == nil {
		claiming, cancel := context.WithTimeout(ctx, claimLimit)
		claimed, err := q.store.ClaimLetter(claiming, fresh)
		cancel()
		if errors.Is(err, models.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		q.try(context.WithoutCancel(ctx), claimed)
	}
	return nil
}

// try hands a claimed letter over and notes the answer; "" where it was taken.
func (q *Queue) try(ctx context.Context, claimed letter.Queued) letter.Answer {
	defer q.renew(ctx, claimed)()
	sending, cancel := context.WithTimeout(ctx, sendLimit)
	answer, next := q.hand(sending, claimed)
	cancel()
	q.tries.note(answer)
	err := q.note(ctx, func(ctx context.Context) error {
		if answer == letter.AnswerNone {
			return q.store.LetterSent(ctx, claimed)
		}
		return q.store.LetterAnswered(ctx, claimed, answer, next)
	})
	if err != nil { // it is tried again when the claim ends
		q.log.ErrorContext(ctx, "the mail server's answer to a letter was not noted", "kind", claimed.Letter.Kind, "error", err)
	}
	return answer
}

// note notes an answer, and goes on trying for a while: whoever takes over from a database that
// failed knows the letter as claimed, and it would be sent twice.
func (q *Queue) note(ctx context.Context, note func(ctx context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, noteLimit)
	defer cancel()
	for {
		once, done := context.WithTimeout(ctx, noteLimit/noteTries)
		err := note(once)
		done()
		if err == nil || !q.retry(ctx) {
			return err
		}
	}
}

// retry waits a moment and reports whether there is time for another try.
func (q *Queue) retry(ctx context.Context) bool {
	select {
	case <-time.After(noteSpacing):
		return true
	case <-ctx.Done():
		return false
	}
}

// hand hands a claimed letter over and returns the answer, and when it is tried next.
func (q *Queue) hand(ctx context.Context, claimed letter.Queued) (answer letter.Answer, next time.Time) {
	if allowedLater(claimed) {
		err := q.limit.Allow(ctx, claimed.Customer, claimed.Letter)
		if errors.Is(err, models.ErrTooOften) {
			return letter.AnswerLimited, q.now().Add(limitedDelay)
		}
		if err != nil { // a database that fails over says neither yes nor no
			q.log.WarnContext(ctx, "it was not found out whether a letter may be sent, asking again", "kind", claimed.Letter.Kind, "error", err)
			return letter.AnswerLimited, q.now().Add(pollInterval)
		}
	}
	err := q.limit.next.Send(ctx, claimed.Customer, claimed.Letter)
	if err == nil {
		return letter.AnswerNone, time.Time{}
	}
	answer = answerOf(err)
	q.log.WarnContext(ctx, "the mail server did not take a letter", "kind", claimed.Letter.Kind, "answer", answer, "tries", claimed.Tries, "error", err)
	return answer, q.now().Add(delay(claimed.Tries))
}

// allowedLater reports whether a letter is one that is queued whatever the allowance of its address:
// it is taken when the letter is tried first.
func allowedLater(claimed letter.Queued) bool {
	contract := claimed.Letter.Kind == letter.Order || claimed.Letter.Kind == letter.Withdrawal
	return contract && (claimed.Answer == letter.AnswerNone || claimed.Answer == letter.AnswerLimited)
}

// delay is how long a letter waits after so many tries: a minute, then twice as long each time, a
// day at most.
func delay(tries int) time.Duration {
	d := firstDelay
	for range tries - 1 {
		if d *= 2; d >= longestDelay {
			return longestDelay
		}
	}
	return d
}
