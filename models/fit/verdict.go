package fit

import "math"

// Decision is a verdict without its explanation.
type Decision struct {
	Verdict     Verdict
	Size        int     // index into Article.Sizes; -1 where the verdict names none
	Alternative int     // the other size of Between; -1
	Best        int     // the size worth most, named or not; -1 where nothing can be judged
	PFits       float64 // of Best
	Possible    float64 // V, in €, where no size is named: what knowing the body would be worth
}

// Decide judges an article for a body. It allocates nothing for charts of up to 40 sizes. An article that compares no girth cannot be judged.
func (b *Body) Decide(a *Article, wish Preference) Decision {
	var j judge
	var room [usualSizes]Rating
	j.begin(b, a, wish)
	j.ratings = ratingsIn(room[:], len(a.Sizes))
	return j.decide()
}

// Rate is what is believed of one size of an article, by its place in the chart.
func (b *Body) Rate(a *Article, size int, wish Preference) Rating {
	var j judge
	var room [usualSizes]Rating
	j.begin(b, a, wish)
	j.ratings = ratingsIn(room[:], len(a.Sizes))
	return *j.rate(size)
}

// cannotSay reports whether there is nothing to judge, or nobody to judge it for.
func (j *judge) cannotSay() bool {
	return j.numGirths == 0 || len(j.ratings) == 0 || j.body.Told == 0 || j.body.unsettled()
}

func (j *judge) decide() Decision {
	d := Decision{Verdict: CannotSay, Size: -1, Alternative: -1, Best: -1}
	if j.cannotSay() {
		return d
	}
	d.Best = j.best()
	best := &j.ratings[d.Best]
	d.PFits = best.PFits
	if best.PFits >= Threshold {
		d.Verdict, d.Size = Recommended, d.Best
		if other := j.closeCall(d.Best); other >= 0 {
			d.Verdict, d.Alternative = Between, other
		}
		return d
	}
	if d.Possible = j.couldBe(); d.Possible < worthAsking {
		d.Verdict = NotRecommended
	}
	return d
}

// closeCall is the neighbour at the same length that is as good as the best size, or -1.
func (j *judge) closeCall(best int) int {
	place, found := &j.article.Sizes[best], -1
	for k := range j.ratings {
		s := &j.article.Sizes[k]
		if s.Length != place.Length || s.Waist != place.Waist-1 && s.Waist != place.Waist+1 {
			continue
		}
		p := j.ratings[k].PFits
		if p < Threshold || j.ratings[best].PFits-p > closeBy {
			continue
		}
		if found < 0 || p > j.ratings[found].PFits {
			found = k
		}
	}
	return found
}

// best is the size worth most; -1 where there is none. It goes outward from the size whose
// score is nearest to 0 and ends on either side where no size further out can be worth
// more: towards smaller sizes nowhere-too-small never rises, towards larger ones
// nowhere-too-large, and P(fits) is above neither.
func (j *judge) best() (best int) {
	from, to := j.row(j.bestLength())
	if from == to {
		return -1
	}
	centre, nearest := from, math.Inf(1)
	for k := from; k < to; k++ {
		if off := math.Abs(j.meanScore(k)); off < nearest {
			centre, nearest = k, off
		}
	}
	best = centre
	j.rate(centre)
	for k := centre - 1; k >= from; k-- {
		r := j.rate(k)
		if r.Value > j.ratings[best].Value {
			best = k
		}
		if Worth(r.PFits+r.PLarge, 0) < j.ratings[best].Value { // nowhere too small
			break
		}
	}
	for k := centre + 1; k < to; k++ {
		r := j.rate(k)
		if r.Value > j.ratings[best].Value {
			best = k
		}
		if Worth(r.PFits+r.PSmall, 0) < j.ratings[best].Value { // nowhere too large
			break
		}
	}
	return best
}

// row is the stretch of the chart of one length.
func (j *judge) row(length int) (from, to int) {
	sizes := j.article.Sizes
	for from < len(sizes) && sizes[from].Length != length {
		from++
	}
	for to = from; to < len(sizes) && sizes[to].Length == length; {
		to++
	}
	return from, to
}

// meanScore is the score of a size at the mean body.
func (j *judge) meanScore(k int) (score float64) {
	score = j.article.Offset.Value - j.body.Taste.Mean
	for _, z := range j.girths[:j.numGirths] {
		score += j.contribution(z, j.article.Sizes[k].Garment[z]-j.body.Zones[z].Mean)
	}
	return score
}

// lengthGain is how much more a longer leg has to be worth to be chosen, in €. Without it
// trousers 10 cm too long are preferred to some 5 cm too long for two cents.
const lengthGain = 0.1

// bestLength is the length to choose a girth in: that worth most were all girths right. So a
// length depends on the leg alone, never on a preference. A longer one has to be worth it by
// lengthGain: what it may be too short less often is soon paid for in cloth cut off. 0 where
// there is one axis.
func (j *judge) bestLength() (row int) {
	last := len(j.article.Sizes) - 1
	if last < 0 || j.article.Sizes[last].Length == j.article.Sizes[0].Length || !j.scored[Inseam] {
		return j.article.Sizes[max(0, last)].Length
	}
	most, seen := math.Inf(-1), -1
	for k := range j.article.Sizes {
		s := &j.article.Sizes[k]
		if s.Length == seen {
			continue
		}
		seen = s.Length
		long := 0.0
		for n, w := range judgeNodes.weight {
			long += w * logistic((s.Garment[Inseam]-j.zone[Inseam][n]-j.low[Inseam])*j.soft[Inseam].tight)
		}
		if worth := Worth(long, j.shorten(k)); worth > most+lengthGain {
			most, row = worth, s.Length
		}
	}
	return row
}

// Recommend is Decide for who asks only which size to buy: ok is false where the verdict names none. It
// leaves out what Decide finds out of articles that do not fit.
func (b *Body) Recommend(a *Article, wish Preference) (size int, pFits float64, ok bool) {
	var j judge
	var room [usualSizes]Rating
	j.begin(b, a, wish)
	j.ratings = ratingsIn(room[:], len(a.Sizes))
	if j.cannotSay() {
		return 0, 0, false
	}
	best := j.best()
	if best < 0 || j.ratings[best].PFits < Threshold {
		return 0, 0, false
	}
	return best, j.ratings[best].PFits, true
}
