package store

import (
	"slices"

	"ebenmass/models"

	"gorm.io/gorm"
)

// sealedRow is a row with what opens it: its key as the keyring has it wrapped.
type sealedRow[R any] struct {
	Row     R `gorm:"embedded"`
	Wrapped []byte
}

// sealedRows reads what of a table is a customer's and not over, each row with its key, in one
// statement. A row whose key was destroyed a moment ago is left out. from is the table, or a
// query in parentheses, order an ORDER BY of its columns as t. models.ErrNotFound for a
// customer who is unknown or over.
func sealedRows[R any](s *Store, db *gorm.DB, customer, from, order string) ([]sealedRow[R], error) {
	var rows []sealedRow[R]
	now := s.now().UnixMicro()
	err := db.Raw(`
		SELECT t.*, k.wrapped FROM customers c
		LEFT JOIN `+from+` t ON t.customer = c.id AND t.expires_at > ?
		LEFT JOIN customer_keys k ON k.id = t.key_id AND k.customer = c.id
		WHERE c.id = ? AND c.expires_at > ? ORDER BY `+order, now, customer, now).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, models.ErrNotFound
	}
	return slices.DeleteFunc(rows, func(r sealedRow[R]) bool { return r.Wrapped == nil }), nil
}

// openWith opens one value with a customer's key. name is under which it was sealed.
func (s *Store) openWith(customer string, wrapped []byte, name string, sealed []byte) (string, error) {
	box, err := s.vault.OpenBox(customer, wrapped)
	if err != nil {
		return "", err
	}
	return box.Open(name, sealed)
}
