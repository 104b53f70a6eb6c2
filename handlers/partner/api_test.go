package partner

import (
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"ebenmass/models/catalogue"
	"ebenmass/models/device"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
	"ebenmass/seed"
)

// shopOfSeed is what people tell, read against the demo catalogue.
func shopOfSeed(t *testing.T) *reference.Shop {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	return catalogue.New(products, time.Now()).Reference()
}

// shape decodes JSON into plain values.
func shape(t *testing.T, data []byte) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatalf("no JSON: %v\n%s", err, data)
	}
	return m
}

// somebody is a person of the seed who tells some of everything.
func somebody(rng *rand.Rand) fit.Person {
	sizing := []fit.Sizing{fit.Women, fit.Men}[rng.IntN(2)]
	p := fit.Person{Sizing: sizing, Preference: []fit.Preference{fit.Slim, fit.Regular, fit.Loose}[rng.IntN(3)], MeasuredWith: []fit.MeasuredWith{fit.Tape, fit.Memory}[rng.IntN(2)]}
	middle := map[fit.Measure]float64{fit.Height: 172, fit.Bust: 96, fit.Waist: 82, fit.Hip: 102, fit.Inseam: 80, fit.Arm: 61}
	for m, cm := range middle {
		if rng.IntN(2) == 0 {
			p.Given[m] = cm + 9*rng.NormFloat64()
			if low, high := m.Range(); p.Given[m] < low || p.Given[m] > high {
				p.Given[m] = 0
			}
		}
	}
	if rng.IntN(2) == 0 {
		p.Usual = append(p.Usual, fit.UsualSize{Garment: fit.Top, Label: "M"}, fit.UsualSize{Garment: fit.Bottom, Label: "W32/L32", System: ""})
	}
	if rng.IntN(3) == 0 {
		p.Owned = append(p.Owned, fit.OwnedGarment{Type: fit.Shirt, Flat: [fit.NumZones]float64{50 + 4*rng.Float64(), 48}})
	}
	return p
}

// What the browser's advisor writes is what the API says, to the last digit and member. The
// numbers themselves are compared in a browser: web/e2e/tests/on_device.test.js.
func TestAppendAdvice_AsAPI(t *testing.T) {
	t.Parallel()
	shop := shopOfSeed(t)
	rng := rand.New(rand.NewPCG(18, 1))
	for range 200 {
		p := somebody(rng)
		article := &shop.Articles()[rng.IntN(len(shop.Articles()))]
		advice := shop.Explain(&p, &article.Fit)
		want, err := json.Marshal(newAdviceAnswer(subject{product: article.Name}, advice))
		if err != nil {
			t.Fatal(err)
		}
		answer := shape(t, device.AppendAdvice(nil, article.Name, &advice))
		for _, own := range []string{"zone", "other_zone", "best"} { // for sentences
			delete(answer, own)
		}
		if expected := shape(t, want); !reflect.DeepEqual(answer, expected) {
			t.Fatalf("%s for %+v:\n%v\nwant\n%v", article.Name, p, answer, expected)
		}
	}
}
