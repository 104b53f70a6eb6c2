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

// SweepExpired erases what is over: sessions, customers without an account with all that is
// theirs, profiles whose last consent has ended, baskets, orders, newsletter addresses, letters, withdrawals and feedback, and
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
		orders, err := dropSealed(tx, &orderRow{}, "expires_at <= ?", now)
		if err != nil {
			return err
		}
		mail, err := sweepMail(tx, now)
		if err != nil {
			return err
		}
		withdrawals, err := dropSealed(tx, &withdrawalRow{}, "expires_at <= ?", now)
		if err != nil {
			return err
		}
		feedback, err := dropSealed(tx, &feedbackRow{}, "expires_at <= ?", now)
		if err != nil {
			return err
		}
		swept, err := s.sweepKeys(tx)
		if err != nil {
			return err
		}
		n = int(over+profiles) + baskets + orders + mail + withdrawals + feedback + swept
		if err := tx.Where("expires_at <= ?", now).Delete(&receiptRow{}).Error; err != nil {
			return err
		}
		return tx.Where("expires_at <= ?", now).Delete(&sessionRow{}).Error
	})
	if err != nil {
		return 0, fmt.Errorf("store: sweep: %w", err)
	}
	if n > 0 {
		s.emptyLog(ctx)
	}
	return n, s.resumeErasures(ctx, s.now().Add(-erasureAge))
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
