// Package store keeps what the shop knows: the catalogue's truth, visits, baskets, and,
// behind a vault, what customers consented to have kept about their bodies.
//
// Measurements leave it only in exchange for a consent.Permit, and each access is written
// to a journal that the customer can read, before the datum is handed out. It runs on
// SQLite (with or without a C compiler) and on PostgreSQL with the same code. All methods
// may be called from many goroutines. Times are kept in UTC to the microsecond.
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
	"ebenmass/models/scan"
	"ebenmass/models/store/engine"
	"ebenmass/models/store/vault"

	"golang.org/x/sync/singleflight"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// Errors of Open. Each comes in one clear line that names the folder or the database.
var (
	// ErrInUse: another process holds the data folder.
	ErrInUse = engine.ErrInUse
	// ErrNewerSchema: a newer version of the shop has migrated the database.
	ErrNewerSchema = engine.ErrNewerSchema
	// ErrNotWritable: the data folder or the database in it cannot be written.
	ErrNotWritable = engine.ErrNotWritable
	// ErrDatabaseURL: the database setting is neither empty nor a postgres:// URL.
	ErrDatabaseURL = engine.ErrDatabaseURL
	// ErrUnreachable: the database server does not answer or does not let us in.
	ErrUnreachable = engine.ErrUnreachable
	// ErrKeys: the key file is damaged, readable by others, or of another database.
	ErrKeys = engine.ErrKeys
)

// Errors of Backup, and of what works beside a running shop.
var (
	// ErrNoDatabase: there is no database in the data folder.
	ErrNoDatabase = engine.ErrNoDatabase
	// ErrExists: a backup does not overwrite a file.
	ErrExists = engine.ErrExists
	// ErrNotSQLite: a PostgreSQL database is copied with its own tools.
	ErrNotSQLite = engine.ErrNotSQLite
)

// ErrDuplicate: a product, SKU or price of the catalogue exists already.
var ErrDuplicate = errors.New("exists already")

// Settings say where the data are.
type Settings struct {
	DataDir  string           // database and key file; created with mode 0700
	Database string           // empty: SQLite in DataDir; or a postgres:// URL
	Keys     string           // content of a key file, used instead of the one in DataDir; optional
	Now      func() time.Time // nil: time.Now
	Log      *slog.Logger     // nil: silent. It is never told a personal datum.
	Noise    release.Noise    // of releases; nil: release.Laplace. Tests have ones that can be foreseen.

	// OnStatement lets tests count the statements of a request; nil everywhere else.
	OnStatement engine.StatementCounter
}

// keys is where the settings say that the keys are.
func (s Settings) keys() vault.Place { return vault.Place{Dir: s.DataDir, Keys: s.Keys} }

// database is where the settings say that the database is.
func (s Settings) database() engine.Place {
	return engine.Place{Dir: s.DataDir, URL: s.Database, OnStatement: s.OnStatement}
}

// postgres reports whether the settings name a PostgreSQL database.
func (s Settings) postgres() (bool, error) {
	if s.Database == "" {
		return false, nil
	}
	if _, err := engine.ParseURL(s.Database); err != nil {
		return false, err
	}
	return true, nil
}

// Store is the shop's database.
type Store struct {
	engine    *engine.DB
	write     *gorm.DB // SQLite: one connection, so writers queue here and never fail on a lock
	read      *gorm.DB // SQLite: cannot write; PostgreSQL: the same pool
	sqlite    bool
	allSealed string // the statement of sealedWithFeedback
	dir       string // the data folder; "" on PostgreSQL
	vault     vault.Vault
	keys      vault.Keys
	journal   *journal
	now       func() time.Time
	log       *slog.Logger
	searches  *searches
	noise     release.Noise     // of releases
	reached   func(step string) // tests stop an erasure or an order here; nil
	activity  activity
	probes    singleflight.Group
	replaced  atomic.Bool  // the keys were seen to be replaced
	keysSwept atomic.Int64 // when sweepKeys was through last, in microseconds since 1970; 0 for not yet
	full      atomic.Bool  // the write-ahead log still holds what was erased
	stop      context.CancelFunc
	routine   sync.WaitGroup
}

