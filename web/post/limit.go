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

// How many letters one address gets at most, whoever asks: so many at once, then one each
// time that long has passed. Nobody can fill another's mailbox with our letters. Those that
// have to arrive at once, of orders and withdrawals by law and those that warn the owner of an
// account, have a wider allowance of their own, which other letters cannot use up. Letters with sign-in links are counted by asker and
// address together, and more widely by address: strangers who ask for somebody's links do not
// use up what the owner may ask for, and while they use up the rest, a link that still works
// lies in the owner's mailbox, since none is older than lettersSpacing.
const (
	lettersAtOnce   = 6
	contractsAtOnce = 60
	signInsAtOnce   = 12
	lettersSpacing  = 10 * time.Minute
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
	others    *limit.Limiter[address]
	asked     *limit.Limiter[address] // letters with sign-in links, per asker and address together
	signIns   *limit.Limiter[address] // the same per address, whoever asks; nil where each asker has a mailbox of their own
}

// address is the HMAC of an e-mail address.
type address [sha256.Size]byte

// Limit returns a sender that is limited per address.
func Limit(next Sender, now func() time.Time) *Limited {
	key := make([]byte, sha256.Size)
	rand.Read(key) // never fails
	l := &Limited{
		next: next, key: key,
		contracts: limit.New[address](limit.Allowance{Burst: contractsAtOnce, Interval: lettersSpacing}, remembered, now),
		others:    limit.New[address](limit.Allowance{Burst: lettersAtOnce, Interval: lettersSpacing}, remembered, now),
		asked:     limit.New[address](limit.Allowance{Burst: lettersAtOnce, Interval: lettersSpacing}, remembered, now),
	}
	if _, outbox := next.(Outbox); !outbox {
		l.signIns = limit.New[address](limit.Allowance{Burst: signInsAtOnce, Interval: lettersSpacing}, remembered, now)
	}
	return l
}

// Send sends a letter, or fails with models.ErrTooOften.
func (l *Limited) Send(ctx context.Context, customer string, sent letter.Letter) error {
	if !l.allows(customer, sent) {
		return fmt.Errorf("post: letters to one address: %w", models.ErrTooOften)
	}
	return l.next.Send(ctx, customer, sent)
}

// allows takes one of what the letter counts among, and reports whether there was one.
func (l *Limited) allows(customer string, sent letter.Letter) bool {
	if sent.Kind != letter.SignIn {
		return l.limiterOf(sent.Kind).Take(l.name(sent.To)) == 0
	}
	if l.asked.Take(l.name(customer+" "+sent.To)) > 0 {
		return false
	}
	return l.signIns == nil || l.signIns.Take(l.name(sent.To)) == 0
}

func (l *Limited) limiterOf(kind letter.Kind) *limit.Limiter[address] {
	if kind == letter.Order || kind == letter.Withdrawal || kind == letter.Account {
		return l.contracts
	}
	return l.others
}

// name is what an address is remembered as.
func (l *Limited) name(to string) address {
	mac := hmac.New(sha256.New, l.key)
	mac.Write([]byte(to))
	return address(mac.Sum(nil))
}
