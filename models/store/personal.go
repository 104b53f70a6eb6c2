package store

import (
	"sync"

	"ebenmass/models/consent"
	"ebenmass/models/export"

	"gorm.io/gorm"
)

// personalTable is one entry of the register of personal data: a table that holds something
// about a person, with whatever a right of that person needs to know of it.
type personalTable struct {
	name       string
	owner      string // the column that names the customer
	keyring    bool   // lies in the keyring, which no backup holds
	partOf     whole
	processing string          // the purpose or processing of models/consent that it belongs to; "" for keys
	consent    consent.Purpose // the rows go when this one is withdrawn; "" where no consent alone holds them
	kept       consent.Kept    // how long
	ends       ending
	words      words // how the delete page counts the rows
	key        keyKind
	secrets    []secret // the columns that the key seals
	search     []needle // what else the byte search looks for
	takenBy    map[Scope]taking
	moves      moving
	category   export.Category // of the export; without a name for what is no category of its own
	export     func(exporter) ([]export.Record, error)
	shown      string            // columns the export shows: "column", or "column=field", or "column=category.field"
	technical  map[string]string // every other column, and why the export need not show it
}

// whole is what rows are a part of: they belong to whomever it does and go with it.
type whole struct {
	table  string
	column string // of the part
	id     string // of the whole
	loose  bool   // no foreign key takes the part along
}

// ending is when rows are over by themselves. Without one they go with their whole or their
// customer.
type ending struct {
	column string // the moment they are over; indexed
	quiet  bool   // SweepExpired does not count them
}

// words is the kind under which the delete page counts rows, by the message delete.kind.<kind>.
type words struct {
	kind  string // "" where they are not counted on their own
	place int    // among the lines of the page
	once  bool   // however many there are, one is told
}

// secret is a column that lies sealed.
type secret struct {
	column string
	name   func(r row) string // under which it is sealed
	parts  []secretPart
}

// secretPart is one value of what is sealed.
type secretPart struct {
	path  string // in its JSON, with points; "" for what is sealed as it is, and no JSON object or list
	field string // of the export that shows it; "" for none
	said  bool   // the byte search looks for the value itself
}

// needle is a column whose content is found nowhere else.
type needle struct{ column, kind string }

// taking says which rows a scope of deletion takes. ScopeAll takes every row of every table.
type taking int

const (
	everyRow  taking = iota + 1 // all of the customer's
	keyedRows                   // those whose key is to be destroyed
	heldRows                    // all of the customer's but what a newer consent holds under another key
)

// moving says how rows go over to an account when a visit signs in to it. Without one they
// are erased with the visit.
type moving struct {
	merge    func(s *Store, tx *gorm.DB, visit, owner string) error                     // moves rows that are not sealed
	resealed bool                                                                       // each row is sealed anew with a key of the account's, and its parts come along
	id       string                                                                     // column that names a row
	adapt    func(tx *gorm.DB, r row, owner string) (changed map[string]any, err error) // what else changes in a row; optional
	consents bool                                                                       // with the consents that hold them: see takeProfile
}

// Reasons that several columns have not to be in the export.
const (
	aKey     = "random number of the key that seals the row, of which the file has the values"
	aDigest  = "digest of a random token: tells nothing, and belongs to what opens something"
	aNumber  = "random number of the record"
	ofOrder  = "random number of the order, which its own number names"
	underWay = "of an erasure, for the second it takes; then the note of it names nobody"
)

// register is the one place that says which tables hold something about a person, in the
// order of the export; nobody changes what it returns. All other tables are about nobody: see
// impersonal.
var register = sync.OnceValue(personalTables)

