package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store/engine"

	"gorm.io/gorm"
)

// SignedIn is what came of a sign-in.
type SignedIn struct {
	SessionID string // fresh: whatever the browser had before is dead
	Visitor   Visitor
	Opened    bool // the account was opened just now
}

// RedeemLink signs a browser in with a link, once. presentID is the session the browser has,
// "" for none. The browser goes over to the account that [Link.Owner] names; where that is
// nobody's, one is opened. A visit that asked for the link becomes the new account, or is
// added to the one there is, as [Store.Merging] says; nothing of it stays behind. A visit that
// did not ask for it is treated so only if take says it; otherwise it is left alone, and ends
// when its time is over. Another account the browser was signed in to is signed out and
// otherwise left alone.
//
// ErrLinkUsed for a link used before: if this is another browser, the account's owner will
// be told. models.ErrNotFound for a link that is unknown or over.
func (s *Store) RedeemLink(ctx context.Context, token, presentID string, take bool) (SignedIn, error) {
	signed, err := s.redeem(ctx, token, presentID, take)
	if engine.IsDuplicate(err) { // another link opened the account of the same address just now
		signed, err = s.redeem(ctx, token, presentID, take)
	}
	if errors.Is(err, ErrLinkUsed) {
		err = errors.Join(err, s.noteReplay(ctx, digest(token), presentID))
	}
	if err != nil {
		return SignedIn{}, fmt.Errorf("store: redeem link: %w", err)
	}
	return signed, nil
}

func (s *Store) redeem(ctx context.Context, token, presentID string, take bool) (SignedIn, error) {
	present, err := s.present(ctx, presentID)
	if err != nil {
		return SignedIn{}, err
	}
	link, err := s.findLink(s.read.WithContext(ctx), digest(token), present)
	if err != nil {
		return SignedIn{}, err
	}
	present.moves = link.Own || take
	use := func(tx *gorm.DB, customer string, session []byte) error {
		ended, err := linkEnded(tx, link)
		if err != nil {
			return err
		}
		if ended { // everywhere signed out a moment ago
			return models.ErrNotFound
		}
		if link.Mailed {
			if err := s.proveAddress(tx, customer, session, link.Address); err != nil {
				return err
			}
		}
		return s.useUp(tx, link, customer, session)
	}
	var signed SignedIn
	if link.Owner == "" {
		signed, err = s.openAt(ctx, link.Address, present, use)
	} else {
		signed, err = s.enter(ctx, link.Owner, present, use)
	}
	if err != nil {
		return SignedIn{}, err
	}
	return signed, s.destroyKeys(ctx, link.keyID)
}

// presence is the session a browser has when it signs in.
type presence struct {
	Visitor // zero for a browser without a session
	digest  []byte
	moves   bool // a visit without an account goes over to the account that is signed in to
}

func (s *Store) present(ctx context.Context, sessionID string) (presence, error) {
	visitor, err := s.FindVisit(ctx, sessionID)
	if errors.Is(err, models.ErrNotFound) {
		return presence{}, nil
	}
	return presence{Visitor: visitor, digest: digest(sessionID)}, err
}

// proof is what a sign-in uses up, such as a link, told the session it begins.
type proof func(tx *gorm.DB, customer string, session []byte) error

// openAt makes the present visit an account, or begins one where there is none or it is not to
// move. Its address finds nobody's account before a mailed link proves it.
func (s *Store) openAt(ctx context.Context, address string, present presence, use proof) (SignedIn, error) {
	customer := present.Customer
	fresh := customer == "" || present.SignedIn || !present.moves
	if fresh {
		customer = rand.Text()
	}
	keyID, box, err := s.newKey(ctx, customer, keyAccount)
	if err != nil {
		return SignedIn{}, err
	}
	signed := SignedIn{Opened: true}
	err = s.transact(ctx, func(tx *gorm.DB) error {
		now := s.now().UnixMicro()
		if fresh {
			if err := tx.Create(&customerRow{ID: customer, Created: now, Expires: now}).Error; err != nil {
				return err
			}
		} else if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		sealed, err := box.Seal(datumAddress, address)
		if err != nil {
			return err
		}
		handle := make([]byte, 32)
		rand.Read(handle)
		row := accountRow{Customer: customer, KeyID: keyID, Address: sealed, Handle: handle, Created: now}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		return s.begin(tx, customer, present, use, &signed)
	})
	if err != nil {
		return SignedIn{}, errors.Join(err, s.destroyKeys(ctx, keyID))
	}
	return signed, nil
}

