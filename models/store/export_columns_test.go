package store

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/export"
	"ebenmass/models/store/vault"
)

// held is a value nobody has by accident in one column, and where the export shows it.
type held struct {
	category, field string
	stored          any
	shown           string
}

// sealed is a value that lies sealed under a name.
type sealed struct{ name, text string }

// technical is a column that says nothing about the person, or nothing that the export does
// not say elsewhere.
type technical struct {
	why    string
	stored any // what the test fills it with; nil where another row brings it
}

// Reasons that several columns have.
const (
	underWay = "of an erasure, for the second it takes; then nobody is left to export anything"
	aKey     = "random number of the key that seals the row, of which the file has the values"
	aDigest  = "digest of a random token: tells nothing, and belongs to what opens something"
)

// canaryDay is midnight of 7 June 2031.
var canaryDay = time.Date(2031, 6, 7, 0, 0, 0, 0, time.UTC).UnixMicro()

// canaryTime is a moment that stands in no other column.
func canaryTime(n int) (stored int64, shown string) {
	at := time.Date(2031, 5, 6, 7, 8, n, 123_000+1000*n, time.UTC)
	return at.UnixMicro(), at.Format(time.RFC3339Nano)
}

func canaryMoment(n int, category export.Category, field string) held {
	stored, shown := canaryTime(n)
	return held{string(category), field, stored, shown}
}

