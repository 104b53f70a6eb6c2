package store

import (
	"context"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store/vault"

	"gorm.io/gorm"
)

// addressOfAccount is under which an account's address is looked up.
const addressOfAccount = "account"

// datumAddress names an address where it is sealed.
const datumAddress = "address"

// Account is what a customer may have beyond a visit: an address that signs in.
type Account struct {
	Address   string
	Handle    []byte // 32 random bytes by which passkeys know the account
	Since     time.Time
	ExpiresAt time.Time // when it ends, with all that is its customer's, without another visit
	// ReplayedAt is when a link already used was last tried in another browser; zero for never.
	ReplayedAt time.Time
}

type accountRow struct {
	Customer string `gorm:"primaryKey"`
	KeyID    string
	Address  []byte
	Handle   []byte
	Created  int64  `gorm:"column:created_at"`
	Replayed *int64 `gorm:"column:replayed_at"`
}

func (accountRow) TableName() string { return "accounts" }

// Account returns a customer's account; models.ErrNotFound for a customer without one, or
// who is unknown or over.
func (s *Store) Account(ctx context.Context, customer string) (Account, error) {
	account, err := s.account(s.read.WithContext(ctx), customer)
	if err != nil {
		return Account{}, fmt.Errorf("store: read account: %w", err)
	}
	return account, nil
}

func (s *Store) account(db *gorm.DB, customer string) (Account, error) {
	row, box, err := s.openAccount(db, customer)
	if err != nil {
		return Account{}, err
	}
	var owner customerRow
	if err := db.Where("id = ?", customer).Take(&owner).Error; err != nil {
		return Account{}, err
	}
	a := Account{Handle: row.Handle, Since: fromMicros(row.Created), ExpiresAt: fromMicros(owner.Expires)}
	if row.Replayed != nil {
		a.ReplayedAt = fromMicros(*row.Replayed)
	}
	a.Address, err = box.Open(datumAddress, row.Address)
	return a, err
}

// openAccount returns an account's row and the key that opens what is sealed in it.
func (s *Store) openAccount(db *gorm.DB, customer string) (accountRow, vault.Box, error) {
	if err := s.alive(db, customer); err != nil {
		return accountRow{}, vault.Box{}, err
	}
	var rows []accountRow
	if err := db.Where("customer = ?", customer).Find(&rows).Error; err != nil {
		return accountRow{}, vault.Box{}, err
	}
	if len(rows) == 0 {
		return accountRow{}, vault.Box{}, models.ErrNotFound
	}
	box, err := s.openKey(db, customer, rows[0].KeyID)
	return rows[0], box, err
}

// accountAt returns whose account an address is; "" where there is none.
func (s *Store) accountAt(db *gorm.DB, address string) (customer string, err error) {
	err = db.Raw(`
		SELECT a.customer FROM addresses a JOIN customers c ON c.id = a.customer
		WHERE a.lookup = ? AND a.kind = ? AND c.expires_at > ?`,
		s.lookup(address), addressOfAccount, s.now().UnixMicro()).Scan(&customer).Error
	return customer, err
}

// prolongAccount keeps an account, and one of its sessions, from today on.
func (s *Store) prolongAccount(tx *gorm.DB, customer string, session []byte) error {
	today, until := s.today(), s.accountUntil().UnixMicro()
	err := tx.Exec("UPDATE sessions SET last_day = ?, expires_at = ? WHERE digest = ? AND customer = ?", today, until, session, customer).Error
	if err != nil {
		return err
	}
	return tx.Exec("UPDATE customers SET expires_at = ? WHERE id = ?", until, customer).Error
}

// accountUntil is how long an account, and a session of it, is kept that is used now.
func (s *Store) accountUntil() time.Time { return consent.KeptAccount.Until(s.now()) }

// today is the day it is in Berlin as the columns for days keep it.
func (s *Store) today() int64 { return models.Day(s.now()).UnixMicro() }
