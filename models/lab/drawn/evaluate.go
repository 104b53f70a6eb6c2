package drawn

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
)

// Numbers of people that `ebenmass evaluate --population` draws: shares of readings are then
// known to about 0.003, since the readings of one person go together.
const (
	People    = 20000
	Explained = 10000
)

// Options says how many shoppers are simulated, and from which seed.
type Options struct {
	Seed      uint64
	People    int // each advised on every article of their department; departments take turns
	Explained int // others, each with one article and its counterfactuals
	Workers   int // 0: one a processor; the result is the same with any number
}

// Evaluate draws people and advises them. The same articles and options give the same result;
// Made and Seconds are the caller's to fill in. The error names an article that cannot be
// evaluated, or is the context's.
func Evaluate(ctx context.Context, articles []Article, o Options) (evidence.Population, error) {
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	departments := map[fit.Sizing][]prepared{}
	for i := range articles {
		if err := articles[i].check(); err != nil {
			return evidence.Population{}, err
		}
		s := prepare(&articles[i])
		departments[s.Sizing] = append(departments[s.Sizing], s)
	}
	if len(departments[fit.Women]) == 0 || len(departments[fit.Men]) == 0 {
		return evidence.Population{}, errors.New("drawn: a department has no articles")
	}
	total, err := advise(ctx, departments, o)
	if err != nil {
		return evidence.Population{}, fmt.Errorf("drawn: advise people: %w", err)
	}
	p := evidence.Population{People: o.People, Articles: len(articles), Readings: total.ways[0].readings, Costs: costs()}
	for n, s := range sizings {
		all, of := families(departments[s])
		for i, f := range all {
			p.Zones = append(p.Zones, total.zones[n][i].result(f, occurrences(of, i)))
		}
	}
	slices.SortFunc(p.Zones, func(a, b evidence.Zones) int {
		return cmp.Or(-cmp.Compare(a.Sizing, b.Sizing), cmp.Compare(a.System, b.System), b.Girths-a.Girths)
	})
	for i := range ways {
		r := total.ways[i].result(&ways[i])
		fillPredictions(&r, total.ways[i].predictions)
		p.Ways = append(p.Ways, r)
	}
	if p.Counterfactuals, err = explain(ctx, articles, o); err != nil {
		return evidence.Population{}, fmt.Errorf("drawn: explain to people: %w", err)
	}
	return p, nil
}

var sizings = [...]fit.Sizing{fit.Women, fit.Men}

func occurrences(list []int, of int) (n int) {
	for _, each := range list {
		if each == of {
			n++
		}
	}
	return n
}

// totals is what a number of people gave.
type totals struct {
	ways  [len(ways)]tally
	zones [len(sizings)][]girthAgreement // by family
}

func (t *totals) add(o *totals) {
	for i := range t.ways {
		t.ways[i].add(&o.ways[i])
	}
	for s := range t.zones {
		if t.zones[s] == nil {
			t.zones[s] = make([]girthAgreement, len(o.zones[s]))
		}
		for i, a := range o.zones[s] {
			t.zones[s][i].add(a)
		}
	}
}

func advise(ctx context.Context, departments map[fit.Sizing][]prepared, o Options) (total totals, err error) {
	var of [len(sizings)][]int
	var kinds [len(sizings)]int
	for n, s := range sizings {
		all, places := families(departments[s])
		of[n], kinds[n] = places, len(all)
	}
	parts, err := inBlocks(ctx, o.People, o.Workers, func(from, to int) *totals {
		t := new(totals)
		var truths [len(sizings)]*groundTruth
		for n, s := range sizings {
			truths[n] = newGroundTruth(departments[s])
			t.zones[n] = make([]girthAgreement, kinds[n])
		}
		for i := from; i < to; i++ {
			n := i % len(sizings)
			d := sourceFor(o.Seed, i)
			p := d.shopper(sizings[n])
			truths[n].compute(&p, d)
			for a, family := range of[n] {
				if family >= 0 {
					t.zones[n][family].count(&truths[n].articles[a], truths[n].exact[a])
				}
			}
			for each := range ways {
				t.ways[each].advise(&ways[each], &p, truths[n])
			}
		}
		return t
	})
	if err != nil {
		return total, err
	}
	for _, part := range parts {
		total.add(part)
	}
	return total, nil
}

// advise advises one person on everything in their department.
func (t *tally) advise(way *way, p *shopper, w *groundTruth) {
	measured := p.measured(way.with)
	by := way.estimate(p, &measured)
	for i := range w.articles {
		advised := t.compare(w, i, &by[w.articles[i].lead])
		if way.chooses() {
			w.playStrategies(i, &measured, advised, &t.choice)
		}
	}
}
