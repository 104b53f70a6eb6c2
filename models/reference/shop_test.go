package reference_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"ebenmass/models/fit"
	"ebenmass/models/reference"
	"ebenmass/seed"
)

func demoShop(t testing.TB) *reference.Shop {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	all := make([]reference.Article, len(products))
	for i := range products {
		p := &products[i]
		all[i] = reference.Article{Name: p.Slug, Department: p.Sizing, System: string(p.Chart.System), Fit: p.Article()}
	}
	return reference.NewShop(all)
}

// A larger usual size never means a smaller body, whichever system it is told in.
func TestShop_LargerLabelsMeanLargerBodies(t *testing.T) {
	t.Parallel()
	shop := demoShop(t)
	for _, c := range []struct {
		sizing  fit.Sizing
		garment fit.Garment
		system  string
		zone    fit.Measure
		labels  []string
	}{
		{fit.Women, fit.Top, reference.Here, fit.Bust, []string{"XS", "S", "M", "L", "XL", "XXL"}},
		{fit.Women, fit.Top, "", fit.Bust, []string{"36", "38", "40", "42", "44"}},
		{fit.Women, fit.Dresses, "us-women-astm", fit.Bust, []string{"0", "4", "8", "12", "16"}},
		{fit.Women, fit.Bottom, reference.Here, fit.Waist, []string{"34", "38", "42", "46"}},
		{fit.Men, fit.Bottom, reference.Here, fit.Waist, []string{"W30", "W33", "W36"}},
		{fit.Men, fit.Bottom, "jeans-w", fit.Waist, []string{"W30", "W33", "W36", "W40"}},
		{fit.Men, fit.Top, "de-men", fit.Bust, []string{"46", "50", "54", "58"}},
	} {
		last := 0.0
		for _, label := range c.labels {
			p := fit.Person{Sizing: c.sizing, Preference: fit.Regular, Usual: []fit.UsualSize{{Garment: c.garment, Label: label, System: c.system}}}
			if _, faults := shop.Wearer(&p); len(faults) > 0 {
				t.Errorf("%s %q: %v", label, c.system, faults)
				continue
			}
			body := shop.Body(&p)
			if body.Zones[c.zone].Mean <= last {
				t.Errorf("%s %q means a %s of %.1f cm, the smaller one %.1f", label, c.system, c.zone, body.Zones[c.zone].Mean, last)
			}
			last = body.Zones[c.zone].Mean
		}
	}
}

// A size of this shop says more than the same of an unknown brand.
func TestShop_ElsewhereSaysLess(t *testing.T) {
	t.Parallel()
	shop := demoShop(t)
	sd := func(system string) float64 {
		p := fit.Person{Sizing: fit.Women, Preference: fit.Regular, Usual: []fit.UsualSize{{Garment: fit.Top, Label: "M", System: system}}}
		return shop.Body(&p).Zones[fit.Bust].SD
	}
	if here, elsewhere := sd(reference.Here), sd(""); here >= elsewhere {
		t.Errorf("an M here is known within %.2f cm, elsewhere within %.2f", here, elsewhere)
	}
}

func TestShopWearer_Faults(t *testing.T) {
	t.Parallel()
	shop := demoShop(t)
	p := fit.Person{
		Sizing: fit.Women, Preference: fit.Regular, MeasuredWith: fit.Tape,
		Given: [fit.NumMeasures]float64{fit.Bust: 94},
		Usual: []fit.UsualSize{{Garment: fit.Top, Label: "M", System: reference.Here}, {Garment: fit.Top, Label: "QQ"}, {Garment: fit.Bottom, Label: "40", System: "no-such-system"}},
		Owned: []fit.OwnedGarment{{Type: fit.Shirt}, {Type: fit.Shirt, Flat: [fit.NumZones]float64{fit.Bust: 52}}},
		Worn:  []fit.WornArticle{{Product: "no-such-article", Size: "M"}},
	}
	w, faults := shop.Wearer(&p)
	var names []string
	for _, d := range w.Data {
		names = append(names, d.Name)
	}
	if want := []string{"measurements.bust", "usual.top", "owned.2"}; !slices.Equal(names, want) {
		t.Errorf("data %v, want %v", names, want)
	}
	if len(faults) != 4 {
		t.Fatalf("faults %v", faults)
	}
	label, ok := errors.AsType[*reference.LabelError](faults[0])
	if !ok || label.Index != 1 || !slices.Contains(label.Known, "M") {
		t.Errorf("first fault %+v", faults[0])
	}
	for _, fault := range faults {
		if fault.Error() == "" {
			t.Error("a fault says nothing")
		}
	}
}