// enter moves a browser over to an account, and what its visit held with it if it moves.
func (s *Store) enter(ctx context.Context, owner string, present presence, use proof) (SignedIn, error) {
	var signed SignedIn
	if present.Customer == "" || present.Customer == owner || present.SignedIn || !present.moves {
		err := s.transact(ctx, func(tx *gorm.DB) error {
			if err := s.lockCustomer(tx, owner); err != nil {
				return err
			}
			return s.begin(tx, owner, present, use, &signed)
		})
		return signed, err
	}
	err := s.merge(ctx, present.Customer, owner, func(tx *gorm.DB) error {
		return s.begin(tx, owner, present, use, &signed)
	})
	return signed, err
}

// begin ends the session a browser had and gives it one of an account, under an identifier
// that nobody else can know beforehand.
func (s *Store) begin(tx *gorm.DB, customer string, present presence, use proof, signed *SignedIn) error {
	if err := tx.Exec("DELETE FROM sessions WHERE digest = ?", present.digest).Error; err != nil {
		return err
	}
	now := s.now()
	signed.SessionID = rand.Text()
	row := sessionRow{Digest: digest(signed.SessionID), Customer: customer, Created: now.UnixMicro(), Expires: consent.KeptSignedIn.Until(now).UnixMicro()}
	if err := tx.Create(&row).Error; err != nil {
		return err
	}
	until, err := s.prolongAccount(tx, customer, row)
	if err != nil {
		return err
	}
	signed.Visitor = Visitor{Customer: customer, ExpiresAt: s.accountUntil(), SignedIn: true, Until: until, Since: fromMicros(row.Created)}
	return use(tx, customer, row.Digest)
}

// ErrLinkUsed: the sign-in link has been used already.
var ErrLinkUsed = errors.New("the sign-in link has been used already")

// Link is a sign-in link that still works, as one browser may use it.
type Link struct {
	Address   string
	ExpiresAt time.Time
	Mailed    bool // it went to the address by mail, so that whoever has it reads that mailbox
	Own       bool // this browser's visit asked for it
	// Owner is the customer whose account the link opens in this browser; "" where it opens a
	// new one. With a mailed link that is the account of its address. One that nobody mailed
	// proves nothing: it opens the account that the browser is signed in to, and no other.
	Owner  string
	asked  string // the customer in whose visit it was asked for
	made   int64  // microseconds since 1970
	digest []byte
	keyID  string
}

type linkRow struct {
	Digest   []byte `gorm:"primaryKey"`
	Customer string
	KeyID    string
	Address  []byte
	Mailed   bool
	Created  int64 `gorm:"column:created_at"`
	Expires  int64 `gorm:"column:expires_at"`
}

type usedLinkRow struct {
	Digest   []byte `gorm:"primaryKey"`
	Customer string
	Session  []byte
	Used     int64 `gorm:"column:used_at"`
	Expires  int64 `gorm:"column:expires_at"`
}

func (linkRow) TableName() string     { return "sign_in_links" }
func (usedLinkRow) TableName() string { return "used_links" }

// MakeLink makes the token of a sign-in link to an address, asked for in a customer's visit.
// mailed says that the token goes to the address by mail and nowhere else: only then does
// using it prove that the address is the user's.
// Only its digest is kept. Whether the address has an account is not even looked up, so that
// nothing can tell: not the answer, not its time. models.ErrNotFound for a customer who is
// unknown or over.
func (s *Store) MakeLink(ctx context.Context, customer, address string, mailed bool) (token string, expires time.Time, err error) {
	keyID, box, err := s.newKey(ctx, customer, keyAccount)
	if err != nil {
		return "", time.Time{}, fmt.Errorf("store: make link: %w", err)
	}
	token, expires = rand.Text(), consent.KeptLink.Until(s.now())
	err = s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		sealed, err := box.Seal(datumAddress, address)
		if err != nil {
			return err
		}
		return tx.Create(&linkRow{
			Digest: digest(token), Customer: customer, KeyID: keyID, Address: sealed, Mailed: mailed,
			Created: s.now().UnixMicro(), Expires: expires.UnixMicro(),
		}).Error
	})
	if err != nil {
		return "", time.Time{}, fmt.Errorf("store: make link: %w", errors.Join(err, s.destroyKeys(ctx, keyID)))
	}
	return token, expires, nil
}

