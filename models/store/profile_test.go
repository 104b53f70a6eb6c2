package store

import (
	"context"
	"errors"
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

// readFor reads a profile for a purpose, as a page does.
func readFor[P interface {
	consent.Consented
	consent.BodyReader
}](ctx context.Context, s shop, customer string) (Profile, error) {
	permit, err := PermitFor[P](ctx, s.Store, customer, PageProduct)
	if err != nil {
		return Profile{}, err
	}
	return ReadProfile(ctx, s.Store, permit, PageProduct)
}

func (s shop) mustRead(t *testing.T, customer string) Profile {
	t.Helper()
	p, err := readFor[consent.Advice](t.Context(), s, customer)
	must(t, err)
	return p
}

func wantDenied(t *testing.T, err error, p consent.Purpose, why consent.Why) {
	t.Helper()
	var denied *consent.Denied
	if !errors.As(err, &denied) || denied.Purpose != p || denied.Why != why {
		t.Errorf("error %v, want %s denied: %s", err, p, why)
	}
}

func TestReadProfile_PurposeOnly(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, stranger := s.visit(t), s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		got := s.mustRead(t, customer)
		if !samePerson(got.Person, shopper()) {
			t.Errorf("read %+v, want %+v unrounded", got.Person, shopper())
		}
		if !got.GivenAt.Equal(opening) || !got.ExpiresAt.Equal(opening.AddDate(1, 0, 0)) {
			t.Errorf("given %v, expires %v", got.GivenAt, got.ExpiresAt)
		}
		_, err := readFor[consent.Offers](t.Context(), s, customer)
		wantDenied(t, err, consent.PurposeOffers, consent.WhyNeverGiven)
		_, err = readFor[consent.Advice](t.Context(), s, stranger)
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyNeverGiven)
		_, err = PermitFor[consent.Mail](t.Context(), s.Store, customer, PageHome)
		wantDenied(t, err, consent.PurposeMail, consent.WhyNeverGiven)
		_, err = ReadProfile(t.Context(), s.Store, consent.Permit[consent.Advice]{}, PageProduct)
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyNeverGiven)
		if _, err = readFor[consent.Advice](t.Context(), s, "nobody"); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("unknown customer: error %v", err)
		}
		if _, err = ReadProfile(t.Context(), s.Store, consent.ForSelf(stranger), PageMyData); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("own data of a customer without any: error %v", err)
		}
	})
}

func TestReadProfile_ConsentEnds(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		permit, err := PermitFor[consent.Advice](t.Context(), s.Store, customer, PageProduct)
		must(t, err)
		s.clock.advance(opening.AddDate(1, 0, 0).Sub(opening))
		_, err = ReadProfile(t.Context(), s.Store, permit, PageProduct)
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyExpired)
		_, err = readFor[consent.Advice](t.Context(), s, customer)
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyExpired)
		if _, err := ReadProfile(t.Context(), s.Store, consent.ForSelf(customer), PageMyData); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("expired profile, own access: error %v", err)
		}
		n, err := s.SweepExpired(t.Context())
		must(t, err)
		if n != 1 || s.rows(t, "measurements") != 0 || s.rows(t, "customer_keys") != 0 {
			t.Errorf("swept %d, and values or keys stayed", n)
		}
	})
}

func TestReadProfile_CustomerEnds(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := s.visit(t)
		must(t, s.SetBasketItem(t.Context(), customer, many, 1))
		entries := []consent.Entry{s.grant(consent.PurposeAdvice)}
		until := opening.Add(60 * day)
		must(t, s.StoreWithConsent(t.Context(), customer, entries, Profile{Person: shopper()}, until))
		if p := s.mustRead(t, customer); !p.ExpiresAt.Equal(until) {
			t.Errorf("expires %v, want %v", p.ExpiresAt, until)
		}
		permit, err := PermitFor[consent.Advice](t.Context(), s.Store, customer, PageProduct)
		must(t, err)
		s.clock.advance(60 * day)
		if _, err := ReadProfile(t.Context(), s.Store, permit, PageProduct); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("error %v", err)
		}
		for name, err := range map[string]error{
			"ledger":  second(s.Ledger(t.Context(), customer)),
			"journal": second(s.Journal(t.Context(), customer)),
			"held":    second(s.CountHeld(t.Context(), customer)),
			"erase":   second(s.Erase(t.Context(), customer, ScopeAll)),
		} {
			if !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%s of an ended customer: error %v", name, err)
			}
		}
		n, err := s.SweepExpired(t.Context())
		must(t, err)
		if n != 1 {
			t.Errorf("swept %d", n)
		}
		s.wantNothing(t)
	})
}

func TestStoreWithConsent_Refusals(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		learn, _ := consent.Find(consent.PurposeLearn)
		child := s.grant(consent.PurposeAdvice)
		child.Age16 = false
		for name, test := range map[string]struct {
			entries []consent.Entry
			purpose consent.Purpose
			why     consent.Why
		}{
			"no consent":       {nil, consent.PurposeSelf, consent.WhyNothingHeld},
			"learning alone":   {[]consent.Entry{learn.Grant("de", "fit", true, opening)}, consent.PurposeSelf, consent.WhyNothingHeld},
			"age not declared": {[]consent.Entry{s.grant(consent.PurposeOffers), child}, consent.PurposeAdvice, consent.WhyAge},
		} {
			err := s.StoreWithConsent(t.Context(), customer, test.entries, Profile{Person: shopper()}, opening.Add(day))
			t.Log(name)
			wantDenied(t, err, test.purpose, test.why)
		}
		for _, table := range []string{"measurements", "profiles", "customer_keys", "consents", "accesses"} {
			if n := s.rows(t, table); n != 0 {
				t.Errorf("%d rows in %s", n, table)
			}
		}
	})
}

