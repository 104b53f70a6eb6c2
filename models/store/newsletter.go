package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
)

type subscriptionRequestRow struct {
	Customer    string `gorm:"primaryKey"`
	KeyID       string
	Digest      []byte
	Address     []byte
	Lang        string
	TextVersion string
	TextSHA256  string `gorm:"column:text_sha256"`
	Created     int64  `gorm:"column:created_at"`
	Expires     int64  `gorm:"column:expires_at"`
}

func (subscriptionRequestRow) TableName() string { return "subscription_requests" }

type subscriptionRow struct {
	Customer  string `gorm:"primaryKey"`
	KeyID     string
	Digest    []byte
	Token     []byte
	Address   []byte
	Lang      string
	Requested int64 `gorm:"column:requested_at"`
	Confirmed int64 `gorm:"column:confirmed_at"`
	Expires   int64 `gorm:"column:expires_at"`
}

func (subscriptionRow) TableName() string { return "subscriptions" }

// Forms of the newsletter as the ledger calls them.
const (
	formMailConfirm     = "mail-confirm"
	formMailUnsubscribe = "mail-unsubscribe"
)

// RequestSubscription keeps an address until it is confirmed, sealed with a key of its own. The
// token that confirms it goes to deliver, its only copy, since just the digest is kept: where
// deliver fails, with its error, everything stays as it was. The request takes the place of an
// earlier one; a confirmed address stays until the new one is. It records no consent: nobody
// knows yet whose address it is. models.ErrNotFound for a customer who is unknown or over.
func (s *Store) RequestSubscription(ctx context.Context, customer, address, lang string, deliver func(token string) error) error {
	token := rand.Text()
	if err := deliver(token); err != nil {
		return err
	}
	definition, _ := consent.Find(consent.PurposeMail)
	row := subscriptionRequestRow{
		Customer: customer, Digest: digest(token), Lang: lang,
		TextVersion: definition.Version, TextSHA256: definition.SHA256(),
		Created: s.now().UnixMicro(), Expires: consent.KeptUnconfirmed.Until(s.now()).UnixMicro(),
	}
	err := s.withKey(ctx, customer, keyMail, func(tx *gorm.DB, key sealingKey) (replaced []string, err error) {
		row.KeyID = key.id
		if row.Address, err = key.box.Seal(datumEmail, address); err != nil {
			return nil, err
		}
		if err := tx.Raw("SELECT key_id FROM subscription_requests WHERE customer = ?", customer).Scan(&replaced).Error; err != nil {
			return nil, err
		}
		if err := tx.Exec("DELETE FROM subscription_requests WHERE customer = ?", customer).Error; err != nil {
			return nil, err
		}
		return replaced, tx.Create(&row).Error
	})
	if err != nil {
		return fmt.Errorf("store: request subscription: %w", err)
	}
	return nil
}

// FindRequest reports, without using it up, whether a token still confirms an address:
// models.ErrNotFound for one that is unknown, used or over.
func (s *Store) FindRequest(ctx context.Context, token string) error {
	if _, err := s.request(s.read.WithContext(ctx), token); err != nil {
		return fmt.Errorf("store: find request: %w", err)
	}
	return nil
}

func (s *Store) request(db *gorm.DB, token string) (subscriptionRequestRow, error) {
	return first[subscriptionRequestRow](db.Where("digest = ? AND expires_at > ?", digest(token), s.now().UnixMicro()))
}

// ConfirmSubscription uses a token up: the consent goes into the ledger, to the words that
// were on the page with the address, and the address takes the place of one confirmed before.
// It returns whose it is. models.ErrNotFound for a token that is unknown, used or over; a
// *consent.Denied where those words have changed since.
func (s *Store) ConfirmSubscription(ctx context.Context, token string) (customer string, err error) {
	var replaced []string
	err = s.transact(ctx, func(tx *gorm.DB) error {
		request, err := s.request(tx, token)
		if err != nil {
			return err
		}
		customer = request.Customer
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		if err := s.grantMail(tx, request); err != nil {
			return err
		}
		if err := tx.Raw("SELECT key_id FROM subscriptions WHERE customer = ?", customer).Scan(&replaced).Error; err != nil {
			return err
		}
		return s.subscribe(tx, request)
	})
	if err != nil {
		return "", fmt.Errorf("store: confirm subscription: %w", err)
	}
	if err := s.destroyKeys(ctx, replaced...); err != nil {
		return "", fmt.Errorf("store: confirm subscription: %w", err)
	}
	return customer, nil
}

// grantMail records the consent to the words that stood beside the address. The declaration
// of age was made there too: without it no request is kept.
func (s *Store) grantMail(tx *gorm.DB, request subscriptionRequestRow) error {
	definition, _ := consent.Find(consent.PurposeMail)
	const age16 = true
	entry := definition.Grant(request.Lang, formMailConfirm, age16, s.now())
	entry.TextVersion, entry.TextSHA256 = request.TextVersion, request.TextSHA256
	_, err := s.appendEntries(tx, request.Customer, []consent.Entry{entry})
	return err
}

