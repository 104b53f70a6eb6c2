package sizefinder

import (
	"slices"

	"ebenmass/models/catalogue"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// Next is what would be worth knowing next.
type Next struct {
	Datum   string
	Measure fit.Measure // of a measure
	Garment fit.Garment // of a usual size; "" for a measure

	Decides float64 // expected number of open articles for which it names a size
	Open    int     // open articles
	Kind    string  // the category in which it names most sizes
}

// question is one that could be asked, with what it does to each open article.
type question struct {
	next    Next
	decides []float64
	first   float64 // what it does to the article that comes first; 0 where there is none
}

// ask finds the measure and the usual size whose answers name most sizes of a department's open
// articles, and says of each of them which measure most probably does. An open article of a slug
// comes before all others.
func (f *finder) ask(r *Results, own, others []Found, slug string) {
	var open []*Found
	var articles []*fit.Article
	first := -1
	for i := range own {
		if own[i].Open() {
			if own[i].Product.Slug == slug {
				first = len(open)
			}
			open = append(open, &own[i])
			articles = append(articles, f.articles[own[i].Product.Slug])
		}
	}
	for i := range others {
		if others[i].Open() && others[i].Product.Slug == slug {
			first = len(articles)
			open = append(open, &others[i])
			articles = append(articles, f.articles[slug])
		}
	}
	if len(open) == 0 {
		return
	}
	var measures, labels []question
	for _, m := range [...]fit.Measure{fit.Bust, fit.Waist, fit.Hip, fit.Inseam, fit.Height} {
		if f.person.Given[m] == 0 {
			q := fit.AskMeasure(m)
			measures = append(measures, f.question(Next{Datum: q.Datum, Measure: m}, &q, open, articles, first))
		}
	}
	garments := fit.Garments[:]
	if first >= 0 { // of an article its own usual size, not that of a garment which tells as much
		if own, ok := reference.GarmentOf(articles[first]); ok {
			garments = []fit.Garment{own}
		}
	}
	for _, garment := range garments {
		if slices.ContainsFunc(f.person.Usual, func(u fit.UsualSize) bool { return u.Garment == garment }) {
			continue
		}
		if q, ok := f.snapshot.Reference().AskUsual(f.person, garment); ok {
			labels = append(labels, f.question(Next{Datum: q.Datum, Garment: garment}, &q, open, articles, first))
		}
	}
	r.Next, r.Tapeless = best(measures), best(labels)
	for i := range open {
		most := 0.0
		for _, q := range measures {
			if q.decides[i] > most {
				most, open[i].Missing = q.decides[i], q.next.Datum
			}
		}
	}
}

func (f *finder) question(next Next, q *fit.Question, open []*Found, articles []*fit.Article, first int) question {
	decides, byKind := make([]float64, len(open)), map[string]float64{}
	next.Open = len(open)
	for i, p := range f.body.Prospects(q, articles, f.person.Preference) {
		decides[i] = p.Decides
		next.Decides += p.Decides
		byKind[catalogue.GroupOf(open[i].Product.Type)] += p.Decides
	}
	for _, kind := range catalogue.Groups() {
		if byKind[kind] > byKind[next.Kind] {
			next.Kind = kind
		}
	}
	asked := question{next: next, decides: decides}
	if first >= 0 {
		asked.first = decides[first]
	}
	return asked
}

// least is how many articles an answer has to name a size of to be worth asking for.
const least = 0.5

// best is the question that most probably names a size of the article that comes first or, where
// there is none, names most sizes; nil where none names any.
func best(asked []question) *Next {
	var most *question
	for i := range asked {
		q := &asked[i]
		switch {
		case q.first == 0 && q.next.Decides < least:
		case most == nil, q.first > most.first, q.first == most.first && q.next.Decides > most.next.Decides:
			most = q
		}
	}
	if most == nil {
		return nil
	}
	return &most.next
}

// leading is the girth that most of some articles are chosen by, and the kind of garment they
// are; ok is false where none compares a girth.
func leading(articles []*fit.Article) (zone fit.Measure, garment fit.Garment, ok bool) {
	counts, garments := map[fit.Measure]int{}, map[fit.Garment]int{}
	for _, a := range articles {
		lead, compared := a.LeadingZone()
		kind, _ := reference.GarmentOf(a)
		if !compared {
			continue
		}
		counts[lead]++
		garments[kind]++
		if !ok || counts[lead] > counts[zone] {
			zone = lead
		}
		if !ok || garments[kind] > garments[garment] {
			garment = kind
		}
		ok = true
	}
	return zone, garment, ok
}
