package history

import (
	"math/rand/v2"
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// Generate makes up the history of those of the products that have one. The same products
// give the same history.
func Generate(products []models.Product) models.History {
	counts := newTally()
	for i, t := range truths {
		// Each article has a source of its own, so that none shifts the past of another.
		d := source{rand.New(rand.NewPCG(20261126, uint64(i)))}
		at := slices.IndexFunc(products, func(p models.Product) bool { return p.Slug == t.product })
		if at < 0 || products[at].Plain {
			continue // the shop has a catalogue of its own
		}
		article := products[at].Article()
		article.Offset = fit.Offset{Value: t.offset}
		for told := 0; told < t.people; {
			if d.order(t, &article, d.shopper(products[at].Sizing), counts) {
				told++
			}
		}
	}
	return counts.history()
}

// order has somebody order an article, tell how it fits and send back what they do not keep.
// It reports whether they ordered at all.
func (d source) order(t truth, article *fit.Article, p fit.Person, into *tally) bool {
	advice := fit.Advise(&fit.Wearer{Sizing: p.Sizing, Preference: p.Preference, Data: p.Measurements()}, article)
	k, ok := lookUp(advice.Sizes)
	if !ok {
		return false
	}
	first := d.outcome(advice.Sizes[k])
	into.fit(t.product, fit.BinOf(advice.Sizes[k].Score-t.offset), first)
	kept := d.keepOrReturn(t, advice.Sizes[k], first, into)
	other, ok := neighbour(article, advice.Sizes, k)
	if !ok {
		return true
	}
	if both, named := d.twoSizes(into); both {
		d.tryOther(t, advice.Sizes[other], kept, named, into)
	}
	return true
}

// tryOther sells a second size to somebody who keeps one of the two at most.
func (d source) tryOther(t truth, size fit.SizeAdvice, kept, named bool, into *tally) {
	if kept {
		into.sell(t.product, size.Size)
		into.takeBack(t.product, size.Size, models.Complaint{Reason: models.ReasonTwoSizes})
	} else {
		kept = d.keepOrReturn(t, size, d.outcome(size), into)
	}
	if kept {
		into.notice(models.TwoSizesOneReturned, named)
	} else {
		into.notice(models.TwoSizesBothReturned, named)
	}
}

// keepOrReturn sells a piece and takes it back if it does not please.
func (d source) keepOrReturn(t truth, size fit.SizeAdvice, o fit.Outcome, into *tally) (kept bool) {
	into.sell(t.product, size.Size)
	if o == fit.OutcomeFits {
		kept = d.happens(fittingKept)
	} else {
		kept = !d.happens(misfitReturned)
	}
	if !kept {
		into.takeBack(t.product, size.Size, d.complaint(t, size, o))
	}
	return kept
}
