package reference

import (
	"slices"
	"strconv"
	"sync"

	"ebenmass/models/fit"
)

// Here is the system of this shop's own labels.
const Here = "here"

// Article is one article of the catalogue that labels refer to.
type Article struct {
	Name       string // slug
	Department fit.Sizing
	System     string // how its chart labels sizes
	Fit        fit.Article
}

// Shop is what everything somebody tells is read against. It is immutable; make a new one
// with every state of the catalogue.
type Shop struct {
	articles []Article
	places   map[string]int
	kinds    map[kind][]system
	gaps     map[fit.Type]float64
}

// kind is what somebody has one usual size in: a kind of garment of a department.
type kind struct {
	sizing  fit.Sizing
	garment fit.Garment
}

// system is the habit of one way of labelling, with its labels in order.
type system struct {
	name   string
	habit  Habit
	labels []string
	memo   *sync.Map // what labels say, by reading: made when first asked for
}

// reading is one way of reading a label.
type reading struct {
	label string
	wish  fit.Preference
	here  bool
}

// NewShop arranges the articles of a catalogue. Those that compare no girth are no reference.
func NewShop(articles []Article) *Shop {
	s := &Shop{articles: articles, places: map[string]int{}, kinds: map[kind][]system{}}
	var all []*fit.Article
	for i := range articles {
		a := &articles[i]
		s.places[a.Name] = i
		garment, ok := GarmentOf(&a.Fit)
		if !ok {
			continue
		}
		all = append(all, &a.Fit)
		s.add(kind{a.Department, garment}, a)
	}
	s.gaps = Gaps(all)
	return s
}

func (s *Shop) add(k kind, a *Article) {
	at := slices.IndexFunc(s.kinds[k], func(y system) bool { return y.name == a.System })
	if at < 0 {
		at = len(s.kinds[k])
		s.kinds[k] = append(s.kinds[k], system{name: a.System, memo: new(sync.Map)})
	}
	y := &s.kinds[k][at]
	y.habit = append(y.habit, &a.Fit)
	for _, size := range a.Fit.Sizes {
		if !slices.Contains(y.labels, size.Label) {
			y.labels = append(y.labels, size.Label)
		}
	}
}

// Articles are those of the catalogue, in its order. They belong to the shop and are not to be
// changed.
func (s *Shop) Articles() []Article { return s.articles }

// Article finds an article by its name.
func (s *Shop) Article(name string) (a *Article, ok bool) {
	at, ok := s.places[name]
	if !ok {
		return nil, false
	}
	return &s.articles[at], true
}

// GarmentOf is what kind of usual size an article goes by; ok is false where it compares no
// girth.
func GarmentOf(a *fit.Article) (g fit.Garment, ok bool) {
	lead, ok := a.LeadingZone()
	switch {
	case !ok:
		return "", false
	case a.Type == fit.Dress:
		return fit.Dresses, true
	case lead == fit.Bust:
		return fit.Top, true
	}
	return fit.Bottom, true
}

// LabelError is a usual size that no system knows.
type LabelError struct {
	Index   int // of Person.Usual
	Garment fit.Garment
	System  string
	Known   []string // labels there are
}

// Error says which garment; never what was typed.
func (e *LabelError) Error() string {
	return "reference: no such " + string(e.Garment) + " size"
}

// GarmentError is a garment at home without any width to compare.
type GarmentError struct {
	Index int // of Person.Owned
}

// Error implements error.
func (e *GarmentError) Error() string { return "reference: the garment has no width" }

// WornError is a worn article that is not in the catalogue, or not in that size.
type WornError struct {
	Index int // of Person.Worn
}

// Error implements error.
func (e *WornError) Error() string { return "reference: no such article or size" }

// Wearer compiles what somebody told, as far as it can be read. Faults say what cannot: a
// *LabelError, a *GarmentError or a *WornError each. What was read when it was told may be
// unreadable later, when the catalogue has changed.
func (s *Shop) Wearer(p *fit.Person) (w *fit.Wearer, faults []error) {
	w = &fit.Wearer{Sizing: p.Sizing, Preference: p.Preference, Data: p.Measurements()}
	names := map[string]int{}
	for i := range p.Usual {
		name := numbered("usual."+string(p.Usual[i].Garment), names)
		says, err := s.usual(p, i)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		w.Data = append(w.Data, fit.Datum{Name: name, Says: says})
	}
	for i := range p.Owned {
		d := Owned("owned."+strconv.Itoa(i+1), p.Sizing, p.Owned[i], s.gaps[p.Owned[i].Type])
		if len(d.Says) == 0 {
			faults = append(faults, &GarmentError{i})
			continue
		}
		w.Data = append(w.Data, d)
	}
	for i := range p.Worn {
		d, ok := s.worn(p, &p.Worn[i])
		if !ok {
			faults = append(faults, &WornError{i})
			continue
		}
		d.Name = numbered(d.Name, names)
		w.Data = append(w.Data, d)
	}
	return w, faults
}

