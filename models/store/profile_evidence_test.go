package store

import (
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"testing"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

// earlierText appends a consent as it was given to a text that named measures only.
func (s shop) earlierText(t *testing.T, customer string, purpose consent.Purpose) {
	t.Helper()
	_, err := s.rawDB(t).Exec(`INSERT INTO consents (customer, purpose, action, at, text_version, text_sha256, lang, form, age16, receipt)
		VALUES ($1, $2, 'granted', $3, '2026-11-2', $4, 'de', 'fit', $5, $6)`,
		customer, string(purpose), s.clock.Now().UnixMicro(), strings.Repeat("0", 64), true, rand.Text())
	must(t, err)
}

// onlyMeasured is shopper without usual sizes and garments at home.
func onlyMeasured() fit.Person {
	p := shopper()
	p.Usual, p.Owned = nil, nil
	return p
}

// Of a consent to the earlier text, measures are read and kept; nothing else is.
func TestReadProfile_EarlierTextOpensMeasures(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		s.earlierText(t, customer, consent.PurposeOffers)
		got, err := readFor[consent.Offers](t.Context(), s, customer)
		if err != nil || !samePerson(got.Person, onlyMeasured()) {
			t.Errorf("offers by the earlier text: %+v, %v", got.Person, err)
		}
		if got := s.mustRead(t, customer); !samePerson(got.Person, shopper()) {
			t.Errorf("advice by the present text: %+v", got.Person)
		}
		journal, err := s.Journal(t.Context(), customer)
		must(t, err)
		for _, a := range journal {
			if a.Purpose == consent.PurposeOffers && slices.Contains(a.Data, "usual.top") {
				t.Errorf("the journal says that offers read %v", a.Data)
			}
		}
	})
}

func TestSaveProfile_EarlierTextKeepsNothingNew(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, onlyMeasured(), consent.PurposeAdvice)
		s.earlierText(t, customer, consent.PurposeAdvice)
		err := SaveProfile(t.Context(), s.Store, consent.ForSelf(customer), PageMyData, Profile{Person: shopper()})
		wantDenied(t, err, consent.PurposeSelf, consent.WhyNothingHeld)
		err = s.ChangeProfile(t.Context(), consent.ForSelf(customer), PageMyData, func(p *fit.Person) error {
			p.Owned = shopper().Owned
			return nil
		})
		wantDenied(t, err, consent.PurposeSelf, consent.WhyNothingHeld)
		if got := s.mustRead(t, customer); !samePerson(got.Person, onlyMeasured()) {
			t.Errorf("kept %+v", got.Person)
		}
		corrected := onlyMeasured()
		corrected.Given[fit.Bust] = 95
		must(t, SaveProfile(t.Context(), s.Store, consent.ForSelf(customer), PageMyData, Profile{Person: corrected}))
		s.clock.advance(hour)
		s.keep(t, customer, shopper(), consent.PurposeAdvice) // renewed
		if got := s.mustRead(t, customer); !samePerson(got.Person, shopper()) {
			t.Errorf("renewed, but kept %+v", got.Person)
		}
	})
}

// Withdrawing the last purpose whose words name a datum erases it; what another holds stays.
func TestWithdraw_ErasesWhatNoTextNames(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	s.earlierText(t, customer, consent.PurposeOffers)
	traces := s.traces(t, customer)
	s.clock.advance(hour)
	_, err := s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeAdvice))
	must(t, err)
	got, err := ReadProfile(t.Context(), s.Store, consent.ForSelf(customer), PageMyData)
	if err != nil || !samePerson(got.Person, onlyMeasured()) {
		t.Errorf("left %+v, %v", got.Person, err)
	}
	if !got.Since("bust").Equal(opening) {
		t.Errorf("the measure left is since %v", got.Since("bust"))
	}
	for _, trace := range traces {
		if s.found(t, trace) {
			t.Errorf("%x… is still there", trace[:7])
		}
	}
}

// Where nothing of a body is left to hold, the profile goes as with the last purpose.
func TestWithdraw_NothingLeftErasesProfile(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		p := shopper()
		p.Given = [fit.NumMeasures]float64{}
		p.MeasuredWith = ""
		s.keep(t, customer, p, consent.PurposeAdvice)
		s.earlierText(t, customer, consent.PurposeOffers)
		erased, err := s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeAdvice))
		if err != nil || erased.Receipt == "" || !erased.Key {
			t.Errorf("erased %+v, %v", erased, err)
		}
		if n := s.rows(t, "measurements"); n != 0 {
			t.Errorf("%d values left", n)
		}
	})
}

// One taken out moves those after it up, and they keep the day they were given on.
func TestChangeProfile_EvidenceKeepsItsDay(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		s.clock.advance(2 * day)
		must(t, s.ChangeProfile(t.Context(), consent.ForSelf(customer), PageMyData, func(p *fit.Person) error {
			p.Usual = slices.Delete(slices.Clone(p.Usual), 0, 1)
			p.Owned = []fit.OwnedGarment{p.Owned[1], {Type: fit.Skirt, Flat: [fit.NumZones]float64{0, 40}}}
			return nil
		}))
		got := s.mustRead(t, customer)
		want := shopper()
		want.Usual, want.Owned = want.Usual[1:], []fit.OwnedGarment{want.Owned[1], {Type: fit.Skirt, Flat: [fit.NumZones]float64{0, 40}}}
		if !samePerson(got.Person, want) {
			t.Errorf("kept %+v, want %+v", got.Person, want)
		}
		for name, days := range map[string]int{"usual.top": 0, "usual.bottom": 0, "owned.1": 0, "owned.2": 2, "bust": 0} {
			if at := opening.AddDate(0, 0, days); !got.Since(name).Equal(at) {
				t.Errorf("%s is since %v, want %v", name, got.Since(name), at)
			}
		}
		refused := errors.New("refused")
		err := s.ChangeProfile(t.Context(), consent.ForSelf(customer), PageMyData, func(p *fit.Person) error {
			p.Usual[0].Label = "XXL"
			return refused
		})
		if got := s.mustRead(t, customer); !errors.Is(err, refused) || !samePerson(got.Person, want) {
			t.Errorf("a refused change: %v, %+v", err, got.Person)
		}
	})
}

// How was measured is a datum of measures: without any there is none.
func TestSaveProfile_NoMeasuresNoTape(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		p := fit.Person{Sizing: fit.Women, MeasuredWith: fit.Tape, Preference: fit.Loose, Usual: shopper().Usual[:1]}
		s.keep(t, customer, p, consent.PurposeAdvice)
		p.MeasuredWith = ""
		if got := s.mustRead(t, customer); !samePerson(got.Person, p) {
			t.Errorf("kept %+v, want %+v", got.Person, p)
		}
	})
}
