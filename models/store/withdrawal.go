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

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/letter"
	"ebenmass/models/store/vault"

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

	// Answer is what the mail server last said to its receipt, where selectWithdrawals read it and
	// the letter is in the queue.
	Answer *string `gorm:"->"`
}

func (withdrawalRow) TableName() string { return "withdrawals" }

// sealedWithdrawal is what of a declaration is sealed.
type sealedWithdrawal struct {
	Name     string `json:"name"`
	Contract string `json:"contract"`
	Email    string `json:"email"`
	Token    string `json:"token"`
	LetterTo string `json:"letter_to,omitempty"` // since it was corrected
}

// selectWithdrawals reads declarations.
const selectWithdrawals = "SELECT w.*, l.answer FROM withdrawals w LEFT JOIN letters l ON l.withdrawal = w.digest"

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
// owner, and nothing else happens. An order it matches is marked with it, and the letter with its
// receipt is written. models.ErrNotFound for a customer who is unknown or over.
func (s *Store) DeclareWithdrawal(ctx context.Context, customer string, declared models.Withdrawal, m Mailing[models.Withdrawal]) (kept models.Withdrawal, owner string, err error) {
	row := withdrawalRow{
		Digest: digest(declared.Token), Customer: customer, Lang: string(declared.Lang),
		Declared: s.now().UnixMicro(), Expires: consent.KeptWithdrawal.Until(s.now()).UnixMicro(),
	}
	kinds, fresh := append([]keyKind{keyWithdrawal}, m.keys()...), false
	err = s.withKeysIn(ctx, s.transactDurably, customer, kinds, func(tx *gorm.DB, keys []sealingKey) (unused []string, err error) {
		row.KeyID = keys[0].id
		if row.Sealed, err = sealWithdrawal(keys[0].box, declared); err != nil {
			return nil, err
		}
		added := tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row)
		if added.Error != nil {
			return nil, added.Error
		}
		if added.RowsAffected == 0 {
			return identifiers(keys), nil
		}
		if err := s.withdrawOrder(tx, declared); err != nil {
			return nil, err
		}
		declared.DeclaredAt, declared.ExpiresAt = fromMicros(row.Declared), fromMicros(row.Expires)
		_, err = s.mailReceipt(tx, m, keys[1:], customer, declared, false)
		fresh = err == nil
		return nil, err
	})
	if err != nil {
		return kept, "", fmt.Errorf("store: declare withdrawal: %w", err)
	}
	if fresh {
		s.activity.note(func(a *Activity) { a.Withdrawals++ })
	}
	return s.Withdrawal(ctx, declared.Token)
}

// sealWithdrawal seals what of a declaration is.
func sealWithdrawal(box vault.Box, w models.Withdrawal) ([]byte, error) {
	text, err := json.Marshal(sealedWithdrawal{w.Name, w.Contract, w.Email, w.Token, w.LetterTo})
	if err != nil {
		return nil, err
	}
	return box.Seal(datumWithdrawal, string(text))
}

// mailReceipt writes the letter with the receipt of a declaration, and notes it where that has
// arrived.
func (s *Store) mailReceipt(tx *gorm.DB, m Mailing[models.Withdrawal], keys []sealingKey, customer string, w models.Withdrawal, claim bool) (letter.Queued, error) {
	token := digest(w.Token)
	q, err := mail(s, tx, m, keys, customer, w, letterSubject{withdrawal: token}, claim)
	if err != nil || !m.delivers() {
		return q, err
	}
	return q, s.noteDelivered(tx, letterRow{Withdrawal: token})
}

