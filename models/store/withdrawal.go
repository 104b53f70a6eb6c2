package store

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// datumWithdrawal is the name under which a declaration is sealed.
const datumWithdrawal = "withdrawal"

// withdrawalRow is one declaration. Times are microseconds since 1970.
type withdrawalRow struct {
	Digest   []byte `gorm:"primaryKey"`
	Customer string
	KeyID    string
	Sealed   []byte
	Lang     string
	Declared int64  `gorm:"column:declared_at"`
	Sent     *int64 `gorm:"column:sent_at"`
	Expires  int64  `gorm:"column:expires_at"`
}

func (withdrawalRow) TableName() string { return "withdrawals" }

// sealedWithdrawal is what of a declaration is sealed.
type sealedWithdrawal struct {
	Name     string `json:"name"`
	Contract string `json:"contract"`
	Email    string `json:"email"`
	Token    string `json:"token"`
}

// ReceiptKey is the token of a declaration that one rendering of the form leads to: the same for
// the same attempt and words, so that a button pressed twice declares once, and another for
// anybody's other words, whatever attempt they send. Only the shop can make it.
func (s *Store) ReceiptKey(attempt string, declared models.Withdrawal) string {
	said, _ := json.Marshal([]string{"withdrawal receipt", attempt, declared.Name, declared.Contract, declared.Email}) // strings never fail
	mac := hmac.New(sha256.New, s.keys.Lookup)
	mac.Write(said)
	return base32.StdEncoding.EncodeToString(mac.Sum(nil))[:len(rand.Text())]
}

// DeclareWithdrawal keeps a declaration for a customer and returns it with its times. Its token names
// it: given twice, by a double click or a reload, the one kept first is returned with its
// owner, and nothing else happens. An order it matches is marked with it. models.ErrNotFound for a customer who is unknown or over.
func (s *Store) DeclareWithdrawal(ctx context.Context, customer string, declared models.Withdrawal) (kept models.Withdrawal, owner string, err error) {
	text, err := json.Marshal(sealedWithdrawal{declared.Name, declared.Contract, declared.Email, declared.Token})
	if err != nil {
		return kept, "", fmt.Errorf("store: declare withdrawal: %w", err)
	}
	row := withdrawalRow{
		Digest: digest(declared.Token), Customer: customer, Lang: string(declared.Lang),
		Declared: s.now().UnixMicro(), Expires: consent.KeptWithdrawal.Until(s.now()).UnixMicro(),
	}
	err = s.withKeyIn(ctx, s.transactDurably, customer, keyWithdrawal, func(tx *gorm.DB, key sealingKey) (unused []string, err error) {
		row.KeyID = key.id
		if row.Sealed, err = key.box.Seal(datumWithdrawal, string(text)); err != nil {
			return nil, err
		}
		added := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
		if added.Error != nil {
			return nil, added.Error
		}
		if added.RowsAffected == 0 {
			return []string{key.id}, nil
		}
		return nil, s.withdrawOrder(tx, declared)
	})
	if err != nil {
		return kept, "", fmt.Errorf("store: declare withdrawal: %w", err)
	}
	return s.Withdrawal(ctx, declared.Token)
}

// Withdrawal returns a declaration to whoever holds its token, and whose it is.
// models.ErrNotFound for a token of none, and once it is erased.
func (s *Store) Withdrawal(ctx context.Context, token string) (found models.Withdrawal, owner string, err error) {
	db := s.read.WithContext(ctx)
	row, err := first[withdrawalRow](db.Where("digest = ? AND expires_at > ?", digest(token), s.now().UnixMicro()))
	if err != nil {
		return models.Withdrawal{}, "", fmt.Errorf("store: read withdrawal: %w", err)
	}
	found, err = s.openWithdrawal(db, row)
	if err != nil {
		return models.Withdrawal{}, "", fmt.Errorf("store: read withdrawal: %w", err)
	}
	return found, row.Customer, nil
}

// Withdrawals returns a customer's declarations, latest first. models.ErrNotFound for a
// customer who is unknown or over.
func (s *Store) Withdrawals(ctx context.Context, customer string) ([]models.Withdrawal, error) {
	rows, err := sealedRows[withdrawalRow](s, s.read.WithContext(ctx), customer, "withdrawals", "t.declared_at DESC, t.digest")
	if err != nil {
		return nil, fmt.Errorf("store: read withdrawals: %w", err)
	}
	all := make([]models.Withdrawal, len(rows))
	for i, row := range rows {
		text, err := s.openWith(customer, row.Wrapped, datumWithdrawal, row.Row.Sealed)
		if err != nil {
			return nil, fmt.Errorf("store: read withdrawals: %w", err)
		}
		if all[i], err = row.Row.withdrawal(text); err != nil {
			return nil, fmt.Errorf("store: read withdrawals: %w", err)
		}
	}
	return all, nil
}

func (s *Store) openWithdrawal(db *gorm.DB, row withdrawalRow) (models.Withdrawal, error) {
	text, err := s.openSealed(db, row.Customer, row.KeyID, datumWithdrawal, row.Sealed)
	if err != nil {
		return models.Withdrawal{}, err
	}
	return row.withdrawal(text)
}

