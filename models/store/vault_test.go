package store

import (
	"testing"

	"ebenmass/models/consent"
)

func TestValuesOpenOnlyWhereTheyWereSealed(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, other := s.visit(t), s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		s.keep(t, other, shopper(), consent.PurposeAdvice)
		for name, statement := range map[string]string{
			"a value under another name":     "UPDATE measurements SET ciphertext = (SELECT ciphertext FROM measurements WHERE name = 'waist' AND customer = $1) WHERE name = 'bust' AND customer = $1",
			"a key of another customer":      "UPDATE customer_keys SET wrapped = (SELECT wrapped FROM customer_keys WHERE customer <> $1 LIMIT 1) WHERE customer = $1",
			"a value kept under no datum":    "INSERT INTO measurements (customer, name, ciphertext) SELECT customer, 'arm', ciphertext FROM measurements WHERE name = 'bust' AND customer = $1",
			"a value cut off at its far end": "UPDATE measurements SET ciphertext = substr(ciphertext, 1, 20) WHERE customer = $1",
		} {
			t.Run(name, func(t *testing.T) {
				s.keep(t, customer, shopper(), consent.PurposeAdvice)
				_, err := s.rawDB(t).Exec(statement, customer)
				must(t, err)
				if _, err := readFor[consent.Advice](t.Context(), s, customer); err == nil {
					t.Error("it opened")
				}
			})
		}
	})
}

func TestCiphertextsTellNothingByTheirLength(t *testing.T) {
	s := onSQLite(t)
	s.keep(t, s.visit(t), shopper(), consent.PurposeAdvice)
	var lengths int
	must(t, s.rawDB(t).QueryRow("SELECT count(DISTINCT length(ciphertext)) FROM measurements").Scan(&lengths))
	if lengths != 1 {
		t.Errorf("%d lengths", lengths)
	}
	box, _, err := s.vault.newBox("c")
	must(t, err)
	if _, err := box.seal("bust", string(make([]byte, longest+1))); err == nil {
		t.Error("a value too long to be padded was sealed")
	}
}
