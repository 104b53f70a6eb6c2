package drawn

import (
	"context"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
)

// explain draws people who tell anything between one measure and all, with any preference, and
// asks anew for every change that the advice on some article is said to need.
func explain(ctx context.Context, articles []Article, o Options) (sum evidence.Counterfactuals, err error) {
	parts, err := inBlocks(ctx, o.Explained, o.Workers, func(from, to int) (c evidence.Counterfactuals) {
		for i := from; i < to; i++ {
			d := sourceFor(o.Seed, -1-i) // others than those who are advised
			p, a := d.partialProfile(), &articles[d.IntN(len(articles))].Fit
			found := Recheck(p, *a)
			c.People++
			c.Stated += found.Stated
			c.True += found.True
			c.Minimal += found.Minimal
			c.Missed += found.Missed
		}
		return c
	})
	for _, c := range parts {
		sum.People += c.People
		sum.Stated, sum.True = sum.Stated+c.Stated, sum.True+c.True
		sum.Minimal, sum.Missed = sum.Minimal+c.Minimal, sum.Missed+c.Missed
	}
	return sum, err
}

// The arm of simulated shoppers, declared: the statistics know none, but counterfactuals move
// it like any other measure. A share of the height, with its standard deviation in cm.
const armOfHeight, armSD = 0.36, 2.5

// partialProfile draws somebody who tells something, of either department for whatever article.
func (d source) partialProfile() fit.Person {
	drawn := d.shopper(sizings[d.IntN(len(sizings))])
	drawn.body[fit.Arm] = armOfHeight*drawn.body[fit.Height] + armSD*d.NormFloat64()
	p := fit.Person{
		Sizing:       drawn.sizing,
		MeasuredWith: []fit.MeasuredWith{fit.Tape, fit.Memory}[d.IntN(2)],
		Preference:   preferences[d.IntN(len(preferences))],
	}
	measured, given := drawn.measured(p.MeasuredWith), 1+d.IntN(1<<fit.NumMeasures-1)
	for m := range measured {
		if given>>m&1 == 1 {
			p.Given[m] = measured[m]
		}
	}
	if d.IntN(4) == 0 { // who told how things fitted
		p.Offset = fit.Offset{Value: d.NormFloat64() / 2, SD: d.Float64() / 2, N: 3}
	}
	return p
}

var preferences = [...]fit.Preference{fit.Slim, fit.Regular, fit.Loose}
