package console

import (
	"context"
	"fmt"
	"io"
	"time"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
	"ebenmass/models/lab/drawn"
	"ebenmass/seed"
	"ebenmass/web/settings"
)

// evaluatePopulation draws people from the body statistics, advises them on the demo catalogue
// and writes what that shows, as text or as JSON. All but when and how long it was made
// depends on the seed alone.
func evaluatePopulation(ctx context.Context, e settings.Evaluation, now func() time.Time, out io.Writer) error {
	articles, err := demoArticles()
	if err != nil {
		return err
	}
	begun := now()
	p, err := drawn.Evaluate(ctx, articles, drawn.Options{Seed: e.Seed, People: drawn.People, Explained: drawn.Explained})
	if err != nil {
		return err
	}
	p.Made = madeBy(fmt.Sprintf("ebenmass evaluate --population --seed %d --json", e.Seed), e.Seed, begun)
	p.Seconds = now().Sub(begun).Round(100 * time.Millisecond).Seconds()
	if e.JSON {
		return writeJSON(out, p)
	}
	return writePopulation(out, &p)
}

// demoArticles reads the catalogue that every new shop is filled with.
func demoArticles() ([]drawn.Article, error) {
	products, err := seed.Products()
	if err != nil {
		return nil, err
	}
	articles := make([]drawn.Article, len(products))
	for i := range products {
		p := &products[i]
		articles[i] = drawn.Article{Name: p.Slug, Sizing: p.Sizing, System: string(p.Chart.System), Fit: p.Article()}
		if articles[i].Bodies, err = seed.Bodies(p); err != nil {
			return nil, err
		}
	}
	return articles, nil
}

// writePopulation writes the result for people, with what it is no evidence of.
func writePopulation(out io.Writer, p *evidence.Population) error {
	w := &lines{out: out}
	w.printf("%d people drawn from the body statistics, %d articles, %d readings, %.1f s, seed %d.\n", p.People, p.Articles, p.Readings, p.Seconds, p.Made.Seed)
	w.printf("Drawn people feel what the model says they feel. Nothing here is evidence that it is right:\nit shows what errors of measuring do to the advice, and what the advice would cost if it were.\n")

	w.printf("\nFor how many sizes of one chart the girths of exact bodies ask (within the chart)\n")
	w.printf("%-6s %-8s %6s %8s %9s %6s %6s %6s %16s %7s\n", "", "", "girths", "articles", "readings", "one", "two", "three", "one in its bands", "beyond")
	for _, z := range p.Zones {
		w.printf("%-6s %-8s %6d %8d %9d %6s %6s %6s %16s %7s\n", z.Sizing, z.System, z.Girths, z.Articles, z.Readings,
			percent(z.One), percent(z.Two), percent(z.Three), percent(z.InBand), percent(z.Beyond))
	}
	for i := range p.Ways {
		writeWay(w, &p.Ways[i])
	}
	c := &p.Counterfactuals
	w.printf("\nOf %d people %d changes were stated: %d are true, %d minimal on the grid of %.1f cm; %d were missed.\n",
		c.People, c.Stated, c.True, c.Minimal, fit.Step, c.Missed)
	return w.err
}

func writeWay(w *lines, way *evidence.Way) {
	w.printf("\n%s %v, error of %.1f cm\n", way.Name, way.Given, way.SD)
	w.printf("  the error changes the advice for %s: the verdict for %s, the size alone for %s\n",
		percent(way.Flips.Any), percent(way.Flips.Verdict), percent(way.Flips.Size))
	w.printf("  %-16s %6s %9s %8s %7s %16s\n", "heard", "share", "best size", "in bands", "fitted", "some size right")
	for _, v := range way.Verdicts {
		w.printf("  %-16s %6s %9s %8s %7s %16s\n", v.Verdict, percent(v.Share), percent(v.Same), percent(v.InBand), percent(v.Fitted), percent(v.Right))
	}
	w.printf("  P(fits) is off by %.4f in ten bins: said → fitted", way.ECE)
	for _, b := range way.Calibration {
		w.printf("  %.2f → %.2f", b.Predicted, b.Observed)
	}
	t := &way.Threshold
	w.printf("\n  from P(fits) = %.2f on: %s covered, %s fitted, %s of those just above; breaks even at %s;\n  orders from it on are worth %.2f € a reading, at most %.2f € from %.2f on\n",
		t.Declared, percent(t.Covered), percent(t.Fitted), percent(t.Marginal), percent(t.BreakEven), t.Worth/100, t.WorthBest/100, t.Best)
	if len(way.Strategies) == 0 {
		return
	}
	w.printf("  The usual size is the one that most of this catalogue would fit in, had it all been tried on: the most that\n  a habit can be worth. A refusal for one zone counts as nothing ordered, although the sum of zones may pass.\n")
	w.printf("  %-18s %6s %8s %8s %8s %8s %16s %8s %16s\n", "per wish", "kept", "in bands", "returned", "nothing", "cost", "at 7 to 20 €", "net", "at 20 to 7 €")
	for _, s := range way.Strategies {
		w.printf("  %-18s %6s %8s %8.2f %8s %6.2f € %6.2f to %5.2f € %6.2f € %6.2f to %5.2f €\n", s.Name, percent(s.Kept), percent(s.InBand), s.Returned, percent(s.Nothing),
			s.Cost/100, s.CostLow/100, s.CostHigh/100, s.Net/100, s.NetHigh/100, s.NetLow/100)
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
