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

// Account is what a customer may have beyond a visit: an address, which signs in once a mailed
// link has proved that it is the customer's. Before that it is only what the account is called,
// and several may be called the same.
type Account struct {
	Address   string
	ProvenAt  time.Time // when a mailed link first proved the address; zero for never
	Handle    []byte    // 32 random bytes by which passkeys know the account
	Since     time.Time
	ExpiresAt time.Time // when it ends, with all that is its customer's, without another visit
	// ReplayedAt is when a link already used was last tried in another browser; zero for never.
	ReplayedAt time.Time
	// SignedOutAt is when all its sessions, and the links that were open, were last ended by its
	// owner; zero for never.
	SignedOutAt time.Time
}

type accountRow struct {
	Customer string `gorm:"primaryKey"`
	KeyID    string
	Address  []byte
	Handle   []byte
	Created  int64  `gorm:"column:created_at"`
	Replayed *int64 `gorm:"column:replayed_at"`
	Proven   *int64 `gorm:"column:proven_at"`
	Out      *int64 `gorm:"column:signed_out_at"`
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
	return row.account(box)
}

// keyedAccountRow is an account with when it ends and its key as the keyring has it wrapped.
type keyedAccountRow struct {
	Row     accountRow `gorm:"embedded"`
	Ends    int64      `gorm:"column:ends_at"`
	Wrapped []byte
}

// account reads an account with the key that seals it.
func (row keyedAccountRow) account(box vault.Box) (Account, error) {
	a := Account{Handle: row.Row.Handle, Since: fromMicros(row.Row.Created), ExpiresAt: fromMicros(row.Ends)}
	if row.Row.Replayed != nil {
		a.ReplayedAt = fromMicros(*row.Row.Replayed)
	}
	if row.Row.Proven != nil {
		a.ProvenAt = fromMicros(*row.Row.Proven)
	}
	if row.Row.Out != nil {
		a.SignedOutAt = fromMicros(*row.Row.Out)
	}
	var err error
	a.Address, err = box.Open(datumAddress, row.Row.Address)
	return a, err
}

// openAccount returns an account's row and the key that opens what is sealed in it;
// models.ErrNotFound for a customer without one, or who is unknown or over.
func (s *Store) openAccount(db *gorm.DB, customer string) (keyedAccountRow, vault.Box, error) {
	var rows []keyedAccountRow
	err := db.Raw(`
		SELECT a.*, c.expires_at AS ends_at, k.wrapped FROM accounts a
		JOIN customers c ON c.id = a.customer AND c.expires_at > ?
		JOIN customer_keys k ON k.id = a.key_id AND k.customer = a.customer
		WHERE a.customer = ?`, s.now().UnixMicro(), customer).Scan(&rows).Error
	if err != nil {
		return keyedAccountRow{}, vault.Box{}, err
	}
	if len(rows) == 0 {
		return keyedAccountRow{}, vault.Box{}, models.ErrNotFound
	}
	box, err := s.vault.OpenBox(customer, rows[0].Wrapped)
	return rows[0], box, err
}

// AccountWithPasskeys returns a customer's account and its passkeys, oldest first;
// models.ErrNotFound for a customer without an account, or who is unknown or over.
func (s *Store) AccountWithPasskeys(ctx context.Context, customer string) (Account, []Passkey, error) {
	account, passkeys, err := s.accountWithPasskeys(s.read.WithContext(ctx), customer)
	if err != nil {
		return Account{}, nil, fmt.Errorf("store: read account and passkeys: %w", err)
	}
	return account, passkeys, nil
}

