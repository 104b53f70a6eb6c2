package drawn

import (
	"context"
	"fmt"
	"runtime"
	"slices"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
)

// People is how many `ebenmass evaluate --population` draws unless told otherwise.
const People = 2000

// Options says how many shoppers are simulated, and from which seed.
type Options struct {
	Seed    uint64
	People  int   // each advised on every article of their department; departments take turns
	Truth   Truth // how they feel sizes
	Workers int   // 0: one a processor; the result is the same with any number

	// Robust also has rival advisors advise the same people and, of Judge, tries the advice
	// on people who are not as it believes them to be.
	Robust bool
}

var sizings = [...]fit.Sizing{fit.Women, fit.Men}

// Evaluate draws people and advises them. The same articles and options give the same result;
// Made and Seconds are the caller's to fill in. The error names an article that cannot be
// evaluated, or is the context's.
func Evaluate(ctx context.Context, articles []Article, o Options) (evidence.Population, error) {
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if !slices.Contains(Truths(), o.Truth) {
		return evidence.Population{}, fmt.Errorf("drawn: there is no truth %q", o.Truth)
	}
	departments, err := newDepartments(articles)
	if err != nil {
		return evidence.Population{}, err
	}
	parts, err := inBlocks(ctx, o.People, o.Workers, func(from, to int) *tally {
		t := &tally{robust: o.Robust}
		meet(departments, o.Seed, from, to, &believed, o.Truth, t.try)
		return t
	})
	if err != nil {
		return evidence.Population{}, fmt.Errorf("drawn: advise people: %w", err)
	}
	total := tally{robust: o.Robust}
	for _, part := range parts {
		total.add(part)
	}
	p := total.result()
	p.Seed, p.People, p.Articles, p.Truth = o.Seed, o.People, len(articles), string(o.Truth)
	if o.Robust && o.Truth == Judge {
		if p.Worlds, err = worlds(ctx, departments, o); err != nil {
			return evidence.Population{}, fmt.Errorf("drawn: advise people of other natures: %w", err)
		}
	}
	return p, nil
}

// meet draws people in turns of departments and has each try everything on.
func meet(departments *[len(sizings)]department, seed uint64, from, to int, n *nature, truth Truth, each func(*shopper, *world)) {
	var worlds [len(sizings)]*world
	for i := range sizings {
		worlds[i] = newWorld(&departments[i])
	}
	for i := from; i < to; i++ {
		s := i % len(sizings)
		p := newShopper(sourceFor(seed, i), sizings[s], n)
		worlds[s].compute(&p, truth)
		each(&p, worlds[s])
	}
}
