package sizefinder

import (
	"math"
	"slices"
	"sync"

	"ebenmass/models/catalogue"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// Way is how somebody tells of their body.
type Way string

// Ways, in the order they are offered.
const (
	ByLabel   Way = "label"
	ByGarment Way = "garment"
	ByTape    Way = "tape"
	ByHeight  Way = "height"
)

// Ways lists all ways.
var Ways = [...]Way{ByLabel, ByGarment, ByTape, ByHeight}

// All is the kind of somebody who looks for nothing in particular.
const All = "all"

// Kinds lists what somebody can look for: everything, then the categories of the catalogue.
func Kinds() []string { return append([]string{All}, catalogue.Groups()...) }

// Worth says what counts for one kind of article, to somebody of average measures.
type Worth struct {
	Garment fit.Garment     // the kind of usual size that most of the articles go by
	Lead    fit.Measure     // the girth that most of them are chosen by
	SD      map[Way]float64 // of Lead in cm once one datum of a way is told; a way that tells nothing of it is missing

	Then   fit.Measure // the further measure that gains most once Lead is known
	ThenOK bool        // false where none gains enough to be asked for
}

// Guide is what counts for every kind, by department; a kind that a department does not have
// goes by the articles of the other.
type Guide map[fit.Sizing]map[string]Worth

// Guides remembers the guide to the present articles; stock and prices do not change it. The
// zero value is ready.
type Guides struct {
	mu    sync.Mutex
	to    *reference.Shop // the articles it is to
	guide Guide
}

// Of is the guide to a snapshot.
func (g *Guides) Of(snapshot *catalogue.Snapshot) Guide {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.to != snapshot.Reference() {
		g.to, g.guide = snapshot.Reference(), NewGuide(snapshot)
	}
	return g.guide
}

// guideArticles is how many articles of each garment group of each department a guide is worked out
// from, the newest: more do not change what counts for their kind.
const guideArticles = 100

// NewGuide works out what counts for every kind.
func NewGuide(snapshot *catalogue.Snapshot) Guide {
	guide := Guide{}
	for _, sizing := range [...]fit.Sizing{fit.Women, fit.Men} {
		guide[sizing] = map[string]Worth{}
		for _, kind := range Kinds() {
			if w, ok := worth(snapshot, sizing, kind); ok {
				guide[sizing][kind] = w
			}
		}
	}
	return guide
}

// articlesOf lists the articles of a kind, of one department where it has any.
func articlesOf(snapshot *catalogue.Snapshot, sizing fit.Sizing, kind string) []*fit.Article {
	var own, all []*fit.Article
	products, _ := snapshot.NewestPerGroup(guideArticles)
	for _, p := range products {
		if kind != All && catalogue.GroupOf(p.Type) != kind {
			continue
		}
		article, _ := snapshot.Article(p.Slug)
		all = append(all, &article)
		if p.Sizing == sizing {
			own = append(own, &article)
		}
	}
	if len(own) > 0 {
		return own
	}
	return all
}

func worth(snapshot *catalogue.Snapshot, sizing fit.Sizing, kind string) (w Worth, ok bool) {
	articles := articlesOf(snapshot, sizing, kind)
	if w.Lead, w.Garment, ok = leading(articles); !ok {
		return w, false
	}
	shop, nobody := snapshot.Reference(), fit.Infer(sizing, nil)
	mean := nobody.Zones[w.Lead].Mean
	sd := func(data ...fit.Datum) float64 {
		body := fit.Infer(sizing, data)
		return body.Zones[w.Lead].SD
	}
	w.SD = map[Way]float64{
		ByTape:   sd(fit.Measured(w.Lead, mean, fit.Tape)),
		ByHeight: sd(fit.Measured(fit.Height, nobody.Zones[fit.Height].Mean, fit.Tape)),
	}
	if d, ok := averageLabel(shop, sizing, w.Garment, w.Lead, mean); ok {
		w.SD[ByLabel] = sd(d)
	}
	if d, ok := averageGarment(shop, sizing, articles, w.Lead, mean); ok {
		w.SD[ByGarment] = sd(d)
	}
	body := fit.Infer(sizing, []fit.Datum{fit.Measured(w.Lead, mean, fit.Tape)})
	w.Then, w.ThenOK = then(&body, w.Lead, articles)
	return w, true
}

// averageLabel is the usual size of an unknown brand whose wearers come nearest to the average.
func averageLabel(shop *reference.Shop, sizing fit.Sizing, garment fit.Garment, lead fit.Measure, mean float64) (best fit.Datum, ok bool) {
	least := math.Inf(1)
	for _, label := range slices.Concat(shop.Labels(sizing, garment)...) {
		p := fit.Person{Sizing: sizing, Preference: fit.Regular, Usual: []fit.UsualSize{{Garment: garment, Label: label}}}
		w, faults := shop.Wearer(&p)
		if len(faults) > 0 {
			continue
		}
		body := fit.Infer(sizing, w.Data)
		if off := math.Abs(body.Zones[lead].Mean - mean); off < least {
			least, best, ok = off, w.Data[0], true
		}
	}
	return best, ok
}

// averageGarment is a garment at home of the commonest type, measured once across where it
// decides, that sits as it is meant to on the average.
func averageGarment(shop *reference.Shop, sizing fit.Sizing, articles []*fit.Article, lead fit.Measure, mean float64) (d fit.Datum, ok bool) {
	counts, most := map[fit.Type]int{}, fit.Type("")
	for _, a := range articles {
		if !slices.Contains(reference.FlatZones(a.Type), lead) {
			continue
		}
		if counts[a.Type]++; counts[a.Type] > counts[most] {
			most = a.Type
		}
	}
	if most == "" {
		return d, false
	}
	o := fit.OwnedGarment{Type: most}
	o.Flat[lead] = (mean + fit.Target(sizing, most, fit.CutRegular, fit.StretchNone, fit.LegFull, lead)) / 2
	w, faults := shop.Wearer(&fit.Person{Sizing: sizing, Preference: fit.Regular, Owned: []fit.OwnedGarment{o}})
	if len(faults) > 0 {
		return d, false
	}
	return w.Data[0], true
}

// worthAsking is from which gain another measure is worth a word, in € a wish and article.
const worthAsking = 0.1

// then is the measure whose answer gains most on some articles, once their leading girth is
// known; ok is false where none gains enough.
func then(body *fit.Body, lead fit.Measure, articles []*fit.Article) (best fit.Measure, ok bool) {
	before := 0.0
	for _, a := range articles {
		if d := body.Decide(a, fit.Regular); d.Best >= 0 {
			before += max(0, body.Rate(a, d.Best, fit.Regular).Value)
		}
	}
	most := before + worthAsking*float64(len(articles))
	for _, m := range [...]fit.Measure{fit.Bust, fit.Waist, fit.Hip, fit.Inseam, fit.Height} {
		if m == lead {
			continue
		}
		q, sum := fit.AskMeasure(m), 0.0
		for _, p := range body.Prospects(&q, articles, fit.Regular) {
			sum += p.Value
		}
		if sum > most {
			most, best, ok = sum, m, true
		}
	}
	return best, ok
}
