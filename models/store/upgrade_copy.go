package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"ebenmass/models/store/engine"
)

// upgradeCopyKept is how long the copy of the database as it was before a migration is kept:
// long enough to notice that something is wrong with the new version.
const upgradeCopyKept = 30 * 24 * time.Hour

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

// eraseFromUpgradeCopy deletes from the copy before the last migration what an erasure deletes
// from the database, so that the search finds nothing there either. Of a table it takes all rows
// of the customer unless one order alone is erased: the copy may hold them under keys of then.
// Where the copy cannot be changed it is removed: erasing comes first.
func (s *Store) eraseFromUpgradeCopy(ctx context.Context, e *erasure) error {
	if s.dir == "" || e.customer == "" {
		return nil
	}
	err := engine.EditUpgradeCopy(ctx, s.dir, func(tx *sql.Tx, has func(table, column string) (bool, error)) error {
		for _, t := range slices.Backward(takenTables(e.scope)) {
			if t.keyring {
				continue
			}
			condition, args := t.owner+" = ?", []any{e.customer}
			_, of := t.taken(e.scope)
			if e.scope == ScopeOrder {
				if len(e.keys) == 0 || of.name != t.name { // parts go with their whole
					continue
				}
				condition += " AND key_id IN (?" + strings.Repeat(", ?", len(e.keys)-1) + ")"
				for _, key := range e.keys {
					args = append(args, key)
				}
			}
			owned, err := has(t.name, t.owner)
			if err != nil {
				return err
			}
			if keyed, err := has(t.name, "key_id"); err != nil || !owned || e.scope == ScopeOrder && !keyed {
				if err != nil {
					return err
				}
				continue // a table that came later
			}
			if _, err := tx.ExecContext(ctx, "DELETE FROM "+t.name+" WHERE "+condition, args...); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		return nil
	}
	s.log.WarnContext(ctx, "the copy of the database before the last migration could not be changed and is removed", "error", err)
	return engine.RemoveUpgradeCopy(s.dir)
}
