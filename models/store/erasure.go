package store

import (
	"context"
	"fmt"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/receipt"
	"ebenmass/models/scan"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
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

// Held counts what is kept about a customer.
type Held struct {
	Measurements int // stored data of the fit profile
	Consents     int // entries of the ledger
	Accesses     int // lines of the journal
	BasketLines  int
	Orders       int
	Sessions     int
	Addresses    int // given for the newsletter, confirmed or not
	Letters      int // in the outbox
	Accounts     int // 0 or 1
	Passkeys     int // of the account
	Links        int // for signing in: not used yet, or used of late
	Withdrawals  int // declarations of withdrawal
	Returns      int // announced or back
	Feedback     int // lines of orders of which was told how they fit
}

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

// Erased says what is gone.
type Erased struct {
	Held
	Key     bool   // a key of the customer's was destroyed
	Emptied bool   // SQLite's write-ahead logs hold no copy either; otherwise the store keeps trying
	Receipt string // identifier of its receipt; "" where there was nothing to erase
}

// formDelete is the ledger's name for the delete page.
const formDelete = "delete"

// Held counts what is kept about a customer, for the page that offers to delete it.
// models.ErrNotFound for a customer who is unknown or over.
func (s *Store) Held(ctx context.Context, customer string) (Held, error) {
	db := s.read.WithContext(ctx)
	if err := s.alive(db, customer); err != nil {
		return Held{}, fmt.Errorf("store: count held data: %w", err)
	}
	held, err := count(db, customer)
	if err != nil {
		return Held{}, fmt.Errorf("store: count held data: %w", err)
	}
	return held, nil
}

// Erase removes what a customer asks to have erased, at once, and then every copy of it from
// the database's files, as its receipt tells. models.ErrNotFound for a customer who is
// unknown or over.
func (s *Store) Erase(ctx context.Context, customer string, scope Scope) (Erased, error) {
	held, err := s.Held(ctx, customer)
	if err != nil {
		return Erased{}, err
	}
	var (
		keys    []string
		entries []consent.Entry
	)
	switch scope {
	case ScopeAll:
		err = s.read.WithContext(ctx).Model(&customerKeyRow{}).Where("customer = ?", customer).Pluck("id", &keys).Error
	case ScopeMeasurements:
		held = Held{Measurements: held.Measurements}
		if keys, err = s.profileKeys(ctx, customer); err == nil {
			entries, err = s.withdrawals(ctx, customer)
		}
		if err == nil && len(keys)+len(entries) == 0 {
			return Erased{}, nil
		}
	case ScopeFeedback:
		held = Held{Feedback: held.Feedback}
		if keys, err = s.feedbackKeys(ctx, customer); err == nil && len(keys) == 0 {
			return Erased{}, nil
		}
	default:
		err = fmt.Errorf("no scope %q", scope)
	}
	if err != nil {
		return Erased{}, fmt.Errorf("store: erase: %w", err)
	}
	return s.erase(ctx, held, customer, scope, keys, entries)
}

func (s *Store) erase(ctx context.Context, held Held, customer string, scope Scope, keys []string, entries []consent.Entry) (Erased, error) {
	e, err := s.newErasure(ctx, customer, scope, keys, entries)
	if err == nil {
		err = s.carryOut(ctx, e)
	}
	if err != nil {
		return Erased{}, fmt.Errorf("store: erase: %w", err)
	}
	return Erased{Held: held, Key: len(keys) > 0, Emptied: e.emptied, Receipt: e.id}, nil
}

// profileKeys returns the key of a customer's fit profile, if there is one.
func (s *Store) profileKeys(ctx context.Context, customer string) (keys []string, err error) {
	return keys, s.read.WithContext(ctx).Model(&profileRow{}).Where("customer = ?", customer).Pluck("key_id", &keys).Error
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

// dropProfiles deletes profiles and the keys that sealed them; the values go with them.
func dropProfiles(tx *gorm.DB, condition string, args ...any) error {
	_, err := dropSealed(tx, &profileRow{}, condition, args...)
	return err
}

// dropCustomers deletes customers with all their keys; everything else goes with them.
func dropCustomers(tx *gorm.DB, condition string, args ...any) error {
	for _, row := range []any{&customerKeyRow{}, &addressRow{}} {
		customers := tx.Model(&customerRow{}).Select("id").Where(condition, args...)
		if err := tx.Where("customer IN (?)", customers).Delete(row).Error; err != nil {
			return err
		}
	}
	return tx.Where(condition, args...).Delete(&customerRow{}).Error
}

func count(db *gorm.DB, customer string) (Held, error) {
	var h Held
	row := db.Raw(`
		SELECT (SELECT count(*) FROM measurements WHERE customer = c.id),
		       (SELECT count(*) FROM consents WHERE customer = c.id),
		       (SELECT count(*) FROM accesses WHERE customer = c.id),
		       (SELECT count(*) FROM basket_items WHERE customer = c.id),
		       (SELECT count(*) FROM orders WHERE customer = c.id),
		       (SELECT count(*) FROM sessions WHERE customer = c.id),
		       (SELECT count(*) FROM subscriptions WHERE customer = c.id) + (SELECT count(*) FROM subscription_requests WHERE customer = c.id),
		       (SELECT count(*) FROM outbox WHERE customer = c.id),
		       (SELECT count(*) FROM accounts WHERE customer = c.id),
		       (SELECT count(*) FROM passkeys WHERE customer = c.id),
		       (SELECT count(*) FROM sign_in_links WHERE customer = c.id) + (SELECT count(*) FROM used_links WHERE customer = c.id),
		       (SELECT count(*) FROM withdrawals WHERE customer = c.id),
		       (SELECT count(*) FROM returns WHERE customer = c.id),
		       (SELECT count(*) FROM feedback WHERE customer = c.id)
		FROM customers c WHERE c.id = ?`, customer).Row()
	return h, row.Scan(&h.Measurements, &h.Consents, &h.Accesses, &h.BasketLines, &h.Orders, &h.Sessions, &h.Addresses, &h.Letters,
		&h.Accounts, &h.Passkeys, &h.Links, &h.Withdrawals, &h.Returns, &h.Feedback)
}

// writeErasureReceipt signs and stores what the erasure came to.
func (s *Store) writeErasureReceipt(ctx context.Context, e *erasure) error {
	now := s.now()
	content := receipt.Erasure{
		ID: e.id, Scope: string(e.scope), Started: e.started.UTC(), Finished: now.UTC(), Resumed: e.resumed,
		Keys: e.deleted[customerKeyRow{}.TableName()], Deleted: e.deleted, Storage: s.storage(), LogEmptied: e.emptied,
		SearchedFor: e.needles.Values(), Before: e.before, After: e.after, OutOfReach: receipt.Limits(s.storage()),
	}
	for _, form := range scan.Forms() {
		content.Forms = append(content.Forms, string(form))
	}
	document, err := content.Document()
	if err != nil {
		return err
	}
	signed, err := receipt.Sign(s.SigningKey(), document)
	if err != nil {
		return err
	}
	row := receiptRow{ID: e.id, Document: string(signed), Created: now.UnixMicro(), Expires: consent.KeptReceipt.Until(now).UnixMicro()}
	return s.write.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error
}

func (s *Store) storage() string {
	if s.sqlite {
		return receipt.StorageSQLite
	}
	return receipt.StoragePostgres
}

// ErasureReceipt returns the signed receipt of an erasure. It names nobody, so whoever knows
// its unguessable identifier may have it. models.ErrNotFound for one that is unknown or over.
func (s *Store) ErasureReceipt(ctx context.Context, id string) ([]byte, error) {
	var rows []receiptRow
	err := s.read.WithContext(ctx).Where("id = ? AND expires_at > ?", id, s.now().UnixMicro()).Find(&rows).Error
	if err == nil && len(rows) == 0 {
		err = models.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("store: read erasure receipt: %w", err)
	}
	return []byte(rows[0].Document), nil
}