// withdrawal reads a declaration from its row and what its key opened.
func (row withdrawalRow) withdrawal(text string) (models.Withdrawal, error) {
	var said sealedWithdrawal
	if json.Unmarshal([]byte(text), &said) != nil {
		return models.Withdrawal{}, errors.New("a withdrawal is no JSON")
	}
	return models.Withdrawal{
		Name: said.Name, Contract: said.Contract, Email: said.Email, Token: said.Token, Lang: models.Lang(row.Lang),
		DeclaredAt: fromMicros(row.Declared), ExpiresAt: fromMicros(row.Expires), Sent: row.Sent != nil,
	}, nil
}

// UnsentWithdrawals returns declarations made before a moment whose receipt has not been handed
// to the post, oldest first and not all at once: where the shop stopped in between, or the post
// took nothing.
func (s *Store) UnsentWithdrawals(ctx context.Context, before time.Time) ([]models.Withdrawal, error) {
	db := s.read.WithContext(ctx)
	var rows []withdrawalRow
	err := db.Where("sent_at IS NULL AND declared_at < ? AND expires_at > ?", before.UnixMicro(), s.now().UnixMicro()).
		Order("declared_at, digest").Limit(unconfirmedBatch).Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: find unsent withdrawals: %w", err)
	}
	var all []models.Withdrawal
	for _, row := range rows {
		found, err := s.openWithdrawal(db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("store: find unsent withdrawals: %w", err)
		}
		all = append(all, found)
	}
	return all, nil
}

// MarkWithdrawalSent notes that the receipt of a declaration was handed to the post.
func (s *Store) MarkWithdrawalSent(ctx context.Context, token string) error {
	sent := s.write.WithContext(ctx).Exec("UPDATE withdrawals SET sent_at = ? WHERE digest = ?", s.now().UnixMicro(), digest(token))
	if sent.Error != nil {
		return fmt.Errorf("store: mark withdrawal: %w", sent.Error)
	}
	return nil
}

// withdrawOrder marks the order a declaration names as withdrawn from, where number and e-mail
// address match one that is not yet: whatever of it has not come back is announced to, in one
// return. It tells nobody whether there was one.
func (s *Store) withdrawOrder(tx *gorm.DB, declared models.Withdrawal) error {
	number, ok := declared.OrderNumber()
	if !ok {
		return nil
	}
	row, err := s.placedBy(tx, number, declared.Email)
	if errors.Is(err, models.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	now := s.now().UnixMicro()
	marked := tx.Exec("UPDATE orders SET state = ?, withdrawn_at = ? WHERE id = ? AND state = ?",
		string(models.OrderWithdrawn), now, row.ID, string(models.OrderPlaced))
	if marked.Error != nil || marked.RowsAffected == 0 { // by another declaration, a moment ago
		return marked.Error
	}
	return s.returnRest(tx, row)
}

// placedBy finds an order in force by its number and the e-mail address it was placed with;
// models.ErrNotFound for none.
func (s *Store) placedBy(tx *gorm.DB, number, email string) (orderRow, error) {
	row, err := first[orderRow](tx.Where("number = ? AND state = ? AND expires_at > ?", number, string(models.OrderPlaced), s.now().UnixMicro()))
	if err != nil {
		return orderRow{}, err
	}
	if err := s.lockCustomer(tx, row.Customer); err != nil {
		return orderRow{}, err
	}
	return row, s.placedWith(tx, row, email)
}

// placedWith fails with models.ErrNotFound where an order was placed with another e-mail address.
func (s *Store) placedWith(db *gorm.DB, row orderRow, email string) error {
	secret, err := s.openOrder(db, row)
	if err != nil {
		return err
	}
	if !hmac.Equal(s.lookup(secret.Address.Email), s.lookup(email)) {
		return models.ErrNotFound
	}
	return nil
}

// NamesOrder reports whether a declaration names an order by its number and the e-mail address
// that it was placed with.
func (s *Store) NamesOrder(ctx context.Context, declared models.Withdrawal) (bool, error) {
	number, ok := declared.OrderNumber()
	if !ok {
		return false, nil
	}
	db := s.read.WithContext(ctx)
	row, err := first[orderRow](db.Where("number = ? AND expires_at > ?", number, s.now().UnixMicro()))
	if err == nil {
		err = s.placedWith(db, row, declared.Email)
	}
	if errors.Is(err, models.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("store: find the order of a withdrawal: %w", err)
	}
	return true, nil
}

// returnRest announces that everything of an order comes back that has not yet.
func (s *Store) returnRest(tx *gorm.DB, row orderRow) error {
	order, returns, err := returnsOf(tx, row)
	if err != nil {
		return err
	}
	var rest []models.ReturnLine
	for i, left := range order.Left(returns) {
		if left > 0 {
			rest = append(rest, models.ReturnLine{Position: order.Lines[i].Position, Quantity: left})
		}
	}
	if len(rest) == 0 {
		return nil
	}
	_, err = s.writeReturn(tx, row, rand.Text(), rest)
	return err
}
