package mydata

import (
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/receipt"
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

func TestErasureReceipt_NounsInOneForm(t *testing.T) {
	for lang, want := range map[models.Lang][]string{
		models.German:  {"1 Besuchsdatensatz", "2 Bestellpositionen", "1 Sitzung", "1 Doppelgrößen-Vermerk", "3 × gone_table"},
		models.English: {"1 visit record", "2 order lines", "1 session", "1 two-size note", "3 × gone_table"},
	} {
		p := erasureFixture(lang, receipt.StorageSQLite)
		p.Erasure.Deleted = map[string]int{"customers": 1, "order_lines": 2, "sessions": 1, "two_size_orders": 1, "customer_keys": 4, "gone_table": 3}
		rows := pagetest.Look(t, ErasureReceipt(p)).Find("#deleted li")
		said := strings.Join(strings.Fields(rows.Text()), " ")
		if rows.Length() != len(want) {
			t.Errorf("%s: %d rows, want %d: %q", lang, rows.Length(), len(want), said)
		}
		for _, row := range want {
			if !strings.Contains(said, row) {
				t.Errorf("%s: %q is not said: %q", lang, row, said)
			}
		}
	}
}

func TestErasureReceipt_Took(t *testing.T) {
	for took, want := range map[time.Duration]string{
		-time.Second: "in weniger als 0,1 Sekunden", 0: "in weniger als 0,1 Sekunden", 90 * time.Millisecond: "in weniger als 0,1 Sekunden",
		1500 * time.Millisecond: "nach 1,5 Sekunden",
	} {
		p := erasureFixture(models.German, receipt.StorageSQLite)
		p.Erasure.Finished = p.Erasure.Started.Add(took)
		if said := pagetest.Look(t, ErasureReceipt(p)).Find("#deleted .sheet-head").Text(); !strings.Contains(strings.ReplaceAll(said, "\u00a0", " "), want) {
			t.Errorf("%v: it says %q, want %q", took, said, want)
		}
	}
}