// FindLink returns a sign-in link without using it up, as the browser with a session may use
// it; presentID is "" for none. ErrLinkUsed for one that was used; models.ErrNotFound for one
// that is unknown or over.
func (s *Store) FindLink(ctx context.Context, token, presentID string) (Link, error) {
	present, err := s.present(ctx, presentID)
	if err != nil {
		return Link{}, fmt.Errorf("store: find link: %w", err)
	}
	link, err := s.findLink(s.read.WithContext(ctx), digest(token), present)
	if err != nil {
		return Link{}, fmt.Errorf("store: find link: %w", err)
	}
	return link, nil
}

func (s *Store) findLink(db *gorm.DB, digest []byte, present presence) (Link, error) {
	var rows []linkRow
	if err := db.Raw("SELECT * FROM sign_in_links WHERE digest = ? AND expires_at > ?", digest, s.now().UnixMicro()).Scan(&rows).Error; err != nil {
		return Link{}, err
	}
	if len(rows) == 0 {
		used, err := s.usedLink(db, digest)
		switch {
		case err != nil:
			return Link{}, err
		case used == nil:
			return Link{}, models.ErrNotFound
		}
		return Link{}, ErrLinkUsed
	}
	row := rows[0]
	box, err := s.openKey(db, row.Customer, row.KeyID)
	if err != nil {
		return Link{}, err
	}
	link := Link{
		ExpiresAt: fromMicros(row.Expires), Mailed: row.Mailed, Own: row.Customer == present.Customer,
		asked: row.Customer, made: row.Created, digest: digest, keyID: row.KeyID,
	}
	if link.Address, err = box.Open(datumAddress, row.Address); err != nil {
		return Link{}, err
	}
	if link.Owner, err = s.opens(db, link, present); err != nil {
		return Link{}, err
	}
	ended, err := linkEnded(db, link)
	if err == nil && ended {
		err = models.ErrNotFound
	}
	return link, err
}

// linkEnded reports whether the account that a link opens, or in which it was asked for, was
// signed out of everywhere since.
func linkEnded(db *gorm.DB, link Link) (bool, error) {
	var n int64
	err := db.Raw("SELECT count(*) FROM accounts WHERE customer IN (?, ?) AND signed_out_at >= ?", link.Owner, link.asked, link.made).Scan(&n).Error
	return n > 0, err
}

// opens returns whose account a link opens in a browser; "" for a new one.
func (s *Store) opens(db *gorm.DB, link Link, present presence) (owner string, err error) {
	if link.Mailed {
		if owner, err = s.accountAt(db, link.Address); err != nil || owner != "" {
			return owner, err
		}
	}
	if !present.SignedIn {
		return "", nil
	}
	if !link.Mailed {
		return present.Customer, nil
	}
	account, err := s.account(db, present.Customer)
	if err != nil || !bytes.Equal(s.lookup(account.Address), s.lookup(link.Address)) {
		return "", err
	}
	return present.Customer, nil // opened with this address, which the link now proves
}

// usedLink returns what is remembered of a link that was used; nil for one that was not.
func (s *Store) usedLink(db *gorm.DB, digest []byte) (*usedLinkRow, error) {
	var rows []usedLinkRow
	if err := db.Raw("SELECT * FROM used_links WHERE digest = ? AND expires_at > ?", digest, s.now().UnixMicro()).Scan(&rows).Error; err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

// useUp takes a link out of use and remembers the session it began. ErrLinkUsed where
// another was quicker.
func (s *Store) useUp(tx *gorm.DB, link Link, customer string, session []byte) error {
	result := tx.Exec("DELETE FROM sign_in_links WHERE digest = ?", link.digest)
	if result.Error != nil {
		return result.Error
	}
	if result.RowsAffected == 0 {
		return ErrLinkUsed
	}
	now := s.now()
	return tx.Create(&usedLinkRow{
		Digest: link.digest, Customer: customer, Session: session,
		Used: now.UnixMicro(), Expires: consent.KeptUsedLink.Until(now).UnixMicro(),
	}).Error
}

// noteReplay remembers for the account's owner that a used link was tried again elsewhere:
// in a browser without the session that its first use began.
func (s *Store) noteReplay(ctx context.Context, linkDigest []byte, presentID string) error {
	return s.transact(ctx, func(tx *gorm.DB) error {
		used, err := s.usedLink(tx, linkDigest)
		if err != nil || used == nil || string(used.Session) == string(digest(presentID)) {
			return err
		}
		return tx.Exec("UPDATE accounts SET replayed_at = ? WHERE customer = ?", s.now().UnixMicro(), used.Customer).Error
	})
}
