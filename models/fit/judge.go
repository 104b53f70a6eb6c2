package fit

import "math"

// numNodes is how many places along the score a body is judged at: those of fifteen that have
// any weight. Seven are off by up to 0.14 where the score's standard deviation is above 3.
const numNodes = 11

// usualSizes is how many sizes a chart has at most without costing an allocation.
const usualSizes = 40

// A size is acceptable, A, when the sum of its girths is (F), each girth by itself (Q) and
// each length (R):
//
//	A = F(η)·Π Q·Π R,  F = 1 − σ(−e−η) − σ(η−e),
//	Q = 1 − σ((T−2w′−ε)/0.4w′) − σ((ε−T−2w)/0.4w),  R = σ(ε − T + 1.5w)
//
// with the ease ε, its target T, the tolerances w and w′ (on the tight side) and e the
// score at which a garment becomes too small or too large. A length that is too long lowers
// nothing: it can be shortened. How people feel single zones is declared: no data at hand
// say. Of five ways they might feel them this one has the smallest worst regret.
//
// The judge integrates A over what is believed of a body at nodes along the score, the one
// direction that moves all girths and the taste together; beside it the zones are taken as
// independent, what is left of their variance widening the softness of Q and R.
type judge struct {
	article *Article
	demands
	body *Body
	edge float64

	reach   float64            // standard deviation of the score
	score   [numNodes]float64  // of a size on target in all girths at the mean body, by node
	zone    [NumZones]nodesOf  // bodies by node
	soft    [NumZones]softness // widened by what is left of the variance
	sure    [NumZones]softness // as it is
	ratings []Rating           // by size
}

type nodesOf [numNodes]float64

// softness holds the inverse softness of the two sides of a zone, per cm.
type softness struct{ tight, loose float64 }

// Rating is what is believed of one size. PSmall, PFits, PLarge and PMixed sum to 1.
type Rating struct {
	PSmall  float64 // too small somewhere, too large nowhere
	PFits   float64 // acceptable everywhere
	PLarge  float64 // too large somewhere, too small nowhere
	PMixed  float64 // too small somewhere and too large elsewhere
	Value   float64 // € of ordering it: 25·PFits − 15 less the cost of shortening
	Altered float64 // cm by which lengths would be shortened; 0 for none
}

// begin prepares the judgement of an article by a judge who was given the article, the body and
// ratings, empty ones with room for as many sizes as may be: whoever makes a judge owns them, so
// that none has to be allocated. An article that adds nothing to a score cannot be judged: its
// numGirths is 0.
func (j *judge) begin(wish Preference) {
	a, b := j.article, j.body
	j.demands, j.edge = newDemands(a, wish), a.Edge()
	if len(a.Sizes) > cap(j.ratings) {
		j.ratings = make([]Rating, len(a.Sizes))
	}
	j.ratings = j.ratings[:len(a.Sizes)]
	if b.Zones[Arm].Mean == 0 {
		j.leaveOut(Arm)
	}
	j.spread()
}

// leaveOut takes a length out of the judgement: the wearer's is not known.
func (y *demands) leaveOut(zone Measure) {
	if !y.scored[zone] {
		return
	}
	y.scored[zone] = false
	kept := 0
	for _, z := range y.zones[:y.numZones] {
		if z != zone {
			y.zones[kept] = z
			kept++
		}
	}
	y.numZones = kept
}

// spread lays the nodes along the score's gradient g: −p in the girths, −1 in the taste.
func (j *judge) spread() {
	b := j.body
	var shift [numJudged]float64 // covariance with the score
	variance := square(j.article.Offset.SD)
	for i := range numJudged {
		sum := -b.cov[i][judgedTaste]
		for _, z := range j.girths[:j.numGirths] {
			sum -= j.mean[z] * b.cov[i][z]
		}
		shift[i] = sum
	}
	variance -= shift[judgedTaste]
	for _, z := range j.girths[:j.numGirths] {
		variance -= j.mean[z] * shift[z]
	}
	perNode := 0.0
	if variance > tiny {
		j.reach = math.Sqrt(variance)
		perNode = 1 / j.reach
	}
	offset := (square(j.article.Offset.SD) - shift[judgedTaste]) * perNode
	for n, x := range judgeNodes.at {
		j.score[n] = j.article.Offset.Value - b.Taste.Mean + offset*x
	}
	for _, z := range j.zones[:j.numZones] {
		rest, along := square(b.Zones[z].SD), 0.0
		if z != Arm {
			along = shift[z] * perNode
			rest = max(0, b.cov[z][z]-along*along)
		}
		for n, x := range judgeNodes.at {
			j.zone[z][n] = b.Zones[z].Mean + along*x
		}
		j.soft[z], j.sure[z] = j.softness(z, rest), j.softness(z, 0)
	}
}