// numbered names a datum; of several of one name the second is name.2.
func numbered(name string, seen map[string]int) string {
	if seen[name]++; seen[name] > 1 {
		return name + "." + strconv.Itoa(seen[name])
	}
	return name
}

func (s *Shop) worn(p *fit.Person, worn *fit.WornArticle) (d fit.Datum, ok bool) {
	at, ok := s.places[worn.Product]
	if !ok {
		return d, false
	}
	a := &s.articles[at].Fit
	k := a.SizeLabelled(worn.Size)
	if _, compared := a.LeadingZone(); !compared || k < 0 {
		return d, false
	}
	return Worn("worn."+worn.Product, a, k, p.Preference, worn.Outcome), true
}

// Advise answers one person for one article, without looking for what would change it. What of
// the person cannot be read is left out, here and below.
func (s *Shop) Advise(p *fit.Person, a *fit.Article) fit.Advice {
	w, _ := s.Wearer(p)
	return fit.Advise(w, a)
}

// Body is what is believed of a person.
func (s *Shop) Body(p *fit.Person) fit.Body {
	w, _ := s.Wearer(p)
	return fit.Infer(w.Sizing, w.Data)
}

// Explain answers with what every datum does to the answer, the changes that would alter it
// and the question to be asked next.
func (s *Shop) Explain(p *fit.Person, a *fit.Article) fit.Advice {
	w, _ := s.Wearer(p)
	others := make([]fit.Wearer, 0, 2)
	for _, wish := range [...]fit.Preference{fit.Slim, fit.Regular, fit.Loose} {
		if wish == p.Preference {
			continue
		}
		if len(p.Usual) == 0 && len(p.Worn) == 0 { // nothing that is read by how somebody likes clothes
			others = append(others, fit.Wearer{Sizing: w.Sizing, Preference: wish, Data: w.Data})
			continue
		}
		other := *p
		other.Preference = wish
		o, _ := s.Wearer(&other)
		others = append(others, *o)
	}
	return fit.Explain(w, a, s.questions(p, a), others...)
}

// questions are what could still be asked for an article: its own usual size first, the
// height, and the measures it is compared in.
func (s *Shop) questions(p *fit.Person, a *fit.Article) (ask []fit.Question) {
	garment, ok := GarmentOf(a)
	if !ok {
		return nil
	}
	if !slices.ContainsFunc(p.Usual, func(u fit.UsualSize) bool { return u.Garment == garment }) {
		if q, ok := s.AskUsual(p, garment); ok {
			ask = append(ask, q)
		}
	}
	for _, m := range append([]fit.Measure{fit.Height}, a.Zones()...) {
		if p.Given[m] == 0 && m != fit.Arm {
			ask = append(ask, fit.AskMeasure(m))
		}
	}
	return ask
}

// AskUsual asks for the usual size here, in the way of labelling that most articles have. ok is
// false where the shop sells nothing of the kind.
func (s *Shop) AskUsual(p *fit.Person, garment fit.Garment) (q fit.Question, ok bool) {
	most := s.commonest(kind{p.Sizing, garment})
	if most == nil {
		return q, false
	}
	q.Datum = "usual." + string(garment)
	for _, label := range most.labels {
		if says := most.says(label, p.Preference, true, brandOf(garment)); says != nil {
			q.Answers = append(q.Answers, fit.Datum{Name: q.Datum, Says: says[:1]})
		}
	}
	return q, true
}

// Labels lists the sizes of a kind of garment, one list for each way of labelling; none where
// the shop sells nothing of the kind.
func (s *Shop) Labels(sizing fit.Sizing, garment fit.Garment) (all [][]string) {
	for _, y := range s.kinds[kind{sizing, garment}] {
		all = append(all, slices.Clone(y.labels))
	}
	return all
}

// commonest is the way of labelling that most articles of a kind have; nil for no article.
func (s *Shop) commonest(k kind) (most *system) {
	for i := range s.kinds[k] {
		if y := &s.kinds[k][i]; most == nil || len(y.habit) > len(most.habit) {
			most = y
		}
	}
	return most
}
