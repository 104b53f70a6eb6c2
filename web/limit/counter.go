package limit

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"time"
)

// Counter counts by a subject: a network, an address. Where it counts is no business of who asks.
type Counter interface {
	// Take uses n of a subject's allowance, whole or not at all, and returns zero; or how long
	// until so many are free. n is at most the burst.
	Take(ctx context.Context, subject string, n int) (wait time.Duration, err error)
	// Free reports whether Take would find one, and takes none.
	Free(ctx context.Context, subject string) (bool, error)
}

// Counters makes the counter of a kind, which names it among all. One in memory remembers at
// most so many subjects.
type Counters func(kind string, allowance Allowance, subjects int) Counter

// InMemory makes counters of this process alone. They remember a subject unreadably: as an HMAC
// under a key that lives as long as the program.
func InMemory(now func() time.Time) Counters {
	key := make([]byte, sha256.Size)
	rand.Read(key) // never fails
	return func(_ string, allowance Allowance, subjects int) Counter {
		return memory{key, New[name](allowance, subjects, now)}
	}
}

// name is what a subject is remembered as.
type name [sha256.Size]byte

type memory struct {
	key     []byte
	limiter *Limiter[name]
}

// Take implements Counter.
func (m memory) Take(_ context.Context, subject string, n int) (wait time.Duration, err error) {
	return m.limiter.TakeN(m.name(subject), n), nil
}

// Free implements Counter.
func (m memory) Free(_ context.Context, subject string) (bool, error) {
	return m.limiter.Free(m.name(subject)), nil
}

func (m memory) name(subject string) name {
	mac := hmac.New(sha256.New, m.key)
	mac.Write([]byte(subject))
	return name(mac.Sum(nil))
}

// sharedLimit is how long a shared counter is waited for.
const sharedLimit = 3 * time.Second

// Ledger is where several instances of the shop count together. n and burst are numbers of
// pieces, and interval is until one more is free.
type Ledger interface {
	TakeAllowance(ctx context.Context, kind, subject string, n, burst int, interval time.Duration) (wait time.Duration, err error)
	FreeAllowance(ctx context.Context, kind, subject string, burst int, interval time.Duration) (bool, error)
}

// Shared makes counters of all instances that have a ledger in common.
func Shared(ledger Ledger) Counters {
	return func(kind string, allowance Allowance, _ int) Counter { return shared{ledger, kind, allowance} }
}

type shared struct {
	ledger    Ledger
	kind      string
	allowance Allowance
}

// Take implements Counter.
func (s shared) Take(ctx context.Context, subject string, n int) (wait time.Duration, err error) {
	ctx, cancel := context.WithTimeout(ctx, sharedLimit)
	defer cancel()
	return s.ledger.TakeAllowance(ctx, s.kind, subject, n, s.allowance.Burst, s.allowance.Interval)
}

// Free implements Counter.
func (s shared) Free(ctx context.Context, subject string) (bool, error) {
	ctx, cancel := context.WithTimeout(ctx, sharedLimit)
	defer cancel()
	return s.ledger.FreeAllowance(ctx, s.kind, subject, s.allowance.Burst, s.allowance.Interval)
}
