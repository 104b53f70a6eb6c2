package finder

import (
	"math"
	"slices"
	"strings"

	"ebenmass/models/fit"
	"ebenmass/models/sizefinder"
	"ebenmass/views/product"
	"ebenmass/views/text"
)

// once reports that nothing shown is stored: what was told is in the page, and goes with the visitor
// to the next one.
func (p Page) once() bool { return p.Notice == "" }

// heading is the answer: for the article somebody comes from, or of most articles.
func (p Page) heading() string {
	switch {
	case p.contradicted():
		return p.T("finder.answer.contradiction")
	case p.From != nil:
		return p.fromHeading()
	}
	if said := p.most(); said != "" {
		return said
	}
	if p.Results.Tally.Open > 0 {
		return p.T("finder.answer.open")
	}
	return p.T("finder.answer.none")
}

// contradicted reports that no size is named because the data speak against each other.
func (p Page) contradicted() bool { return p.Results.Contradiction != "" && !p.Results.LeftOut }

func (p Page) fromHeading() string {
	f, ok := p.found(p.From.Slug)
	if !ok {
		return p.T("finder.answer.open")
	}
	key := "finder.answer.from." + string(f.Decision.Verdict)
	return p.T(key, "name", p.From.Name, "size", first(f), "other", second(f))
}

// found is the answer for one article.
func (p Page) found(slug string) (f sizefinder.Found, ok bool) {
	for _, groups := range [][]sizefinder.Group{p.Results.Own, p.Results.Others} {
		for _, g := range groups {
			for _, f := range g.Found {
				if f.Product.Slug == slug {
					return f, true
				}
			}
		}
	}
	return f, false
}

// first and second are the sizes named, the smaller one first.
func first(f sizefinder.Found) string {
	if f.Alternative != "" && !f.SmallFirst {
		return f.Alternative
	}
	return f.Size
}

func second(f sizefinder.Found) string {
	if f.Alternative != "" && !f.SmallFirst {
		return f.Size
	}
	return f.Alternative
}

// mostOf is the size named most often: that of the kind looked for, where it is of this garment.
func (p Page) mostOf(garment fit.Garment) string {
	w, ok := p.Guide[fit.Sizing(p.Form.Sizing)][p.Kind]
	if p.Kind == sizefinder.All || !ok || w.Garment != garment {
		return p.Results.Most[garment]
	}
	for _, g := range p.Results.Own {
		if g.Kind == p.Kind && g.Most != "" {
			return g.Most
		}
	}
	return p.Results.Most[garment]
}

// most says which size is named most often above and below; in dresses where in neither. "" where
// none is named.
func (p Page) most() string {
	top, bottom, dress := p.mostOf(fit.Top), p.mostOf(fit.Bottom), p.mostOf(fit.Dresses)
	switch {
	case top != "" && bottom != "":
		return p.T("finder.answer.both", "top", top, "bottom", bottom)
	case top != "":
		return p.T("finder.answer.top", "size", top)
	case bottom != "":
		return p.T("finder.answer.bottom", "size", bottom)
	case dress != "":
		return p.T("finder.answer.dress", "size", dress)
	}
	return ""
}

// summary says in a sentence or three what came of it.
func (p Page) summary() string {
	if p.contradicted() {
		return p.T("finder.contradiction", "datum", p.datum(p.Results.Contradiction))
	}
	var said []string
	if usual := p.translated(); usual != "" {
		said = append(said, usual)
	}
	t := p.Results.Tally
	total := p.T("finder.total."+p.Form.Sizing, "n", text.Number(p.Lang, float64(t.Total()), 0))
	switch {
	case t.Clear == 0 && t.Two == 0:
		said = append(said, p.T("finder.summary.none", "total", total))
	case t.Two == 0:
		said = append(said, p.T("finder.summary.clear", "n", t.Clear, "total", total))
	default:
		said = append(said, p.T("finder.summary.both", "n", t.Clear, "total", total, "two", t.Two))
	}
	if p.Results.Left > 0 {
		said = append(said, p.T("finder.bounded", "n", sizefinder.PerGroup, "left", text.Number(p.Lang, float64(p.Results.Left), 0)))
	}
	if p.Results.LeftOut {
		said = append(said, p.T("finder.left_out", "datum", p.datum(p.Results.Contradiction)))
	}
	return strings.Join(said, " ")
}

