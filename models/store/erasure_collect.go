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
	conditions, err := s.erasedTables(db, e)
	if err != nil {
		return err
	}
	counts, err := collectRows(db, &e.needles, conditions, e.customer, e.keys)
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
		e.needles.AddText(needleCustomer, e.customer)
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

// erasedTables are the tables of an erasure's scope, each with the condition that narrows the
// customer's rows by the keys to destroy; "" for all of them.
func (s *Store) erasedTables(db *gorm.DB, e *erasure) (map[string]string, error) {
	const keys = "id IN ?"
	switch e.scope {
	case ScopeOrder:
		return orderTables(), nil
	case ScopeFeedback:
		return map[string]string{feedbackRow{}.TableName(): "", customerKeyRow{}.TableName(): keys}, nil
	case ScopeAll:
		personal, err := s.personalTables(db)
		if err != nil {
			return nil, err
		}
		tables := make(map[string]string, len(personal))
		for _, t := range personal {
			tables[t.Name] = ""
		}
		delete(tables, erasureRow{}.TableName())
		tables[customerKeyRow{}.TableName()] = keys
		return tables, nil
	}
	return map[string]string{profileRow{}.TableName(): "", measurementRow{}.TableName(): "", customerKeyRow{}.TableName(): keys}, nil
}

// sealedValue is one value as it lies in some table.
type sealedValue struct {
	Name   string
	Sealed []byte
}

// sealedValues reads what one key seals of a customer's measurements and addresses; orders
// and withdrawals seal several together. Letters and passkeys are searched for as they lie there, sealed.
const sealedValues = `
	SELECT m.name, m.ciphertext AS sealed FROM measurements m JOIN profiles p ON p.customer = m.customer
		WHERE p.customer = @customer AND p.key_id = @key
	UNION ALL SELECT @address, address FROM accounts WHERE customer = @customer AND key_id = @key
	UNION ALL SELECT @address, address FROM sign_in_links WHERE customer = @customer AND key_id = @key
	UNION ALL SELECT @email, address FROM subscriptions WHERE customer = @customer AND key_id = @key
	UNION ALL SELECT @email, address FROM subscription_requests WHERE customer = @customer AND key_id = @key`

// collectValues adds the values themselves that one key seals, where they are telling.
func (s *Store) collectValues(db *gorm.DB, e *erasure, key string) error {
	b, err := s.openKey(db, e.customer, key)
	if errors.Is(err, models.ErrNotFound) { // destroyed already: nobody can read them any more
		return nil
	}
	if err != nil {
		return err
	}
	var all []sealedValue
	err = db.Raw(sealedValues, map[string]any{"customer": e.customer, "key": key, "address": datumAddress, "email": datumEmail}).Scan(&all).Error
	if err != nil {
		return err
	}
	for _, v := range all {
		value, err := b.open(v.Name, v.Sealed)
		if err != nil {
			return err
		}
		e.searchFor(value)
	}
	if err := s.collectOrders(db, e, key); err != nil {
		return err
	}
	return s.collectWithdrawals(db, e, key)
}

// collectOrders adds whom an order names and the key of its page.
func (s *Store) collectOrders(db *gorm.DB, e *erasure, key string) error {
	var rows []orderRow
	if err := db.Where("customer = ? AND key_id = ?", e.customer, key).Find(&rows).Error; err != nil {
		return err
	}
	for _, row := range rows {
		secret, err := s.openOrder(db, row)
		if err != nil {
			return err
		}
		to := secret.Address
		for _, value := range []string{to.Name, to.Street, to.Email, secret.Access} {
			e.searchFor(value)
		}
	}
	return nil
}

// collectWithdrawals adds what a declaration says and the key of its receipt's page.
func (s *Store) collectWithdrawals(db *gorm.DB, e *erasure, key string) error {
	var rows []withdrawalRow
	if err := db.Where("customer = ? AND key_id = ?", e.customer, key).Find(&rows).Error; err != nil {
		return err
	}
	for _, row := range rows {
		said, err := s.openWithdrawal(db, row)
		if err != nil {
			return err
		}
		for _, value := range []string{said.Name, said.Contract, said.Email, said.Token} {
			e.searchFor(value)
		}
	}
	return nil
}

// searchFor adds a value, where it is telling.
func (e *erasure) searchFor(value string) {
	if scan.Telling(value) {
		e.needles.AddValue(needleValue, value)
	}
}
