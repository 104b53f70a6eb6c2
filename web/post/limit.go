package post

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"

	"ebenmass/models"
	"ebenmass/models/letter"
)

// How many letters one address gets at most, whoever asks: so many at once, then one each
// time that long has passed. Nobody can fill another's mailbox with our letters. Those that
// the law wants to arrive at once, of orders and withdrawals, have a wider allowance of their
// own, which other letters cannot use up.
const (
	lettersAtOnce   = 6
	contractsAtOnce = 60
	lettersSpacing  = 10 * time.Minute
	remembered      = 8192 // allowances
)

// Way is a way of sending.
type Way interface {
	Send(ctx context.Context, customer string, l letter.Letter) error
}

// Limited sends by another way, to each address only so often. It remembers addresses in
// memory and unreadably: as an HMAC under a key that lives as long as the program.
type Limited struct {
	way    Way
	now    func() time.Time
	key    []byte
	mu     sync.Mutex
	recent *lru.Cache[[sha256.Size]byte, *rate.Limiter]
}

// Limit returns a way that is limited per address.
func Limit(way Way, now func() time.Time) *Limited {
	recent, err := lru.New[[sha256.Size]byte, *rate.Limiter](remembered)
	if err != nil {
		panic(err) // only for a size below one
	}
	key := make([]byte, sha256.Size)
	rand.Read(key) // never fails
	return &Limited{way: way, now: now, key: key, recent: recent}
}

// Send sends a letter, or fails with models.ErrTooOften.
func (l *Limited) Send(ctx context.Context, customer string, sent letter.Letter) error {
	if !l.take(sent) {
		return fmt.Errorf("post: letters to one address: %w", models.ErrTooOften)
	}
	return l.way.Send(ctx, customer, sent)
}

func (l *Limited) take(sent letter.Letter) bool {
	atOnce, class := lettersAtOnce, "asked for"
	if sent.Kind == letter.Order || sent.Kind == letter.Withdrawal {
		atOnce, class = contractsAtOnce, "contract"
	}
	mac := hmac.New(sha256.New, l.key)
	mac.Write([]byte(class + "\n" + sent.To))
	name := [sha256.Size]byte(mac.Sum(nil))
	l.mu.Lock()
	defer l.mu.Unlock()
	allowance, known := l.recent.Get(name)
	if !known {
		allowance = rate.NewLimiter(rate.Every(lettersSpacing), atOnce)
		l.recent.Add(name, allowance)
	}
	return allowance.AllowN(l.now(), 1)
}
