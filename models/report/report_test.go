package report_test

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"

	"ebenmass/models"
	"ebenmass/models/report"
)

// made makes up a simulation whose rates are possible.
func made(dice *rand.Rand) report.Simulation {
	s := report.Simulation{Orders: 10, Planned: 10, People: 2, Articles: 5}
	rates := func() (v report.Vector) {
		for q := 0; q < int(report.NumQuantities); q += 2 {
			v[q] = dice.Float64()
			v[q+1] = dice.Float64() * (1 - v[q])
		}
		return v
	}
	s.Mean = rates()
	for _, m := range []*report.Matrix{&s.PeopleCov, &s.ArticlesCov} {
		for range 3 {
			v := rates()
			m.AddSquare(&v)
		}
		m.AddScaled(-0.99, m)
	}
	for _, key := range report.Factors() {
		s.Factors = append(s.Factors, report.Varied{Key: key, Low: rates(), High: rates()})
	}
	s.HalfSize, s.WholeSize = report.Notice{Plain: rates(), Said: rates()}, report.Notice{Plain: rates(), Said: rates()}
	return s
}

func inputs(dice *rand.Rand) report.Inputs {
	return report.Inputs{
		Orders: 1 + dice.Int64N(report.MaxOrders), Uptake: dice.Float64(),
		ReturnCost: models.Cents(dice.Int64N(int64(report.MaxAmount))), Margin: models.Cents(dice.Int64N(int64(report.MaxAmount))),
	}
}

// Properties of the money, of any rates and any inputs.
func TestCompute_Money(t *testing.T) {
	t.Parallel()
	dice := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		s, in := made(dice), inputs(dice)
		f := report.Compute(s, in)
		for _, o := range append(f.Outcomes, f.Minus, f.Everybody) {
			m, y := o.Money, o.Year
			if m.Low > m.Below || m.Below > m.Value || m.Value > m.Above || m.Above > m.High {
				t.Fatalf("%s: %+v is in no order", o.Policy, m)
			}
			// A year is orders/1000 times as much, to half a cent.
			if got, want := float64(y.Value), float64(m.Value)*float64(in.Orders)/1000; math.Abs(got-want) > 0.5+1e-9*math.Abs(want) {
				t.Fatalf("%s: %d cents a year, want %.1f", o.Policy, y.Value, want)
			}
			// The money is what the parcels and the pieces say, to half a cent.
			if want := float64(in.Margin)*o.Kept.Value - float64(in.ReturnCost)*o.Returned.Value; math.Abs(float64(m.Value)-want) > 0.51+1e-9*math.Abs(want) {
				t.Fatalf("%s: %d cents, want %.2f", o.Policy, m.Value, want)
			}
			for _, r := range []report.Range{o.Returned, o.Kept} {
				if r.Low > r.Below || r.Below > r.Value || r.Value > r.Above || r.Above > r.High {
					t.Fatalf("%s: %+v is in no order", o.Policy, r)
				}
			}
		}
		for _, o := range f.Outcomes {
			if o.Returned.Low < 0 || o.Returned.High > 1000 || o.Kept.Low < 0 || o.Kept.High > 1000 {
				t.Fatalf("%s: impossible rates %+v, %+v", o.Policy, o.Returned, o.Kept)
			}
		}
		// The difference is that of the two rows, to the cents that both are rounded by.
		if got, want := f.Minus.Money.Value, f.Outcome(report.Advice).Money.Value-f.Outcome(report.Usual).Money.Value; got < want-1 || got > want+1 {
			t.Fatalf("difference %d, rows differ by %d", got, want)
		}
		dearer := in
		dearer.ReturnCost++
		if g := report.Compute(s, dearer); g.Outcome(report.Usual).Money.Value > f.Outcome(report.Usual).Money.Value {
			t.Fatal("dearer returns bring more money")
		}
	}
}

func TestCompute_Uptake(t *testing.T) {
	t.Parallel()
	s, in := made(rand.New(rand.NewPCG(3, 4))), report.Standard()
	in.Uptake = 0
	f := report.Compute(s, in)
	if f.Minus.Money != (report.Amount{}) || *f.Outcome(report.Advice) != (report.Outcome{
		Policy: report.Advice, Returned: f.Outcome(report.Usual).Returned, Kept: f.Outcome(report.Usual).Kept,
		Money: f.Outcome(report.Usual).Money, Year: f.Outcome(report.Usual).Year,
	}) {
		t.Errorf("nobody answers, and yet: %+v", f.Minus)
	}
	in.Uptake = 1
	if f := report.Compute(s, in); f.Minus != f.Everybody {
		t.Errorf("all answer: %+v, else %+v", f.Minus, f.Everybody)
	}
}

