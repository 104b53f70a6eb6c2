package console

import (
	"context"
	"fmt"
	"io"
	"time"

	"ebenmass/models/evidence"
	"ebenmass/models/lab/drawn"
	"ebenmass/web/settings"
)

// evaluatePopulation draws people from the body statistics, advises them on the frozen charts or
// on the demo catalogue, and writes what that shows, as text or as JSON. All but when and how long it was made
// depends on the seed alone.
func evaluatePopulation(ctx context.Context, e settings.Evaluation, now func() time.Time, out io.Writer) error {
	read := drawn.Frozen
	if e.Charts == settings.ChartsShop {
		read = demoArticles
	}
	articles, err := read()
	if err != nil {
		return err
	}
	begun := now()
	p, err := drawn.Evaluate(ctx, articles, drawn.Options{Seed: e.Seed, People: e.People, Truth: drawn.Truth(e.Truth), Robust: e.Robust})
	if err != nil {
		return err
	}
	p.Made = madeBy(populationCommand(e), e.Seed, begun)
	p.Seconds = now().Sub(begun).Round(100 * time.Millisecond).Seconds()
	if e.JSON {
		return writeJSON(out, p)
	}
	return writePopulation(out, &p)
}

// populationCommand is how the result is made again.
func populationCommand(e settings.Evaluation) string {
	robust := ""
	if e.Robust {
		robust = " --robust"
	}
	return fmt.Sprintf("ebenmass evaluate --population --truth %s --people %d --charts %s --seed %d%s --json", e.Truth, e.People, e.Charts, e.Seed, robust)
}

// writePopulation writes the result for people, with what it is no evidence of.
func writePopulation(out io.Writer, p *evidence.Population) error {
	w := &lines{out: out}
	w.printf("%d simulated people, %d articles, truth %q, seed %d, %.1f s. Money is € a wish.\n", p.People, p.Articles, p.Truth, p.Seed, p.Seconds)
	w.printf("Simulated people feel what this truth says they feel. Nothing here is evidence that it is right:\nit shows what following the advice would be worth if it were.\n\n")

	for _, policy := range []struct {
		name  string
		worth evidence.Worth
	}{
		{"usual size", p.Policies.Habit},
		{"chart, tape", p.Policies.ChartTape},
		{"chart, memory", p.Policies.ChartMemory},
		{"two sizes", p.Policies.TwoSizes},
		{"exact body", p.Policies.ExactBody},
	} {
		w.printf("%-24s %6.2f ± %.2f\n", policy.name, policy.worth.EUR, policy.worth.SD)
	}
	w.printf("\n%-24s %6s %6s %7s %6s %6s %8s %12s\n", "told", "€", "±", "named", "kept", "ECE", "refused", "minus habit")
	for _, key := range drawn.Keys() {
		told := p.Evidence[key]
		w.printf("%-24s %6.2f %6.2f %7s %6s %6.3f %8s %+6.2f (%+.2f to %+.2f)\n", key, told.EUR, told.SD, percent(told.Named), percent(told.KeptOfNamed),
			told.ECE, percent(told.WronglyRefused), told.MinusHabit.Value, told.MinusHabit.Low, told.MinusHabit.High)
	}
	w.printf("\nkept: of those named. refused: although some size would do. minus habit: of the same people, 95 %%.\n")
	writeJudges(w, p)
	writeWorlds(w, p)
	return w.err
}

// writeJudges writes what other advisors reach, if they were tried.
func writeJudges(w *lines, p *evidence.Population) {
	if len(p.Judges) == 0 {
		return
	}
	w.printf("\nThree girths, advised by one who believes in\n")
	for _, truth := range evidence.Truths() {
		if worth := p.Judges[truth]; worth != nil {
			w.printf("%-24s %6.2f ± %.2f\n", truth, worth.EUR, worth.SD)
		}
	}
}

// writeWorlds writes what the advice is worth to people that it is wrong about, if any were tried.
func writeWorlds(w *lines, p *evidence.Population) {
	if len(p.Worlds) == 0 {
		return
	}
	w.printf("\n%-16s %6s %28s %13s %7s %15s\n", "people", "habit", "five labels, minus habit", "three girths", "memory", "foreign labels")
	for i := range p.Worlds {
		o := &p.Worlds[i]
		w.printf("%-16s %6.2f %+11.2f (%+.2f to %+.2f) %13.2f %7.2f %15.2f\n", o.Name, o.Habit.EUR,
			o.MinusHabit.Value, o.MinusHabit.Low, o.MinusHabit.High, o.ThreeGirths.EUR, o.Memory.EUR, o.ForeignLabels.EUR)
	}
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

// lines writes line after line and keeps the first error.
type lines struct {
	out io.Writer
	err error
}

func (l *lines) printf(format string, values ...any) {
	if l.err == nil {
		_, l.err = fmt.Fprintf(l.out, format, values...)
	}
}
