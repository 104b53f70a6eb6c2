package consent

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestPurposes_Complete(t *testing.T) {
	t.Parallel()
	bareUnit := regexp.MustCompile(`\d (Monate|months)`)
	var seen []Purpose
	for _, d := range Purposes() {
		if slices.Contains(seen, d.Purpose) {
			t.Errorf("%s twice", d.Purpose)
		}
		seen = append(seen, d.Purpose)
		if d.Version == "" || len(d.Data) == 0 || d.Kept.Retention().Keep.Months < 1 {
			t.Errorf("%s: version, data or retention missing", d.Purpose)
		}
		for _, text := range []Text{d.Title, d.Use, d.NotDone, d.Retention, d.Basis, d.Recipients} {
			for _, s := range []string{text.In("de"), text.In("en")} {
				if s == "" || strings.ContainsAny(s, `"'`) || strings.TrimSpace(s) != s || bareUnit.MatchString(s) {
					t.Errorf("%s: %q", d.Purpose, s)
				}
			}
			if text.In("de") == text.In("en") || text.In("fr") != text.In("de") {
				t.Errorf("%s: %q is not two languages", d.Purpose, text.DE)
			}
		}
	}
	if !slices.Equal(seen, []Purpose{PurposeAdvice, PurposeOffers, PurposeLearn, PurposeMail}) {
		t.Errorf("registry %v", seen)
	}
}

func TestOffered_InUse(t *testing.T) {
	t.Parallel()
	var offered []Purpose
	for _, d := range Offered() {
		offered = append(offered, d.Purpose)
		if d.Holds != (d.Purpose == PurposeAdvice || d.Purpose == PurposeOffers) {
			t.Errorf("%s: measurements are held for learning or the newsletter, or for nothing", d.Purpose)
		}
	}
	if !slices.Equal(offered, []Purpose{PurposeAdvice, PurposeOffers, PurposeLearn, PurposeMail}) {
		t.Errorf("offered %v", offered)
	}
	for _, p := range []Purpose{"", PurposeSelf, "Advice"} {
		if _, ok := Find(p); ok {
			t.Errorf("%q is in the registry", p)
		}
	}
}

func TestGranted_EarlierVersion(t *testing.T) {
	t.Parallel()
	d := advice()
	d.Version, d.Covers = "2027-01-1", []string{advice().Version}
	if !(Ledger{}).derive(d, granted(PurposeAdvice, start), start).Granted {
		t.Error("a covered consent does not stand")
	}
	d.Covers = nil
	if s := (Ledger{}).derive(d, granted(PurposeAdvice, start), start); s.Granted || s.Why != WhyTextChanged {
		t.Errorf("a consent to other words stands: %+v", s)
	}
}