// subscribe turns a request into a subscription. The address stays under its key.
func (s *Store) subscribe(tx *gorm.DB, request subscriptionRequestRow) error {
	b, err := s.openKey(tx, request.Customer, request.KeyID)
	if err != nil {
		return err
	}
	token := rand.Text()
	row := subscriptionRow{
		Customer: request.Customer, KeyID: request.KeyID, Digest: digest(token), Address: request.Address, Lang: request.Lang,
		Requested: request.Created, Confirmed: s.now().UnixMicro(), Expires: consent.KeptAddress.Until(s.now()).UnixMicro(),
	}
	if row.Token, err = b.Seal(datumUnsubscribe, token); err != nil {
		return err
	}
	for _, earlier := range []string{"subscription_requests", "subscriptions"} {
		if err := tx.Exec("DELETE FROM "+earlier+" WHERE customer = ?", request.Customer).Error; err != nil {
			return err
		}
	}
	if err := tx.Create(&row).Error; err != nil {
		return err
	}
	return keepSubscriber(tx, request.Customer, fromMicros(row.Expires))
}

// keepSubscriber lets a customer last at least as long as their subscription: whoever
// confirmed in another browser, or lost the cookie, still gets what they asked for. With an
// account the subscription ends when that does. The session that is open lasts as long, so
// that they can see what is kept of them.
func keepSubscriber(tx *gorm.DB, customer string, until time.Time) error {
	if err := keepUntil(tx, customer, until); err != nil {
		return err
	}
	return tx.Exec(`
		UPDATE sessions SET expires_at = ? WHERE customer = ? AND expires_at < ?
		AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.customer = sessions.customer)`,
		until.UnixMicro(), customer, until.UnixMicro()).Error
}

// endVisit lets a customer without an account, and their sessions, end no later than
// [consent.VisitEnds] says: a newsletter that is over keeps nobody any longer.
func (s *Store) endVisit(tx *gorm.DB, customer string) error {
	var mail []int64
	if err := tx.Raw("SELECT expires_at FROM subscriptions WHERE customer = ?", customer).Scan(&mail).Error; err != nil {
		return err
	}
	var subscribed time.Time
	if len(mail) > 0 {
		subscribed = fromMicros(mail[0])
	}
	until := consent.VisitEnds(s.now(), subscribed).UnixMicro()
	for _, end := range []string{
		"UPDATE customers SET expires_at = ? WHERE id = ? AND expires_at > ? AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.customer = customers.id)",
		"UPDATE sessions SET expires_at = ? WHERE customer = ? AND expires_at > ? AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.customer = sessions.customer)",
	} {
		if err := tx.Exec(end, until, customer, until).Error; err != nil {
			return err
		}
	}
	return nil
}

// Unsubscribe ends a subscription by the token that stands in its letters: the withdrawal
// goes into the ledger, address and key are destroyed. A token that is unknown or was used
// before changes nothing and is no error: whoever asks is not subscribed afterwards.
func (s *Store) Unsubscribe(ctx context.Context, token, lang string) error {
	row, err := first[subscriptionRow](s.read.WithContext(ctx).Where("digest = ?", digest(token)))
	if errors.Is(err, models.ErrNotFound) { // used before
		return nil
	}
	if err != nil {
		return fmt.Errorf("store: unsubscribe: %w", err)
	}
	definition, _ := consent.Find(consent.PurposeMail)
	err = s.decide(ctx, row.Customer, []consent.Entry{definition.Withdrawal(lang, formMailUnsubscribe, s.now())})
	if err != nil && !errors.Is(err, models.ErrNotFound) { // the customer ended or was deleted
		return fmt.Errorf("store: unsubscribe: %w", err)
	}
	return nil
}

// first returns the first row of a query; models.ErrNotFound where there is none.
func first[R any](query *gorm.DB) (row R, err error) {
	var rows []R
	if err := query.Limit(1).Find(&rows).Error; err != nil {
		return row, err
	}
	if len(rows) == 0 {
		return row, models.ErrNotFound
	}
	return rows[0], nil
}

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
	rows, err := sealedRows[givenAddressRow](s, s.read.WithContext(ctx), customer, givenAddresses, "t.confirmed_at DESC")
	if err != nil {
		return nil, fmt.Errorf("store: read subscriptions: %w", err)
	}
	all := make([]Subscription, len(rows))
	for i, row := range rows {
		r := row.Row
		all[i] = Subscription{Lang: r.Lang, RequestedAt: fromMicros(r.Requested), ExpiresAt: fromMicros(r.Expires)}
		if r.Confirmed > 0 {
			all[i].ConfirmedAt = fromMicros(r.Confirmed)
		}
		if all[i].Address, err = s.openWith(customer, row.Wrapped, datumEmail, r.Address); err != nil {
			return nil, fmt.Errorf("store: read subscriptions: %w", err)
		}
	}
	return all, nil
}

// givenAddresses are the addresses given for the newsletter, confirmed_at 0 until they are.
const givenAddresses = `(
	SELECT customer, key_id, address, lang, requested_at, confirmed_at, expires_at FROM subscriptions UNION ALL
	SELECT customer, key_id, address, lang, created_at, 0, expires_at FROM subscription_requests)`

type givenAddressRow struct {
	Address   []byte
	Lang      string
	Requested int64 `gorm:"column:requested_at"`
	Confirmed int64 `gorm:"column:confirmed_at"`
	Expires   int64 `gorm:"column:expires_at"`
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
	if found.Address, err = b.Open(datumEmail, row.Address); err != nil {
		return Subscriber{}, err
	}
	found.Token, err = b.Open(datumUnsubscribe, row.Token)
	return found, err
}
