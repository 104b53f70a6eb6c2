package store

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"ebenmass/models/consent"
	"ebenmass/models/export"
)

// filledWithCanaries stores a customer with a canary in every column and exports them.
func (s shop) filledWithCanaries(t *testing.T) export.Document {
	t.Helper()
	must(t, s.SaveCatalogue(t.Context(), products()))
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	for _, table := range []string{"customers", "profiles", "measurements"} { // values sealed under a real key
		for column, c := range canariesOf(table) {
			owner := "customer"
			if table == "customers" {
				owner = "id"
			}
			s.exec(t, "UPDATE "+table+" SET "+column+" = $1 WHERE "+owner+" = $2", c, customer)
		}
	}
	account := s.fresh(t, customer, keyAccount)
	for table, key := range map[string]madeKey{
		"sessions": {}, "basket_items": {}, "two_size_choices": {}, "consents": {}, "accesses": {}, "journal_days": {}, "journal_tips": {}, "addresses": {}, "used_links": {}, "passkey_challenges": {},
		"accounts": account, "passkeys": account, "sign_in_links": s.fresh(t, customer, keyAccount),
		"subscriptions": s.fresh(t, customer, keyMail), "subscription_requests": s.fresh(t, customer, keyMail),
		"outbox": s.fresh(t, customer, keyOutbox), "orders": s.fresh(t, customer, keyOrder), "withdrawals": s.fresh(t, customer, keyWithdrawal),
		"feedback": s.fresh(t, customer, keyFeedback),
	} {
		row := canariesOf(table)
		row["customer"] = customer
		if _, names := technicalColumns()[table+".key_id"]; names {
			row["key_id"] = key.id
		}
		for column, value := range row {
			if plain, ok := value.(sealed); ok {
				ciphertext, err := key.box.seal(plain.name, plain.text)
				must(t, err)
				row[column] = ciphertext
			}
		}
		s.insert(t, table, row)
	}
	for _, table := range []string{"two_size_orders", "order_lines", "returns", "return_lines"} { // each needs the one before
		row := canariesOf(table)
		row["customer"] = customer
		s.insert(t, table, row)
	}
	document, err := s.Export(t.Context(), consent.ForSelf(customer))
	must(t, err)
	return document
}

// madeKey is a key that a test seals canaries with.
type madeKey struct {
	id  string
	box box
}

func (s shop) fresh(t *testing.T, customer string, kind keyKind) madeKey {
	t.Helper()
	id, b, err := s.newKey(t.Context(), customer, kind)
	must(t, err)
	return madeKey{id, b}
}

// canariesOf is what a row of a table is filled with, by column.
func canariesOf(table string) map[string]any {
	row := map[string]any{}
	for name, c := range exportedColumns() {
		if of, column, _ := strings.Cut(name, "."); of == table && c.stored != nil {
			row[column] = c.stored
		}
	}
	for name, c := range technicalColumns() {
		if of, column, _ := strings.Cut(name, "."); of == table && c.stored != nil {
			row[column] = c.stored
		}
	}
	return row
}

func (s shop) insert(t *testing.T, table string, row map[string]any) {
	t.Helper()
	columns := slices.Sorted(maps.Keys(row))
	var places []string
	var values []any
	for i, column := range columns {
		places = append(places, fmt.Sprintf("$%d", i+1))
		value := row[column]
		if n, ok := value.(int); ok && !s.sqlite && slices.Contains([]string{"granted", "age16", "suspect"}, column) {
			value = n != 0
		}
		values = append(values, value)
	}
	s.exec(t, "INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") VALUES ("+strings.Join(places, ", ")+")", values...)
}

func (s shop) exec(t *testing.T, statement string, args ...any) {
	t.Helper()
	if _, err := s.rawDB(t).Exec(statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}
