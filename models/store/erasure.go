package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"ebenmass/models/consent"
	"ebenmass/models/store/engine"

	"gorm.io/gorm"
)

// erasureRow is an erasure under way. Once its rows are deleted it names nobody any more.
type erasureRow struct {
	ID       string `gorm:"primaryKey"`
	Customer string // "" once everything of the scope is deleted
	Scope    string
	Keys     string // JSON: keys to destroy; emptied with Customer
	Entries  string // JSON: withdrawals to append
	Deleted  string // JSON: how much was deleted, by table
	Started  int64  `gorm:"column:started_at"`
}

// receiptRow is the signed receipt of an erasure.
type receiptRow struct {
	ID       string `gorm:"primaryKey"`
	Document string
	Created  int64 `gorm:"column:created_at"`
	Expires  int64 `gorm:"column:expires_at"`
}

func (erasureRow) TableName() string { return "erasures" }
func (receiptRow) TableName() string { return "receipts" }

// Scope is how much is erased.
type Scope string

// Scopes.
const (
	ScopeMeasurements Scope = "measurements" // the fit profile and its key; consents that held it are withdrawn
	ScopeWithdrawal   Scope = "withdrawal"   // the same, because the last purpose that held it was withdrawn
	ScopeOrder        Scope = "order"        // one order and its key; the letters about it in the outbox
	ScopeFeedback     Scope = "feedback"     // what was told of how things fit; what was counted of it names nobody
	ScopeAll          Scope = "all"          // everything, the customer included
)

// scopes are those a customer can ask for at once: an order is named besides, and a withdrawal
// comes with its entry.
func scopes() []Scope { return []Scope{ScopeMeasurements, ScopeFeedback, ScopeAll} }

// Erased says what is gone.
type Erased struct {
	Held
	Key     bool   // a key of the customer's was destroyed
	Emptied bool   // SQLite's write-ahead logs hold no copy either; otherwise the store keeps trying
	Receipt string // identifier of its receipt; "" where there was nothing to erase
}

// formDelete is the ledger's name for the delete page.
const formDelete = "delete"

// Erase removes what a customer asks to have erased, at once, and every copy of it from the
// database's files, as its receipt tells. The files are searched for copies in the background:
// see [Store.FinishSearches]. models.ErrNotFound for a customer who is unknown or over.
func (s *Store) Erase(ctx context.Context, customer string, scope Scope) (Erased, error) {
	held, err := s.CountHeld(ctx, customer)
	if err != nil {
		return Erased{}, err
	}
	if !slices.Contains(scopes(), scope) {
		return Erased{}, fmt.Errorf("store: erase: no scope %q", scope)
	}
	held, _ = held.Split(scope)
	keys, err := s.keysTaken(ctx, customer, scope)
	if err != nil {
		return Erased{}, fmt.Errorf("store: erase: %w", err)
	}
	var entries []consent.Entry
	if scope == ScopeMeasurements {
		if entries, err = s.withdrawals(ctx, customer); err != nil {
			return Erased{}, fmt.Errorf("store: erase: %w", err)
		}
	}
	if scope != ScopeAll && len(held)+len(keys)+len(entries) == 0 {
		return Erased{}, nil
	}
	return s.erase(ctx, held, customer, scope, keys, entries)
}

func (s *Store) erase(ctx context.Context, held Held, customer string, scope Scope, keys []string, entries []consent.Entry) (Erased, error) {
	e, err := s.newErasure(ctx, customer, scope, keys, entries)
	if err != nil {
		return Erased{}, fmt.Errorf("store: erase: %w", err)
	}
	if err := s.carryOut(ctx, e); err != nil {
		return Erased{}, fmt.Errorf("store: erase: %w", err)
	}
	return Erased{Held: held, Key: len(keys) > 0, Emptied: e.emptied, Receipt: e.id}, nil
}

// keysTaken returns the keys that seal what a scope takes of a customer.
func (s *Store) keysTaken(ctx context.Context, customer string, scope Scope) (keys []string, err error) {
	db := s.read.WithContext(ctx)
	if scope == ScopeAll {
		return keys, db.Raw("SELECT id FROM customer_keys WHERE customer = ?", customer).Scan(&keys).Error
	}
	for _, t := range takenTables(scope) {
		if t.key == "" {
			continue
		}
		var of []string
		if err := db.Raw("SELECT key_id FROM "+t.name+" WHERE "+t.owner+" = ?", customer).Scan(&of).Error; err != nil {
			return nil, err
		}
		keys = append(keys, of...)
	}
	return keys, nil
}

// withdrawals withdraw every consent that holds measurements: none may stay in force over
// nothing, to be filled again unasked.
func (s *Store) withdrawals(ctx context.Context, customer string) ([]consent.Entry, error) {
	ledger, err := readLedger(s.read.WithContext(ctx), customer)
	if err != nil {
		return nil, err
	}
	var entries []consent.Entry
	for _, d := range consent.Purposes() {
		if state := ledger.State(d.Purpose, s.now()); d.Holds && state.Granted {
			entries = append(entries, d.Withdrawal(state.Entry.Lang, formDelete, s.now()))
		}
	}
	return entries, nil
}

// dropCustomers deletes customers with all their keys; everything else goes with them.
func dropCustomers(tx *gorm.DB, condition string, args ...any) error {
	for _, t := range register() {
		if !t.keyring || t.name == erasuresTable { // what lies in the keyring no foreign key reaches
			continue
		}
		if err := tx.Exec("DELETE FROM "+t.name+" WHERE "+t.owner+" IN (SELECT id FROM customers WHERE "+condition+")", args...).Error; err != nil {
			return err
		}
	}
	return tx.Exec("DELETE FROM customers WHERE "+condition, args...).Error
}

// ErasureReceipt returns the signed receipt of an erasure. It names nobody, so whoever knows
// its unguessable identifier may have it. models.ErrNotFound for one that is unknown or over.
func (s *Store) ErasureReceipt(ctx context.Context, id string) ([]byte, error) {
	row, err := first[receiptRow](s.read.WithContext(ctx).Where("id = ? AND expires_at > ?", id, s.now().UnixMicro()))
	if err != nil {
		return nil, fmt.Errorf("store: read erasure receipt: %w", err)
	}
	return []byte(row.Document), nil
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
