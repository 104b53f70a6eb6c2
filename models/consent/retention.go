package consent

import (
	"slices"
	"sync"
	"time"
)

// Kept names something kept about a person, for which the retention register states a time.
type Kept string

// What is kept. The code that lets it end takes the time from here.
const (
	KeptMeasurements Kept = "measurements" // the fit profile and the consents that hold it
	KeptFeedback     Kept = "feedback"     // returns and fit feedback
	KeptAddress      Kept = "address"      // the confirmed newsletter address and its consent
	KeptUnconfirmed  Kept = "unconfirmed"  // a newsletter address nobody has confirmed
	KeptNewBasket    Kept = "new-basket"   // a basket that was filled in one go
	KeptBasket       Kept = "basket"       // one that was changed again
	KeptWishes       Kept = "wishes"       // the wish list
	KeptOrder        Kept = "order"        // an order, as long as this demonstration keeps one
	KeptVisit        Kept = "visit"        // the session and its cookie
	KeptAsking       Kept = "asking"       // a visit begun only to ask for a sign-in link, or to type a device code
	KeptAccount      Kept = "account"
	KeptSignedIn     Kept = "signed-in"      // a session of an account that is not used
	KeptSignedInMost Kept = "signed-in-most" // a session of an account, however often it is used
	KeptLink         Kept = "link"           // a sign-in link, of which only a digest is kept
	KeptUsedLink     Kept = "used-link"      // that a sign-in link was used, so that its theft is noticed
	KeptChallenge    Kept = "challenge"      // what a passkey is asked to sign
	KeptDeviceCode   Kept = "device-code"    // a code that signs in a second device, of which only a digest is kept
	KeptOutbox       Kept = "outbox"
	KeptLetter       Kept = "letter"     // a letter that the mail server has not taken
	KeptLedger       Kept = "ledger"     // the proof of consents and withdrawals
	KeptJournal      Kept = "journal"    // the accesses to measurements
	KeptReceipt      Kept = "receipt"    // the receipt of an erasure
	KeptWithdrawal   Kept = "withdrawal" // a declaration of withdrawal
)

// Retention says how long something is kept, and from when.
type Retention struct {
	Kept Kept
	Keep Period
	From Text // "ab der letzten Nutzung"
	Note Text // what ends it earlier; empty where nothing is to be said
}

// Text returns the whole time in words: "12 Monate ab der letzten Nutzung".
func (r Retention) Text() Text {
	period := r.Keep.Text()
	whole := Text{DE: period.DE + " " + r.From.DE, EN: period.EN + " " + r.From.EN}
	if r.Note != (Text{}) {
		whole.DE, whole.EN = whole.DE+". "+r.Note.DE, whole.EN+". "+r.Note.EN
	}
	return whole
}

// Until returns when something ends whose time begins at from.
func (k Kept) Until(from time.Time) time.Time { return k.Retention().Keep.After(from) }

// Retention returns what the register states. It panics for what is not in the register: to
// keep something without a stated time is a programming error.
func (k Kept) Retention() Retention {
	all := retentions()
	for i := range all {
		if all[i].Kept == k {
			return all[i]
		}
	}
	panic("consent: no retention is stated for " + string(k))
}

// RetentionRegister is the one place that says how long anything about a person is kept.
// Deleting everything, or the datum alone, ends each of them at once.
func RetentionRegister() []Retention { return slices.Clone(retentions()) }

