package store

import (
	"context"
	"ebenmass/models/store/engine"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// tidyEvery is how long counts of the journal may wait in memory.
const tidyEvery = 3 * time.Second

// housekeep tidies every few seconds, and closes the journal's days once a day, until the
// context ends.
func (s *Store) housekeep(ctx context.Context) {
	tick := time.NewTicker(tidyEvery)
	defer tick.Stop()
	closed := "" // the first day that was not over when days were closed last
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			s.tidy(ctx)
			if open := s.closing(); open != closed && s.closed(ctx) {
				closed = open
			}
		}
	}
}

// tidy writes the journal's counts, and empties the write-ahead log where an erasure could not.
func (s *Store) tidy(ctx context.Context) {
	if err := s.journal.flush(ctx); err != nil && ctx.Err() == nil {
		s.log.ErrorContext(ctx, "the access journal was not written, trying again", "error", err)
	}
	if s.full.Load() && !s.emptyLog(ctx) && ctx.Err() == nil {
		s.log.WarnContext(ctx, "erased data are still in the write-ahead log, trying again")
	}
}

// closed closes the journal's days and reports whether it could.
func (s *Store) closed(ctx context.Context) bool {
	err := s.CloseDays(ctx)
	if err != nil && ctx.Err() == nil {
		s.log.ErrorContext(ctx, "the access journal's days were not closed, trying again", "error", err)
	}
	return err == nil
}

// emptyLog removes every copy of what was erased from SQLite's write-ahead log and reports
// whether it could. A reader holds it up, but none for longer than engine.ReadLimit; between two
// attempts, of engine.BusyMillis each, other writers get their turn. Where another process reads
// for longer, a backup, tidy tries again. PostgreSQL has no such promise to give: there the
// destroyed key must do.
func (s *Store) emptyLog(ctx context.Context) bool {
	if !s.sqlite {
		return false
	}
	for range engine.ReadLimit/(engine.BusyMillis*time.Millisecond) + 1 {
		if engine.TruncateLog(ctx, s.write) {
			s.full.Store(false)
			return true
		}
	}
	s.full.Store(true)
	return false
}

// SweepExpired erases what is over: sessions, customers without an account with all that is
// theirs, profiles whose last consent has ended, baskets, orders, newsletter addresses, letters, withdrawals and feedback, and
// writes into the ledger which consents ended. n counts what goes, sessions left out.
func (s *Store) SweepExpired(ctx context.Context) (n int, err error) {
	now := s.now().UnixMicro()
	err = s.transact(ctx, func(tx *gorm.DB) error {
		var over, profiles int64
		if err := tx.Model(&customerRow{}).Where("expires_at <= ?", now).Count(&over).Error; err != nil {
			return err
		}
		if err := dropCustomers(tx, "expires_at <= ?", now); err != nil {
			return err
		}
		if err := s.lapse(tx); err != nil {
			return err
		}
		if err := tx.Model(&profileRow{}).Where("expires_at <= ?", now).Count(&profiles).Error; err != nil {
			return err
		}
		if err := dropProfiles(tx, "expires_at <= ?", now); err != nil {
			return err
		}
		if err := sweepSignIn(tx, now); err != nil {
			return err
		}
		baskets, err := s.dropBaskets(tx)
		if err != nil {
			return err
		}
		orders, err := dropSealed(tx, &orderRow{}, "expires_at <= ?", now)
		if err != nil {
			return err
		}
		mail, err := sweepMail(tx, now)
		if err != nil {
			return err
		}
		withdrawals, err := dropSealed(tx, &withdrawalRow{}, "expires_at <= ?", now)
		if err != nil {
			return err
		}
		feedback, err := dropSealed(tx, &feedbackRow{}, "expires_at <= ?", now)
		if err != nil {
			return err
		}
		swept, err := s.sweepKeys(tx)
		if err != nil {
			return err
		}
		n = int(over+profiles) + baskets + orders + mail + withdrawals + feedback + swept
		if err := tx.Where("expires_at <= ?", now).Delete(&receiptRow{}).Error; err != nil {
			return err
		}
		return tx.Where("expires_at <= ?", now).Delete(&sessionRow{}).Error
	})
	if err != nil {
		return 0, fmt.Errorf("store: sweep: %w", err)
	}
	if n > 0 {
		s.emptyLog(ctx)
	}
	return n, s.resumeErasures(ctx, s.now().Add(-erasureAge))
}

// sweepMail erases newsletter addresses and letters that are over, and counts them.
func sweepMail(tx *gorm.DB, now int64) (n int, err error) {
	addresses, err := dropSubscriptions(tx, "expires_at <= ?", now)
	if err != nil {
		return 0, err
	}
	letters, err := dropSealed(tx, &outboxRow{}, "expires_at <= ?", now)
	return addresses + letters, err
}

// sweepSignIn deletes links and challenges that are over, and what is left of accounts that
// cannot be opened any more.
func sweepSignIn(tx *gorm.DB, now int64) error {
	for _, row := range []any{&linkRow{}, &usedLinkRow{}, &challengeRow{}} {
		if err := tx.Where("expires_at <= ?", now).Delete(row).Error; err != nil {
			return err
		}
	}
	return tx.Where("customer NOT IN (SELECT customer FROM accounts)").Delete(&passkeyRow{}).Error
}
