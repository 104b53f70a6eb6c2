package consent

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A text that changes needs a new version: an old consent was given to the old words. The
// digests of all versions ever shown stay here.
var published = map[string]string{
	"advice 2026-11-1": "0c87e3e740081ff02ed1c5619301a43afcc1188998386fc75d4fc95c518d9dde",
	"offers 2026-11-1": "8585fd1929e1c58ab3dc140eea244e4637a98c712c591976c39612c44f62277b",
	"learn 2026-11-1":  "ff4159fa592a21e90dafae8f8dcdc205d95afd012a81167ace9cdca92b1324a5",
	"mail 2026-11-1":   "008792bffc011af1cf1b42fe2ce2117c4d4e61999d56ce81cb274369321c9ff6",
}

func TestNoTextChangesUnderItsVersion(t *testing.T) {
	for _, d := range Purposes() {
		key := string(d.Purpose) + " " + d.Version
		if got := d.SHA256(); got != published[key] {
			t.Errorf("%s has digest %s, published was %q: give it a new version", key, got, published[key])
		}
	}
}

func TestDigestCoversEverythingShown(t *testing.T) {
	for name, change := range map[string]func(*Definition){
		"purpose":            func(d *Definition) { d.Purpose += "x" },
		"version":            func(d *Definition) { d.Version += "x" },
		"title":              func(d *Definition) { d.Title.DE += "x" },
		"use":                func(d *Definition) { d.Use.EN += "x" },
		"what is not done":   func(d *Definition) { d.NotDone.DE += "x" },
		"retention":          func(d *Definition) { d.Retention.EN += "x" },
		"basis":              func(d *Definition) { d.Basis.DE += "x" },
		"data":               func(d *Definition) { d.Data = append(d.Data, "weight") },
		"a moved word break": func(d *Definition) { d.Title.DE, d.Title.EN = d.Title.DE+d.Title.EN[:1], d.Title.EN[1:] },
	} {
		d := advice()
		change(&d)
		if d.SHA256() == advice().SHA256() {
			t.Errorf("%s: the same digest", name)
		}
	}
}

func TestRegistryIsCompleteInBothLanguages(t *testing.T) {
	bareUnit := regexp.MustCompile(`\d (Monate|months)`)
	var seen []Purpose
	for _, d := range Purposes() {
		if slices.Contains(seen, d.Purpose) {
			t.Errorf("%s twice", d.Purpose)
		}
		seen = append(seen, d.Purpose)
		if d.Version == "" || len(d.Data) == 0 || d.KeepMonths < 1 {
			t.Errorf("%s: version, data or retention missing", d.Purpose)
		}
		for _, text := range []Text{d.Title, d.Use, d.NotDone, d.Retention, d.Basis} {
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

func TestOnlyPurposesInUseAreOffered(t *testing.T) {
	var offered []Purpose
	for _, d := range Offered() {
		offered = append(offered, d.Purpose)
		if !d.Holds {
			t.Errorf("%s is offered and holds nothing", d.Purpose)
		}
	}
	if !slices.Equal(offered, []Purpose{PurposeAdvice, PurposeOffers}) {
		t.Errorf("offered %v", offered)
	}
	for _, p := range []Purpose{"", PurposeSelf, "Advice"} {
		if _, ok := Find(p); ok {
			t.Errorf("%q is in the registry", p)
		}
	}
}

func TestAnEarlierVersionThatPromisedTheSameStillCounts(t *testing.T) {
	d := advice()
	d.Version, d.Covers = "2027-01-1", []string{advice().Version}
	if !derive(d, granted(PurposeAdvice, start), start).Granted {
		t.Error("a covered consent does not stand")
	}
	d.Covers = nil
	if s := derive(d, granted(PurposeAdvice, start), start); s.Granted || s.Why != WhyTextChanged {
		t.Errorf("a consent to other words stands: %+v", s)
	}
}
