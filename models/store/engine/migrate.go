package engine

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

//go:embed migrations/*/*.sql
var migrations embed.FS

// migrator returns the engine's own migrations, which also fill gaps: older builds lacked
// some before the last they knew. On PostgreSQL one instance migrates while
// the others wait, at most a minute.
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
	locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 60))
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectPostgres, db, files, goose.WithSessionLocker(locker), goose.WithAllowOutofOrder(true))
}

// migrate brings a database to this version, or leaves a newer one alone. SQLite's is copied
// before, unless it is new.
func migrate(ctx context.Context, db *sql.DB, place Place) error {
	sqlite, name := place.URL == "", place.name()
	provider, err := migrator(db, sqlite)
	if err != nil {
		return fmt.Errorf("store: migrate: %w", err)
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