// exportedColumns is every column that says something about a person.
func exportedColumns() map[string]held {
	return map[string]held{
		"customers.created_at":      canaryMoment(1, export.Visitor, "created_at"),
		"customers.expires_at":      canaryMoment(2, export.Visitor, "expires_at"),
		"sessions.created_at":       canaryMoment(3, export.Sessions, "created_at"),
		"sessions.expires_at":       canaryMoment(4, export.Sessions, "expires_at"),
		"profiles.expires_at":       canaryMoment(0, export.Measurements, "until"),
		"measurements.given_at":     canaryMoment(5, export.Measurements, "since"),
		"measurements.name":         {"measurements", "name", nil, "bust"},
		"measurements.ciphertext":   {"measurements", "cm", nil, "93.7191"},
		"basket_items.sku":          {"basket", "sku", many, many},
		"basket_items.quantity":     {"basket", "quantity", 7, "7"},
		"basket_items.added_at":     canaryMoment(6, export.Basket, "added_at"),
		"basket_items.changed_at":   canaryMoment(22, export.Basket, "changed_at"),
		"two_size_orders.product":   {"two_size_orders", "product", "canary-both", "canary-both"},
		"two_size_orders.named":     {"two_size_orders", "named", 1, "true"},
		"two_size_orders.returned":  {"two_size_orders", "returned", "some", "some"},
		"two_size_choices.product":  {"two_sizes", "product", "canary-product", "canary-product"},
		"two_size_choices.sizes":    {"two_sizes", "sizes", "canary-l,canary-m", "canary-l canary-m"},
		"two_size_choices.answer":   {"two_sizes", "answer", "canary-l", "canary-l"},
		"two_size_choices.named":    {"two_sizes", "named", 1, "true"},
		"two_size_choices.shown_at": canaryMoment(43, export.TwoSizes, "shown_at"),
		"consents.purpose":          {"consents", "purpose", "canary-purpose", "canary-purpose"},
		"consents.action":           {"consents", "action", "withdrawn", "withdrawn"},
		"consents.at":               canaryMoment(7, export.Consents, "at"),
		"consents.text_version":     {"consents", "text_version", "canary-version", "canary-version"},
		"consents.text_sha256":      {"consents", "text_sha256", strings.Repeat("ca", 32), strings.Repeat("ca", 32)},
		"consents.lang":             {"consents", "lang", "en", "en"},
		"consents.form":             {"consents", "form", "canary-form", "canary-form"},
		"consents.age16":            {"consents", "age16", 0, "true"}, // of the consent beside it: a withdrawal declares none
		"consents.receipt":          {"consents", "receipt", strings.Repeat("canary", 5), strings.Repeat("canary", 5)},
		"journal_days.number":       {"journal_days", "number", 41, "41"},
		"journal_days.day":          {"journal_days", "day", "2031-05-08", "2031-05-08"},
		"journal_days.previous":     {"journal_days", "previous", strings.Repeat("cb", 32), strings.Repeat("cb", 32)},
		"journal_days.hash":         {"journal_days", "hash", strings.Repeat("cd", 32), strings.Repeat("cd", 32)},
		"journal_tips.tip":          {"journal_tip", "tip", `{"canary":1}`, `{"canary":1}`},
		"accesses.day":              {"accesses", "day", "2031-05-09", "2031-05-09"},
		"accesses.purpose":          {"accesses", "purpose", "canary-reader", "canary-reader"},
		"accesses.kind":             {"accesses", "kind", "canary-page", "canary-page"},
		"accesses.data":             {"accesses", "data", "canary-a,canary-b", "canary-a canary-b"},
		"accesses.granted":          {"accesses", "granted", 0, "false"},
		"accesses.count":            {"accesses", "count", 97, "97"},

		"sessions.last_day": {"sessions", "last_day", canaryDay, "2031-06-07"},
		"sessions.device":   {"sessions", "device", "tablet", "tablet"},

		"accounts.address":         {"account", "address", sealed{datumAddress, "account@canary.example"}, "account@canary.example"},
		"accounts.created_at":      canaryMoment(8, export.Account, "created_at"),
		"accounts.replayed_at":     canaryMoment(9, export.Account, "replayed_at"),
		"sign_in_links.address":    {"sign_in_links", "address", sealed{datumAddress, "link@canary.example"}, "link@canary.example"},
		"sign_in_links.created_at": canaryMoment(10, export.Links, "created_at"),
		"sign_in_links.expires_at": canaryMoment(11, export.Links, "expires_at"),
		"used_links.used_at":       canaryMoment(12, export.UsedLinks, "used_at"),
		"used_links.expires_at":    canaryMoment(13, export.UsedLinks, "expires_at"),
		"passkeys.credential":      {"passkeys", "credential", sealed{datumPasskey("canary"), "canary-credential"}, "canary-credential"},
		"passkeys.created_at":      canaryMoment(14, export.Passkeys, "created_at"),
		"passkeys.last_day":        {"passkeys", "last_day", canaryDay, "2031-06-07"},
		"passkeys.suspect":         {"passkeys", "suspect", 1, "true"},

		"subscriptions.address":              {"newsletter", "address", sealed{datumEmail, "news@canary.example"}, "news@canary.example"},
		"subscriptions.lang":                 {"newsletter", "lang", "de", "de"},
		"subscriptions.requested_at":         canaryMoment(15, export.Newsletter, "requested_at"),
		"subscriptions.confirmed_at":         canaryMoment(16, export.Newsletter, "confirmed_at"),
		"subscriptions.expires_at":           canaryMoment(17, export.Newsletter, "expires_at"),
		"subscription_requests.address":      {"newsletter", "address", sealed{datumEmail, "asked@canary.example"}, "asked@canary.example"},
		"subscription_requests.lang":         {"newsletter", "lang", "en", "en"},
		"subscription_requests.text_version": {"newsletter", "text_version", "canary-words", "canary-words"},
		"subscription_requests.text_sha256":  {"newsletter", "text_sha256", strings.Repeat("ce", 32), strings.Repeat("ce", 32)},
		"subscription_requests.created_at":   canaryMoment(18, export.Newsletter, "requested_at"),
		"subscription_requests.expires_at":   canaryMoment(19, export.Newsletter, "expires_at"),

		"returns.number":          {"returns", "number", "CANA-RYRE-TURN-CANA", "CANA-RYRE-TURN-CANA"},
		"returns.state":           {"returns", "state", "refunded", "refunded"},
		"returns.announced_at":    canaryMoment(53, export.Returns, "announced_at"),
		"returns.refunded_at":     canaryMoment(54, export.Returns, "refunded_at"),
		"return_lines.position":   {"return_lines", "position", 71, "71"},
		"return_lines.quantity":   {"return_lines", "quantity", 73, "73"},
		"return_lines.exchange":   {"return_lines", "exchange", "canary-exchange", "canary-exchange"},
		"withdrawals.sealed":      {"withdrawals", "contract", sealed{datumWithdrawal, `{"name":"canary","contract":"canary-contract","email":"withdraw@canary.example","token":"canary"}`}, "canary-contract"},
		"withdrawals.lang":        {"withdrawals", "lang", "en", "en"},
		"withdrawals.declared_at": canaryMoment(50, export.Withdrawals, "declared_at"),
		"withdrawals.sent_at":     canaryMoment(51, export.Withdrawals, "sent_at"),
		"withdrawals.expires_at":  canaryMoment(52, export.Withdrawals, "expires_at"),

		"orders.number":       {"orders", "number", "CANA-RYCA-NARY-CANA", "CANA-RYCA-NARY-CANA"},
		"orders.sealed":       {"orders", "street", sealed{"order canary", `{"address":{"street":"Canary Lane 1"},"access":"canary"}`}, "Canary Lane 1"},
		"orders.lang":         {"orders", "lang", "en", "en"},
		"orders.state":        {"orders", "state", "withdrawn", "withdrawn"},
		"orders.delivery":     {"orders", "delivery", "canary-delivery", "canary-delivery"},
		"orders.payment":      {"orders", "payment", "canary-payment", "canary-payment"},
		"orders.discount":     {"orders", "discount", "canary-discount", "canary-discount"},
		"orders.goods":        {"orders", "goods", 9711, "9711"},
		"orders.reduction":    {"orders", "reduction", 1711, "1711"},
		"orders.shipping":     {"orders", "shipping", 11, "11"},
		"orders.total":        {"orders", "total", 8011, "8011"},
		"orders.placed_at":    canaryMoment(23, export.Orders, "placed_at"),
		"orders.withdrawn_at": canaryMoment(24, export.Orders, "withdrawn_at"),
		"orders.confirmed_at": canaryMoment(25, export.Orders, "confirmed_at"),
		"orders.expires_at":   canaryMoment(26, export.Orders, "expires_at"),

		"order_lines.position":  {"order_lines", "position", 5, "5"},
		"order_lines.sku":       {"order_lines", "sku", "canary-sku", "canary-sku"},
		"order_lines.product":   {"order_lines", "product", "canary-product", "canary-product"},
		"order_lines.name_de":   {"order_lines", "name_de", "canary-name-de", "canary-name-de"},
		"order_lines.name_en":   {"order_lines", "name_en", "canary-name-en", "canary-name-en"},
		"order_lines.colour":    {"order_lines", "colour", "canary-colour", "canary-colour"},
		"order_lines.colour_de": {"order_lines", "colour_de", "canary-colour-de", "canary-colour-de"},
		"order_lines.colour_en": {"order_lines", "colour_en", "canary-colour-en", "canary-colour-en"},
		"order_lines.size":      {"order_lines", "size", "canary-size", "canary-size"},
		"order_lines.fibres_de": {"order_lines", "fibres_de", "canary-fibres-de", "canary-fibres-de"},
		"order_lines.fibres_en": {"order_lines", "fibres_en", "canary-fibres-en", "canary-fibres-en"},
		"order_lines.quantity":  {"order_lines", "quantity", 8, "8"},
		"order_lines.cents":     {"order_lines", "cents", 4711, "4711"},
		"order_lines.vat":       {"order_lines", "vat", 18, "18"},

		"feedback.sealed":     {"feedback", "product", sealed{datumFeedback, `{"product":"canary-worn","size":"canary","answers":{"bust":"tight"}}`}, "canary-worn"},
		"feedback.given_at":   canaryMoment(53, export.Feedback, "given_at"),
		"feedback.expires_at": canaryMoment(54, export.Feedback, "expires_at"),

		"outbox.kind":       {"letters", "kind", "canary-kind", "canary-kind"},
		"outbox.sealed":     {"letters", "text", sealed{"letter canary", `{"To":"a@canary.example","Subject":"canary","Text":"canary-text"}`}, "canary-text"},
		"outbox.created_at": canaryMoment(20, export.Letters, "created_at"),
		"outbox.expires_at": canaryMoment(21, export.Letters, "expires_at"),
	}
}

