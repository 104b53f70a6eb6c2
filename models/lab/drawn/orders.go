package drawn

import (
	"ebenmass/models/fit"
	"ebenmass/models/report"
)

// Orders is what became of the orders of some people, summed. Rates are expected ones: no dice
// decide whether a piece that fits with 0.8 is kept.
type Orders struct {
	Departments [len(sizings)]DepartmentOrders
	Named       float64 // orders whose size the advice names, of those who answer
	Against     float64 // that it advises against
	Unsaid      float64 // of which it cannot say
	Notice      report.Notice
}

// DepartmentOrders are those of one department. A person's rates are means over its articles.
type DepartmentOrders struct {
	People   int
	Sum      report.Vector   // over people
	Squares  report.Matrix   // of people's rates
	Articles []report.Vector // by article, summed over people
	Cells    report.Matrix   // squares of every single order
}

// NewOrders has no orders yet.
func (s *Stage) NewOrders() *Orders {
	o := new(Orders)
	for d := range o.Departments {
		o.Departments[d].Articles = make([]report.Vector, len(s.departments[d].articles))
	}
	return o
}

// Orders simulates those of people from one number to before another, of a seed: the same ones
// whatever the scenario, as far as it leaves them the same. The error names what a scenario has that is not there.
func (s *Stage) Orders(seed uint64, from, to int, of Scenario) (*Orders, error) {
	c, err := s.scene(seed, of)
	if err != nil {
		return nil, err
	}
	total, person := s.NewOrders(), from
	meet(c.departments, seed, from, to, c.nature, c.truth, func(p *shopper, w *world) {
		c.misremember(w, person)
		total.place(p, w, person%len(sizings), &c)
		person++
	})
	return total, nil
}

// Add takes over orders of other people.
func (o *Orders) Add(other *Orders) {
	for d := range o.Departments {
		a, b := &o.Departments[d], &other.Departments[d]
		a.People += b.People
		a.Sum.Add(&b.Sum)
		a.Squares.Add(&b.Squares)
		a.Cells.Add(&b.Cells)
		for i := range a.Articles {
			a.Articles[i].Add(&b.Articles[i])
		}
	}
	o.Named, o.Against, o.Unsaid = o.Named+other.Named, o.Against+other.Against, o.Unsaid+other.Unsaid
	o.Notice.Add(&other.Notice)
}

// place has one person order every article of their department by every policy.
func (o *Orders) place(p *shopper, w *world, department int, c *scene) {
	d, n := &o.Departments[department], float64(len(w.articles))
	tape, body := p.said(fit.Tape), fit.Infer(p.sizing, c.tell(p, w))
	var person report.Vector
	for i := range w.articles {
		one := o.order(w, i, &tape, &body)
		person.AddScaled(1/n, &one)
		d.Articles[i].Add(&one)
		d.Cells.AddSquare(&one)
	}
	d.People++
	d.Sum.Add(&person)
	d.Squares.AddSquare(&person)
	o.Notice.Plain.Add(&person)
}

// order is what becomes of one order.
func (o *Orders) order(w *world, article int, tape *[fit.NumMeasures]float64, body *fit.Body) (v report.Vector) {
	usual := w.habitSize(article)
	w.add(&v, report.UsualReturned, article, usual)
	size, beside := w.articles[article].lookUp(tape)
	w.add(&v, report.ChartReturned, article, size)
	w.addBoth(&v, article, size, beside)
	decision := body.Decide(&w.articles[article].Fit, fit.Regular)
	switch {
	case decision.Size >= 0:
		o.Named++
		w.add(&v, report.AdviceReturned, article, decision.Size)
	case decision.Verdict == fit.NotRecommended:
		o.Against++
		w.add(&v, report.AgainstReturned, article, usual)
	default:
		o.Unsaid++
		w.add(&v, report.AdviceReturned, article, usual)
	}
	o.notice(w, article, usual, &v, body)
	return v
}

// notice is what becomes of the same order where it is said that the article runs small or large.
func (o *Orders) notice(w *world, article, usual int, plain *report.Vector, body *fit.Body) {
	share, a := 1/float64(len(w.articles)), &w.articles[article]
	if a.flagged == nil {
		o.Notice.Said.AddScaled(share, plain)
		return
	}
	var v report.Vector
	next := usual
	if usual >= 0 {
		side := 1 // of one that runs small
		if a.off > 0 {
			side = -1
		}
		place := &a.Fit.Sizes[usual]
		if beside := a.Fit.SizeAt(place.Waist+side, place.Length); beside >= 0 {
			next = beside
		}
	}
	w.add(&v, report.UsualReturned, article, next)
	decision := body.Decide(a.flagged, fit.Regular)
	switch {
	case decision.Size >= 0:
		w.add(&v, report.AdviceReturned, article, decision.Size)
	case decision.Verdict != fit.NotRecommended:
		w.add(&v, report.AdviceReturned, article, next)
	}
	o.Notice.Said.AddScaled(share, &v)
}

// add orders one size: it is kept if it fits, and comes back if not. The kept piece is the
// quantity behind the parcel. -1 orders nothing.
func (w *world) add(v *report.Vector, returned report.Quantity, article, size int) {
	if size >= 0 {
		fits := w.feelings[article][size].fits
		v[returned], v[returned+1] = 1-fits, fits
	}
}

// addBoth orders two sizes in one parcel: the better one is kept if it fits, and a parcel comes
// back either way. Where there is no second size it is one order of the first.
func (w *world) addBoth(v *report.Vector, article, size, beside int) {
	if size < 0 || beside < 0 {
		w.add(v, report.TwoReturned, article, size)
		return
	}
	v[report.TwoReturned] = 1
	v[report.TwoKept] = max(w.feelings[article][size].fits, w.feelings[article][beside].fits)
}