// A garment at home that was graded for a body tells that body.
func TestOwned_TellsItsBody(t *testing.T) {
	t.Parallel()
	shop := demoShop(t)
	var flat [fit.NumZones]float64
	for z, cm := range map[fit.Measure]float64{fit.Bust: 100, fit.Waist: 85, fit.Hip: 106} {
		flat[z] = (cm + fit.Target(fit.Women, fit.Shirt, fit.CutRegular, fit.StretchNone, fit.LegNone, z)) / 2
	}
	p := fit.Person{Sizing: fit.Women, Preference: fit.Regular, Owned: []fit.OwnedGarment{{Type: fit.Shirt, Flat: flat}}}
	body := shop.Body(&p)
	if bust := body.Zones[fit.Bust]; math.Abs(bust.Mean-100) > 3 || bust.SD > 5 {
		t.Errorf("the bust is %.1f ± %.1f cm", bust.Mean, bust.SD)
	}
}

// Worn articles move the belief: a size found too small means a larger body than one kept.
func TestWorn_TooSmallMeansLarger(t *testing.T) {
	t.Parallel()
	shop := demoShop(t)
	bust := func(outcome fit.Outcome) float64 {
		p := fit.Person{Sizing: fit.Women, Preference: fit.Regular, Worn: []fit.WornArticle{{Product: "lina-cotton-t-shirt", Size: "M", Outcome: outcome}}}
		return shop.Body(&p).Zones[fit.Bust].Mean
	}
	if small, kept, large := bust(fit.OutcomeSmall), bust(fit.OutcomeFits), bust(fit.OutcomeLarge); small <= kept || kept <= large {
		t.Errorf("M too small means %.1f cm, kept %.1f, too large %.1f", small, kept, large)
	}
}

// How somebody likes clothes enters an explanation as if each other way had been compiled anew.
func TestShopExplain_OtherPreferences(t *testing.T) {
	t.Parallel()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	shop := demoShop(t)
	for _, p := range []fit.Person{
		{Sizing: fit.Women, Preference: fit.Regular, MeasuredWith: fit.Tape, Given: [fit.NumMeasures]float64{fit.Height: 170, fit.Bust: 92, fit.Waist: 76, fit.Hip: 100}},
		{Sizing: fit.Women, Preference: fit.Slim, Owned: []fit.OwnedGarment{{Type: fit.Shirt, Flat: [fit.NumZones]float64{fit.Bust: 52}}}},
		{Sizing: fit.Women, Preference: fit.Loose, Usual: []fit.UsualSize{{Garment: fit.Top, Label: "M", System: reference.Here}}},
		{Sizing: fit.Women, Preference: fit.Regular, Worn: []fit.WornArticle{{Product: "mara-v-neck-t-shirt", Size: "M", Outcome: fit.OutcomeSmall}}},
	} {
		for i := range products {
			a := products[i].Article()
			got := shop.Explain(&p, &a).Counterfactuals
			for _, wish := range []fit.Preference{fit.Slim, fit.Regular, fit.Loose} {
				other := p
				other.Preference = wish
				now, then := shop.Advise(&p, &a), shop.Advise(&other, &a)
				at := slices.IndexFunc(got, func(c fit.Counterfactual) bool { return c.Delta == 0 && c.Preference == wish })
				if differs := then.Verdict != now.Verdict || then.Size != now.Size; differs != (at >= 0) && now.Best != "" {
					t.Errorf("%s, %s instead of %s: stated %v, true is %s %q", products[i].Slug, wish, p.Preference, at >= 0, then.Verdict, then.Size)
				}
				if at >= 0 && (got[at].Verdict != then.Verdict || got[at].Size != then.Size || got[at].Alternative != then.Alternative) {
					t.Errorf("%s: %+v, true is %s %q", products[i].Slug, got[at], then.Verdict, then.Size)
				}
			}
		}
	}
}
