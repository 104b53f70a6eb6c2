package drawn_test

import (
	"math"
	"testing"

	"ebenmass/models/lab/drawn"
	"ebenmass/models/report"
)

func stage(t *testing.T) *drawn.Stage {
	t.Helper()
	s, err := drawn.NewStage(frozen(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func orders(t *testing.T, s *drawn.Stage, to int, of drawn.Scenario) *drawn.Orders {
	t.Helper()
	o, err := s.Orders(11, 0, to, of)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// The same people, articles and rules as in Evaluate give the same money.
func TestStageOrders_WorthAsEvaluated(t *testing.T) {
	t.Parallel()
	const people = 40
	s := stage(t)
	evaluated, err := drawn.Evaluate(t.Context(), frozen(t), drawn.Options{Seed: 11, People: people, Truth: drawn.Score})
	if err != nil {
		t.Fatal(err)
	}
	o := orders(t, s, people, drawn.Scenario{Told: "two_labels_height", Truth: drawn.Score})
	var sum report.Vector
	for d := range o.Departments {
		sum.Add(&o.Departments[d].Sum)
	}
	two := (10*sum[report.TwoKept] - 15*sum[report.TwoReturned]) / people
	if want := evaluated.Policies.TwoSizes.EUR; math.Abs(two-want) > 0.3 {
		t.Errorf("two sizes: %.3f € an order, evaluated %.3f", two, want)
	}
	usual := (10*sum[report.UsualKept] - 15*sum[report.UsualReturned]) / people
	// Shortening legs costs in Evaluate, and not the shop.
	if got, want := usual, evaluated.Policies.Habit.EUR; got < want-1e-9 || got > want+1 {
		t.Errorf("usual size: %.3f € an order, evaluated %.3f", got, want)
	}
}

// What one order leads to is possible, and blocks of people add up to all of them.
func TestStageOrders_RatesAddUp(t *testing.T) {
	t.Parallel()
	s := stage(t)
	of := drawn.Scenario{Told: "two_labels_height"}
	whole := orders(t, s, 24, of)
	first := orders(t, s, 10, of)
	rest, err := s.Orders(11, 10, 24, of)
	if err != nil {
		t.Fatal(err)
	}
	first.Add(rest)
	if got, want := first.Named+first.Against+first.Unsaid, float64(s.OrdersOf(24)); got != want {
		t.Errorf("%v orders, want %v", got, want)
	}
	for d := range whole.Departments {
		a, b := &whole.Departments[d], &first.Departments[d]
		if a.People != 12 || b.People != 12 {
			t.Errorf("%d and %d people", a.People, b.People)
		}
		for q := range a.Sum {
			rate := a.Sum[q] / float64(a.People)
			if rate < 0 || rate > 1 || math.Abs(a.Sum[q]-b.Sum[q]) > 1e-9 {
				t.Errorf("quantity %d: rate %v, sums %v and %v", q, rate, a.Sum[q], b.Sum[q])
			}
		}
		for _, returned := range []report.Quantity{report.UsualReturned, report.ChartReturned, report.AdviceReturned} {
			if both := (a.Sum[returned] + a.Sum[returned+1]) / float64(a.People); both > 1+1e-9 {
				t.Errorf("quantity %d: %v of 1 orders", returned, both)
			}
		}
	}
}

func TestStageOrders_UnknownScenario(t *testing.T) {
	t.Parallel()
	s := stage(t)
	for _, of := range []drawn.Scenario{{}, {Told: "stars"}, {Told: "one_girth"}, {Told: "height", Nature: "martian"}} {
		if _, err := s.Orders(1, 0, 2, of); err == nil {
			t.Errorf("%+v is simulated", of)
		}
	}
}

// Whoever knows their usual size one size off sends more back, and so does who buys articles
// that are off; a notice on those a whole size off brings some of that back.
func TestStageOrders_WorseWorldsWorseRates(t *testing.T) {
	t.Parallel()
	s := stage(t)
	of := drawn.Scenario{Told: "two_labels_height"}
	returned := func(o *drawn.Orders) (sum float64) {
		for d := range o.Departments {
			sum += o.Departments[d].Sum[report.UsualReturned]
		}
		return sum
	}
	base := returned(orders(t, s, 40, of))
	wrong, off := of, of
	wrong.WrongLabel, off.Off = 0.5, 1
	if got := returned(orders(t, s, 40, wrong)); got <= base {
		t.Errorf("usual sizes that are known badly: %v of 40 come back, else %v", got, base)
	}
	o := orders(t, s, 40, off)
	if got := returned(o); got <= base {
		t.Errorf("articles a size off: %v of 40 come back, else %v", got, base)
	}
	if n := &o.Notice; n.Said[report.UsualReturned] >= n.Plain[report.UsualReturned] || n.Said[report.AdviceReturned] >= n.Plain[report.AdviceReturned] {
		t.Errorf("the notice helps nobody: %+v", n)
	}
	if n := &orders(t, s, 10, of).Notice; math.Abs(n.Said[report.UsualKept]-n.Plain[report.UsualKept]) > 1e-9 {
		t.Error("a notice without an article that is off")
	}
}