func personalTables() []personalTable {
	return []personalTable{
		{
			name: "customers", owner: "id", processing: "visit", kept: consent.KeptVisit,
			category: visitorCategory(), export: exporter.visitor, shown: "created_at expires_at",
		},
		{
			name: "sessions", owner: "customer", processing: "visit", kept: consent.KeptVisit,
			ends: ending{column: "expires_at", quiet: true}, words: words{"session", 150, true},
			search:   []needle{{"digest", needleSession}},
			category: sessionCategory(), export: exporter.sessions, shown: "created_at expires_at last_day device",
			technical: map[string]string{"digest": "digest of the random identifier in the cookie: tells nothing, and belongs to what opens the session"},
		},
		{
			name: "profiles", owner: "customer", processing: "advice", kept: consent.KeptMeasurements,
			ends: ending{column: "expires_at"}, words: words{"key", 20, true}, key: keyProfile,
			takenBy: map[Scope]taking{ScopeMeasurements: heldRows, ScopeWithdrawal: heldRows}, moves: moving{consents: true},
			shown:     "expires_at=measurements.until",
			technical: map[string]string{"given_at": "the latest of the moments its values were given, which each value says", "key_id": aKey},
		},
		{
			name: "measurements", owner: "customer", partOf: whole{table: "profiles", column: "customer", id: "customer"},
			processing: "advice", kept: consent.KeptMeasurements, words: words{kind: "measurements", place: 10},
			secrets: []secret{{"ciphertext", func(r row) string { return r.text("name") }, []secretPart{
				{field: "cm", said: true}, // of a usual size and a garment at home the list of its parts is sealed
				{"1.0", "bust", true}, {"1.1", "waist", true}, {"1.2", "hip", true}, {"1.3", "inseam", true},
				// Words of the shop and of every size chart tell of nobody: no use to search for them.
				{"0", "label", false}, {"1", "system", false}, {"0", "type", false},
			}}},
			category: measurementCategory(), export: exporter.profileValues, shown: "given_at=since name",
		},
		{
			name: "basket_items", owner: "customer", processing: "basket", kept: consent.KeptBasket,
			ends: ending{column: "expires_at"}, words: words{kind: "basket", place: 60}, moves: moving{merge: (*Store).addBasket},
			category: basketCategory(), export: exporter.basket, shown: "sku product name_de name_en colour colour_de colour_en size quantity added_at changed_at expires_at",
		},
		{
			name: "wishes", owner: "customer", processing: "wishes", kept: consent.KeptWishes,
			ends: ending{column: "expires_at"}, words: words{kind: "wishes", place: 65}, moves: moving{merge: (*Store).addWishes},
			category: wishCategory(), export: exporter.wishes, shown: "product colour added_at expires_at",
		},
		{
			name: "orders", owner: "customer", processing: "order", kept: consent.KeptOrder,
			ends: ending{column: "expires_at"}, words: words{kind: "orders", place: 70}, key: keyOrder,
			secrets: []secret{{"sealed", func(r row) string { return orderRow{ID: r.text("id")}.sealName() }, []secretPart{
				{"address.name", "name", true}, {"address.street", "street", true}, {"address.postcode", "postcode", false},
				{"address.city", "city", false}, {"address.email", "email", true}, {"access", "", true},
			}}},
			search:  []needle{{"id", needleDigest}, {"number", needleDigest}, {"attempt", needleDigest}, {"access", needleDigest}},
			takenBy: map[Scope]taking{ScopeOrder: keyedRows}, moves: moving{resealed: true, id: "id", adapt: freshAttempt},
			category: orderCategory(), export: exporter.orders,
			shown:     "number lang state delivery payment discount goods reduction shipping total placed_at withdrawn_at confirmed_at expires_at",
			technical: map[string]string{"id": aNumber, "key_id": aKey, "attempt": aDigest, "access": aDigest},
		},
		{
			name: "order_lines", owner: "customer", partOf: whole{table: "orders", column: "order_id", id: "id"},
			processing: "order", kept: consent.KeptOrder, search: []needle{{"order_id", needleDigest}},
			category:  orderLineCategory(),
			shown:     "position sku product name_de name_en colour colour_de colour_en size fibres_de fibres_en quantity cents vat",
			technical: map[string]string{"order_id": ofOrder},
		},
		{
			name: "two_size_choices", owner: "customer", partOf: whole{table: "basket_items", column: "customer", id: "customer", loose: true},
			processing: "basket", kept: consent.KeptBasket, moves: moving{merge: moveTwoSizes},
			category: twoSizeCategory(), export: exporter.twoSizes, shown: "product sizes answer outcome named shown_at",
		},
		{
			name: "consents", owner: "customer", processing: "ledger", kept: consent.KeptLedger,
			words: words{kind: "consents", place: 40}, moves: moving{consents: true},
			category: consentCategory(), export: exporter.consents,
			shown:     "purpose action at text_version text_sha256 lang form age16 receipt",
			technical: map[string]string{"seq": "place in the order of all customers' entries, of which the file keeps the person's own"},
		},
		{
			name: "accesses", owner: "customer", processing: "journal", kept: consent.KeptJournal, words: words{kind: "journal", place: 50},
			category: accessCategory(), export: exporter.accesses, shown: "day purpose kind data granted count", // the number only of days closed while there was one
		},
		{
			name: "journal_days", owner: "customer", processing: "journal", kept: consent.KeptJournal,
			category: journalDayCategory(), shown: "number day previous hash",
		},
		{
			name: "journal_tips", owner: "customer", processing: "journal", kept: consent.KeptJournal,
			category: journalTipCategory(), shown: "tip",
		},
		{
			name: "accounts", owner: "customer", processing: "account", kept: consent.KeptAccount,
			words: words{kind: "account", place: 100}, key: keyAccount,
			secrets: []secret{sealedAddress(datumAddress)}, search: []needle{{"handle", needleDigest}},
			category: accountCategory(), export: exporter.account, shown: "created_at replayed_at proven_at signed_out_at",
			technical: map[string]string{"key_id": aKey, "handle": "random number by which the person's passkeys know the account"},
		},
		{
			name: "sign_in_links", owner: "customer", processing: "link", kept: consent.KeptLink,
			ends: ending{column: "expires_at"}, words: words{kind: "links", place: 120}, key: keyAccount,
			secrets: []secret{sealedAddress(datumAddress)}, search: []needle{{"digest", needleDigest}},
			category: linkCategory(), export: exporter.links, shown: "created_at expires_at mailed",
			technical: map[string]string{"digest": aDigest, "key_id": aKey},
		},
		{
			name: "used_links", owner: "customer", processing: "reuse", kept: consent.KeptUsedLink,
			ends: ending{column: "expires_at", quiet: true}, words: words{kind: "links", place: 120},
			search:   []needle{{"digest", needleDigest}, {"session", needleDigest}},
			category: usedLinkCategory(), export: exporter.usedLinks, shown: "used_at expires_at",
			technical: map[string]string{"digest": aDigest, "session": "digest of the session it began, which is in the file"},
		},
		{
			name: "passkeys", owner: "customer", partOf: whole{table: "accounts", column: "customer", id: "customer", loose: true},
			processing: "account", kept: consent.KeptAccount, words: words{kind: "passkeys", place: 110},
			secrets:  []secret{{"credential", func(r row) string { return datumPasskey(r.text("id")) }, []secretPart{{field: "credential"}}}},
			search:   []needle{{"id", needleDigest}},
			category: passkeyCategory(), export: exporter.passkeys, shown: "created_at last_day suspect",
			technical: map[string]string{"id": aNumber},
		},
		{
			name: "passkey_challenges", owner: "customer", processing: "account", kept: consent.KeptChallenge,
			ends: ending{column: "expires_at", quiet: true}, search: []needle{{"digest", needleDigest}},
			technical: map[string]string{
				"digest": aDigest, "ceremony": "random numbers a new passkey is asked to sign, kept for five minutes", "expires_at": "the end of those five minutes",
			},
		},
		{
			name: "device_codes", owner: "customer", partOf: whole{table: "sessions", column: "session", id: "digest"},
			processing: "account", kept: consent.KeptDeviceCode,
			ends:   ending{column: "expires_at", quiet: true},
			search: []needle{{"digest", needleDigest}, {"device", needleDigest}},
			technical: map[string]string{
				"digest": aDigest, "session": "digest of the session that shows the code, which is in the file",
				"salt":   "random number that opens nothing without the cookie of that session",
				"device": "keyed digest of another browser's session, for two minutes at most: nothing of the person's", "confirmed_at": "that the person let that browser in, in those two minutes",
				"expires_at": "the end of those two minutes",
			},
		},
		{
			name: "subscriptions", owner: "customer", processing: "mail", consent: consent.PurposeMail, kept: consent.KeptAddress,
			ends: ending{column: "expires_at"}, words: words{kind: "address", place: 80}, key: keyMail,
			secrets:  []secret{sealedAddress(datumEmail), {"token", always(datumUnsubscribe), []secretPart{{}}}},
			search:   []needle{{"digest", needleDigest}},
			category: newsletterCategory(), export: exporter.subscriptions, shown: "lang requested_at confirmed_at expires_at",
			technical: map[string]string{
				"key_id": aKey, "digest": aDigest, "token": "a secret that unsubscribes, which also stands in every letter",
			},
		},
		{
			name: "subscription_requests", owner: "customer", processing: "confirm", consent: consent.PurposeMail, kept: consent.KeptUnconfirmed,
			ends: ending{column: "expires_at"}, words: words{kind: "address", place: 80}, key: keyMail,
			secrets: []secret{sealedAddress(datumEmail)}, search: []needle{{"digest", needleDigest}},
			category: newsletterCategory(), export: exporter.subscriptionRequests,
			shown:     "lang text_version text_sha256 created_at=requested_at expires_at",
			technical: map[string]string{"key_id": aKey, "digest": aDigest},
		},
		{
			name: "outbox", owner: "customer", processing: "outbox", kept: consent.KeptOutbox,
			ends: ending{column: "expires_at"}, words: words{kind: "letters", place: 90}, key: keyOutbox,
			secrets: []secret{{"sealed", func(r row) string { return outboxRow{ID: r.text("id")}.sealName() }, []secretPart{
				{path: "To", field: "to"}, {path: "Lang", field: "lang"}, {path: "Subject", field: "subject"},
				{path: "Text", field: "text"}, {path: "OneClick", field: "one_click"},
			}}},
			search:   []needle{{"id", needleDigest}, {"about", needleDigest}},
			takenBy:  map[Scope]taking{ScopeOrder: keyedRows},
			category: letterCategory(), export: exporter.letters, shown: "kind created_at expires_at",
			technical: map[string]string{"id": aNumber, "key_id": aKey, "about": "numbers that the text names, which is in the file"},
		},
		{
			name: "letters", owner: "customer", processing: "letters", kept: consent.KeptLetter,
			ends: ending{column: "expires_at"}, words: words{kind: "waiting_letters", place: 95}, key: keyLetter,
			secrets: []secret{{"sealed", func(r row) string { return letterRow{ID: r.text("id")}.sealName() }, []secretPart{
				{"To", "to", true}, {path: "Lang", field: "lang"}, {path: "Subject", field: "subject"},
				{path: "Text", field: "text"}, {path: "OneClick", field: "one_click"},
			}}},
			search:  []needle{{"id", needleDigest}, {"about", needleDigest}},
			takenBy: map[Scope]taking{ScopeOrder: keyedRows}, moves: moving{resealed: true, id: "id"},
			category: waitingLetterCategory(), export: exporter.waitingLetters, shown: "kind queued_at next_at tries answer expires_at",
			technical: map[string]string{
				"id": aNumber, "key_id": aKey, "about": "numbers that the text names, which is in the file", "order_id": ofOrder,
				"withdrawal": aDigest, "claim_ends_at": "until when a program is at sending it",
				"renewed": "the try during which it says so again and again",
			},
		},
		{
			name: "returns", owner: "customer", partOf: whole{table: "orders", column: "order_id", id: "id"},
			processing: "order", kept: consent.KeptOrder, words: words{kind: "returns", place: 130},
			search:   []needle{{"id", needleDigest}, {"order_id", needleDigest}, {"number", needleDigest}, {"attempt", needleDigest}},
			category: returnCategory(), export: exporter.returns, shown: "number state announced_at refunded_at",
			technical: map[string]string{"id": aNumber, "order_id": ofOrder, "attempt": aDigest},
		},
		{
			name: "return_lines", owner: "customer", partOf: whole{table: "returns", column: "return_id", id: "id"},
			processing: "order", kept: consent.KeptOrder, search: []needle{{"return_id", needleDigest}},
			category: returnLineCategory(), shown: "position quantity exchange",
			technical: map[string]string{"return_id": "random number of the return, which its own number names"},
		},
		{
			name: "feedback", owner: "customer", processing: "learn", consent: consent.PurposeLearn, kept: consent.KeptFeedback,
			ends: ending{column: "expires_at"}, words: words{kind: "feedback", place: 30}, key: keyFeedback,
			secrets: []secret{{"sealed", always(datumFeedback), []secretPart{
				{path: "product", field: "product"}, {path: "size", field: "size"}, {path: "answers", field: "answers"},
				{path: "outcome", field: "outcome"}, {path: "tenth", field: "tenth"}, {path: "reason", field: "reason"}, {path: "counts", field: "counts"},
				{path: "notice.named", field: "notice_named"}, {path: "notice.answer", field: "notice_answer"}, {path: "notice.ordered", field: "notice_ordered"},
				{path: "notice.returned", field: "notice_returned"}, {path: "notice.from", field: "notice_from"},
			}}},
			search:   []needle{{"line", needleDigest}},
			takenBy:  map[Scope]taking{ScopeFeedback: everyRow},
			category: feedbackCategory(), export: exporter.feedback, shown: "given_at expires_at",
			technical: map[string]string{"line": aDigest, "key_id": aKey},
		},
		{
			name: "withdrawals", owner: "customer", processing: "withdrawal", kept: consent.KeptWithdrawal,
			ends: ending{column: "expires_at"}, words: words{kind: "withdrawals", place: 140}, key: keyWithdrawal,
			secrets: []secret{{"sealed", always(datumWithdrawal), []secretPart{
				{"name", "name", true}, {"contract", "contract", true}, {"email", "email", true}, {"token", "", true},
				{"letter_to", "letter_to", true},
			}}},
			search: []needle{{"digest", needleDigest}}, moves: moving{resealed: true, id: "digest"},
			category: withdrawalCategory(), export: exporter.withdrawals, shown: "lang declared_at sent_at expires_at",
			technical: map[string]string{"digest": aDigest, "key_id": aKey},
		},
		{
			name: "addresses", owner: "customer", keyring: true, processing: "account", kept: consent.KeptAccount,
			search: []needle{{"lookup", needleDigest}},
			technical: map[string]string{
				"lookup": "keyed digest of an e-mail address that is in the file readably", "kind": "which of the addresses in the file it finds",
			},
		},
		{
			name: keysTable, owner: "customer", keyring: true, // belongs to the processing of what it seals, and is kept as long
			search: []needle{{"id", needleKey}, {"wrapped", needleWrappedKey}},
			technical: map[string]string{
				"id": "random number of a key", "kind": "what the key seals, all of which is in the file unsealed",
				"wrapped": "a key, sealed with the master key: a secret that protects the person", "created_at": "when the values it seals were last given, which each value says",
			},
		},
		{
			name: erasuresTable, owner: "customer", keyring: true, processing: "receipt", kept: consent.KeptReceipt,
			technical: map[string]string{
				"id": underWay, "scope": underWay, "keys": underWay, "entries": underWay, "deleted": underWay, "started_at": underWay,
			},
		},
	}
}

