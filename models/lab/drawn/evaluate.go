package drawn

import (
	"context"
	"errors"
	"fmt"
	"runtime"

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
}

var sizings = [...]fit.Sizing{fit.Women, fit.Men}

// Evaluate draws people and advises them. The same articles and options give the same result;
// Made and Seconds are the caller's to fill in. The error names an article that cannot be
// evaluated, or is the context's.
func Evaluate(ctx context.Context, articles []Article, o Options) (evidence.Population, error) {
	if o.Workers == 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	var hung [len(sizings)][]*Article
	for i := range articles {
		a := &articles[i]
		if err := a.check(); err != nil {
			return evidence.Population{}, err
		}
		for n, s := range sizings {
			if a.Sizing == s {
				hung[n] = append(hung[n], a)
			}
		}
	}
	var departments [len(sizings)]department
	for n := range sizings {
		if len(hung[n]) == 0 {
			return evidence.Population{}, errors.New("drawn: a department has no articles")
		}
		departments[n] = newDepartment(hung[n])
	}
	parts, err := inBlocks(ctx, o.People, o.Workers, func(from, to int) *tally {
		t := new(tally)
		var worlds [len(sizings)]*world
		for n := range sizings {
			worlds[n] = newWorld(&departments[n])
		}
		for i := from; i < to; i++ {
			n := i % len(sizings)
			p := newShopper(sourceFor(o.Seed, i), sizings[n])
			worlds[n].compute(&p, o.Truth)
			t.try(&p, worlds[n])
		}
		return t
	})
	if err != nil {
		return evidence.Population{}, fmt.Errorf("drawn: advise people: %w", err)
	}
	var total tally
	for _, part := range parts {
		total.add(part)
	}
	p := total.result()
	p.Seed, p.People, p.Articles, p.Truth = o.Seed, o.People, len(articles), string(o.Truth)
	return p, nil
}
