package store

import (
	"slices"
	"testing"

	"ebenmass/models/consent"
)

// registered says which entry of the record of processing (Art. 30 GDPR) a table belongs to.
func registered() map[string]string {
	return map[string]string{
		"sessions": "visit", "basket_items": "basket", "two_size_choices": "basket", "two_size_orders": "order", "orders": "order", "order_lines": "order", "returns": "order", "return_lines": "order",
		"profiles": "advice", "profile_keys": "advice", "measurements": "advice",
		"consents": "ledger", "accesses": "journal", "journal_days": "journal", "journal_tips": "journal",
		"accounts": "account", "passkeys": "account", "passkey_challenges": "account",
		"sign_in_links": "link", "used_links": "reuse", "outbox": "outbox",
		"subscription_requests": "confirm", "subscriptions": "mail", "withdrawals": "withdrawal", "feedback": "learn",
	}
}

func TestEveryTableAboutACustomerIsInTheRecordOfProcessing(t *testing.T) {
	var entries []string
	for _, d := range consent.Purposes() {
		entries = append(entries, string(d.Purpose))
	}
	for _, p := range consent.Processings() {
		entries = append(entries, p.ID)
	}
	s := onSQLite(t)
	var tables []string
	err := s.read.Raw(`
		SELECT m.name FROM main.sqlite_master m JOIN pragma_table_info(m.name) c
		WHERE m.type = 'table' AND c.name = 'customer' ORDER BY m.name`).Scan(&tables).Error
	if err != nil || len(tables) < 8 {
		t.Fatalf("tables %v, error %v", tables, err)
	}
	for _, table := range tables {
		if entry := registered()[table]; !slices.Contains(entries, entry) {
			t.Errorf("%s holds something about a customer and belongs to no entry of the record: describe it in consent.Processings, then name the entry here", table)
		}
	}
}
