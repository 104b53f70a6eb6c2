package export

import "time"

// Purposes of what is kept without a consent, beside the purposes of the registry.
const (
	PurposeBasket     = "basket"     // to find the basket again
	PurposeWishes     = "wishes"     // to find again what was put on the wish list
	PurposeSession    = "session"    // to recognise the browser that asked to be recognised
	PurposeOrder      = "order"      // to carry out an order (Art. 6(1)(b) GDPR)
	PurposeAccount    = "account"    // to sign in on several devices
	PurposeMail       = "mail"       // the newsletter, by consent
	PurposeOutbox     = "outbox"     // to show e-mails that are not sent
	PurposeLetters    = "letters"    // to send e-mails once the mail server takes them
	PurposeWithdrawal = "withdrawal" // to receive a withdrawal and to confirm it (§ 356a BGB)
	PurposeProof      = "proof"      // to prove consents and accesses (Art. 5(2) and 7(1) GDPR)
)

// Sources of a datum: the person themselves, at a form, by putting something into the
// basket or by signing in, or the shop, which wrote down what happened.
const (
	SourceForm   = "form"
	SourceBasket = "basket"
	SourceSignIn = "sign-in"
	SourceShop   = "shop"
)

// Record is one held datum.
type Record struct {
	Category string   // by its name
	Name     string   // names the record within the file: "bust", "basket-…", "consent-1"
	Purposes []string // what it is held for
	Source   string   // where it comes from
	Since    time.Time
	Until    time.Time // when it goes by itself
	Values   []Value   // in the order of the file
}

// Value is one named field of a record: a string, a number (lengths in cm, unrounded), a
// bool, a list of strings or a moment.
type Value struct {
	Name  string
	Value any
}

// Document is everything held about one person at a moment.
type Document struct {
	At         time.Time
	Schema     string     // absolute URL of the schema
	Categories []Category // of the file, in its order: each stands in it, empty where nothing is held
	Records    []Record
}

// Of returns the records of a category, given by its name.
func (d Document) Of(category string) []Record {
	var some []Record
	for _, r := range d.Records {
		if r.Category == category {
			some = append(some, r)
		}
	}
	return some
}
