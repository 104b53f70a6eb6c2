package store

import (
	"context"
	"fmt"
	"time"

	"ebenmass/models/consent"

	"gorm.io/gorm"
)

// Names under which values of a subscription are sealed.
const (
	datumEmail       = "email"
	datumUnsubscribe = "unsubscribe"
)

// Subscription is an address given for the newsletter.
type Subscription struct {
	Address     string
	Lang        string    // of the newsletter, "de" or "en"
	RequestedAt time.Time // when the address was typed
	ConfirmedAt time.Time // when its owner confirmed it; zero until then
	ExpiresAt   time.Time
}

// Confirmed reports whether letters may go to the address.
func (s Subscription) Confirmed() bool { return !s.ConfirmedAt.IsZero() }

// Subscriptions returns the addresses a customer gave for the newsletter, for the customer's
// own eyes: at most one that is confirmed, and after it one that is not yet.
// models.ErrNotFound for a customer who is unknown or over.
func (s *Store) Subscriptions(ctx context.Context, customer string) ([]Subscription, error) {
	db := s.read.WithContext(ctx)
	if err := s.alive(db, customer); err != nil {
		return nil, fmt.Errorf("store: read subscriptions: %w", err)
	}
	var all []Subscription
	err := s.eachSubscription(db, customer, func(key string, sealed []byte, found Subscription) error {
		b, err := s.openKey(db, customer, key)
		if err != nil {
			return err
		}
		found.Address, err = b.open(datumEmail, sealed)
		all = append(all, found)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("store: read subscriptions: %w", err)
	}
	return all, nil
}

// eachSubscription calls fn with what is kept of a customer, the confirmed address first.
func (s *Store) eachSubscription(db *gorm.DB, customer string, fn func(key string, address []byte, found Subscription) error) error {
	const current = "customer = ? AND expires_at > ?"
	now := s.now().UnixMicro()
	var confirmed []subscriptionRow
	if err := db.Where(current, customer, now).Find(&confirmed).Error; err != nil {
		return err
	}
	for _, r := range confirmed {
		found := Subscription{Lang: r.Lang, RequestedAt: moment(r.Requested), ConfirmedAt: moment(r.Confirmed), ExpiresAt: moment(r.Expires)}
		if err := fn(r.KeyID, r.Address, found); err != nil {
			return err
		}
	}
	var requested []subscriptionRequestRow
	if err := db.Where(current, customer, now).Find(&requested).Error; err != nil {
		return err
	}
	for _, r := range requested {
		found := Subscription{Lang: r.Lang, RequestedAt: moment(r.Created), ExpiresAt: moment(r.Expires)}
		if err := fn(r.KeyID, r.Address, found); err != nil {
			return err
		}
	}
	return nil
}

// Subscriber is whom a newsletter goes to, and nothing else about them.
type Subscriber struct {
	Address string
	Lang    string // "de" or "en"
	Token   string // unsubscribes without a session, for the letter's way out
}

// Subscriber hands out the confirmed address a permit opens, once the access stands in the
// journal. Errors: *consent.Denied for a permit that is empty or over (journalled too),
// models.ErrNotFound where no address is confirmed.
func (s *Store) Subscriber(ctx context.Context, permit consent.Permit[consent.Mail], kind PageKind) (Subscriber, error) {
	if err := checkPermit(s, permit); err != nil {
		return Subscriber{}, s.deny(ctx, permit.Owner(), kind, permit.Data(), err)
	}
	subscriber, err := s.readSubscriber(s.read.WithContext(ctx), permit.Owner())
	if err != nil {
		return Subscriber{}, fmt.Errorf("store: read subscriber: %w", err)
	}
	access := s.journal.access(permit.Owner(), permit.Purpose(), kind, permit.Data(), true)
	if err := s.journal.note(ctx, access); err != nil {
		return Subscriber{}, fmt.Errorf("store: read subscriber: %w", err)
	}
	return subscriber, nil
}

func (s *Store) readSubscriber(db *gorm.DB, customer string) (Subscriber, error) {
	row, err := first[subscriptionRow](db.Where("customer = ? AND expires_at > ?", customer, s.now().UnixMicro()))
	if err != nil {
		return Subscriber{}, err
	}
	b, err := s.openKey(db, customer, row.KeyID)
	if err != nil {
		return Subscriber{}, err
	}
	found := Subscriber{Lang: row.Lang}
	if found.Address, err = b.open(datumEmail, row.Address); err != nil {
		return Subscriber{}, err
	}
	found.Token, err = b.open(datumUnsubscribe, row.Token)
	return found, err
}

// dropSubscriptions deletes addresses and their keys, confirmed or not, and counts them.
func dropSubscriptions(tx *gorm.DB, condition string, args ...any) (n int, err error) {
	for _, row := range []any{&subscriptionRow{}, &subscriptionRequestRow{}} {
		dropped, err := dropSealed(tx, row, condition, args...)
		if err != nil {
			return 0, err
		}
		n += dropped
	}
	return n, nil
}

// dropSealed deletes rows of one table with the keys that seal them, and counts them.
func dropSealed(tx *gorm.DB, row any, condition string, args ...any) (n int, err error) {
	keys := tx.Model(row).Select("key_id").Where(condition, args...)
	if err := tx.Where("id IN (?)", keys).Delete(&customerKeyRow{}).Error; err != nil {
		return 0, err
	}
	dropped := tx.Where(condition, args...).Delete(row)
	return int(dropped.RowsAffected), dropped.Error
}
