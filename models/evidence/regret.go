package evidence

// Regret is how much less advice is worth than the best advice of those compared, by people
// who feel by one truth, in € a wish.
type Regret struct {
	EUR   float64
	Truth string
}

// WorstRegret is the largest regret of a judge over the truths, on three girths; judge is the
// name of the truth it believes in. ok is false where the results do not compare judges.
func (r *Results) WorstRegret(judge string) (worst Regret, ok bool) {
	for i := range r.Populations {
		p := &r.Populations[i]
		own := p.Judges[judge]
		if own == nil {
			return Regret{}, false
		}
		for _, other := range p.Judges {
			if regret := other.EUR - own.EUR; !ok || regret > worst.EUR {
				worst, ok = Regret{regret, p.Truth}, true
			}
		}
	}
	return worst, ok
}