// The range holds what each declared value does by itself, and it covers: with people and
// articles whose means are drawn from the stated covariances, 95 % of intervals hold the truth.
func TestCompute_RangesCover(t *testing.T) {
	t.Parallel()
	dice := rand.New(rand.NewPCG(5, 6))
	for range 100 {
		f := report.Compute(made(dice), report.Standard())
		m := f.Minus.Money
		for _, factor := range f.Factors {
			if factor.Own {
				continue
			}
			if min(factor.Low, factor.High) < m.Low-1 || max(factor.Low, factor.High) > m.High+1 {
				t.Fatalf("%+v lies outside %+v", factor, m)
			}
		}
	}
	const sd, truth, times = 0.03, 0.4, 4000
	inside := 0
	for range times {
		var s report.Simulation
		s.Mean[report.UsualReturned] = truth + sd*dice.NormFloat64()
		s.PeopleCov[report.UsualReturned][report.UsualReturned] = sd * sd
		f := report.Compute(s, report.Standard())
		if r := f.Outcome(report.Usual).Returned; r.Below <= 1000*truth && 1000*truth <= r.Above {
			inside++
		}
	}
	if share := float64(inside) / times; math.Abs(share-0.95) > 0.012 {
		t.Errorf("%.3f of the ranges hold the truth", share)
	}
}

func TestCompute_FactorsWidestFirst(t *testing.T) {
	t.Parallel()
	f := report.Compute(made(rand.New(rand.NewPCG(7, 8))), report.Standard())
	width := func(x report.Factor) models.Cents {
		v := f.Minus.Money.Value
		return max(x.Low, x.High, v) - min(x.Low, x.High, v)
	}
	seen := map[string]bool{}
	for i, factor := range f.Factors {
		if seen[factor.Key] || i > 0 && width(factor) > width(f.Factors[i-1]) {
			t.Errorf("%s stands twice, or behind a narrower one", factor.Key)
		}
		seen[factor.Key] = true
	}
	for _, key := range append(report.Factors(), report.FactorAgainst, report.FactorPeople, report.FactorCatalogue, report.FactorReturnCost, report.FactorMargin, report.FactorUptake) {
		if !seen[key] {
			t.Errorf("no factor %s", key)
		}
	}
	low := func(x report.Factor) models.Cents { return min(x.Low, x.High) }
	if d := f.Decisive(); f.Minus.Money.Value >= 0 {
		for _, factor := range f.Factors {
			if low(factor) < low(d) {
				t.Errorf("%s goes lower than %s", factor.Key, d.Key)
			}
		}
	}
}

func TestParse_AsTyped(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		field, typed string
		want         report.Inputs
		code         string
	}{
		{field: "return_cost", typed: "12,50", want: report.Inputs{ReturnCost: 1250}},
		{field: "return_cost", typed: "12.5 €", want: report.Inputs{ReturnCost: 1250}},
		{field: "return_cost", typed: "€1,234.50", want: report.Inputs{ReturnCost: 123450}},
		{field: "return_cost", typed: "1.234,50", want: report.Inputs{ReturnCost: 123450}},
		{field: "return_cost", typed: "1.500", want: report.Inputs{ReturnCost: 150000}},
		{field: "margin", typed: "0", want: report.Inputs{}},
		{field: "margin", typed: "10000", want: report.Inputs{Margin: report.MaxAmount}},
		{field: "margin", typed: "10000,01", code: report.FaultRange},
		{field: "margin", typed: "-0,01", code: report.FaultRange},
		{field: "margin", typed: "-5", code: report.FaultRange},
		{field: "margin", typed: "1.2.3", code: report.FaultUnreadable},
		{field: "margin", typed: "5 apples", code: report.FaultUnreadable},
		{field: "orders", typed: "120.000", want: report.Inputs{Orders: 120000}},
		{field: "orders", typed: "120,000", want: report.Inputs{Orders: 120000}},
		{field: "orders", typed: "120 000", want: report.Inputs{Orders: 120000}},
		{field: "orders", typed: "12,5", code: report.FaultUnreadable},
		{field: "orders", typed: "0", code: report.FaultRange},
		{field: "orders", typed: "1000000001", code: report.FaultRange},
		{field: "uptake", typed: "0,25", want: report.Inputs{Uptake: 0.25}},
		{field: "uptake", typed: "1", want: report.Inputs{Uptake: 1}},
		{field: "uptake", typed: "NaN", code: report.FaultUnreadable},
		{field: "uptake", typed: "1.01", code: report.FaultRange},
		{field: "seed", typed: "18446744073709551615", want: report.Inputs{Seed: math.MaxUint64}},
		{field: "seed", typed: "-1", code: report.FaultUnreadable},
	} {
		var in report.Inputs
		if code := in.Set(c.field, c.typed); code != c.code || in != c.want {
			t.Errorf("%s %q: %+v, %q, want %+v, %q", c.field, c.typed, in, code, c.want, c.code)
		}
		parsed, faults := report.Parse(func(field string) string {
			if field == c.field {
				return c.typed
			}
			return ""
		})
		if bad := c.code != ""; bad != (len(faults) == 1) || bad && parsed != report.Standard() {
			t.Errorf("%s %q: %+v, %+v", c.field, c.typed, parsed, faults)
		}
	}
}

func TestEuros_ExactInJSON(t *testing.T) {
	t.Parallel()
	for cents, want := range map[report.Euros]string{0: "0.00", 5: "0.05", -5: "-0.05", 123456789: "1234567.89", -100: "-1.00"} {
		text, err := json.Marshal(cents)
		if err != nil || string(text) != want {
			t.Errorf("%d: %s, %v, want %s", int64(cents), text, err, want)
		}
		var again report.Euros
		if err := json.Unmarshal(text, &again); err != nil || again != cents {
			t.Errorf("%s means %d, %v", text, int64(again), err)
		}
	}
}
