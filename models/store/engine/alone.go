package engine

import (
	"context"
	"fmt"

	"gorm.io/gorm"
)

// turnLimit ends, at the server, the turn of an instance that hangs or is cut off.
const turnLimit = "15min"

// Alone runs fn unless another instance of the shop is at the same work, and reports whether it
// did. fn must bear being run by two at once: an instance that takes longer than turnLimit, or
// loses the database, has lost its turn.
func (db *DB) Alone(ctx context.Context, work string, fn func() error) (ran bool, err error) {
	return db.turn(ctx, work, "SELECT pg_try_advisory_xact_lock(hashtext(?), hashtext(current_schema()))", fn)
}

// InTurn is Alone that waits until no other instance is at the same work.
func (db *DB) InTurn(ctx context.Context, work string, fn func() error) error {
	_, err := db.turn(ctx, work, "SELECT pg_advisory_xact_lock(hashtext(?), hashtext(current_schema())) IS NOT NULL", fn)
	return err
}

// turn runs fn where a statement takes the lock of a work. The lock is that of a transaction on a
// connection of its own, so that it works through a pooler, which gives each transaction a
// session, and ends with the instance. SQLite's folder has one instance.
func (db *DB) turn(ctx context.Context, work, lock string, fn func() error) (ran bool, err error) {
	if db.SQLite {
		return true, fn()
	}
	tx := db.Write.WithContext(ctx).Begin()
	if tx.Error != nil {
		return false, fmt.Errorf("store: ask for the turn to %s: %w", work, tx.Error)
	}
	defer tx.Rollback() // it wrote nothing
	if ran, err = takeTurn(tx, work, lock); err != nil {
		return false, fmt.Errorf("store: ask for the turn to %s: %w", work, err)
	}
	if !ran {
		return false, nil
	}
	return true, fn()
}

func takeTurn(tx *gorm.DB, work, lock string) (ran bool, err error) {
	if err := tx.Exec("SET LOCAL idle_in_transaction_session_timeout = '" + turnLimit + "'").Error; err != nil {
		return false, err
	}
	return ran, tx.Raw(lock, work).Scan(&ran).Error
}
