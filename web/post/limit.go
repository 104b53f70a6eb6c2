package post

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
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

// Limited sends by another sender, to each address only so often. It remembers addresses in
// memory and unreadably: as an HMAC under a key that lives as long as the program.
type Limited struct {
	next      Sender
	key       []byte
	contracts *limit.Limiter[address] // letters of orders, withdrawals and what was done to an account
	asked     *limit.Limiter[address] // requests to confirm a newsletter, per asker and address together
	links     *limit.Limiter[address] // letters with sign-in links, per asker and address together
	others    *limit.Limiter[address] // these and all others, per address
	outbox    bool                    // each asker has a mailbox of their own, which nobody else fills
}

// address is the HMAC of an e-mail address.
type address [sha256.Size]byte

// Limit returns a sender that is limited per address.
func Limit(next Sender, now func() time.Time) *Limited {
	key := make([]byte, sha256.Size)
	rand.Read(key) // never fails
	limiter := func(atOnce int, spacing time.Duration) *limit.Limiter[address] {
		return limit.New[address](limit.Allowance{Burst: atOnce, Interval: spacing}, remembered, now)
	}
	_, outbox := next.(Outbox)
	return &Limited{
		next: next, key: key, outbox: outbox,
		contracts: limiter(contractsAtOnce, contractSpacing), asked: limiter(askedAtOnce, askedSpacing),
		links: limiter(askedAtOnce, linkSpacing), others: limiter(addressAtOnce, addressSpacing),
	}
}

// Send sends a letter, or fails with models.ErrTooOften.
func (l *Limited) Send(ctx context.Context, customer string, sent letter.Letter) error {
	if err := l.Allow(customer, sent); err != nil {
		return err
	}
	return l.next.Send(ctx, customer, sent)
}

// Allow counts a letter, or fails with models.ErrTooOften.
func (l *Limited) Allow(customer string, sent letter.Letter) error {
	if !l.allows(customer, sent) {
		return fmt.Errorf("post: letters to one address: %w", models.ErrTooOften)
	}
	return nil
}

// allows takes one of what the letter counts among, and reports whether there was one. What is
// refused for one reason uses up nothing of another.
func (l *Limited) allows(customer string, sent letter.Letter) bool {
	to := l.name(sent.To)
	asker, of := l.name(customer+" "+sent.To), l.asked
	switch sent.Kind {
	case letter.Order, letter.Withdrawal, letter.Account:
		return l.contracts.Take(to) == 0
	case letter.SignIn:
		of = l.links
	case letter.Newsletter: // goes to addresses that were confirmed
		return l.outbox || l.others.Take(to) == 0
	}
	if !of.Free(asker) || !l.outbox && l.others.Take(to) > 0 {
		return false
	}
	return of.Take(asker) == 0
}

// name is what an address is remembered as.
func (l *Limited) name(to string) address {
	mac := hmac.New(sha256.New, l.key)
	mac.Write([]byte(to))
	return address(mac.Sum(nil))
}
