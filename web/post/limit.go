package post

import (
	"context"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/web/limit"
)

// How many letters there are, so that nobody can fill another's mailbox with ours.
//
// To an address that nobody has proved to be theirs: so many at once for each visitor who asks
// and address together, then one each time that long has passed, and so many to one address,
// whoever asks. Strangers who ask do not use up what the owner may ask for, and are not told apart
// by their network, which may be the owner's. Links to sign in come back sooner for who asks: a link lives ten minutes, and while
// another is refused one that still works lies in the mailbox.
//
// Those that have to arrive at once, of orders and withdrawals by law and those that warn the
// owner of an account, have a wider allowance of their own, which other letters cannot use up;
// no order and no withdrawal waits for its letter.
const (
	askedAtOnce     = 3
	askedSpacing    = 20 * time.Minute // 3 an hour
	linkSpacing     = 10 * time.Minute
	addressAtOnce   = 12
	addressSpacing  = 5 * time.Minute // 12 an hour
	contractsAtOnce = 60
	contractSpacing = 10 * time.Minute
	remembered      = 8192 // addresses
)

// Sender sends letters.
type Sender interface {
	Send(ctx context.Context, customer string, l letter.Letter) error
}

// Limited sends by another sender, to each address only so often.
type Limited struct {
	next      Sender
	contracts limit.Counter // letters of orders, withdrawals and what was done to an account
	asked     limit.Counter // requests to confirm a newsletter, per asker and address together
	links     limit.Counter // letters with sign-in links, per asker and address together
	others    limit.Counter // these and all others, per address
	outbox    bool          // each asker has a mailbox of their own, which nobody else fills
}

// Limit returns a sender that is limited per address, as it is counted.
func Limit(next Sender, count limit.Counters) *Limited {
	counter := func(kind string, atOnce int, spacing time.Duration) limit.Counter {
		return count("letters: "+kind, limit.Allowance{Burst: atOnce, Interval: spacing}, remembered)
	}
	_, outbox := next.(Outbox)
	return &Limited{
		next: next, outbox: outbox,
		contracts: counter("contracts", contractsAtOnce, contractSpacing), asked: counter("asked", askedAtOnce, askedSpacing),
		links: counter("links", askedAtOnce, linkSpacing), others: counter("others", addressAtOnce, addressSpacing),
	}
}

// Send sends a letter, or fails with models.ErrTooOften.
func (l *Limited) Send(ctx context.Context, customer string, sent letter.Letter) error {
	if err := l.Allow(ctx, customer, sent); err != nil {
		return err
	}
	return l.next.Send(ctx, customer, sent)
}

// Allow counts a letter, or fails with models.ErrTooOften.
func (l *Limited) Allow(ctx context.Context, customer string, sent letter.Letter) error {
	allowed, err := l.allows(ctx, customer, sent)
	if err != nil {
		return fmt.Errorf("post: letters to one address: %w", err)
	}
	if !allowed {
		return fmt.Errorf("post: letters to one address: %w", models.ErrTooOften)
	}
	return nil
}

// allows takes one of what the letter counts among, and reports whether there was one. What is
// refused for one reason uses up nothing of another.
func (l *Limited) allows(ctx context.Context, customer string, sent letter.Letter) (bool, error) {
	asker, of := customer+" "+sent.To, l.asked
	switch sent.Kind {
	case letter.Order, letter.Withdrawal, letter.Account:
		return took(l.contracts.Take(ctx, sent.To, 1))
	case letter.SignIn:
		of = l.links
	case letter.Newsletter: // goes to addresses that were confirmed
		return l.reaches(ctx, sent.To)
	}
	if free, err := of.Free(ctx, asker); err != nil || !free {
		return false, err
	}
	if reaches, err := l.reaches(ctx, sent.To); err != nil || !reaches {
		return false, err
	}
	return took(of.Take(ctx, asker, 1))
}

// reaches takes one of what an address gets from whomever.
func (l *Limited) reaches(ctx context.Context, to string) (bool, error) {
	if l.outbox {
		return true, nil
	}
	return took(l.others.Take(ctx, to, 1))
}

// took reports whether nothing has to be waited for.
func took(wait time.Duration, err error) (bool, error) { return err == nil && wait == 0, err }