// technicalColumns is every other one, and why it need not be in the file.
func technicalColumns() map[string]technical {
	return map[string]technical{
		"customers.id":             {"random number that names the person inside the database and nowhere else", nil},
		"sessions.digest":          {"digest of the random identifier in the cookie: tells nothing, and belongs to what opens the session", bytes.Repeat([]byte{7}, 32)},
		"profiles.given_at":        {"the latest of the moments its values were given, which each value says", nil},
		"profiles.key_id":          {aKey, nil},
		"consents.seq":             {"place in the order of all customers' entries, of which the file keeps the person's own", nil},
		"customer_keys.id":         {"random number of a key", nil},
		"customer_keys.kind":       {"what the key seals, all of which is in the file unsealed", nil},
		"customer_keys.wrapped":    {"a key, sealed with the master key: a secret that protects the person", nil},
		"customer_keys.created_at": {"when the values it seals were last given, which each value says", nil},
		"addresses.lookup":         {"keyed digest of an e-mail address that is in the file readably", bytes.Repeat([]byte{8}, 32)},
		"addresses.kind":           {"which of the addresses in the file it finds", "canary"},

		"erasures.id":         {underWay, nil},
		"erasures.scope":      {underWay, nil},
		"erasures.keys":       {underWay, nil},
		"erasures.entries":    {underWay, nil},
		"erasures.deleted":    {underWay, nil},
		"erasures.started_at": {underWay, nil},

		"accounts.key_id":               {aKey, nil},
		"accounts.handle":               {"random number by which the person's passkeys know the account", bytes.Repeat([]byte{9}, 32)},
		"sign_in_links.digest":          {aDigest, bytes.Repeat([]byte{10}, 32)},
		"sign_in_links.key_id":          {aKey, nil},
		"used_links.digest":             {aDigest, bytes.Repeat([]byte{11}, 32)},
		"used_links.session":            {"digest of the session it began, which is in the file", bytes.Repeat([]byte{12}, 32)},
		"passkeys.id":                   {"random number of the record", "canary"},
		"passkey_challenges.digest":     {aDigest, bytes.Repeat([]byte{13}, 32)},
		"passkey_challenges.ceremony":   {"random numbers a new passkey is asked to sign, kept for five minutes", "canary"},
		"passkey_challenges.expires_at": {"the end of those five minutes", int64(1)},
		"subscriptions.key_id":          {aKey, nil},
		"subscriptions.digest":          {aDigest, bytes.Repeat([]byte{14}, 32)},
		"subscriptions.token":           {"a secret that unsubscribes, which also stands in every letter", sealed{datumUnsubscribe, "canary"}},
		"subscription_requests.key_id":  {aKey, nil},
		"subscription_requests.digest":  {aDigest, bytes.Repeat([]byte{15}, 32)},
		"returns.id":                    {"random number of the record", "canary"},
		"returns.order_id":              {"random number of the order, which its own number names", "canary"},
		"returns.attempt":               {aDigest, bytes.Repeat([]byte{20}, 32)},
		"return_lines.return_id":        {"random number of the return, which its own number names", "canary"},
		"feedback.line":                 {aDigest, bytes.Repeat([]byte{21}, 32)},
		"feedback.key_id":               {aKey, nil},
		"order_lines.counted":           {"whether an outcome was counted for the article, so that it is not counted twice", true},
		"withdrawals.digest":            {aDigest, bytes.Repeat([]byte{16}, 32)},
		"withdrawals.key_id":            {aKey, nil},
		"two_size_orders.order_id":      {"random number of the order, which its own number names", "canary"},
		"orders.id":                     {"random number of the record", "canary"},
		"orders.key_id":                 {aKey, nil},
		"orders.attempt":                {aDigest, bytes.Repeat([]byte{18}, 32)},
		"orders.access":                 {aDigest, bytes.Repeat([]byte{19}, 32)},
		"order_lines.order_id":          {"random number of the order's record, whose own number is in the file", "canary"},
		"outbox.id":                     {"random number of the record", "canary"},
		"outbox.key_id":                 {aKey, nil},
	}
}

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
				ciphertext, err := key.box.Seal(plain.name, plain.text)
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
	box vault.Box
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
