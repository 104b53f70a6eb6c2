package store

import (
	"context"
	"time"

	"ebenmass/models/store/engine"
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
				s.dropOldUpgradeCopy(ctx)
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
