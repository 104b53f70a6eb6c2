package consent

import (
	"slices"
	"testing"
)

// Consents to the texts that named measures only go on standing for those until their end, and
// for nothing that was asked for later.
func TestDecide_EarlierTextCoversFewerData(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"2026-11-1", "2026-11-2"} {
		for _, purpose := range []Purpose{PurposeAdvice, PurposeOffers} {
			earlier := changed(granted(purpose, start), func(e *Entry) { e.TextVersion = version })
			ledger := NewLedger("anna", []Entry{earlier})
			var data []string
			if purpose == PurposeAdvice {
				permit, err := Decide[Advice](ledger, start)
				if err != nil || permit.Covers("usual.top") || permit.Covers("owned.1") || permit.Covers("feedback") || !permit.Covers("bust") {
					t.Errorf("%s: %+v, %v", version, permit, err)
				}
				data = permit.Data()
			} else {
				permit, err := Decide[Offers](ledger, start)
				if err != nil || permit.Covers("usual.top.2") || permit.Covers("owned.2") || permit.Covers("feedback") || !permit.Covers("bust") {
					t.Errorf("%s: %+v, %v", version, permit, err)
				}
				data = permit.Data()
			}
			if !slices.Equal(data, measures()) {
				t.Errorf("%s %s opens %v", purpose, version, data)
			}
			for datum, want := range map[string]bool{"bust": true, "preference": true, "usual.top": false, "usual.dress.2": false, "owned.1": false} {
				if held := len(ledger.Holding(datum, start)) > 0; held != want {
					t.Errorf("%s %s holds %s: %t", purpose, version, datum, held)
				}
			}
			wantDenied(t, Ask(ledger, purpose, "usual.top", start), purpose, WhyTextChanged)
			if err := Ask(ledger, purpose, "bust", start); err != nil {
				t.Errorf("%s %s: %v", purpose, version, err)
			}
			if until := ledger.HeldUntil(start); !until.Equal(KeptMeasurements.Until(start)) {
				t.Errorf("%s %s ends %v", purpose, version, until)
			}
			renewed := NewLedger("anna", []Entry{earlier, granted(purpose, start)})
			for _, datum := range []string{"bust", "usual.top", "usual.bottom.4", "usual.dress", "owned.1", "owned.2"} {
				if !slices.Equal(renewed.Holding(datum, start), []Purpose{purpose}) {
					t.Errorf("%s renewed does not hold %s", purpose, datum)
				}
			}
		}
	}
}

// The text before said that a count stays after a withdrawal: nobody agreed to sealed answers being
// opened for a release.
func TestDecide_LearningTextOfLastingCountsEnds(t *testing.T) {
	t.Parallel()
	before := changed(granted(PurposeLearn, start), func(e *Entry) { e.TextVersion = "2026-11-3" })
	ledger := NewLedger("anna", []Entry{before})
	wantDenied(t, Ask(ledger, PurposeLearn, "feedback", start), PurposeLearn, WhyTextChanged)
}

func TestKind(t *testing.T) {
	t.Parallel()
	for datum, want := range map[string]string{
		"bust": "bust", "usual.top": "usual.top", "usual.top.2": "usual.top", "usual.dress.10": "usual.dress", "owned.1": "owned", "": "",
	} {
		if got := Kind(datum); got != want {
			t.Errorf("Kind(%q) = %q, want %q", datum, got, want)
		}
	}
}