// softness of a zone of which a variance in cm² is left. A logistic of softness s seen
// through a normal is about a logistic of softness √(s² + π/8·variance).
func (j *judge) softness(z Measure, variance float64) softness {
	wider := math.Pi / 8 * variance
	if z > Hip {
		s := 1 / math.Sqrt(shortSoftness*shortSoftness+wider)
		return softness{s, s}
	}
	return softness{
		1 / math.Sqrt(square(bandSoftness*j.tightSide[z])+wider),
		1 / math.Sqrt(square(bandSoftness*j.tolerance[z])+wider),
	}
}

func square(x float64) float64 { return x * x }

// chances is what the nodes say of one size, as factors to be multiplied over its zones.
type chances struct{ notSmall, notLarge, fits nodesOf }

// at judges one size at the first nodes, so many of them. It goes zone by zone, so that what the
// nodes share is looked up once.
func (j *judge) at(k, nodes int, soft *[NumZones]softness, c *chances) {
	garment := &j.article.Sizes[k].Garment
	eta := j.score
	for n := range nodes {
		c.notSmall[n], c.notLarge[n], c.fits[n] = 1, 1, 1
	}
	for _, z := range j.girths[:j.numGirths] {
		bodies, s := &j.zone[z], soft[z]
		for n := range nodes {
			ease := garment[z] - bodies[n]
			eta[n] += j.contribution(z, ease)
			tight := logistic((j.low[z] - ease) * s.tight)
			loose := logistic((ease - j.high[z]) * s.loose)
			c.multiply(n, tight, loose)
		}
	}
	for _, z := range j.zones[j.numGirths:j.numZones] {
		bodies, s := &j.zone[z], soft[z]
		for n := range nodes {
			long := logistic((garment[z] - bodies[n] - j.low[z]) * s.tight)
			c.notSmall[n] *= long
			c.fits[n] *= long
		}
	}
	for n := range nodes {
		c.multiply(n, logistic(-j.edge-eta[n]), logistic(eta[n]-j.edge))
	}
}

// multiply takes in at a node how probably a size is too small and too large by one of its girths
// or by their sum.
func (c *chances) multiply(n int, small, large float64) {
	c.notSmall[n] *= 1 - small
	c.notLarge[n] *= 1 - large
	c.fits[n] *= max(0, 1-small-large)
}

// rate integrates over the nodes. Nowhere too small (N) and nowhere too large (M) are each
// monotone in the garment at every node, so N never falls and M never rises with a size.
func (j *judge) rate(k int) *Rating {
	var c chances
	j.at(k, numNodes, &j.soft, &c)
	var notSmall, notLarge, fits float64
	for n, w := range judgeNodes.weight {
		notSmall += w * c.notSmall[n]
		notLarge += w * c.notLarge[n]
		fits += w * c.fits[n]
	}
	r := &j.ratings[k]
	// Softness that differs by side can leave a sliver below 0, far too large: it goes to PFits.
	r.PMixed = max(0, 1-notSmall-notLarge+fits)
	r.PSmall = max(0, 1-notSmall-r.PMixed)
	r.PLarge = max(0, 1-notLarge-r.PMixed)
	r.PFits = max(0, 1-r.PSmall-r.PLarge-r.PMixed)
	r.Altered = j.shorten(k)
	r.Value = Worth(r.PFits, r.Altered)
	return r
}

// shorten is by how many cm the lengths of a size would be shortened: those more than a
// tolerance above their target at the body believed in, down to the target.
func (j *judge) shorten(k int) (cm float64) {
	for _, z := range j.zones[j.numGirths:j.numZones] {
		if ease := j.article.Sizes[k].Garment[z] - j.body.Zones[z].Mean; ease > j.high[z] {
			cm += ease - j.target[z]
		}
	}
	return cm
}

// farNode is beyond the outermost node, in standard deviations of the score.
const farNode = 4.5

// couldBe is V, what an order would be worth to somebody who knew the body's shape, in €:
// the best size of every node, or none.
func (j *judge) couldBe() (value float64) {
	var best nodesOf
	for k := range j.ratings {
		if math.Abs(j.meanScore(k)) >= j.edge+farNode*j.reach+1 {
			continue // F alone is worth no order at any node
		}
		var c chances
		j.at(k, numNodes, &j.sure, &c)
		shorten := j.shorten(k)
		for n, fits := range c.fits {
			best[n] = max(best[n], Worth(fits, shorten))
		}
	}
	for n, w := range judgeNodes.weight {
		value += w * best[n]
	}
	return value
}
