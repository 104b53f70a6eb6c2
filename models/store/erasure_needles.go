package store

import (
	"fmt"

	"ebenmass/models/scan"

	"gorm.io/gorm"
)

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