func TestSaveProfile_Replaces(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		self := consent.ForSelf(customer)
		if err := SaveProfile(t.Context(), s.Store, self, PageMyData, Profile{Person: shopper()}); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("correcting nothing: error %v", err)
		}
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		before := s.wrappedKey(t)
		s.clock.advance(day)
		corrected := shopper()
		corrected.Given[fit.Bust], corrected.Given[fit.Height] = 94.0001, 0
		must(t, SaveProfile(t.Context(), s.Store, self, PageMyData, Profile{Person: corrected}))
		got := s.mustRead(t, customer)
		if !samePerson(got.Person, corrected) {
			t.Errorf("read %+v, want %+v", got.Person, corrected)
		}
		if !got.GivenAt.Equal(opening.Add(day)) || !got.ExpiresAt.Equal(opening.Add(day).AddDate(1, 0, 0)) {
			t.Errorf("given %v, expires %v: a correction is a use", got.GivenAt, got.ExpiresAt)
		}
		if slices.Equal(before, s.wrappedKey(t)) {
			t.Error("the old key opens the corrected values")
		}
	})
}

func TestSaveProfile_PurposeOnly(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		must(t, s.RecordConsents(t.Context(), customer, []consent.Entry{s.grant(consent.PurposeOffers)}))
		permit, err := PermitFor[consent.Offers](t.Context(), s.Store, customer, PageFit)
		must(t, err)
		must(t, SaveProfile(t.Context(), s.Store, permit, PageFit, Profile{Person: shopper()}))
		if got, err := readFor[consent.Offers](t.Context(), s, customer); err != nil || !samePerson(got.Person, shopper()) {
			t.Errorf("read %+v, %v", got, err)
		}
		// A permit outlived by a withdrawal saves nothing.
		_, err = s.Withdraw(t.Context(), customer, s.withdrawal(consent.PurposeOffers))
		must(t, err)
		err = SaveProfile(t.Context(), s.Store, permit, PageFit, Profile{Person: shopper()})
		wantDenied(t, err, consent.PurposeOffers, consent.WhyNothingHeld)
		err = SaveProfile(t.Context(), s.Store, consent.Permit[consent.Advice]{}, PageFit, Profile{Person: shopper()})
		wantDenied(t, err, consent.PurposeAdvice, consent.WhyNeverGiven)
	})
}

func (s shop) wrappedKey(t *testing.T) []byte {
	t.Helper()
	var wrapped []byte
	must(t, s.rawDB(t).QueryRow("SELECT wrapped FROM customer_keys").Scan(&wrapped))
	return wrapped
}

// wantNothing checks that no personal row is left.
func (s shop) wantNothing(t *testing.T) {
	t.Helper()
	for _, table := range []string{"customers", "sessions", "consents", "profiles", "customer_keys", "measurements", "accesses", "basket_items", "outbox", "subscription_requests", "subscriptions"} {
		if n := s.rows(t, table); n != 0 {
			t.Errorf("%d rows left in %s", n, table)
		}
	}
}

func second[T any](_ T, err error) error { return err }

func TestChangeProfile_KeepsOthers(t *testing.T) {
	t.Parallel()
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
		if !samePerson(got.Person, want) {
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
		if got := s.mustRead(t, customer); !samePerson(got.Person, want) {
			t.Errorf("a refused change was kept: %+v", got.Person)
		}
		err := s.ChangeProfile(t.Context(), consent.Permit[consent.Self]{}, PageMyData, setBust)
		wantDenied(t, err, consent.PurposeSelf, consent.WhyNeverGiven)
	})
}

func TestChangeProfile_NoByteLeft(t *testing.T) {
	t.Parallel()
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

func TestSetDatum_RoundTrip(t *testing.T) {
	t.Parallel()
	var p fit.Person
	p.Sizing, p.MeasuredWith, p.Preference = fit.Men, fit.Memory, fit.Loose
	for m := range p.Given {
		p.Given[m] = 100.125 + float64(m)
	}
	for _, garment := range fit.Garments {
		for n := range fit.MaxUsual {
			p.Usual = append(p.Usual, fit.UsualSize{Garment: garment, Label: "4" + string(rune('0'+n)), System: "here"})
		}
	}
	p.Owned = []fit.OwnedGarment{{Type: fit.Shirt, Flat: [fit.NumZones]float64{52.0731, 49, 50}}, {Type: fit.Jeans, Flat: [fit.NumZones]float64{0, 41, 0, 79.5}}}
	permit := consent.ForSelf("c")
	allowed := datumNames(permit.Data())
	var back fit.Person
	for _, d := range dataOf(p) {
		if !slices.Contains(allowed, d.name) || !permit.Covers(d.name) {
			t.Errorf("no purpose names %s", d.name)
		}
		must(t, setDatum(&back, d))
	}
	if !samePerson(back, p) || len(dataOf(p)) != len(allowed) {
		t.Errorf("%+v came back as %+v", p, back)
	}
	for _, d := range []datum{{"weight", "70"}, {"bust", "much"}, {"usual.hat", `["M",""]`}, {"usual.top", "M"}, {"usual.top", `["M"]`}, {"owned.1", "52"}, {"owned.1", `["shirt",52]`}} {
		if setDatum(&back, d) == nil {
			t.Errorf("%v was taken", d)
		}
	}
}
