package store

import (
	"testing"

	"ebenmass/models/consent"
)

func TestAskFor_Denied(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		for _, test := range []struct {
			purpose consent.Purpose
			datum   string
			why     consent.Why // "" where it may
		}{
			{consent.PurposeMail, "waist", consent.WhyNotCovered},
			{consent.PurposeMail, "waist", consent.WhyNotCovered},
			{consent.PurposeLearn, "bust", consent.WhyNeverGiven},
			{consent.PurposeAdvice, "email", consent.WhyNotCovered},
			{consent.PurposeOffers, "waist", consent.WhyNeverGiven},
			{consent.PurposeAdvice, "waist", ""},
			{"profit", "waist", consent.WhyUnknown},
			{consent.PurposeMail, "93.7191", consent.WhyUnknown},
		} {
			err := s.CheckAccess(t.Context(), customer, test.purpose, test.datum, PageMyData)
			if test.why == "" {
				must(t, err)
				continue
			}
			wantDenied(t, err, test.purpose, test.why)
		}
		journal, err := s.Journal(t.Context(), customer)
		must(t, err)
		type line struct {
			purpose consent.Purpose
			datum   string
		}
		want := map[line]bool{
			{consent.PurposeMail, "waist"}: true, {consent.PurposeLearn, "bust"}: true,
			{consent.PurposeAdvice, "email"}: true, {consent.PurposeOffers, "waist"}: true,
		}
		for _, a := range journal {
			if a.Purpose == consent.PurposeSelf { // the saving
				continue
			}
			l := line{a.Purpose, a.Data[0]}
			if a.Granted || a.Kind != PageMyData || len(a.Data) != 1 || !want[l] {
				t.Errorf("journalled: %+v", a)
			}
			delete(want, l)
		}
		if len(want) > 0 {
			t.Errorf("not journalled: %v", want)
		}
	})
}

func TestAskFor_Nobody(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		wantDenied(t, s.CheckAccess(t.Context(), "", consent.PurposeMail, "waist", PageMyData), consent.PurposeMail, consent.WhyNotCovered)
		wantDenied(t, s.CheckAccess(t.Context(), "", consent.PurposeAdvice, "waist", PageMyData), consent.PurposeAdvice, consent.WhyNeverGiven)
		if n := s.rows(t, "accesses"); n != 0 {
			t.Errorf("%d lines about nobody", n)
		}
	})
}
