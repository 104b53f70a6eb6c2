package console

import (
	"context"
	"io"
	"runtime"
	"time"

	"ebenmass/models"
	"ebenmass/models/lab/simulate"
	"ebenmass/models/report"
	"ebenmass/web/settings"
)

// NewSimulator simulates orders on the demo catalogue. Each simulation uses so many processors,
// and ends with the context.
func NewSimulator(ctx context.Context, workers int) (*simulate.Lab, error) {
	articles, err := demoArticles()
	if err != nil {
		return nil, err
	}
	return simulate.New(ctx, articles, simulate.Options{People: simulate.People, Workers: workers, Now: time.Now})
}

// Simulate computes returns and money under each way of choosing a size and writes them, as text
// or as JSON. Everything it writes depends on the inputs alone.
func Simulate(ctx context.Context, s settings.Simulation, out io.Writer) error {
	lab, err := NewSimulator(ctx, runtime.GOMAXPROCS(0))
	if err != nil {
		return err
	}
	simulation, err := lab.Watch(ctx, s.Seed, true)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	figures := report.Compute(simulation, s.Inputs)
	if s.JSON {
		return writeJSON(out, report.NewDocument(&figures))
	}
	return writeReport(out, &figures)
}

// policyNames are what policies are called in text.
var policyNames = map[report.Policy]string{
	report.Advice: "advice", report.Chart: "size chart, tape", report.Usual: "usual size", report.TwoSizes: "two sizes",
}

// writeReport writes the figures for people, with what they are no proof of.
func writeReport(out io.Writer, f *report.Figures) error {
	w := &lines{out: out}
	in, s := &f.Inputs, &f.Simulation
	w.printf("%d simulated orders by %d simulated people of %d articles, seed %d.\n", s.Orders, s.People, s.Articles, s.Seed)
	w.printf("A return costs %s EUR, a kept piece brings %s EUR, %d orders a year; %s of customers answer.\n", euros(in.ReturnCost), euros(in.Margin), in.Orders, percent(in.Uptake))
	w.printf("Computed, not observed: how customers decide is assumed. In brackets: over people, articles and assumptions.\n\n")
	w.printf("%-18s %28s %32s %18s\n", "per 1,000 orders", "returns", "EUR", "EUR a year")
	for i := range f.Outcomes {
		writeOutcome(w, policyNames[f.Outcomes[i].Policy], &f.Outcomes[i])
	}
	writeOutcome(w, "advice - usual", &f.Minus)
	w.printf("\nEUR per 1,000 orders that the advice brings more than the usual size, with one value at either end:\n")
	for _, factor := range f.Factors {
		w.printf("%-18s %12s %12s\n", factor.Key, euros(factor.Low), euros(factor.High))
	}
	if f.Plan.Arm > 0 {
		w.printf("\nA trial that finds this difference: %d orders with the advice and as many without, %d weeks.\n", f.Plan.Arm, f.Plan.Weeks)
	}
	return w.err
}

func writeOutcome(w *lines, name string, o *report.Outcome) {
	w.printf("%-18s %7.0f (%6.0f to %6.0f) %11s (%9s to %9s) %18s\n", name, o.Returned.Value, o.Returned.Low, o.Returned.High,
		euros(o.Money.Value), euros(o.Money.Low), euros(o.Money.High), euros(o.Year.Value))
}

// euros writes an amount without its unit.
func euros(c models.Cents) string {
	return report.Euros(c).String()
}
