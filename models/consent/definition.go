package consent

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"time"
)

// Purpose is the form and URL value of a purpose.
type Purpose string

// Purposes a customer can consent to.
const (
	PurposeAdvice Purpose = "advice"
	PurposeOffers Purpose = "offers"
	PurposeLearn  Purpose = "learn"
	PurposeMail   Purpose = "mail"
)

// PurposeSelf is the customer's own access to their data (Art. 15 and 16 GDPR). It stands
// in the access journal, needs no consent and is in no registry.
const PurposeSelf Purpose = "self"

// PurposeAll stands in the ledger where a customer decides about every purpose at once:
// paused and resumed. It is in no registry.
const PurposeAll Purpose = "all"

// Text is registry text in both languages.
type Text struct{ DE, EN string }

// In returns the text in "en", or German for anything else.
func (t Text) In(lang string) string {
	if lang == "en" {
		return t.EN
	}
	return t.DE
}

// Definition is one entry of the registry of purposes: what the consent form shows, what
// my data and the privacy notice say, and what the store enforces.
type Definition struct {
	Purpose    Purpose
	InUse      bool                // false: announced only, neither asked for nor recorded
	Version    string              // changes whenever a text changes
	Covers     []string            // earlier versions that promised the same in other words: consents to them stand
	Bounded    []string            // earlier versions that promised an end so long after the consent: it stands until then, and no use prolongs it
	Fewer      map[string][]string // data that consents to an earlier version cover, where they are fewer than Data
	Title      Text
	Use        Text     // what the data are used for
	NotDone    Text     // what is not done with them
	Retention  Text     // how long they are kept, for people
	Basis      Text     // legal basis
	Recipients Text     // who else gets them
	Data       []string // kinds of data the purpose may read: see Kind
	Holds      bool     // a consent to it stores measurements
	Kept       Kept     // the retention register's name for them; a consent ends by itself when they do
}

// SHA256 returns the hexadecimal digest of everything the customer is shown. With Version
// it proves later which words a consent was given to.
func (d Definition) SHA256() string {
	parts := []string{string(d.Purpose), d.Version}
	for _, t := range []Text{d.Title, d.Use, d.NotDone, d.Retention, d.Basis, d.Recipients} {
		parts = append(parts, t.DE, t.EN)
	}
	parts = append(parts, d.Data...)
	digest := sha256.New()
	for _, part := range parts {
		digest.Write([]byte(strconv.Itoa(len(part)) + ":" + part)) // the length keeps neighbours apart
	}
	return hex.EncodeToString(digest.Sum(nil))
}

// Grant returns the ledger entry of a consent given to the present text. lang is the page's
// language, form the page that asked, age16 the customer's own declaration.
func (d Definition) Grant(lang, form string, age16 bool, at time.Time) Entry {
	e := d.Withdrawal(lang, form, at)
	e.Action, e.Age16 = Granted, age16
	return e
}

// Withdrawal returns the ledger entry of a withdrawal.
func (d Definition) Withdrawal(lang, form string, at time.Time) Entry {
	return Entry{
		Purpose: d.Purpose, Action: Withdrawn, At: at,
		TextVersion: d.Version, TextSHA256: d.SHA256(), Lang: lang, Form: form,
	}
}

// covers reports whether a consent to a version of the text is one to the present text.
func (d Definition) covers(version string) bool {
	return version == d.Version || slices.Contains(d.Covers, version) || d.bounds(version)
}

// CoversLess reports whether consents to a version of the text cover fewer data than one to
// the present text.
func (d Definition) CoversLess(version string) bool {
	_, fewer := d.Fewer[version]
	return fewer
}

// dataOf returns the kinds of data that a consent to a version of the text covers.
func (d Definition) dataOf(version string) []string {
	if fewer, ok := d.Fewer[version]; ok {
		return fewer
	}
	return d.Data
}

// bounds reports whether a consent to a version of the text ends at its time whatever is used
// since.
func (d Definition) bounds(version string) bool { return slices.Contains(d.Bounded, version) }

// Access says who can see the data of a purpose: they are encrypted with the customer's own key.
func (d Definition) Access() Text { return sealedView() }