// translated says what a usual size of another brand mostly is here; "" where none was told, or
// where the sizes here are labelled in another way.
func (p Page) translated() string {
	for _, garment := range fit.Garments {
		for _, u := range p.Form.Usual[garment] {
			if u.System == "here" {
				continue
			}
			for _, row := range p.Tiles[garment][fit.Sizing(p.Form.Sizing)] {
				if size := p.mostOf(garment); slices.Contains(row, u.Label) && slices.Contains(row, size) {
					if size == u.Label {
						return p.T("finder.same_size", "label", u.Label)
					}
					return p.T("finder.other_size", "label", u.Label, "size", size)
				}
			}
		}
	}
	return ""
}

// datum names something that was told.
func (p Page) datum(name string) string {
	if measure, ok := strings.CutPrefix(name, "measurements."); ok {
		return p.measureName(measure)
	}
	return p.DatumName(name)
}

// measureName is a measure as the visitor's department calls it: bust or chest.
func (p Page) measureName(measure string) string {
	return p.T("finder.zone_name." + measure + "." + p.Form.Sizing)
}

// part is one part of the bar of all articles, and its line in the key.
type part struct {
	Class string
	N     int
	Label string
	X, W  float64
}

// Of the bar of all articles: its width and the ground between two parts, in its own units.
const barWidth, barGap = 400.0, 2.0

// split lays the verdicts of all articles beside each other; those that no article has are left
// out.
func (p Page) split() (parts []part) {
	t := p.Results.Tally
	for _, one := range []part{
		{Class: "clear", N: t.Clear, Label: p.T("finder.key.clear")}, {Class: "two", N: t.Two, Label: p.T("finder.key.two")},
		{Class: "open", N: t.Open, Label: p.T("finder.key.open")}, {Class: "none", N: t.None, Label: p.T("finder.key.none")},
	} {
		if one.N > 0 {
			parts = append(parts, one)
		}
	}
	room, x := barWidth-barGap*float64(len(parts)-1), 0.0
	for i := range parts {
		parts[i].X, parts[i].W = x, room*float64(parts[i].N)/float64(t.Total())
		x += parts[i].W + barGap
	}
	return parts
}

// splitLabel says the bar to those who do not see it.
func splitLabel(parts []part) string {
	words := make([]string, len(parts))
	for i, one := range parts {
		words[i] = text.Number("de", float64(one.N), 0) + " " + one.Label
	}
	return strings.Join(words, ", ")
}

// given lists what was told, in words.
func (p Page) given() (words []string) {
	unit := p.T("measure.option.unit." + p.Form.Unit)
	for _, garment := range fit.Garments {
		for _, u := range p.Form.Usual[garment] {
			whose := product.SystemName(p.Lang, u.System)
			words = append(words, p.T("finder.given."+string(garment), "label", u.Label, "whose", whose))
		}
	}
	for _, m := range fit.Measures {
		if value := p.Form.Values[m]; value != "" {
			words = append(words, p.T("finder.given.measure", "measure", p.measureName(m.String()), "value", withUnit(value, unit)))
		}
	}
	for _, o := range p.Form.Owned {
		for _, z := range fit.FlatZones {
			if value := o.Flat[z]; value != "" {
				words = append(words, p.T("finder.given.measure", "measure", p.T("garment_type."+o.Type)+", "+p.T("owned.field."+z.String()), "value", withUnit(value, unit)))
			}
		}
	}
	if p.Form.MeasuredWith == string(fit.Memory) {
		words = append(words, p.T("measure.option.measured_with.memory"))
	}
	return append(words, p.T("measure.option.sizing."+p.Form.Sizing))
}

// withUnit adds the unit to what was typed without one.
func withUnit(value, unit string) string {
	if strings.ContainsFunc(value, func(r rune) bool { return r >= 'a' && r <= 'z' || r == '"' || r == '″' || r == '′' || r == '\'' }) {
		return value
	}
	return value + "\u00a0" + unit
}

// preferences are the ways of wearing clothes that the sizes can be shown for.
var preferences = [...]fit.Preference{fit.Slim, fit.Regular, fit.Loose}

// questions are what to ask next and what to ask instead of a tape, each nil for nothing.
func (p Page) questions() (main, instead *sizefinder.Next) {
	if p.Results.Next == nil {
		return p.Results.Tapeless, nil
	}
	return p.Results.Next, p.Results.Tapeless
}

// asked is the field that a question asks for.
func asked(n *sizefinder.Next) string {
	if n.Garment != "" {
		return "usual_" + string(n.Garment)
	}
	return n.Measure.String()
}

// expected is how many articles an answer is expected to decide.
func expected(n *sizefinder.Next) int { return min(n.Open, max(1, int(math.Round(n.Decides)))) }

