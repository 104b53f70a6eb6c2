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

// ErrLinkUsed: the sign-in link has been used already.
var ErrLinkUsed = errors.New("the sign-in link has been used already")

// Link is a sign-in link that still works.
type Link struct {
	Address   string
	ExpiresAt time.Time
	Asked     string // the customer in whose visit it was asked for
	Owner     string // the customer whose account the address is; "" where there is none yet
	digest    []byte
	keyID     string
}

type linkRow struct {
	Digest   []byte `gorm:"primaryKey"`
	Customer string
	KeyID    string
	Address  []byte
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
// Only its digest is kept. Whether the address has an account is not even looked up, so that
// nothing can tell: not the answer, not its time. models.ErrNotFound for a customer who is
// unknown or over.
func (s *Store) MakeLink(ctx context.Context, customer, address string) (token string, expires time.Time, err error) {
	keyID, box, err := s.newKey(ctx, customer, keyAccount)
	if err != nil {
		return "", time.Time{}, fmt.Errorf("store: make link: %w", err)
	}
	token, expires = rand.Text(), consent.KeptLink.Until(s.now())
	err = s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		sealed, err := box.seal(datumAddress, address)
		if err != nil {
			return err
		}
		return tx.Create(&linkRow{
			Digest: digest(token), Customer: customer, KeyID: keyID, Address: sealed,
			Created: s.now().UnixMicro(), Expires: expires.UnixMicro(),
		}).Error
	})
	if err != nil {
		return "", time.Time{}, fmt.Errorf("store: make link: %w", errors.Join(err, s.destroyKeys(ctx, keyID)))
	}
	return token, expires, nil
}

// FindLink returns a sign-in link without using it up. ErrLinkUsed for one that was used;
// models.ErrNotFound for one that is unknown or over.
func (s *Store) FindLink(ctx context.Context, token string) (Link, error) {
	link, err := s.findLink(s.read.WithContext(ctx), digest(token))
	if err != nil {
		return Link{}, fmt.Errorf("store: find link: %w", err)
	}
	return link, nil
}

func (s *Store) findLink(db *gorm.DB, digest []byte) (Link, error) {
	var rows []linkRow
	if err := db.Where("digest = ? AND expires_at > ?", digest, s.now().UnixMicro()).Find(&rows).Error; err != nil {
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
	link := Link{ExpiresAt: moment(row.Expires), Asked: row.Customer, digest: digest, keyID: row.KeyID}
	if link.Address, err = box.open(datumAddress, row.Address); err != nil {
		return Link{}, err
	}
	link.Owner, err = s.accountAt(db, link.Address)
	return link, err
}

// usedLink returns what is remembered of a link that was used; nil for one that was not.
func (s *Store) usedLink(db *gorm.DB, digest []byte) (*usedLinkRow, error) {
	var rows []usedLinkRow
	if err := db.Where("digest = ? AND expires_at > ?", digest, s.now().UnixMicro()).Find(&rows).Error; err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

// useUp takes a link out of use and remembers the session it began. ErrLinkUsed where
// another was quicker.
func (s *Store) useUp(tx *gorm.DB, link Link, customer string, session []byte) error {
	result := tx.Where("digest = ?", link.digest).Delete(&linkRow{})
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
