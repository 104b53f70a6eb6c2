package store

import (
	"errors"
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

func TestChangingOneValueLeavesTheOthersAndTheirDays(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		self := consent.ForSelf(customer)
		setBust := func(p *fit.Person) error { p.Given[fit.Bust] = 94.0001; return nil }
		if err := s.ChangeProfile(t.Context(), self, PageMyData, setBust); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("changing nothing: %v", err)
		}
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		key := s.wrappedKey(t)
		s.clock.advance(day)
		must(t, s.ChangeProfile(t.Context(), self, PageMyData, setBust))
		got := s.mustRead(t, customer)
		want := shopper()
		want.Given[fit.Bust] = 94.0001
		if got.Person != want {
			t.Errorf("read %+v, want %+v", got.Person, want)
		}
		if !got.Since("bust").Equal(opening.Add(day)) || !got.Since("waist").Equal(opening) || !got.Since("sizing").Equal(opening) {
			t.Errorf("bust since %v, waist since %v", got.Since("bust"), got.Since("waist"))
		}
		if slices.Equal(key, s.wrappedKey(t)) || s.rows(t, "customer_keys") != 1 {
			t.Error("the old key is still there")
		}
		refused := errors.New("no")
		if err := s.ChangeProfile(t.Context(), self, PageMyData, func(p *fit.Person) error { p.Given[fit.Waist] = 1; return refused }); !errors.Is(err, refused) {
			t.Errorf("error %v", err)
		}
		if got := s.mustRead(t, customer); got.Person != want {
			t.Errorf("a refused change was kept: %+v", got.Person)
		}
		err := s.ChangeProfile(t.Context(), consent.Permit[consent.Self]{}, PageMyData, setBust)
		wantDenied(t, err, consent.PurposeSelf, consent.WhyNeverGiven)
	})
}

func TestATakenOutValueIsInNoFile(t *testing.T) {
	s := onSQLite(t)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	traces := s.traces(t, customer)
	if !s.found(t, traces[0]) {
		t.Fatal("the ciphertexts cannot be found before: the test proves nothing")
	}
	must(t, s.ChangeProfile(t.Context(), consent.ForSelf(customer), PageMyData, func(p *fit.Person) error {
		p.Given[fit.Bust] = 0
		return nil
	}))
	if got := s.mustRead(t, customer); got.Person.Given[fit.Bust] != 0 || got.Person.Given[fit.Waist] != 76 {
		t.Errorf("read %+v", got.Person)
	}
	for _, trace := range append(traces, canary) {
		if s.found(t, trace) {
			t.Errorf("%x… is still there", trace[:7])
		}
	}
	if s.full.Load() {
		t.Error("the log was not emptied")
	}
}
