package engine

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*/*.sql
var migrations embed.FS

// migrator returns the engine's own migrations, which also fill gaps: older builds lacked
// some before the last they knew.
func migrator(db *sql.DB, sqlite bool) (*goose.Provider, error) {
	if sqlite {
		files, err := fs.Sub(migrations, "migrations/sqlite")
		if err != nil {
			return nil, err
		}
		return goose.NewProvider(goose.DialectSQLite3, db, files, goose.WithAllowOutofOrder(true))
	}
	files, err := fs.Sub(migrations, "migrations/postgres")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db, files, goose.WithAllowOutofOrder(true))
}

// migrate brings a database to this version, or leaves a newer one alone. SQLite's is copied
// before, unless it is new.
func migrate(ctx context.Context, db *sql.DB, place Place) error {
	sqlite, name := place.URL == "", place.name()
	provider, err := migrator(db, sqlite)
	if err != nil {
		return fmt.Errorf("store: migrate: %w", err)
	}
	if !sqlite {
		unlock, err := lockMigrations(ctx, db)
		if err != nil {
			return fmt.Errorf("store: migrate %s: wait for another instance: %w", name, err)
		}
		defer unlock()
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("store: migrate %s: %w", name, err)
	}
	if current > target {
		return fmt.Errorf("%s was %w (its version is %d, this shop knows %d)", name, ErrNewerSchema, current, target)
	}
	pending, err := provider.HasPending(ctx)
	if err != nil {
		return fmt.Errorf("store: migrate %s: %w", name, err)
	}
	if pending && current > 0 {
		upgrade := Upgrade{From: current, To: target}
		if sqlite {
			if upgrade.Copy, err = copyForUpgrade(ctx, place.Dir, current); err != nil {
				return fmt.Errorf("%s was not migrated: %w", name, err)
			}
		}
		if place.OnUpgrade != nil {
			place.OnUpgrade(upgrade)
		}
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("store: migrate %s: %w", name, err)
	}
	return nil
}

const (
	// migrationAdvisory is the first half of the lock under which one instance migrates; the
	// second is the schema.
	migrationAdvisory = 0x656d_6d67
	// migrationWait is how long the others wait.
	migrationWait = 5 * time.Minute
)

// lockMigrations lets one instance migrate while the others wait. The lock is a transaction's,
// on a connection of its own: one of a session would be another's behind a pooler.
func lockMigrations(ctx context.Context, db *sql.DB) (unlock func(), err error) {
	waiting, cancel := context.WithTimeout(ctx, migrationWait)
	defer cancel()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(waiting, "SELECT pg_advisory_xact_lock($1, hashtext(current_schema()))", migrationAdvisory); err != nil {
		return nil, errors.Join(err, tx.Rollback())
	}
	return func() { _ = tx.Rollback() }, nil // it wrote nothing; where it is over already, so is the lock
}
