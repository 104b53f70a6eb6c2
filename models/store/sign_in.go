package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"ebenmass/models"

	"gorm.io/gorm"
)

// SignedIn is what came of a sign-in.
type SignedIn struct {
	SessionID string // fresh: whatever the browser had before is dead
	Visitor   Visitor
	Opened    bool // the account was opened just now
}

// RedeemLink signs a browser in with a link, once. presentID is the session the browser has,
// "" for none. Where the link's address has no account, the browser's visit becomes one;
// where it has, the browser goes over to it, and what it held is added as [Store.Merging]
// says; nothing of the visit stays behind. Another account the browser was signed in to is
// signed out and otherwise left alone.
//
// ErrLinkUsed for a link used before: if this is another browser, the account's owner will
// be told. models.ErrNotFound for a link that is unknown or over.
func (s *Store) RedeemLink(ctx context.Context, token, presentID string) (SignedIn, error) {
	signed, err := s.redeem(ctx, token, presentID)
	if isDuplicate(err) { // another link opened the account of the same address just now
		signed, err = s.redeem(ctx, token, presentID)
	}
	if errors.Is(err, ErrLinkUsed) {
		err = errors.Join(err, s.noteReplay(ctx, digest(token), presentID))
	}
	if err != nil {
		return SignedIn{}, fmt.Errorf("store: redeem link: %w", err)
	}
	return signed, nil
}

func (s *Store) redeem(ctx context.Context, token, presentID string) (SignedIn, error) {
	link, err := s.findLink(s.read.WithContext(ctx), digest(token))
	if err != nil {
		return SignedIn{}, err
	}
	present, err := s.present(ctx, presentID)
	if err != nil {
		return SignedIn{}, err
	}
	use := func(tx *gorm.DB, customer string, session []byte) error { return s.useUp(tx, link, customer, session) }
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
}

func (s *Store) present(ctx context.Context, sessionID string) (presence, error) {
	visitor, err := s.FindVisit(ctx, sessionID)
	if errors.Is(err, models.ErrNotFound) {
		return presence{}, nil
	}
	return presence{visitor, digest(sessionID)}, err
}

// proof is what a sign-in uses up, such as a link, told the session it begins.
type proof func(tx *gorm.DB, customer string, session []byte) error

// openAt makes the present visit an account, or begins one where there is none.
func (s *Store) openAt(ctx context.Context, address string, present presence, use proof) (SignedIn, error) {
	customer := present.Customer
	fresh := customer == "" || present.SignedIn
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
		sealed, err := box.seal(datumAddress, address)
		if err != nil {
			return err
		}
		handle := make([]byte, 32)
		rand.Read(handle)
		for _, row := range []any{
			&addressRow{Lookup: s.lookup(address), Kind: addressOfAccount, Customer: customer},
			&accountRow{Customer: customer, KeyID: keyID, Address: sealed, Handle: handle, Created: now},
		} {
			if err := tx.Create(row).Error; err != nil {
				return err
			}
		}
		return s.begin(tx, customer, present, use, &signed)
	})
	if err != nil {
		return SignedIn{}, errors.Join(err, s.destroyKeys(ctx, keyID))
	}
	return signed, nil
}

// enter moves a browser over to an account, and what its visit held with it.
func (s *Store) enter(ctx context.Context, owner string, present presence, use proof) (SignedIn, error) {
	var signed SignedIn
	if present.Customer == "" || present.Customer == owner || present.SignedIn {
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
	if err := tx.Where("digest = ?", present.digest).Delete(&sessionRow{}).Error; err != nil {
		return err
	}
	now := s.now()
	until := s.accountUntil().UnixMicro()
	signed.SessionID = rand.Text()
	row := sessionRow{Digest: digest(signed.SessionID), Customer: customer, Created: now.UnixMicro(), Expires: until}
	if err := tx.Create(&row).Error; err != nil {
		return err
	}
	if err := s.prolongAccount(tx, customer, row.Digest); err != nil {
		return err
	}
	signed.Visitor = Visitor{Customer: customer, ExpiresAt: moment(until), SignedIn: true}
	return use(tx, customer, row.Digest)
}
