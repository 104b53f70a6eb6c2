package store

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// Shared reports whether several instances may serve on this database at a time: on PostgreSQL.
// What they must do together they count in it.
func (s *Store) Shared() bool { return !s.sqlite }

// TakeAllowance uses n of what a subject has of a kind, whole or not at all, and returns zero; or
// how long until so many are free. All of burst, at least n, may be used at once; one more is free
// each time the interval has passed. Instances cannot use up more together than one could. Of the
// subject a keyed digest is kept, until all is free again.
//
// Within [Checkout].Reserve it belongs to the order's transaction: an order that fails uses up
// nothing.
func (s *Store) TakeAllowance(ctx context.Context, kind, subject string, n, burst int, interval time.Duration) (wait time.Duration, err error) {
	db := s.within(ctx)
	now, step := s.now().UnixMicro(), interval.Microseconds()
	// What is used lies before full_at: so many intervals are left until then.
	of := map[string]any{"kind": kind, "subject": s.subject(kind, subject), "now": now, "cost": int64(n) * step, "room": int64(burst) * step}
	taken := db.Exec(`
		INSERT INTO allowances (kind, subject, full_at) VALUES (@kind, @subject, CAST(@now AS BIGINT) + CAST(@cost AS BIGINT))
		ON CONFLICT (kind, subject) DO UPDATE SET
			full_at = CASE WHEN allowances.full_at > @now THEN allowances.full_at ELSE @now END + @cost
			WHERE allowances.full_at + @cost <= CAST(@now AS BIGINT) + @room`, of)
	if taken.Error != nil {
		return 0, fmt.Errorf("store: take allowance: %w", taken.Error)
	}
	if taken.RowsAffected > 0 {
		return 0, nil
	}
	full, err := s.fullAt(db, kind, subject)
	if err != nil {
		return 0, fmt.Errorf("store: take allowance: %w", err)
	}
	missing := full + int64(n-burst)*step - now
	return max(time.Duration(missing)*time.Microsecond, time.Microsecond), nil
}

// FreeAllowance reports whether TakeAllowance would find one, and takes none.
func (s *Store) FreeAllowance(ctx context.Context, kind, subject string, burst int, interval time.Duration) (bool, error) {
	full, err := s.fullAt(s.within(ctx), kind, subject)
	if err != nil {
		return false, fmt.Errorf("store: look at allowance: %w", err)
	}
	return full+int64(1-burst)*interval.Microseconds() <= s.now().UnixMicro(), nil
}

// fullAt is when all that a subject may use is free again, in microseconds; 0 where it is.
func (s *Store) fullAt(db *gorm.DB, kind, subject string) (full int64, err error) {
	return full, db.Raw("SELECT coalesce(max(full_at), 0) FROM allowances WHERE kind = ? AND subject = ?", kind, s.subject(kind, subject)).Scan(&full).Error
}

// subject is what a network or mailbox is kept as: its HMAC-SHA-256 with a key that lies outside
// the database, of another text than [Store.lookup] has.
func (s *Store) subject(kind, subject string) []byte {
	mac := hmac.New(sha256.New, s.keys.Lookup)
	fmt.Fprintf(mac, "allowance\x00%s\x00%s", kind, subject)
	return mac.Sum(nil)
}

// SweepAllowances forgets of whom all is free again.
func (s *Store) SweepAllowances(ctx context.Context) error {
	if err := s.sweepRows(ctx, "allowances", "kind, subject", "full_at <= ?", s.now().UnixMicro()); err != nil {
		return fmt.Errorf("store: sweep allowances: %w", err)
	}
	return nil
}

// openTx is the key of the transaction that a context carries.
type openTx struct{}

// withTx lets what is called back within a transaction take part in it.
func withTx(tx *gorm.DB) context.Context {
	return context.WithValue(tx.Statement.Context, openTx{}, tx)
}

// within is the transaction that a context carries, or the writing pool.
func (s *Store) within(ctx context.Context) *gorm.DB {
	if tx, ok := ctx.Value(openTx{}).(*gorm.DB); ok {
		return tx.WithContext(ctx)
	}
	return s.write.WithContext(ctx)
}
