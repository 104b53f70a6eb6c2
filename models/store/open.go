package store

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"ebenmass/models/release"

	"github.com/gofrs/flock"
	"gorm.io/gorm"
)

// Store is the shop's database.
type Store struct {
	write    *gorm.DB // SQLite: one connection, so writers queue here and never fail on a lock
	read     *gorm.DB // SQLite: cannot write; PostgreSQL: the same pool
	sqlite   bool
	lock     *flock.Flock // holds the data folder; nil on PostgreSQL
	vault    vault
	keys     keys
	journal  *journal
	now      func() time.Time
	log      *slog.Logger
	searcher searcher
	noise    release.Noise     // of releases
	reached  func(step string) // tests stop an erasure or an order here; nil
	full     atomic.Bool       // the write-ahead log still holds what was erased
	stop     context.CancelFunc
	routine  sync.WaitGroup
}

// Open opens the database, creating and migrating it as needed. It changes nothing where it
// fails with ErrInUse, ErrNewerSchema or ErrDatabaseURL.
func Open(ctx context.Context, settings Settings) (*Store, error) {
	postgres, err := settings.postgres()
	if err != nil {
		return nil, err
	}
	s := &Store{sqlite: !postgres, now: settings.Now, log: settings.Log, noise: release.Laplace}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if err := s.open(ctx, settings); err != nil {
		return nil, errors.Join(err, s.letGo())
	}
	background, stop := context.WithCancel(context.Background())
	s.stop = stop
	s.routine.Go(func() { s.housekeep(background) })
	return s, nil
}

func (s *Store) open(ctx context.Context, settings Settings) (err error) {
	if err := makeFolder(settings.DataDir); err != nil {
		return err
	}
	if s.sqlite {
		if s.lock, err = lockFolder(settings.DataDir); err != nil {
			return err
		}
		s.searcher = newSearcher(settings.DataDir)
		if s.write, s.read, err = openSQLite(settings.DataDir); err != nil {
			return err
		}
	} else {
		if s.write, err = openPostgres(ctx, settings.Database); err != nil {
			return err
		}
		s.read = s.write
	}
	db, err := s.write.DB()
	if err != nil {
		return fmt.Errorf("store: open: %w", err)
	}
	if err := migrate(ctx, db, s.sqlite, s.name(settings)); err != nil {
		return err
	}
	if s.keys, err = openKeys(ctx, s.write, settings); err != nil {
		return err
	}
	s.vault = vault{master: &masterKey{settings: settings, aead: s.keys.master}}
	s.journal = newJournal(s.write, s.now)
	s.resumeAtStart(ctx)
	if err := s.transact(ctx, func(tx *gorm.DB) error { _, err := s.sweepKeys(tx); return err }); err != nil {
		return fmt.Errorf("store: open: %w", err)
	}
	s.emptyLog(ctx) // of what was erased just before a crash
	return nil
}

// name is how messages call the database: without a password.
func (s *Store) name(settings Settings) string {
	if s.sqlite {
		return "the database in the data folder " + settings.DataDir
	}
	return "the PostgreSQL database"
}

// Ready reports, with an error, that the database does not answer.
func (s *Store) Ready(ctx context.Context) error {
	for _, pool := range []*gorm.DB{s.write, s.read} {
		if err := pool.WithContext(ctx).Exec("SELECT 1").Error; err != nil {
			return fmt.Errorf("store: not ready: %w", err)
		}
	}
	return nil
}

// SessionKeys returns the keys that sign (64 bytes) and encrypt (32 bytes) the session
// cookie. They survive restarts.
func (s *Store) SessionKeys() (hash, block []byte) { return s.keys.hash, s.keys.block }

// SigningKey returns the key that signs receipts. It survives restarts.
func (s *Store) SigningKey() ed25519.PrivateKey { return s.keys.signing }

// Close writes what the journal still holds in memory and lets the folder go.
func (s *Store) Close() error {
	s.stop()
	s.routine.Wait()
	err := s.journal.flush(context.Background())
	return errors.Join(err, s.letGo())
}

// letGo closes the pools, readers first so that SQLite can fold its log away.
func (s *Store) letGo() error {
	var errs []error
	pools := []*gorm.DB{s.write}
	if s.sqlite {
		pools = []*gorm.DB{s.read, s.write}
	}
	for _, pool := range pools {
		if pool == nil {
			continue
		}
		db, err := pool.DB()
		if err == nil {
			err = db.Close()
		}
		errs = append(errs, err)
	}
	errs = append(errs, s.searcher.close()) // not before the database: see scan.Folder
	if s.lock != nil {
		errs = append(errs, s.lock.Unlock())
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("store: close: %w", err)
	}
	return nil
}

// transact runs fn in one transaction. On SQLite it holds the only writer from its start.
func (s *Store) transact(ctx context.Context, fn func(tx *gorm.DB) error) error {
	return s.write.WithContext(ctx).Transaction(fn)
}

// transactor runs fn in one transaction: transact or transactDurably.
type transactor func(ctx context.Context, fn func(tx *gorm.DB) error) error

// transactDurably is transact for what must not be lost when the power fails a moment after:
// its commit has reached the disk when it returns. SQLite in WAL mode otherwise syncs with the
// next checkpoint only. PostgreSQL always does.
func (s *Store) transactDurably(ctx context.Context, fn func(tx *gorm.DB) error) error {
	if !s.sqlite {
		return s.transact(ctx, fn)
	}
	return s.write.WithContext(ctx).Connection(func(db *gorm.DB) error { // the only one: nobody comes in between
		if err := db.Exec("PRAGMA main.synchronous = FULL").Error; err != nil {
			return err
		}
		err := db.Transaction(fn)
		back := db.WithContext(context.WithoutCancel(ctx)).Exec("PRAGMA main.synchronous = NORMAL").Error
		return errors.Join(err, back)
	})
}

// reach tells a test that a step is reached.
func (s *Store) reach(step string) {
	if s.reached != nil {
		s.reached(step)
	}
}
