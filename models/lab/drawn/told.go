package drawn

import (
	"math"
	"slices"

	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// Kinds of evidence, in the order results list them. Each is told by everybody.
var kinds = [...]kind{
	{"height", heightOnly},
	{"one_girth", nil}, // the girth an article goes by: see advise
	{"three_girths", threeGirths},
	{"three_girths_inseam", threeGirthsInseam},
	{"memory", memory},
	{"one_label", labelsOf(false, false, 1)},
	{"two_labels", labelsOf(false, false, 2)},
	{"two_labels_height", labelsOf(true, false, 2)},
	{"two_labels_three_girths", labelsOf(false, true, 2)},
	{"five_labels", fiveLabels},
	{"five_labels_height", fiveLabelsHeight},
	{"five_labels_tape", fiveLabelsTape},
	{"two_foreign_labels", foreignLabels},
	{"two_garments", twoGarments},
	{"purchases_1", purchases(1)},
	{"purchases_3", purchases(3)},
	{"purchases_5", purchases(5)},
}

// kind is one way of telling something about oneself.
type kind struct {
	key  string
	tell func(*shopper, *world) []fit.Datum
}

func heightOnly(p *shopper, _ *world) []fit.Datum { return p.measured(fit.Tape, fit.Height) }

func threeGirths(p *shopper, _ *world) []fit.Datum {
	return p.measured(fit.Tape, fit.Bust, fit.Waist, fit.Hip)
}

func threeGirthsInseam(p *shopper, _ *world) []fit.Datum {
	return p.measured(fit.Tape, fit.Bust, fit.Waist, fit.Hip, fit.Inseam)
}

func memory(p *shopper, _ *world) []fit.Datum {
	return p.measured(fit.Memory, fit.Bust, fit.Waist, fit.Hip, fit.Inseam)
}

// labelled are the usual sizes asked for first: letters of tops, numbers of trousers.
var labelled = [...]struct {
	system string
	lead   fit.Measure
}{{"letters", fit.Bust}, {"numeric", fit.Waist}}

func labelsOf(height, girths bool, n int) func(*shopper, *world) []fit.Datum {
	return func(p *shopper, w *world) (data []fit.Datum) {
		for _, each := range labelled[:n] {
			if h := w.kind(each.system, each.lead); h >= 0 {
				data = append(data, w.usualHere(h)...)
			}
		}
		if height {
			data = append(data, heightOnly(p, w)...)
		}
		if girths {
			data = append(data, threeGirths(p, w)...)
		}
		return data
	}
}

// usualHere tells the label of a habit; nothing where there is none.
func (w *world) usualHere(h int) []fit.Datum {
	if w.usual[h] < 0 {
		return nil
	}
	l := &w.habits[h].labels[w.usual[h]]
	return []fit.Datum{{Name: "usual." + l.name, Says: l.here}}
}

func fiveLabels(_ *shopper, w *world) (data []fit.Datum) {
	for h := range w.habits {
		data = append(data, w.usualHere(h)...)
	}
	return data
}

func fiveLabelsHeight(p *shopper, w *world) []fit.Datum {
	return append(fiveLabels(p, w), heightOnly(p, w)...)
}

func fiveLabelsTape(p *shopper, w *world) []fit.Datum {
	return append(fiveLabels(p, w), threeGirthsInseam(p, w)...)
}

// foreignBlur is by how many logits people err about the label they take elsewhere.
const foreignBlur = 0.6

// foreignLabels tells the sizes of two other shops, whose labels are this shop's but for the
// brand's deviation.
func foreignLabels(p *shopper, w *world) (data []fit.Datum) {
	for b, each := range labelled {
		place := w.kind(each.system, each.lead)
		if place < 0 {
			continue
		}
		h := &w.habits[place]
		nearest, far := -1, math.Inf(1)
		for l := range h.labels {
			f := &h.labels[l].elsewhere[b].Functional
			t := at(*f, &p.body) + f.Brand[b]*p.brands[b] + foreignBlur*p.labels[b]
			if math.Abs(t) < far {
				nearest, far = l, math.Abs(t)
			}
		}
		data = append(data, fit.Datum{Name: "usual." + each.system, Says: h.labels[nearest].elsewhere[b : b+1]})
	}
	return data
}

// flatError is the standard deviation in cm with which a doubled width is measured on a
// garment laid flat.
const flatError = 1.5

// atHome are the garments somebody would measure: close to the body, and with legs.
var atHome = [...][]fit.Type{{fit.TShirt, fit.Polo, fit.Shirt, fit.Blouse, fit.Knit}, {fit.Trousers, fit.Jeans}}

// twoGarments tells a top and trousers that fit, made elsewhere to the pattern of a drawn
// article of which some size does: each width measured flat, and the inseam along its seam
// where the leg is right, too.
func twoGarments(p *shopper, w *world) (data []fit.Datum) {
	for _, types := range atHome {
		for _, i := range p.dice.Perm(len(w.articles)) {
			if a := &w.articles[i].Fit; slices.Contains(types, a.Type) {
				if owned, fits := p.owns(a, w.gaps[a.Type]); fits {
					data = append(data, reference.Owned("owned", "", owned, w.gaps[a.Type]))
					break
				}
			}
		}
	}
	return data
}

// owns measures the size of a pattern that fits best; fits is false where that is not within
// half a step of sizes.
func (p *shopper) owns(pattern *fit.Article, gap float64) (o fit.OwnedGarment, fits bool) {
	plain := fit.Article{Type: pattern.Type, Cut: fit.CutRegular, Stretch: fit.StretchNone, Leg: fit.LegFull, Sizes: pattern.Sizes, Free: pattern.Free}
	nearest, far, leg := -1, math.Inf(1), math.Inf(1)
	for k := range plain.Sizes {
		score, legs := math.Abs(at(plain.ScoreFunctional(k, fit.Regular), &p.body)), 0.0
		if f, ok := plain.LegFunctional(k, fit.Regular); ok {
			legs = math.Abs(at(f, &p.body))
		}
		if score < far-1e-9 || score < far+1e-9 && legs < leg {
			nearest, far, leg = k, score, legs
		}
	}
	o.Type = pattern.Type
	garment := &plain.Sizes[nearest].Garment
	for _, z := range plain.Girths() {
		o.Flat[z] = (garment[z] + flatError*p.dice.NormFloat64()) / 2
	}
	if garment[fit.Inseam] > 0 && pattern.Leg == fit.LegFull && leg < legFits {
		o.Flat[fit.Inseam] = garment[fit.Inseam] + flatError*p.dice.NormFloat64()
	}
	return o, far <= gap/2
}

// legFits is how far from its target a leg is at most of trousers that somebody calls fitting,
// in cm: half a step of lengths. Of others they measure the widths alone.
const legFits = 2.54

// at is a functional of an exact body, of no taste and no brand.
func at(f fit.Functional, body *[fit.NumMeasures]float64) float64 {
	t := f.Const
	for m, c := range f.Body {
		t += c * body[m]
	}
	return t
}

// purchases tells of n articles ordered here in the usual size, and how they were.
func purchases(n int) func(*shopper, *world) []fit.Datum {
	return func(p *shopper, w *world) (data []fit.Datum) {
		for _, i := range p.dice.Perm(len(w.articles))[:min(n, len(w.articles))] {
			a, k := &w.articles[i].Fit, w.ordered(p, i)
			f, outcome := w.feelings[i][k], fit.OutcomeLarge
			switch u := p.dice.Float64(); {
			case u < f.fits:
				outcome = fit.OutcomeFits
			case u < f.fits+f.small:
				outcome = fit.OutcomeSmall
			}
			data = append(data, reference.Worn("worn."+w.articles[i].Name, a, k, fit.Regular, outcome))
		}
		return data
	}
}

// strays is how often somebody orders a size beside their usual one.
const strays = 0.1

// ordered is the size somebody orders: the usual one, where there is none the best, now and
// then the one beside it.
func (w *world) ordered(p *shopper, article int) int {
	k := w.habitSize(article)
	if k < 0 {
		k = max(0, w.bestSize(article))
	}
	side, stray := 1-2*p.dice.IntN(2), p.dice.Float64() < strays
	if !stray {
		return k
	}
	place := w.articles[article].Fit.Sizes[k]
	if beside := w.articles[article].Fit.SizeAt(place.Waist+side, place.Length); beside >= 0 {
		return beside
	}
	return k
}

// Keys lists the kinds of evidence in the order of the results.
func Keys() []string {
	keys := make([]string, len(kinds))
	for i := range kinds {
		keys[i] = kinds[i].key
	}
	return keys
}
