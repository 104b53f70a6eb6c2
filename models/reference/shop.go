package reference

import (
	"fmt"
	"slices"
	"strings"
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
	return fmt.Sprintf("reference: no such %s size", e.Garment)
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
		d := Owned(fmt.Sprint("owned.", i+1), p.Sizing, p.Owned[i], s.gaps[p.Owned[i].Type])
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
		return fmt.Sprint(name, ".", seen[name])
	}
	return name
}

func (s *Shop) worn(p *fit.Person, worn *fit.WornArticle) (d fit.Datum, ok bool) {
	at, ok := s.places[worn.Product]
	if !ok {
		return d, false
	}
	a := &s.articles[at].Fit
	k := place(a, worn.Size)
	if _, compared := a.LeadingZone(); !compared || k < 0 {
		return d, false
	}
	return Worn("worn."+worn.Product, a, k, p.Preference, worn.Outcome), true
}

// brandOf is which brand elsewhere a usual size is made by: a dress shares the top's.
func brandOf(g fit.Garment) int {
	if g == fit.Bottom {
		return 1
	}
	return 0
}

// usual reads one usual size.
func (s *Shop) usual(p *fit.Person, i int) ([]fit.Statement, error) {
	u := &p.Usual[i]
	label, ok := ParseLabel(u.Label, u.Garment, p.Sizing)
	name := u.System
	if name == "" {
		name = label.System
	}
	unknown := &LabelError{Index: i, Garment: u.Garment, System: name, Known: s.Known(p.Sizing, u.Garment, name)}
	if !ok {
		return nil, unknown
	}
	var all [][]fit.Statement
	for _, one := range label.Names {
		says := s.one(p, u.Garment, name, one)
		if says == nil {
			return nil, unknown
		}
		all = append(all, says)
	}
	if len(all) == 1 {
		return all[0], nil
	}
	return []fit.Statement{fit.Either(all[0][0], all[1][0])}, nil
}

// one reads one label of a system; nil where it has no such label.
func (s *Shop) one(p *fit.Person, garment fit.Garment, name, label string) []fit.Statement {
	if name != "" && name != Here {
		return s.foreign(p.Sizing, garment, name, label)
	}
	for i := range s.kinds[kind{p.Sizing, garment}] {
		y := &s.kinds[kind{p.Sizing, garment}][i]
		if says := y.says(label, p.Preference, name == Here, brandOf(garment)); says != nil {
			return says
		}
	}
	return nil
}

// says reads a label of this shop's charts, as its own or as that of an unknown brand; nil
// where no chart has it.
func (y *system) says(label string, wish fit.Preference, here bool, brand int) []fit.Statement {
	key := reading{label, wish, here}
	if known, ok := y.memo.Load(key); ok {
		return known.([]fit.Statement)
	}
	says := y.hear(label, wish, here, brand)
	if says != nil { // what visitors mistype is not kept
		y.memo.Store(key, says)
	}
	return says
}

func (y *system) hear(label string, wish fit.Preference, here bool, brand int) (says []fit.Statement) {
	full := label
	if !slices.Contains(y.labels, label) {
		if full = y.widthOnly(label); full == "" {
			return nil
		}
	}
	girth, ok := y.habit.Girth(full, wish, HereBlur)
	if !here {
		girth, ok = y.habit.Elsewhere(full, brand)
	}
	if !ok {
		return nil
	}
	says = append(says, girth)
	if leg, ok := y.habit.Leg(full, wish); ok && full == label {
		says = append(says, leg)
	}
	return says
}

// widthOnly finds a full label of a width told without its length: "W33" for W33/L32.
func (y *system) widthOnly(label string) string {
	for _, l := range y.labels {
		if strings.HasPrefix(l, label+"/") {
			return l
		}
	}
	return ""
}

// foreign reads a label of a size system of others.
func (s *Shop) foreign(sizing fit.Sizing, garment fit.Garment, key, label string) []fit.Statement {
	y := systemOf(sizing, garment, key)
	if y == nil {
		return nil
	}
	width, length, both := strings.Cut(label, "/L")
	if y.Zone != fit.Waist {
		width, both = label, false
	}
	pull := s.pull(kind{sizing, garment})
	girth, ok := y.says(width, pull, brandOf(garment))
	if !ok {
		return nil
	}
	says := []fit.Statement{girth}
	if leg, ok := inchLeg(sizing, length); both && ok {
		says = append(says, leg)
	}
	return says
}

// inchLeg reads the inseam of a jeans label: of trousers whose leg is on target.
func inchLeg(sizing fit.Sizing, length string) (s fit.Statement, ok bool) {
	var inches float64
	if n, err := fmt.Sscanf(length, "%2f", &inches); err != nil || n != 1 {
		return s, false
	}
	s.Const = inches*cmPerInch - fit.Target(sizing, fit.Jeans, fit.CutRegular, fit.StretchSome, fit.LegFull, fit.Inseam)
	s.Body[fit.Inseam] = -1
	s.Likelihood = fit.Within(-legStep/2, legStep/2, legBlur)
	return s, true
}

// pull is the mean pull of a kind's articles; that of a shirt where the shop sells none.
func (s *Shop) pull(k kind) float64 {
	var all Habit
	for _, y := range s.kinds[k] {
		all = append(all, y.habit...)
	}
	if len(all) == 0 {
		return 0.6
	}
	return all.Pull()
}

// systemOf finds a size system for a garment; nil where there is none of the key.
func systemOf(sizing fit.Sizing, garment fit.Garment, key string) *System {
	for i := range Systems {
		y := &Systems[i]
		if y.Key == key && y.Sizing == sizing && y.covers(garment) {
			return y
		}
	}
	return nil
}

func (y *System) covers(g fit.Garment) bool {
	if y.Garment == "" {
		return g != fit.Bottom
	}
	return y.Garment == g
}

// Known lists the labels there are for a garment: of this shop for Here and an unknown brand,
// otherwise of the named size system; none for a system that does not exist.
func (s *Shop) Known(sizing fit.Sizing, garment fit.Garment, system string) (labels []string) {
	if system != "" && system != Here {
		if y := systemOf(sizing, garment, system); y != nil {
			for _, b := range y.Bands {
				labels = append(labels, b.Label)
			}
		}
		return labels
	}
	for _, y := range s.kinds[kind{sizing, garment}] {
		labels = append(labels, y.labels...)
	}
	return labels
}

// SystemsOf lists the keys of the size systems of others for a garment, in the order of Systems.
func SystemsOf(sizing fit.Sizing, garment fit.Garment) (keys []string) {
	for i := range Systems {
		if Systems[i].Sizing == sizing && Systems[i].covers(garment) {
			keys = append(keys, Systems[i].Key)
		}
	}
	return keys
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
	var others []fit.Wearer
	for _, wish := range [...]fit.Preference{fit.Slim, fit.Regular, fit.Loose} {
		if wish == p.Preference {
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
		if q, ok := s.askUsual(p, garment); ok {
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

// askUsual asks for the usual size here, in the way of labelling that most articles have.
func (s *Shop) askUsual(p *fit.Person, garment fit.Garment) (q fit.Question, ok bool) {
	var most *system
	for i := range s.kinds[kind{p.Sizing, garment}] {
		if y := &s.kinds[kind{p.Sizing, garment}][i]; most == nil || len(y.habit) > len(most.habit) {
			most = y
		}
	}
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
