package views

import (
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
)

func receiptFixture(lang models.Lang, e consent.Entry, purposes ...consent.Definition) ReceiptPage {
	e.Receipt = strings.Repeat("A", 26)
	return ReceiptPage{Page: chrome(lang, "/my-data/receipts/"+e.Receipt), Entry: e, Purposes: purposes, Fingerprint: strings.Repeat("f", 64)}
}

func TestAReceiptIsWrittenForEveryActionAndForm(t *testing.T) {
	advice, _ := consent.Find(consent.PurposeAdvice)
	mail, _ := consent.Find(consent.PurposeMail)
	old := advice.Grant("de", "fit", true, given)
	old.TextVersion, old.TextSHA256 = "2026-11-1", strings.Repeat("0", 64)
	expired := old
	expired.Action, expired.Form = consent.Expired, consent.FormExpiry
	for _, lang := range []models.Lang{models.German, models.English} {
		for name, p := range map[string]ReceiptPage{
			"granted":      receiptFixture(lang, advice.Grant("en", "fit", true, given), advice),
			"withdrawn":    receiptFixture(lang, advice.Withdrawal("de", "my-data", given), advice),
			"deleted":      receiptFixture(lang, advice.Withdrawal("de", "delete", given), advice),
			"subscribed":   receiptFixture(lang, mail.Grant("de", "mail-confirm", true, given), mail),
			"unsubscribed": receiptFixture(lang, mail.Withdrawal("de", "mail-unsubscribe", given), mail),
			"expired":      receiptFixture(lang, expired, advice),
			"paused":       receiptFixture(lang, consent.Pausing("de", "my-data", given), consent.Purposes()...),
			"resumed":      receiptFixture(lang, consent.Resuming("de", "my-data", given), consent.Purposes()...),
		} {
			doc := look(t, Receipt(p))
			if doc.Find("h1").Length() != 1 || doc.Find("[id^=purpose-]").Length() < len(p.Purposes) {
				t.Errorf("%s, %s: not whole", lang, name)
			}
		}
		if words := look(t, Receipt(receiptFixture(lang, old, advice))).Text(); strings.Contains(words, advice.Use.In(string(lang))) {
			t.Errorf("%s: the receipt of an older text shows words the customer did not see", lang)
		}
	}
}

func TestMyDataSaysWhetherTheJournalIsWhole(t *testing.T) {
	for _, lang := range []models.Lang{models.German, models.English} {
		for want, chain := range map[string]JournalChain{
			"none":   {},
			"whole":  {Days: 2, First: given, Last: given, Tip: strings.Repeat("a", 64)},
			"broken": {Broken: true, Last: given},
		} {
			p := MyDataPage{Page: chrome(lang, "/my-data"), Known: true, Until: expires, Chain: chain}
			if got := look(t, MyData(p)).Find("[data-chain]").AttrOr("data-chain", ""); got != want {
				t.Errorf("%s: the chain reads %q, want %q", lang, got, want)
			}
		}
		broken := MyDataPage{Page: chrome(lang, "/my-data"), Known: true, Chain: JournalChain{Broken: true, Last: time.Time{}}}
		if look(t, MyData(broken)).Find(`[data-chain="broken"]`).Length() != 1 {
			t.Errorf("%s: a chain broken at its tip does not show", lang)
		}
	}
}
