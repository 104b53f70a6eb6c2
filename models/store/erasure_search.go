package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/scan"

	"gorm.io/gorm"
)

// collect adds what an erasure will search for, and counts the rows that will go. Done again
// it adds what is new.
func (s *Store) collect(db *gorm.DB, e *erasure) error {
	for _, t := range takenTables(e.scope) {
		n, err := s.collectTable(db, e, t)
		if err != nil {
			return fmt.Errorf("collect %s: %w", t.name, err)
		}
		if n > e.deleted[t.name] { // some rows went with their keys already
			e.deleted[t.name] = n
		}
	}
	if len(e.keys) == 0 {
		return nil
	}
	for _, key := range e.keys {
		e.needles.AddText(needleKey, key)
	}
	_, err := s.collectKeys(db, e)
	e.deleted[keysTable] = len(e.keys)
	return err
}

// collectKeys adds the keys themselves, as they lie in the keyring.
func (s *Store) collectKeys(db *gorm.DB, e *erasure) (n int, err error) {
	keys := registered(keysTable)
	rows, err := keys.readRows(db, keys.owner+" = ? AND id IN ?", e.customer, e.keys)
	for _, r := range rows {
		e.searchForRow(keys, r)
	}
	return len(rows), err
}

// collectTable adds every byte sequence of the rows that will go of a table which is theirs
// alone, and the values themselves that their keys seal, and counts the rows.
func (s *Store) collectTable(db *gorm.DB, e *erasure, t personalTable) (n int, err error) {
	if t.name == keysTable {
		return 0, nil
	}
	condition, args := t.owner+" = ?", []any{e.customer}
	if taking, of := t.taken(e.scope); taking == keyedRows {
		condition, args = condition+" AND "+t.within(of.name, "key_id IN ?"), append(args, e.keys)
	}
	rows, err := t.readRows(db, condition, args...)
	if err != nil {
		return 0, err
	}
	for _, r := range rows {
		e.searchForRow(t, r)
		if err := s.searchForSecrets(db, e, t, r); err != nil {
			return 0, err
		}
	}
	return len(rows), nil
}

// searchForRow adds a row's columns that the register has the byte search look for.
func (e *erasure) searchForRow(t personalTable, r row) {
	if t.owner == "id" {
		e.needles.AddText(needleCustomer, r.text("id"))
	}
	for _, secret := range t.secrets {
		e.needles.AddBytes(needleSealed, r.bytes(secret.column))
	}
	for _, n := range t.search {
		switch value := r[n.column].(type) {
		case []byte:
			e.needles.AddBytes(n.kind, value)
		case string:
			e.needles.AddText(n.kind, value)
		}
	}
}

// searchForSecrets adds the values a row's key seals that the byte search looks for, where
// they are telling.
func (s *Store) searchForSecrets(db *gorm.DB, e *erasure, t personalTable, r row) error {
	for _, secret := range t.secrets {
		if !slices.ContainsFunc(secret.parts, func(p secretPart) bool { return p.said }) {
			continue
		}
		key, err := t.keyOf(db, r)
		if err != nil {
			return err
		}
		b, err := s.openKey(db, e.customer, key)
		if errors.Is(err, models.ErrNotFound) { // destroyed already: nobody can read them any more
			return nil
		}
		if err != nil {
			return err
		}
		text, err := b.Open(secret.name(r), r.bytes(secret.column))
		if err != nil {
			return err
		}
		for _, part := range secret.parts {
			if value := part.of(text); part.said && scan.Telling(value) {
				e.needles.AddValue(needleValue, value)
			}
		}
	}
	return nil
}

// keyOf returns the identifier of the key that seals a row: its own, or its whole's.
func (t personalTable) keyOf(db *gorm.DB, r row) (key string, err error) {
	if t.key != "" {
		return r.text("key_id"), nil
	}
	w := t.partOf
	return key, db.Raw("SELECT key_id FROM "+w.table+" WHERE "+w.id+" = ?", r[w.column]).Scan(&key).Error
}

// of returns a part of what was sealed; "" where it is not there.
func (p secretPart) of(text string) string {
	var value any
	composed := strings.ContainsAny(text[:min(1, len(text))], "{[") && json.Unmarshal([]byte(text), &value) == nil
	switch {
	case p.path == "" && !composed:
		return text
	case p.path == "" || !composed:
		return ""
	}
	for name := range strings.SplitSeq(p.path, ".") {
		switch of := value.(type) {
		case map[string]any:
			value = of[name]
		case []any:
			i, err := strconv.Atoi(name)
			if err != nil || i >= len(of) {
				return ""
			}
			value = of[i]
		default:
			return ""
		}
	}
	if number, ok := value.(float64); ok {
		return strconv.FormatFloat(number, 'g', -1, 64)
	}
	said, _ := value.(string)
	return said
}

// Kinds of what an erasure searches for, as the receipt names them.
const (
	needleCustomer   = "customer"    // the customer's identifier
	needleSession    = "session"     // digest of a session's identifier
	needleKey        = "key"         // identifier of a key
	needleWrappedKey = "wrapped_key" // a key, sealed with the master key
	needleSealed     = "ciphertext"  // a sealed value
	needleDigest     = "digest"      // any other digest or random identifier
	needleValue      = "value"       // a value itself, where it is telling
)
