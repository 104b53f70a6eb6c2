package seed_test

import (
	"fmt"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
	"ebenmass/seed"
)

// TestProducts_AllVerdicts asks the whole catalogue for people such as
// walk in: the shop must be able to say each of its four answers, and no article may
// answer everybody alike.
func TestProducts_AllVerdicts(t *testing.T) {
	t.Parallel()
	people := map[string]fit.Person{
		"the middle of women's M":       taped(fit.Women, 94, 78, 97.5),
		"between M and L":               taped(fit.Women, 98, 83, 101),
		"narrow waist, wide hips":       taped(fit.Women, 88, 68, 106),
		"a full bust":                   taped(fit.Women, 112, 84, 100),
		"only a height":                 {Sizing: fit.Women, Given: [fit.NumMeasures]float64{fit.Height: 168}, MeasuredWith: fit.Tape, Preference: fit.Regular},
		"the middle of men's L":         taped(fit.Men, 106, 94, 106),
		"between men's sizes":           taped(fit.Men, 102, 90, 103),
		"broad shoulders, narrow waist": taped(fit.Men, 112, 82, 98),
	}
	shop := referenceOf(t)
	seen := map[fit.Verdict]int{}
	for _, p := range products(t) {
		answers := map[string]bool{}
		for name, person := range people {
			advice := shop.Explain(&person, ptr(p.Article()))
			seen[advice.Verdict]++
			answers[fmt.Sprint(advice.Verdict, advice.Size)] = true
			if advice.Verdict == fit.NotRecommended && advice.Reason == "" {
				t.Errorf("%s for %s: not recommended without a reason", p.Slug, name)
			}
		}
		if len(answers) < 2 {
			t.Errorf("%s answers everybody alike", p.Slug)
		}
	}
	t.Logf("%d people, verdicts: %v", len(people), seen)
	for _, verdict := range []fit.Verdict{fit.Recommended, fit.Between, fit.NotRecommended, fit.CannotSay} {
		if seen[verdict] == 0 {
			t.Errorf("nobody is told %s", verdict)
		}
	}
}

// TestProducts_SoldOutSizeAdvised: stock is no input of the advice.
func TestProducts_SoldOutSizeAdvised(t *testing.T) {
	t.Parallel()
	shop, person := referenceOf(t), taped(fit.Women, 94, 78, 97.5)
	for _, p := range products(t) {
		full := shop.Advise(&person, ptr(p.Article()))
		for i := range p.Variants {
			p.Variants[i].Stock = 0
		}
		if empty := shop.Advise(&person, ptr(p.Article())); empty.Size != full.Size || empty.Verdict != full.Verdict {
			t.Errorf("%s: %s %q in stock, %s %q sold out", p.Slug, full.Verdict, full.Size, empty.Verdict, empty.Size)
		}
	}
}

func ptr[T any](v T) *T { return &v }

// referenceOf is the demo catalogue as labels refer to it.
func referenceOf(t *testing.T) *reference.Shop {
	t.Helper()
	var all []reference.Article
	for _, p := range products(t) {
		all = append(all, reference.Article{Name: p.Slug, Department: p.Sizing, System: string(p.Chart.System), Fit: p.Article()})
	}
	return reference.NewShop(all)
}

func taped(s fit.Sizing, bust, waist, hip float64) fit.Person {
	return fit.Person{
		Sizing: s, MeasuredWith: fit.Tape, Preference: fit.Regular,
		Given: [fit.NumMeasures]float64{fit.Bust: bust, fit.Waist: waist, fit.Hip: hip},
	}
}

func products(t *testing.T) []models.Product {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	return products
}
