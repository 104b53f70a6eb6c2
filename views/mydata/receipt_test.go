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
		p := erasureFixture(lang, receipt.StorageSQLite, receipt.SearchDone)
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
		p := erasureFixture(models.German, receipt.StorageSQLite, receipt.SearchDone)
		p.Erasure.Finished = p.Erasure.Started.Add(took)
		if said := pagetest.Look(t, ErasureReceipt(p)).Find("#deleted .sheet-head").Text(); !strings.Contains(strings.ReplaceAll(said, "\u00a0", " "), want) {
			t.Errorf("%v: it says %q, want %q", took, said, want)
		}
	}
}

// The page says how far the search is, on each storage; a receipt from before it could wait reads
// as it did.
func TestErasureReceipt_SearchState(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		storage string
		state   receipt.SearchState
		resumed bool
		says    string
		ended   bool
		notices int
	}{
		{receipt.StorageSQLite, receipt.SearchPending, false, "still running", false, 1},
		{receipt.StorageSQLite, receipt.SearchInterrupted, true, "stopped before the search", false, 0},
		{receipt.StorageSQLite, receipt.SearchIncomplete, false, "Not everything was searched", false, 0},
		{receipt.StorageSQLite, receipt.SearchNothing, false, "nothing to tell them by", false, 0},
		{receipt.StorageSQLite, receipt.SearchDone, true, "every file in the data folder was read: 8 files", true, 1},
		{receipt.StorageSQLite, "", false, "Not everything was searched", false, 0},
		{receipt.StoragePostgres, receipt.SearchPending, false, "still running", false, 1},
		{receipt.StoragePostgres, receipt.SearchDone, false, "every table of the database was read in full: 8 tables", true, 0},
		{receipt.StoragePostgres, "", false, "There was no search", false, 0},
	} {
		p := erasureFixture(models.English, test.storage, test.state)
		p.Erasure.Resumed = test.resumed
		doc := pagetest.Look(t, ErasureReceipt(p))
		said := doc.Find("#searched").Text()
		if !strings.Contains(said, test.says) || strings.Contains(said, "What was searched for") != test.ended {
			t.Errorf("%s %q: it says %q", test.storage, test.state, said)
		}
		if n := doc.Find(".notice").Length(); n != test.notices {
			t.Errorf("%s %q: %d notices", test.storage, test.state, n)
		}
		if pending := doc.Find(`[data-search="pending"] a[href="/en/my-data/receipts/`+p.Erasure.ID+`"]`).Length() == 1; pending != (test.state == receipt.SearchPending) {
			t.Errorf("%s %q: the page can be loaded again: %v", test.storage, test.state, pending)
		}
	}
}