func (s *Store) accountWithPasskeys(db *gorm.DB, customer string) (Account, []Passkey, error) {
	var rows []struct {
		Account keyedAccountRow `gorm:"embedded"`
		Passkey passkeyRow      `gorm:"embedded;embeddedPrefix:passkey_"`
	}
	err := db.Raw(`
		SELECT a.*, c.expires_at AS ends_at, k.wrapped, p.id AS passkey_id, p.credential AS passkey_credential,
			p.created_at AS passkey_created_at, p.last_day AS passkey_last_day, p.suspect AS passkey_suspect
		FROM accounts a
		JOIN customers c ON c.id = a.customer AND c.expires_at > ?
		JOIN customer_keys k ON k.id = a.key_id AND k.customer = a.customer
		LEFT JOIN passkeys p ON p.customer = a.customer
		WHERE a.customer = ? ORDER BY p.created_at, p.id`, s.now().UnixMicro(), customer).Scan(&rows).Error
	if err != nil {
		return Account{}, nil, err
	}
	if len(rows) == 0 {
		return Account{}, nil, models.ErrNotFound
	}
	box, err := s.vault.OpenBox(customer, rows[0].Account.Wrapped)
	if err != nil {
		return Account{}, nil, err
	}
	account, err := rows[0].Account.account(box)
	if err != nil {
		return Account{}, nil, err
	}
	var passkeys []Passkey
	for _, row := range rows {
		if row.Passkey.ID == "" {
			continue
		}
		passkey, err := row.Passkey.passkey(box)
		if err != nil {
			return Account{}, nil, err
		}
		passkeys = append(passkeys, passkey)
	}
	return account, passkeys, nil
}

// proveAddress notes that whoever began a session reads the mailbox of the account's address.
// An account whose address nobody had proved may have been opened by a stranger: its other
// sessions and its passkeys end.
func (s *Store) proveAddress(tx *gorm.DB, customer string, session []byte, address string) error {
	proven := tx.Exec("UPDATE accounts SET proven_at = ? WHERE customer = ? AND proven_at IS NULL", s.now().UnixMicro(), customer)
	if proven.Error != nil || proven.RowsAffected == 0 {
		return proven.Error
	}
	if err := tx.Exec("DELETE FROM sessions WHERE customer = ? AND digest <> ?", customer, session).Error; err != nil {
		return err
	}
	if err := tx.Exec("DELETE FROM passkeys WHERE customer = ?", customer).Error; err != nil {
		return err
	}
	owner, err := s.accountAt(tx, address)
	if err != nil || owner == customer { // found by it before anybody proved it
		return err
	}
	return tx.Create(&addressRow{Lookup: s.lookup(address), Kind: addressOfAccount, Customer: customer}).Error
}

// accountAt returns whose account an address is; "" where there is none.
func (s *Store) accountAt(db *gorm.DB, address string) (customer string, err error) {
	err = db.Raw(`
		SELECT a.customer FROM addresses a JOIN customers c ON c.id = a.customer
		WHERE a.lookup = ? AND a.kind = ? AND c.expires_at > ?`,
		s.lookup(address), addressOfAccount, s.now().UnixMicro()).Scan(&customer).Error
	return customer, err
}

// prolongAccount keeps an account, and one of its sessions, from today on. until is the
// session's new end.
func (s *Store) prolongAccount(tx *gorm.DB, customer string, session sessionRow) (until time.Time, err error) {
	until = consent.KeptSignedIn.Until(s.now())
	if latest := consent.KeptSignedInMost.Until(fromMicros(session.Created)); latest.Before(until) {
		until = latest
	}
	err = tx.Exec("UPDATE sessions SET last_day = ?, expires_at = ? WHERE digest = ? AND customer = ?", s.today(), until.UnixMicro(), session.Digest, customer).Error
	if err != nil {
		return until, err
	}
	return until, tx.Exec("UPDATE customers SET expires_at = ? WHERE id = ?", s.accountUntil().UnixMicro(), customer).Error
}

// accountUntil is how long an account is kept that is used now.
func (s *Store) accountUntil() time.Time { return consent.KeptAccount.Until(s.now()) }

// today is the day it is in Berlin as the columns for days keep it.
func (s *Store) today() int64 { return models.Day(s.now()).UnixMicro() }