// Tables of the register that its loops treat apart.
const (
	keysTable     = "customer_keys" // its rows go with what they seal
	erasuresTable = "erasures"      // names a customer only while everything else of them goes
)

// impersonal are the tables about nobody, and why they are.
func impersonal() map[string]string {
	const (
		catalogue = "what the shop sells"
		tally     = "numbers without customer, order or date"
		pieces    = "pieces of weeks that are over, by article, without customer, order or day"
		madeUp    = "the demonstration's made-up past, of nobody"
	)
	return map[string]string{
		"products": catalogue, "variants": catalogue, "prices": catalogue, "catalogue_changes": "which articles changed last",
		"held_stock":   "pieces that go back into stock by SKU and hour, without customer or order",
		"made_up_fits": madeUp, "made_up_reasons": madeUp, "piece_totals": pieces, "piece_weeks": pieces, "released_reasons": "noisy sums over everybody", "made_up_two_sizes": madeUp, "released_two_sizes": "noisy sums over everybody",
		"releases": "noisy sums over everybody", "release_budgets": "noisy sums over everybody", "released_articles": "noisy sums over everybody",
		"release_sides": "noisy sums over everybody", "demo_budgets": "what the demonstration's releases have spent",
		"checks":     "suggestions to the shopkeeper that were ticked, without who or when",
		"allowances": "how much of an hour's allowance a network or mailbox has used, by a keyed digest that no customer stands beside, for hours",
		"receipts":   "receipts of erasures, which name nobody", "vault": "proof that the key file belongs to the database",
		"goose_db_version": "versions of the schema", "sqlite_sequence": "numbers used",
	}
}

func sealedAddress(name string) secret {
	return secret{"address", always(name), []secretPart{{field: "address", said: true}}}
}

// always seals every row under the same name.
func always(name string) func(row) string { return func(row) string { return name } }
