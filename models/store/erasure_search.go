package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/receipt"
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
		value, err := b.Open(v.Name, v.Sealed)
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

// uniqueBytes is from how many bytes on a binary value is one customer's alone: digests and
// whatever is sealed are longer.
const uniqueBytes = 24

// identifiers are the columns of text that are random for each row.
var identifiers = map[string]string{"id": needleDigest, "key_id": needleKey, "order_id": needleDigest, "return_id": needleDigest, "number": needleDigest}

// collectRows adds every byte sequence of a customer's rows that is theirs alone, and returns
// how many rows of each table there are. A table's condition narrows them by keys.
func collectRows(db *gorm.DB, needles *scan.Needles, tables map[string]string, customer string, keys []string) (map[string]int, error) {
	counts := make(map[string]int)
	for table, condition := range tables {
		query := db.Table(table).Where("customer = ?", customer)
		if condition != "" {
			query = query.Where(condition, keys)
		}
		n, err := collectTable(query, needles, table)
		if err != nil {
			return nil, fmt.Errorf("collect %s: %w", table, err)
		}
		if n > 0 {
			counts[table] = n
		}
	}
	return counts, nil
}

func collectTable(query *gorm.DB, needles *scan.Needles, table string) (n int, err error) {
	rows, err := query.Rows()
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return 0, err
	}
	values, targets := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		targets[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return 0, err
		}
		n++
		for i, value := range values {
			switch value := value.(type) {
			case []byte:
				if len(value) >= uniqueBytes {
					needles.AddBytes(needleKind(table, columns[i]), value)
				}
			case string:
				if kind, ok := identifiers[columns[i]]; ok {
					if table == (customerKeyRow{}).TableName() {
						kind = needleKey
					}
					needles.AddText(kind, value)
				}
			}
		}
	}
	return n, rows.Err()
}

// needleKind says what a column of bytes holds.
func needleKind(table, column string) string {
	switch {
	case table == sessionRow{}.TableName():
		return needleSession
	case column == "wrapped":
		return needleWrappedKey
	case column == "digest" || column == "lookup" || column == "attempt" || column == "access":
		return needleDigest
	}
	return needleSealed
}

// searchLimit is how long one search may take, waiting for its turn included. There is one
// at a time, so that erasing cannot be used to slow the shop; one that gets no turn is left
// out, and the receipt says so.
const searchLimit = 10 * time.Second

// searcher searches the data folder, one search at a time. On PostgreSQL it has none: what
// a database server writes where is not the shop's to read.
type searcher struct {
	folder *scan.Folder
	turn   chan struct{}
}

func newSearcher(dir string) searcher {
	return searcher{folder: scan.NewFolder(dir), turn: make(chan struct{}, 1)}
}

func (s searcher) close() error {
	if s.folder == nil {
		return nil
	}
	return s.folder.Close()
}

// search looks for needles in every byte of every file of the data folder.
func (s *Store) search(ctx context.Context, needles *scan.Needles) receipt.Search {
	if s.searcher.folder == nil || needles.Len() == 0 {
		return receipt.Search{}
	}
	ctx, cancel := context.WithTimeout(ctx, searchLimit)
	defer cancel()
	select {
	case s.searcher.turn <- struct{}{}:
		defer func() { <-s.searcher.turn }()
	case <-ctx.Done():
		return receipt.Search{}
	}
	result, err := s.searcher.folder.Scan(ctx, needles)
	if err != nil && ctx.Err() == nil {
		s.log.ErrorContext(ctx, "the data folder was not searched whole", "error", err)
	}
	return receipt.Search{Whole: err == nil, Files: result.Files, Bytes: result.Bytes, Copies: result.Found()}
}
