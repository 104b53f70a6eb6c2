package rentals

import (
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models/fit"
	"ebenmass/models/lab/additive"
)

// What is said too surely of made-up rows is taken back.
func TestCalibration_BendsWhatIsTooSure(t *testing.T) {
	t.Parallel()
	d := rand.New(rand.NewPCG(5, 6))
	const stretched = 1.6 // how much too far from 0 the sums say that scores are
	draw := func(rows int) (outcomes []fit.Outcome, said [][]additive.Contribution) {
		for range rows {
			score := 1.5 * d.NormFloat64()
			chances, lot, o := fit.Chances(score, 0, 1), d.Float64(), fit.OutcomeSmall
			for ; lot > chances[o] && o < fit.OutcomeLarge; o++ {
				lot -= chances[o]
			}
			outcomes = append(outcomes, o)
			said = append(said, []additive.Contribution{{Score: stretched * score}})
		}
		return outcomes, said
	}
	outcomes, said := draw(size(6000, 3000))
	c, err := learnBend(t.Context(), outcomes, said)
	if err != nil {
		t.Fatal(err)
	}
	outcomes, said = draw(size(6000, 3000))
	var with, without float64
	for i, parts := range said {
		raw := additive.Chances(parts, varianceShare)
		bent := additive.Chances(append(parts, c.part(parts)), varianceShare)
		without -= math.Log(raw[outcomes[i]])
		with -= math.Log(bent[outcomes[i]])
	}
	if with > without-0.01*float64(len(said)) {
		t.Errorf("log loss %.4f calibrated, %.4f before", with/float64(len(said)), without/float64(len(said)))
	}
}

func TestLearn_CalibratesKnownArticlesOnly(t *testing.T) {
	t.Parallel()
	rows := madeUp(600)
	m, row := learned(t, rows), rows[7]
	if m.calibration == nil {
		t.Fatal("nothing was held out")
	}
	parts := m.Explain(&row)
	if last := parts[len(parts)-1]; last.Effect != calibrationName || last.Score != 0 || last.Tolerance == 0 || last.Variance != 0 {
		t.Errorf("the last part is %+v, not the calibration", last)
	}
	later := row
	later.Day = rows[len(rows)-1].Day + 1
	for _, part := range m.Explain(&later) {
		if part.Effect == calibrationName {
			t.Errorf("of a later day than any learned from: %+v", part)
		}
	}
	row.Item = "new"
	for _, part := range m.Explain(&row) {
		if part.Effect == calibrationName {
			t.Errorf("of an unknown article: %+v", part)
		}
	}
	plain, err := Learn(t.Context(), rows, Options{OrderOnly: true})
	if err != nil || plain.calibration != nil || plain.unknown.sum != plain.known {
		t.Fatalf("for the order only: %+v, %+v, error %v", plain.calibration, plain.unknown, err)
	}
	before := rows[7]
	before.Day--
	plain.Remember([]Rental{before})
	if got := len(plain.known.columns.items.dated[before.Item]); got != 1 {
		t.Errorf("one row is remembered %d times", got)
	}
	if few := learned(t, rows[:1]); few.calibration != nil {
		t.Error("one row was held out of one")
	}
}
