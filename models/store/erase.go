package store

import (
	"context"
	"fmt"

	"ebenmass/models/consent"

	"gorm.io/gorm"
)

// Held counts what is kept about a customer.
type Held struct {
	Measurements int // stored data of the fit profile
	Consents     int // entries of the ledger
	Accesses     int // lines of the journal
	BasketLines  int
	Sessions     int
	Addresses    int // given for the newsletter, confirmed or not
	Letters      int // in the outbox
}

// Scope is how much a customer asks to have erased.
type Scope string

// Scopes.
const (
	ScopeMeasurements Scope = "measurements" // the fit profile and its key; consents that held it are withdrawn
	ScopeAll          Scope = "all"          // everything, the customer included
)

// Erased counts what is gone.
type Erased struct {
	Held
	Key     bool // the customer's own key was destroyed
	Emptied bool // SQLite's write-ahead log holds no copy either; otherwise the store keeps trying
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

// Erase removes what a customer asks to have erased, at once, in one transaction, and then
// every copy of it from the database's files. models.ErrNotFound for a customer who is
// unknown or over.
func (s *Store) Erase(ctx context.Context, customer string, scope Scope) (Erased, error) {
	var erased Erased
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		var keys int64
		if err := tx.Model(&customerKeyRow{}).Where("customer = ?", customer).Count(&keys).Error; err != nil {
			return err
		}
		erased.Key = keys > 0
		held, err := count(tx, customer)
		if err != nil {
			return err
		}
		switch scope {
		case ScopeMeasurements:
			erased.Measurements = held.Measurements
			return s.eraseMeasurements(tx, customer)
		case ScopeAll:
			erased.Held = held
			return dropCustomers(tx, "id = ?", customer)
		}
		return fmt.Errorf("no scope %q", scope)
	})
	if err != nil {
		return Erased{}, fmt.Errorf("store: erase: %w", err)
	}
	if scope == ScopeAll {
		s.journal.forget(customer)
	}
	erased.Emptied = s.emptyLog(ctx)
	return erased, nil
}

// eraseMeasurements withdraws every consent that holds measurements: none may stay in force
// over nothing, to be filled again unasked. What no consent holds goes.
func (s *Store) eraseMeasurements(tx *gorm.DB, customer string) error {
	ledger, err := s.currentLedger(tx, customer)
	if err != nil {
		return err
	}
	var withdrawals []consent.Entry
	for _, d := range consent.Purposes() {
		if state := ledger.State(d.Purpose, s.now()); d.Holds && state.Granted {
			withdrawals = append(withdrawals, d.Withdrawal(state.Entry.Lang, formDelete, s.now()))
		}
	}
	if ledger, err = s.appendEntries(tx, customer, withdrawals); err != nil {
		return err
	}
	_, err = s.settle(tx, ledger)
	return err
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
		       (SELECT count(*) FROM sessions WHERE customer = c.id),
		       (SELECT count(*) FROM subscriptions WHERE customer = c.id) + (SELECT count(*) FROM subscription_requests WHERE customer = c.id),
		       (SELECT count(*) FROM outbox WHERE customer = c.id)
		FROM customers c WHERE c.id = ?`, customer).Row()
	return h, row.Scan(&h.Measurements, &h.Consents, &h.Accesses, &h.BasketLines, &h.Sessions, &h.Addresses, &h.Letters)
}

// SweepExpired erases what is over: sessions, customers without an account with all that is
// theirs, profiles whose last consent has ended, baskets, newsletter addresses and letters, and
// writes into the ledger which consents ended. n counts what goes, sessions left out.
func (s *Store) SweepExpired(ctx context.Context) (n int, err error) {
	now := s.now().UnixMicro()
	err = s.transact(ctx, func(tx *gorm.DB) error {
		var over, profiles int64
		if err := tx.Model(&customerRow{}).Where("expires_at <= ?", now).Count(&over).Error; err != nil {
			return err
		}
		if err := dropCustomers(tx, "expires_at <= ?", now); err != nil {
			return err
		}
		if err := s.lapse(tx); err != nil {
			return err
		}
		if err := tx.Model(&profileRow{}).Where("expires_at <= ?", now).Count(&profiles).Error; err != nil {
			return err
		}
		if err := dropProfiles(tx, "expires_at <= ?", now); err != nil {
			return err
		}
		if err := sweepSignIn(tx, now); err != nil {
			return err
		}
		baskets, err := s.dropBaskets(tx)
		if err != nil {
			return err
		}
		mail, err := sweepMail(tx, now)
		if err != nil {
			return err
		}
		swept, err := s.sweepKeys(tx)
		if err != nil {
			return err
		}
		n = int(over+profiles) + baskets + mail + swept
		return tx.Where("expires_at <= ?", now).Delete(&sessionRow{}).Error
	})
	if err != nil {
		return 0, fmt.Errorf("store: sweep: %w", err)
	}
	if n > 0 {
		s.emptyLog(ctx)
	}
	return n, nil
}

// sweepMail erases newsletter addresses and letters that are over, and counts them.
func sweepMail(tx *gorm.DB, now int64) (n int, err error) {
	addresses, err := dropSubscriptions(tx, "expires_at <= ?", now)
	if err != nil {
		return 0, err
	}
	letters, err := dropSealed(tx, &outboxRow{}, "expires_at <= ?", now)
	return addresses + letters, err
}