// MailReceipt writes the letter with the receipt of a declaration anew where it was not handed over:
// to an address that takes the place of the one before, or, for "", to that, unless it is being sent
// there. With claim it is claimed by the caller, where it is queued; without, one that is queued
// already stays. Errors: models.ErrNotFound for a token of none;
// models.ErrChanged where the receipt was handed over.
func (s *Store) MailReceipt(ctx context.Context, token, to string, m Mailing[models.Withdrawal], claim bool) (q letter.Queued, err error) {
	_, owner, err := s.Withdrawal(ctx, token)
	if err != nil {
		return q, err
	}
	err = s.withKeysIn(ctx, s.transact, owner, m.keys(), func(tx *gorm.DB, keys []sealingKey) (unused []string, err error) {
		row, err := s.withdrawalRow(tx, token)
		if err == nil && row.Customer != owner { // it moved to an account a moment ago
			err = models.ErrNotFound
		}
		if err != nil {
			return nil, err
		}
		if row.Sent != nil {
			return nil, models.ErrChanged
		}
		w, readdressed, err := s.readdress(tx, row, to)
		if err != nil {
			return nil, err
		}
		if !readdressed {
			same, err := s.beingSent(tx, letterSubject{withdrawal: row.Digest})
			if err != nil || same || !claim && row.Answer != nil { // queued a moment ago
				return identifiers(keys), err
			}
		}
		q, err = s.mailReceipt(tx, m, keys, owner, w, claim)
		return nil, err
	})
	if err != nil {
		return letter.Queued{}, fmt.Errorf("store: mail a receipt: %w", err)
	}
	return q, nil
}

// readdress keeps with a declaration that its receipt goes to another address; "" leaves it. It
// returns the declaration, and whether there is another. What was declared stays as it was.
func (s *Store) readdress(tx *gorm.DB, row withdrawalRow, to string) (w models.Withdrawal, another bool, err error) {
	w, err = s.openWithdrawal(tx, row)
	if err != nil || to == "" || to == w.ReceiptTo() {
		return w, false, err
	}
	w.LetterTo = to
	box, err := s.openKey(tx, row.Customer, row.KeyID)
	if err != nil {
		return w, false, err
	}
	sealed, err := sealWithdrawal(box, w)
	if err != nil {
		return w, false, err
	}
	return w, true, tx.Exec("UPDATE withdrawals SET sealed = ? WHERE digest = ?", sealed, row.Digest).Error
}

// withdrawalRow finds a declaration by its token.
func (s *Store) withdrawalRow(db *gorm.DB, token string) (withdrawalRow, error) {
	var rows []withdrawalRow
	err := db.Raw(selectWithdrawals+" WHERE w.digest = ? AND w.expires_at > ?", digest(token), s.now().UnixMicro()).Scan(&rows).Error
	if err != nil {
		return withdrawalRow{}, err
	}
	if len(rows) == 0 {
		return withdrawalRow{}, models.ErrNotFound
	}
	return rows[0], nil
}

// Withdrawal returns a declaration to whoever holds its token, and whose it is.
// models.ErrNotFound for a token of none, and once it is erased.
func (s *Store) Withdrawal(ctx context.Context, token string) (found models.Withdrawal, owner string, err error) {
	db := s.read.WithContext(ctx)
	row, err := s.withdrawalRow(db, token)
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
	rows, err := sealedRows[withdrawalRow](s, s.read.WithContext(ctx), customer, "("+selectWithdrawals+")", "t.declared_at DESC, t.digest")
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
		DeclaredAt: fromMicros(row.Declared), ExpiresAt: fromMicros(row.Expires),
		Letter: letterState(row.Sent != nil, row.Answer), LetterTo: said.LetterTo,
	}, nil
}

// UnsentWithdrawals returns the tokens of declarations whose receipt was neither handed over nor
// queued, oldest first and not all at once: those of a build without the queue, or of a backup.
func (s *Store) UnsentWithdrawals(ctx context.Context) (tokens []string, err error) {
	db, now := s.read.WithContext(ctx), s.now().UnixMicro()
	var rows []withdrawalRow
	err = db.Raw(selectWithdrawals+`
		JOIN customers c ON c.id = w.customer AND c.expires_at > ?
		JOIN customer_keys k ON k.id = w.key_id
		WHERE w.sent_at IS NULL AND w.expires_at > ? AND NOT EXISTS (SELECT 1 FROM letters q WHERE q.withdrawal = w.digest)
		ORDER BY w.declared_at, w.digest LIMIT ?`, now, now, unconfirmedBatch).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: find unsent withdrawals: %w", err)
	}
	for _, row := range rows {
		found, err := s.openWithdrawal(db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("store: find unsent withdrawals: %w", err)
		}
		tokens = append(tokens, found.Token)
	}
	return tokens, nil
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
	if err := dropLettersOf(tx, letterSubject{order: row.ID}); err != nil { // nothing is left to confirm
		return err
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
