package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/letter"
)

// claimTime is how long an instance has to send a letter that it claimed, from when it last said
// that it is at it. Another try is made after it; of an instance that was killed sooner, see
// ReleaseClaim. A letter is lost in no case, and sent twice only where the mail server had taken it
// and that was not noted yet.
const claimTime = 2 * time.Minute

// Orders in which letters are claimed: old ones come before new ones, or those that were tried
// least. Instances take turns, so that neither keeps the other waiting.
const (
	oldestFirst = "next_at, id"
	leastTried  = "tries, next_at, id"
)

// ClaimLetter claims a letter that is due, the one that has waited longest or, with fresh, the one
// that was tried least. Two instances never claim the same one. models.ErrNotFound where none is due.
func (s *Store) ClaimLetter(ctx context.Context, fresh bool) (letter.Queued, error) {
	order := oldestFirst
	if fresh {
		order = leastTried
	}
	for {
		q, err := s.claim(ctx, order)
		if errors.Is(err, errKeyGone) {
			continue
		}
		if err != nil {
			return letter.Queued{}, fmt.Errorf("store: claim letter: %w", err)
		}
		return q, nil
	}
}

// errKeyGone: the key of a letter was destroyed a moment ago, and the letter will go.
var errKeyGone = errors.New("the key of a letter is gone")

// claim claims the first letter that is due in an order.
func (s *Store) claim(ctx context.Context, order string) (letter.Queued, error) {
	const due = " FROM letters WHERE answer <> 'refused' AND next_at <= @now AND claim_ends_at <= @now AND expires_at > @now"
	now := map[string]any{"now": s.now().UnixMicro(), "until": s.now().Add(claimTime).UnixMicro()}
	if s.sqlite { // its one writer is not asked for nothing
		var n int
		if err := s.read.WithContext(ctx).Raw("SELECT EXISTS (SELECT 1"+due+")", now).Scan(&n).Error; err != nil {
			return letter.Queued{}, err
		}
		if n == 0 {
			return letter.Queued{}, models.ErrNotFound
		}
	}
	lock := ""
	if !s.sqlite {
		lock = " FOR UPDATE SKIP LOCKED"
	}
	var rows []letterRow
	err := s.write.WithContext(ctx).Raw("UPDATE letters SET claim_ends_at = @until, tries = tries + 1, renewed = tries + 1 WHERE id = (SELECT id"+due+
		" ORDER BY "+order+" LIMIT 1"+lock+") RETURNING *", now).Scan(&rows).Error
	if err != nil {
		return letter.Queued{}, err
	}
	if len(rows) == 0 {
		return letter.Queued{}, models.ErrNotFound
	}
	q, err := s.openLetter(s.write.WithContext(ctx), rows[0])
	if errors.Is(err, models.ErrNotFound) {
		return q, errKeyGone
	}
	return q, err
}

// RenewClaim says that a claimed letter is still being sent. Where the claim has passed to another,
// or the letter was answered, nothing is changed. On SQLite nobody asks.
func (s *Store) RenewClaim(ctx context.Context, q letter.Queued) error {
	if s.sqlite {
		return nil
	}
	err := s.write.WithContext(ctx).Exec("UPDATE letters SET claim_ends_at = ? WHERE id = ? AND tries = ? AND claim_ends_at > 0",
		s.now().Add(claimTime).UnixMicro(), q.ID, q.Tries).Error
	if err != nil {
		return fmt.Errorf("store: renew claim: %w", err)
	}
	return nil
}

// RenewedClaims lists the letters that are being sent by instances that renew their claims, this
// one's among them. A claim that is renewed ends later than before. On SQLite there is one instance,
// which releases at its start what the one before it was sending.
func (s *Store) RenewedClaims(ctx context.Context) ([]letter.Claim, error) {
	if s.sqlite {
		return nil, nil
	}
	var rows []letterRow
	err := s.read.WithContext(ctx).Raw("SELECT id, tries, claim_ends_at FROM letters WHERE claim_ends_at > 0 AND claim_ends_at > ? AND renewed = tries", s.now().UnixMicro()).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: list claims: %w", err)
	}
	claims := make([]letter.Claim, len(rows))
	for i, row := range rows {
		claims[i] = letter.Claim{ID: row.ID, Try: row.Tries, Ends: row.ClaimEnds}
	}
	return claims, nil
}

// ReleaseClaim makes a letter due whose claim nobody renews any more, and reports whether it did:
// not where the claim was renewed, or the letter answered or claimed again meanwhile.
func (s *Store) ReleaseClaim(ctx context.Context, c letter.Claim) (released bool, err error) {
	update := s.write.WithContext(ctx).Exec("UPDATE letters SET claim_ends_at = 0 WHERE id = ? AND tries = ? AND claim_ends_at = ?", c.ID, c.Try, c.Ends)
	if update.Error != nil {
		return false, fmt.Errorf("store: release claim: %w", update.Error)
	}
	return update.RowsAffected > 0, nil
}

// releaseClaims makes letters due that a program was sending when it was killed. On SQLite nobody
// else can be at it; elsewhere those who watch the claims do so, or they end by themselves. There
// are as few as one program sends at once.
func (s *Store) releaseClaims(ctx context.Context) error {
	if !s.sqlite {
		return nil
	}
	return s.write.WithContext(ctx).Exec("UPDATE letters SET claim_ends_at = 0 WHERE claim_ends_at > 0").Error
}
