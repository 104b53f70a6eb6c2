package mydata

import (
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/pagetest"
)

func TestReceipt_EveryActionAndForm(t *testing.T) {
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
			doc := pagetest.Look(t, Receipt(p))
			if doc.Find("h1").Length() != 1 || doc.Find("[id^=purpose-]").Length() < len(p.Purposes) {
				t.Errorf("%s, %s: not whole", lang, name)
			}
		}
		if words := pagetest.Look(t, Receipt(receiptFixture(lang, old, advice))).Text(); strings.Contains(words, advice.Use.In(string(lang))) {
			t.Errorf("%s: the receipt of an older text shows words the customer did not see", lang)
		}
	}
}