// Open opens the database, creating and migrating it as needed. It changes nothing where it
// fails with ErrInUse, ErrNewerSchema or ErrDatabaseURL.
func Open(ctx context.Context, settings Settings) (*Store, error) {
	postgres, err := settings.postgres()
	if err != nil {
		return nil, err
	}
	s := &Store{sqlite: !postgres, allSealed: selectAllSealed(!postgres), now: settings.Now, log: settings.Log, noise: settings.Noise}
	if s.noise == nil {
		s.noise = release.Laplace
	}
	if s.now == nil {
		s.now = time.Now
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if err := s.open(ctx, settings); err != nil {
		return nil, errors.Join(err, s.closeAll())
	}
	background, stop := context.WithCancel(context.Background())
	s.stop = stop
	s.routine.Go(func() { s.housekeep(background) })
	s.routine.Go(func() { s.searchInBackground(background) })
	return s, nil
}

func (s *Store) open(ctx context.Context, settings Settings) (err error) {
	place := settings.database()
	place.OnUpgrade = s.noteUpgrade
	s.engine, err = engine.Open(ctx, place, keyedTables())
	s.write, s.read = s.engine.Write, s.engine.Read
	if err != nil {
		return err
	}
	var folder *scan.Folder
	if s.sqlite {
		s.dir = settings.DataDir
		folder = scan.NewFolder(settings.DataDir)
	}
	s.searches = newSearches(folder)
	if s.keys, err = openKeys(ctx, s.write, settings.keys()); err != nil {
		return err
	}
	s.vault = s.keys.Vault(settings.keys())
	s.journal = newJournal(s.write, s.now)
	s.resumeAtStart(ctx)
	if err := s.releaseClaims(ctx); err != nil {
		return fmt.Errorf("store: open: %w", err)
	}
	s.emptyLog(ctx) // of what was erased just before a crash
	return nil
}

// noteUpgrade logs that an older database is about to be migrated, and what there is to go back to.
func (s *Store) noteUpgrade(u engine.Upgrade) {
	switch {
	case u.Copy != "":
		s.log.Info("the database is migrated; as it was it lies beside", "from", u.From, "to", u.To, "copy", u.Copy)
	case s.sqlite:
		s.log.Warn("the database is migrated without a copy: customers' keys lie in it", "from", u.From, "to", u.To)
	default:
		s.log.Warn("the database is migrated; what there is to go back to is your last pg_dump", "from", u.From, "to", u.To)
	}
}

// SessionKeys returns the keys that sign (64 bytes) and encrypt (32 bytes) the session
// cookie. They survive restarts.
func (s *Store) SessionKeys() (hash, block []byte) { return s.keys.Hash, s.keys.Block }

// SigningKey returns the key that signs receipts. It survives restarts.
func (s *Store) SigningKey() ed25519.PrivateKey { return s.keys.Signing }

// Close lets the folder go.
func (s *Store) Close() error {
	s.stop()
	s.routine.Wait()
	return errors.Join(s.closeSearches(), s.closeAll())
}

// closeAll closes the pools, readers first so that SQLite can fold its log away.
func (s *Store) closeAll() error {
	err := errors.Join(
		s.engine.Close(),
		s.searches.close(), // not before the database: see scan.Folder
		s.engine.Unlock(),
	)
	if err != nil {
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
		// Where this fails commits go on being synced, which is slower and loses nothing. It is no
		// error: what is committed must not be taken for undone.
		db.WithContext(context.WithoutCancel(ctx)).Exec("PRAGMA main.synchronous = NORMAL")
		return err
	})
}

// failpoint tells a test that a step is reached, where it may stop the shop.
func (s *Store) failpoint(step string) {
	if s.reached != nil {
		s.reached(step)
	}
}

// openKeys reads the keys and checks that they belong to this database. New keys are made
// only for a database that has none: a lost key file must not be replaced in silence.
func openKeys(ctx context.Context, db *gorm.DB, place vault.Place) (vault.Keys, error) {
	check, err := keyCheck(ctx, db)
	if err != nil {
		return vault.Keys{}, err
	}
	k, err := place.Read(check == nil)
	if err != nil {
		return vault.Keys{}, err
	}
	if check == nil {
		if check, err = makeKeyCheck(ctx, db, k); err != nil {
			return vault.Keys{}, err
		}
	}
	if !k.Opens(check) {
		return vault.Keys{}, fmt.Errorf("%s: %w: the database was sealed with others", place.Name(), ErrKeys)
	}
	return k, nil
}

// keyCheck returns the value that only the right master key opens; nil in a new database.
func keyCheck(ctx context.Context, db *gorm.DB) ([]byte, error) {
	var rows []vaultRow
	if err := db.WithContext(ctx).Raw("SELECT * FROM vault").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("store: read key check: %w", err)
	}
	if len(rows) == 0 {
		return nil, nil
	}
	return rows[0].Sealed, nil
}

// makeKeyCheck marks a new database as belonging to these keys, and returns the mark that
// stands then: another instance may have been faster.
func makeKeyCheck(ctx context.Context, db *gorm.DB, k vault.Keys) ([]byte, error) {
	sealed, err := k.NewCheck()
	if err != nil {
		return nil, fmt.Errorf("store: seal key check: %w", err)
	}
	row := vaultRow{ID: 1, Sealed: sealed}
	if err := db.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error; err != nil {
		return nil, fmt.Errorf("store: write key check: %w", err)
	}
	return keyCheck(ctx, db)
}

// fromMicros reads a time column.
func fromMicros(micros int64) time.Time { return time.UnixMicro(micros).UTC() }
