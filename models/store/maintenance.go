package store

import (
	"context"
	"time"

	"ebenmass/models/store/engine"
)

// tidyEvery is how often the store looks after what an erasure left to do.
const tidyEvery = 3 * time.Second

// upgradeCopyKept is how long the copy of the database as it was before a migration is kept:
// long enough to notice that something is wrong with the new version.
const upgradeCopyKept = 30 * 24 * time.Hour

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

// How emptyLog waits for readers: often for a moment, in which nobody writes, with as long between
// two attempts; and where some reader is always there, a few times for as long as they may take.
const (
	logWait  = 20 * time.Millisecond
	logWaits = 25
)

// emptyLog removes every copy of what was erased from SQLite's write-ahead log and reports
// whether it could. A reader holds it up, but none for longer than engine.ReadLimit; between two
// attempts other writers get their turn. Where another process reads for longer, a backup, tidy
// tries again. PostgreSQL has no such promise to give: there the destroyed key must do.
func (s *Store) emptyLog(ctx context.Context) bool {
	if !s.sqlite {
		return false
	}
	for range logWaits {
		if engine.TruncateLog(ctx, s.write, logWait) {
			s.full.Store(false)
			return true
		}
		select {
		case <-ctx.Done():
		case <-time.After(logWait):
		}
	}
	for range engine.ReadLimit/(engine.BusyMillis*time.Millisecond) + 1 {
		if engine.TruncateLog(ctx, s.write, engine.BusyMillis*time.Millisecond) {
			s.full.Store(false)
			return true
		}
	}
	s.full.Store(true)
	return false
}

// dropOldUpgradeCopy removes the copy before a migration when its time is over.
func (s *Store) dropOldUpgradeCopy(ctx context.Context) {
	if s.dir == "" {
		return
	}
	if age, ok := engine.UpgradeCopyAge(s.dir, s.now()); !ok || age < upgradeCopyKept {
		return
	}
	if err := engine.RemoveUpgradeCopy(s.dir); err != nil {
		s.log.ErrorContext(ctx, "the copy of the database before the last migration is over and was not removed", "error", err)
	}
}

// Alone runs fn unless another instance of the shop is at the same work: see [engine.DB.Alone].
func (s *Store) Alone(ctx context.Context, work string, fn func() error) (ran bool, err error) {
	return s.engine.Alone(ctx, work, fn)
}

// InTurn is Alone that waits until no other instance is at the same work.
func (s *Store) InTurn(ctx context.Context, work string, fn func() error) error {
	return s.engine.InTurn(ctx, work, fn)
}

// Backup writes a consistent copy of the main database to a new file, for its owner only, while a
// shop may be running: see [engine.Backup]. Errors: ErrExists, ErrNoDatabase, ErrNotSQLite,
// ErrDatabaseURL.
func Backup(ctx context.Context, settings Settings, path string) error {
	if _, err := settings.postgres(); err != nil {
		return err
	}
	return engine.Backup(ctx, settings.database(), path)
}
