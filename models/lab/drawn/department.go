package drawn

import (
	"errors"
	"slices"

	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// department is what hangs for one sizing, and the habits people form in it: one usual size
// per way of labelling and leading girth.
type department struct {
	articles []prepared
	habits   []habit
	of       []int                // by article: its habit
	gaps     map[fit.Type]float64 // between neighbouring sizes, in logits
}

// habit is one kind of usual size, with what each of its labels says.
type habit struct {
	system   string
	lead     fit.Measure
	articles []int
	labels   []label
}

// label is one size label of a habit.
type label struct {
	name      string
	size      []int           // by article of the habit: its place in the chart, or -1
	here      []fit.Statement // what the advisor hears when it is somebody's usual size here
	elsewhere []fit.Statement // and when it is that of another shop, by brand
}

// newDepartments hangs articles in their departments. The error names one that nobody can be
// advised on, or says that a department is empty.
func newDepartments(articles []Article) (*[len(sizings)]department, error) {
	var hung [len(sizings)][]*Article
	for i := range articles {
		a := &articles[i]
		if err := a.check(); err != nil {
			return nil, err
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
			return nil, errors.New("drawn: a department has no articles")
		}
		departments[n] = newDepartment(hung[n])
	}
	return &departments, nil
}

func newDepartment(articles []*Article) department {
	var d department
	for _, a := range articles {
		s := prepare(a)
		d.articles = append(d.articles, s)
		at := slices.IndexFunc(d.habits, func(h habit) bool { return h.system == s.System && h.lead == s.lead })
		if at < 0 {
			at = len(d.habits)
			d.habits = append(d.habits, habit{system: s.System, lead: s.lead})
		}
		d.of = append(d.of, at)
		d.habits[at].articles = append(d.habits[at].articles, len(d.articles)-1)
	}
	charts := make([]*fit.Article, len(d.articles))
	for i := range d.articles {
		charts[i] = &d.articles[i].Fit
	}
	d.gaps = reference.Gaps(charts)
	for i := range d.habits {
		d.habits[i].readLabels(d.articles)
	}
	return d
}

func (h *habit) readLabels(articles []prepared) {
	var charts reference.Habit
	for _, i := range h.articles {
		charts = append(charts, &articles[i].Fit)
	}
	for _, i := range h.articles {
		for _, size := range articles[i].Fit.Sizes {
			if slices.ContainsFunc(h.labels, func(l label) bool { return l.name == size.Label }) {
				continue
			}
			h.labels = append(h.labels, newLabel(size.Label, h.articles, articles, charts))
		}
	}
}

func newLabel(name string, of []int, articles []prepared, charts reference.Habit) label {
	l := label{name: name}
	for _, i := range of {
		l.size = append(l.size, articles[i].Fit.SizeLabelled(name))
	}
	if s, ok := charts.Girth(name, fit.Regular, reference.HereBlur); ok {
		l.here = append(l.here, s)
	}
	leg, legs := charts.Leg(name, fit.Regular)
	if legs {
		l.here = append(l.here, leg)
	}
	for b := range fit.NumBrands {
		if s, ok := charts.Elsewhere(name, b); ok {
			l.elsewhere = append(l.elsewhere, s)
		}
	}
	return l
}

// kind finds a habit, or -1.
func (d *department) kind(system string, lead fit.Measure) int {
	return slices.IndexFunc(d.habits, func(h habit) bool { return h.system == system && h.lead == lead })
}
