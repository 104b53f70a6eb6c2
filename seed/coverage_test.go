package seed_test

import (
	"math/rand/v2"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// kindOf is what somebody looks for: a garment type, slim jeans by themselves, which are to lie
// close and fit fewer.
func kindOf(p *models.Product) string {
	if p.Type == fit.Jeans && p.Cut == fit.CutSlim {
		return "slim jeans"
	}
	return string(p.Type)
}

// TestProducts_CoverWomen draws women from the survey's statistics, measured with a tape, and
// with hips as Spanish women have them, 2.5 cm more: nine of ten must have a size named in some
// article of every kind.
func TestProducts_CoverWomen(t *testing.T) {
	t.Parallel()
	people := 400
	if testing.Short() {
		people = 120
	}
	const least = 0.9
	byKind := map[string][]fit.Article{}
	for _, p := range products(t) {
		if p.Sizing == fit.Women {
			byKind[kindOf(&p)] = append(byKind[kindOf(&p)], p.Article())
		}
	}
	for name, moreHip := range map[string]float64{"the survey's women": 0, "hips as in Spain": 2.5} {
		r := rand.New(rand.NewPCG(16, 2))
		named := map[string]int{}
		for range people {
			body := fit.Draw(fit.Women, r.NormFloat64)
			person := taped(fit.Women, body[fit.Bust], body[fit.Waist], body[fit.Hip]+moreHip)
			person.Given[fit.Inseam] = body[fit.Inseam]
			believed := fit.Infer(fit.Women, person.Measurements())
			for kind, articles := range byKind {
				for i := range articles {
					if believed.Decide(&articles[i], fit.Regular).Size >= 0 {
						named[kind]++
						break
					}
				}
			}
		}
		for kind := range byKind {
			share := float64(named[kind]) / float64(people)
			t.Logf("%s: %s for %.1f %%", name, kind, 100*share)
			if kind != "slim jeans" && share < least {
				t.Errorf("%s: %s for %.1f %% only", name, kind, 100*share)
			}
		}
	}
}
