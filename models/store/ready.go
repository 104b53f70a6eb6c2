package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"ebenmass/models/receipt"
	"ebenmass/models/store/engine"
	"ebenmass/models/store/inspect"

	"gorm.io/gorm"
)

// readyLimit is how long Ready waits for the database.
const readyLimit = time.Second

// Unavailable reports whether an error is a database's that cannot serve now and may later: it
// is locked by others, full, restarting, out of reach, too slow for the time there was, or sealed
// with keys that this instance does not have yet.
func Unavailable(err error) bool { return errors.Is(err, ErrKeysReplaced) || engine.Unavailable(err) }

// Ready reports, with an error, that the database cannot serve now: it does not answer a
// reader, takes no writes, or has no room left on its disk. A long writer is no reason. It answers within
// readyLimit even where the database hangs, and asks once for all who want to know at a time.
func (s *Store) Ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readyLimit)
	defer cancel()
	probe := s.probes.DoChan("", func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readyLimit)
		defer cancel()
		return nil, s.probe(ctx)
	})
	select {
	case result := <-probe:
		if result.Err != nil {
			return fmt.Errorf("store: not ready: %w", result.Err)
		}
		return nil
	case <-ctx.Done():
		return fmt.Errorf("store: not ready: %w", ctx.Err())
	}
}

// probe asks the database for what serving needs, and, where instances share it, whether it is
// still sealed with the keys that this one has. That it is not is logged when it is first seen.
func (s *Store) probe(ctx context.Context) error {
	if err := s.engine.Probe(ctx); err != nil || s.sqlite {
		return err
	}
	err := s.keysCurrent(ctx)
	replaced := errors.Is(err, ErrKeysReplaced)
	if s.replaced.Swap(replaced) != replaced && replaced {
		s.log.ErrorContext(ctx, "this instance does not serve", "error", err)
	}
	return err
}

// Inspect looks a data folder or a database over, beside a running shop or without one, and
// changes nothing: see [inspect.Run]. Its error is that there is nothing to look at: ErrNoDatabase,
// ErrUnreachable or ErrDatabaseURL.
func Inspect(ctx context.Context, settings Settings) ([]inspect.Finding, error) {
	if _, err := settings.postgres(); err != nil {
		return nil, err
	}
	if settings.Now == nil {
		settings.Now = time.Now
	}
	return inspect.Run(ctx, inspect.Shop{
		Keys: settings.keys(), Database: settings.database(), Now: settings.Now(), Keyed: keyedTables(),
		Journal: func(db *gorm.DB, customer string) (receipt.Journal, error) {
			stored, err := readStoredJournal(db, customer, time.Time{})
			return stored.chain(), err
		},
		KeyAge: orphanAge, ErasureAge: erasureAge, CopyKept: upgradeCopyKept,
	})
}
