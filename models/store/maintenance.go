package store

import (
	"context"
	"ebenmass/models/store/engine"
	"fmt"
	"time"

	"gorm.io/gorm"
)

// tidyEvery is how often the store looks after what an erasure left to do.
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

// tidy empties the write-ahead log where an erasure could not.
func (s *Store) tidy(ctx context.Context) {
	if s.full.Load() && !s.emptyLog(ctx) && ctx.Err() == nil {
		s.log.WarnContext(ctx, "erased data are still in the write-ahead log, trying again")
	}
}

// closed closes the journal's days and reports whether it could: one instance at a time.
func (s *Store) closed(ctx context.Context) bool {
	ran, err := s.Alone(ctx, "close the journal", func() error { return s.CloseDays(ctx) })
	if err != nil && ctx.Err() == nil {
		s.log.ErrorContext(ctx, "the access journal's days were not closed, trying again", "error", err)
	}
	return ran && err == nil
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

// SweepExpired erases what is over, by the register: customers without an account with all
// that is theirs, profiles whose last consent has ended, and every other row whose time has
// come; and writes into the ledger which consents ended. n counts what goes, but for sessions
// and the like.
func (s *Store) SweepExpired(ctx context.Context) (n int, err error) {
	now := s.now().UnixMicro()
	err = s.transact(ctx, func(tx *gorm.DB) error {
		if err := tx.Raw("SELECT count(*) FROM customers WHERE expires_at <= ?", now).Scan(&n).Error; err != nil {
			return err
		}
		if err := dropCustomers(tx, "expires_at <= ?", now); err != nil {
			return err
		}
		if err := s.expireConsents(tx); err != nil {
			return err
		}
		for _, t := range register() {
			over, err := s.sweepTable(tx, t, now)
			if err != nil {
				return err
			}
			n += over
		}
		over, err := s.sweepKeys(tx)
		if err != nil {
			return err
		}
		n += over
		return tx.Exec("DELETE FROM receipts WHERE expires_at <= ?", now).Error
	})
	if err != nil {
		return 0, fmt.Errorf("store: sweep: %w", err)
	}
	if n > 0 {
		s.emptyLog(ctx)
	}
	return n, s.resumeErasures(ctx, s.now().Add(-erasureAge))
}

// sweepTable deletes the rows of a table that are over, and those whose whole is gone though
// no foreign key took them along.
func (s *Store) sweepTable(tx *gorm.DB, t personalTable, now int64) (n int, err error) {
	w := t.partOf
	switch {
	case t.ends.sweep != nil:
		n, err = t.ends.sweep(s, tx)
	case t.ends.column != "":
		n, err = t.drop(tx, t.ends.column+" <= ?", now)
	case w.loose:
		n, err = t.drop(tx, w.column+" NOT IN (SELECT "+w.id+" FROM "+w.table+")")
	}
	if t.ends.quiet {
		n = 0
	}
	return n, err
}