// worth says before and after the number what a question is worth.
func (p Page) worth(n *sizefinder.Next) (before, number, after string) {
	if n.Open == 1 {
		return p.T("finder.next.one"), "", ""
	}
	before, after = text.Split(p.Lang, "finder.next.worth", "share")
	number = p.T("finder.next.share", "n", expected(n), "open", n.Open)
	if p.openKinds() > 1 {
		after += p.T("finder.next.mostly", "kind", p.T("finder.in."+n.Kind))
	}
	return before, number, after + "."
}

// openKinds is in how many kinds something is open.
func (p Page) openKinds() (n int) {
	for _, g := range p.Results.Own {
		if slices.ContainsFunc(g.Found, func(f sizefinder.Found) bool { return f.Open() }) {
			n++
		}
	}
	return n
}

// cardsAtOnce is how many articles of a kind stand in view; the others are folded.
const cardsAtOnce = 6

// shelf is the articles of one kind that are shown.
type shelf struct {
	sizefinder.Group
	Note  string
	Shown []sizefinder.Found
	More  []sizefinder.Found
}

// shelves are the groups shown: with FitsOnly what has a size, and without it everything. Of the
// kind looked for nothing is folded.
func (p Page) shelves(groups []sizefinder.Group) (all []shelf) {
	for _, g := range groups {
		found := g.Found
		if p.FitsOnly {
			found = slices.DeleteFunc(slices.Clone(found), func(f sizefinder.Found) bool { return f.Size == "" })
		}
		if len(found) == 0 {
			continue
		}
		s := shelf{Group: g, Note: p.groupNote(g), Shown: found}
		if g.Kind != p.Kind && len(found) > cardsAtOnce {
			s.Shown, s.More = found[:cardsAtOnce], found[cardsAtOnce:]
		}
		all = append(all, s)
	}
	return all
}

func (p Page) groupNote(g sizefinder.Group) string {
	switch {
	case g.Most != "":
		return p.T("finder.group.most", "size", g.Most)
	case slices.ContainsFunc(g.Found, func(f sizefinder.Found) bool { return f.Open() }):
		return p.T("finder.group.open")
	}
	return p.T("finder.group.none")
}

// note says in a few words what the answer for an article rests on.
func (p Page) note(f sizefinder.Found) string {
	switch f.Decision.Verdict {
	case fit.Recommended:
		return p.T("finder.note.fits", "n", product.InHundred(f.Rating.PFits))
	case fit.Between:
		return p.T("finder.note.two")
	case fit.CannotSay:
		if measure, ok := strings.CutPrefix(f.Missing, "measurements."); ok {
			return p.T("finder.note.missing", "measure", p.measureName(measure))
		}
		return p.T("finder.note.open")
	}
	sizing := fit.Sizing(p.Form.Sizing)
	switch f.Reason {
	case fit.ReasonZoneTight, fit.ReasonZoneLoose:
		return p.T("finder.note."+string(f.Reason), "zone", p.zone(f.Zone, sizing))
	case fit.ReasonZoneShort, fit.ReasonConflict, fit.ReasonBelowSizes, fit.ReasonAboveSizes:
		return p.T("finder.note." + string(f.Reason))
	}
	return p.T("finder.note.none")
}

// chance is a part of the bar of one size: too tight, fits, too wide, in this order.
type chance struct {
	Class string
	X, W  float64
}

// Of the bar of one size: its width and the ground between two parts, in its own units.
const chanceWidth, chanceGap = 150.0, 2.0

// chances lays the outcomes of a size beside each other; those that round to nobody are left out.
func chances(r fit.Rating) (parts []chance) {
	small, fits, large, mixed := product.Outcomes(r)
	shown := 0
	for _, n := range [...]int{small, fits, large, mixed} {
		if n > 0 {
			shown++
		}
	}
	room, x := chanceWidth-chanceGap*float64(shown-1), 0.0
	for i, n := range [...]int{small, fits, large, mixed} {
		if n == 0 {
			continue
		}
		w := room * float64(n) / 100
		parts = append(parts, chance{[...]string{"tight", "fits", "wide", "other"}[i], x, w})
		x += w + chanceGap
	}
	return parts
}

// chanceLabel says the bar of a size to those who do not see it.
func (p Page) chanceLabel(r fit.Rating) string {
	small, fits, large, mixed := product.Outcomes(r)
	return p.T("why.chance.label", "small", small, "fits", fits, "large", large, "mixed", mixed)
}
