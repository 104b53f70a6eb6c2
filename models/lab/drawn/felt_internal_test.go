package drawn

import (
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models/fit"
)

// What people of other natures feel is computed here; of the nature believed in it has to be
// what the advisor judges.
func TestJudged_AsTheAdvisorJudgesExactBodies(t *testing.T) {
	t.Parallel()
	size := func(girth, leg float64) fit.Size {
		return fit.Size{Garment: [fit.NumZones]float64{fit.Bust: girth + 4, fit.Waist: girth - 8, fit.Hip: girth + 6, fit.Inseam: leg}}
	}
	dice := source{rand.New(rand.NewPCG(1, 2))}
	for _, kind := range fit.Types {
		for _, stretch := range []fit.Stretch{fit.StretchNone, fit.StretchSome, fit.StretchHigh} {
			a := fit.Article{Type: kind, Cut: fit.CutRegular, Stretch: stretch, Leg: fit.LegFull, Sizes: []fit.Size{size(88, 74), size(96, 80), size(104, 86)}}
			zones := demandsOf(&a)
			for range 50 {
				p := newShopper(dice, fit.Women, &believed)
				for k, exact := range a.Exact(p.body, fit.Regular, nil) {
					fits, small := judged(zones, &a.Sizes[k].Garment, &p.body, &believed, 0)
					if math.Abs(fits-exact.Fits) > 1e-9 || math.Abs(small-exact.Small) > 1e-9 {
						t.Fatalf("%s, %s, size %d: fits %v, small %v; the advisor says %v, %v", kind, stretch, k, fits, small, exact.Fits, exact.Small)
					}
				}
			}
		}
	}
}

func TestNatures_DifferAsNamed(t *testing.T) {
	t.Parallel()
	const people = 4000
	spread := func(n *nature, of func(p *shopper) float64) (mean, sd float64) {
		sum, squares := 0.0, 0.0
		for i := range people {
			p := newShopper(sourceFor(9, i), fit.Women, n)
			x := of(&p)
			sum, squares = sum+x, squares+x*x
		}
		mean = sum / people
		return mean, math.Sqrt(squares/people - mean*mean)
	}
	off := func(with fit.MeasuredWith) func(*shopper) float64 {
		return func(p *shopper) float64 { return p.tells(fit.Hip, with) - p.body[fit.Hip] }
	}
	body := func(m fit.Measure) func(*shopper) float64 { return func(p *shopper) float64 { return p.body[m] } }
	meanHip, sdHip := spread(&believed, body(fit.Hip))
	meanWaist, _ := spread(&believed, body(fit.Waist))
	for _, c := range []struct {
		name     string
		of       func(*shopper) float64
		mean, sd float64
	}{
		{"tape_accurate", off(fit.Tape), 0, 1.5},
		{"tape_careless", off(fit.Tape), 0, 4},
		{"tape_common", off(fit.Tape), 0, 2.5},
		{"error_tails", off(fit.Tape), 0, 2.5},
		{"memory_good", off(fit.Memory), 0, 6},
		{"memory_poor", off(fit.Memory), 0, 11},
		{"brands_alike", func(p *shopper) float64 { return p.brands[0] }, 0, 1},
		{"brands_apart", func(p *shopper) float64 { return p.brands[0] }, 0, 6},
		{"bodies_spain", body(fit.Hip), meanHip + 2.5, sdHip},
		{"bodies_spain", body(fit.Waist), meanWaist + 4, 0},
		{"bodies_wider", body(fit.Hip), meanHip, 1.25 * sdHip},
		{"bodies_narrower", body(fit.Hip), meanHip, 0.8 * sdHip},
		{"body_tails", body(fit.Hip), meanHip, sdHip},
		{"taste", func(p *shopper) float64 { return p.taste }, 0, 0.5},
	} {
		n := named(t, c.name)
		mean, sd := spread(n, c.of)
		if math.Abs(mean-c.mean) > 0.06*max(c.sd, sd)+0.02 || c.sd > 0 && math.Abs(sd/c.sd-1) > 0.08 {
			t.Errorf("%s: mean %.2f, sd %.2f, want %.2f, %.2f", c.name, mean, sd, c.mean, c.sd)
		}
	}
}

func named(t *testing.T, name string) *nature {
	t.Helper()
	for i := range natures {
		if natures[i].name == name {
			return &natures[i]
		}
	}
	t.Fatalf("no nature %s", name)
	return nil
}

// Twice as tolerant people find more to fit, whatever the size.
func TestJudged_TolerancePleases(t *testing.T) {
	t.Parallel()
	garment := [fit.NumZones]float64{fit.Bust: 108, fit.Waist: 100, fit.Hip: 110}
	a := fit.Article{Type: fit.Shirt, Cut: fit.CutRegular, Stretch: fit.StretchNone, Sizes: []fit.Size{{Garment: garment}}}
	zones := demandsOf(&a)
	for i := range 100 {
		p := newShopper(sourceFor(2, i), fit.Men, &believed)
		strict, _ := judged(zones, &garment, &p.body, named(t, "tolerance_less"), 0)
		plain, _ := judged(zones, &garment, &p.body, &believed, 0)
		easy, _ := judged(zones, &garment, &p.body, named(t, "tolerance_more"), 0)
		if strict > plain+1e-9 || plain > easy+1e-9 {
			t.Errorf("fits %.4f, %.4f, %.4f with growing tolerance", strict, plain, easy)
		}
	}
}