// retentions is the register, written once: a page asks for it a dozen times. Nobody changes it.
var retentions = sync.OnceValue(func() []Retention {
	lastUse := Text{DE: "ab der letzten Nutzung", EN: "from the last use"}
	withCustomer := Text{
		DE: "Ohne Konto endet es spätestens mit Ihrer Sitzung, mit Konto spätestens mit dem Konto.",
		EN: "Without an account it ends with your session at the latest, with one when the account ends.",
	}
	return []Retention{
		{Kept: KeptMeasurements, Keep: Period{Months: 12}, From: lastUse, Note: withCustomer},
		{Kept: KeptFeedback, Keep: Period{Months: 12}, From: Text{DE: "ab Ihrer Einwilligung", EN: "from your consent"}},
		{
			Kept: KeptAddress, Keep: Period{Months: 24}, From: Text{DE: "ab Ihrer Einwilligung", EN: "from your consent"},
			Note: Text{DE: "Wer sich abmeldet, beendet es sofort.", EN: "Unsubscribing ends it at once."},
		},
		{Kept: KeptUnconfirmed, Keep: Period{Time: 2 * day}, From: Text{
			DE: "ab der Anmeldung, solange sie nicht bestätigt ist", EN: "from the request, as long as it is not confirmed",
		}},
		{Kept: KeptNewBasket, Keep: Period{Time: 3 * day}, From: Text{
			DE: "ab dem ersten Stück, wenn am Warenkorb danach nichts mehr geändert wird", EN: "from the first piece, where nothing in the basket is changed after it",
		}},
		{Kept: KeptBasket, Keep: Period{Time: 30 * day}, From: Text{DE: "ab der letzten Änderung", EN: "from the last change"}},
		{Kept: KeptWishes, Keep: Period{Time: 30 * day}, From: Text{DE: "ab der letzten Änderung", EN: "from the last change"}},
		{
			Kept: KeptOrder, Keep: Period{Time: 30 * day}, From: Text{DE: "ab der Bestellung", EN: "from the order"},
			Note: Text{
				DE: "Auf Ihren Wunsch sofort: Hier kommt kein Kauf zustande. Ein echter Laden müsste die Rechnung 8 Jahre und Geschäftsbriefe 6 Jahre aufbewahren (§ 147 AO, § 257 HGB).",
				EN: "At your wish at once: nothing is sold here. A real shop would have to keep the invoice for 8 years and business letters for 6 years (§ 147 AO, § 257 HGB).",
			},
		},
		{
			Kept: KeptVisit, Keep: Period{Months: 12}, From: lastUse,
			Note: Text{
				DE: "Nur mit Warenkorb, Merkliste oder Bestellung: so lange wie diese. Mit dem Newsletter: so lange wie er.",
				EN: "With a basket, a wish list or an order only: as long as these. With the newsletter: as long as that.",
			},
		},
		{Kept: KeptAsking, Keep: Period{Time: time.Hour}, From: Text{
			DE: "ab der Bitte um einen Anmeldelink oder dem Eintippen eines Gerätecodes, wenn die Sitzung sonst nichts enthält",
			EN: "from asking for a sign-in link or typing a device code, where the session holds nothing else",
		}},
		{Kept: KeptAccount, Keep: Period{Months: 12}, From: Text{DE: "ab dem letzten Besuch", EN: "from the last visit"}},
		{Kept: KeptSignedIn, Keep: Period{Time: 30 * day}, From: Text{DE: "ab der letzten Nutzung in diesem Browser", EN: "from the last use in this browser"}},
		{Kept: KeptSignedInMost, Keep: Period{Months: 6}, From: Text{DE: "ab der Anmeldung", EN: "from signing in"}},
		{
			Kept: KeptLink, Keep: Period{Time: 10 * time.Minute}, From: Text{DE: "ab dem Absenden", EN: "from sending"},
			Note: Text{DE: "Wird er benutzt oder überall abgemeldet, endet er sofort.", EN: "Using it or signing out everywhere ends it at once."},
		},
		{Kept: KeptUsedLink, Keep: Period{Time: 24 * time.Hour}, From: Text{DE: "ab der Benutzung des Links", EN: "from the use of the link"}},
		{
			Kept: KeptChallenge, Keep: Period{Time: 5 * time.Minute}, From: Text{DE: "ab der Frage an einen Passkey", EN: "from the question to a passkey"},
			Note: Text{DE: "Die Antwort beendet es sofort.", EN: "The answer ends it at once."},
		},
		{
			Kept: KeptDeviceCode, Keep: Period{Time: 2 * time.Minute}, From: Text{DE: "ab dem Anzeigen eines Gerätecodes", EN: "from showing a device code"},
			Note: Text{
				DE: "Wird er benutzt, verworfen oder die Sitzung beendet, die ihn zeigt, endet er sofort.",
				EN: "Using it, discarding it or ending the session that shows it ends it at once.",
			},
		},
		{
			Kept: KeptOutbox, Keep: Period{Time: 7 * day}, From: Text{DE: "ab dem Absenden", EN: "from sending"},
			Note: Text{
				DE: "Jeder Brief lässt sich vorher löschen; wer den Newsletter abbestellt, löscht dessen Briefe.",
				EN: "Each letter can be deleted before; unsubscribing from the newsletter deletes its letters.",
			},
		},
		{
			Kept: KeptLetter, Keep: Period{Time: 30 * day}, From: Text{DE: "ab der Handlung, die ihn ausgelöst hat", EN: "from the act that caused it"},
			Note: Text{
				DE: "Hat der Mailserver ihn angenommen, endet es sofort; mit einem Link darin, sobald der Link nicht mehr gilt.",
				EN: "It ends at once when the mail server has taken it; with a link in it, as soon as the link no longer works.",
			},
		},
		{Kept: KeptLedger, Keep: Period{Months: 12}, From: lastUse, Note: Text{
			DE: "Solange Sie den Newsletter bekommen, bis zu dessen Ende. " + withCustomer.DE,
			EN: "As long as you take the newsletter, until that ends. " + withCustomer.EN,
		}},
		{Kept: KeptJournal, Keep: Period{Months: 12}, From: Text{DE: "ab dem Tag des Zugriffs", EN: "from the day of the access"}, Note: withCustomer},
		{Kept: KeptReceipt, Keep: Period{Time: 30 * day}, From: Text{DE: "ab dem Löschen", EN: "from the erasure"}},
		{Kept: KeptWithdrawal, Keep: Period{Time: 30 * day}, From: Text{DE: "ab der Erklärung", EN: "from the declaration"}},
	}
})
