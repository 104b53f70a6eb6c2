package store

import (
	"context"
	"time"
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
// whether it could. A reader holds it up, but none for longer than readLimit; between two
// attempts, of busyMillis each, other writers get their turn. Where another process reads
// for longer, a backup, tidy tries again. PostgreSQL has no such promise to give: there the
// destroyed key must do.
func (s *Store) emptyLog(ctx context.Context) bool {
	if !s.sqlite {
		return false
	}
	for range readLimit/(busyMillis*time.Millisecond) + 1 {
		var result struct{ Busy int }
		err := s.write.WithContext(ctx).Raw("PRAGMA wal_checkpoint(TRUNCATE)").Scan(&result).Error
		if err == nil && result.Busy == 0 {
			s.full.Store(false)
			return true
		}
	}
	s.full.Store(true)
	return false
}
