package consent

import (
	"slices"
	"testing"
)

func TestAsk_DatumByPurpose(t *testing.T) {
	t.Parallel()
	entries := []Entry{granted(PurposeAdvice, start)}
	for _, d := range Offered() {
		if d.Purpose != PurposeAdvice {
			entries = append(entries, granted(d.Purpose, start))
		}
	}
	anna := NewLedger("anna", entries)
	for _, d := range Purposes() {
		for _, datum := range Data() {
			err := Ask(anna, d.Purpose, datum, start)
			switch {
			case !slices.Contains(d.Data, datum):
				wantDenied(t, err, d.Purpose, WhyNotCovered)
			case !d.InUse:
				wantDenied(t, err, d.Purpose, WhyNotInUse)
			case err != nil:
				t.Errorf("%s with consent may not see %s: %v", d.Purpose, datum, err)
			}
		}
	}
}

func TestAsk_Refused(t *testing.T) {
	t.Parallel()
	anna := NewLedger("anna", []Entry{granted(PurposeAdvice, start), withdrawn(PurposeAdvice, start)})
	wantDenied(t, Ask(anna, PurposeAdvice, "waist", start), PurposeAdvice, WhyWithdrawn)
	wantDenied(t, Ask(anna, PurposeOffers, "waist", start), PurposeOffers, WhyNeverGiven)
	nobody := NewLedger("", []Entry{granted(PurposeAdvice, start)})
	wantDenied(t, Ask(nobody, PurposeAdvice, "waist", start), PurposeAdvice, WhyNeverGiven)
	wantDenied(t, Ask(nobody, "profit", "waist", start), "profit", WhyUnknown)
	wantDenied(t, Ask(nobody, PurposeMail, "waist", start), PurposeMail, WhyNotCovered)
}

func TestData_Once(t *testing.T) {
	t.Parallel()
	names := Data()
	for _, d := range Purposes() {
		for _, name := range d.Data {
			if !slices.Contains(names, name) {
				t.Errorf("%s is missing", name)
			}
		}
	}
	slices.Sort(names)
	if len(slices.Compact(names)) != len(Data()) {
		t.Errorf("a name stands twice in %v", Data())
	}
}
