package store

import (
	"errors"

	"ebenmass/models"
	"ebenmass/models/scan"

	"gorm.io/gorm"
)

// collect adds what an erasure will search for, and counts the rows that will go. Done again
// it adds what is new.
func (s *Store) collect(db *gorm.DB, e *erasure) error {
	tables := []string{profileRow{}.TableName(), measurementRow{}.TableName(), customerKeyRow{}.TableName()}
	if e.scope == ScopeAll {
		var err error
		if tables, err = s.personalTables(db); err != nil {
			return err
		}
		e.needles.AddText(needleCustomer, e.customer)
	}
	counts, err := collectRows(db, &e.needles, tables, e.customer, e.keys)
	if err != nil {
		return err
	}
	for table, n := range counts { // some rows went with their keys already
		e.deleted[table] = max(e.deleted[table], n)
	}
	if len(e.keys) > 0 {
		e.deleted[customerKeyRow{}.TableName()] = len(e.keys)
	}
	if e.scope == ScopeAll {
		e.deleted[customerRow{}.TableName()] = 1
	}
	for _, key := range e.keys {
		e.needles.AddText(needleKey, key)
		if err := s.collectValues(db, e, key); err != nil {
			return err
		}
	}
	return nil
}

// collectValues adds the values themselves that one key seals, where they are telling.
func (s *Store) collectValues(db *gorm.DB, e *erasure, key string) error {
	b, err := s.openKey(db, e.customer, key)
	if errors.Is(err, models.ErrNotFound) { // destroyed already: nobody can read them any more
		return nil
	}
	if err != nil {
		return err
	}
	var rows []measurementRow
	err = db.Raw(`
		SELECT m.customer, m.name, m.ciphertext FROM measurements m
		JOIN profiles p ON p.customer = m.customer WHERE p.customer = ? AND p.key_id = ?`, e.customer, key).Scan(&rows).Error
	if err != nil {
		return err
	}
	for _, row := range rows {
		value, err := b.open(row.Name, row.Ciphertext)
		if err != nil {
			return err
		}
		if scan.Telling(value) {
			e.needles.AddValue(needleValue, value)
		}
	}
	return nil
}
