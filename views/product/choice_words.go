package product

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models/fit"
)

// neighbour is the size that stands beside the one shown; ok is false where there is none.
func (w adviceWords) neighbour() (s fit.SizeAdvice, ok bool) {
	for _, s := range w.sideBySide() {
		if s.Size != w.shown().Size {
			return s, true
		}
	}
	return fit.SizeAdvice{}, false
}

// apart is the girth in which a size differs most from the one shown, and by how many cm of the
// garment it is wider there, negative for narrower; ok is false where they do not differ.
func (w adviceWords) apart(s fit.SizeAdvice) (zone fit.Measure, cm float64, ok bool) {
	for _, z := range s.Zones {
		here, known := zoneOf(w.shown(), z.Zone)
		if !known || !girth(z.Zone) {
			continue
		}
		if d := z.Garment - here.Garment; math.Abs(d) > math.Abs(cm) {
			zone, cm, ok = z.Zone, d, true
		}
	}
	return zone, cm, ok
}

// direction is "tighter" or "wider".
func direction(cm float64) string {
	if cm < 0 {
		return "tighter"
	}
	return "wider"
}

// neighbourLine says how the size beside the named one would differ; "" where there is none.
func (w adviceWords) neighbourLine() string {
	other, ok := w.neighbour()
	if !ok || w.Advice.Verdict != fit.Recommended {
		return ""
	}
	zone, cm, ok := w.apart(other)
	if !ok {
		return ""
	}
	return w.t("advice.other."+direction(cm), "size", other.Size, "at", w.atZone(zone), "amount", w.length(math.Abs(cm)))
}

// how says in a few words how one of the two sizes side by side would be worn.
func (w adviceWords) how(s fit.SizeAdvice) string {
	a := w.Advice
	smaller, _ := w.inOrder()
	switch {
	case a.Verdict == fit.Between && s.Size == smaller:
		return w.t("advice.how.closer")
	case a.Verdict == fit.Between:
		return w.t("advice.how.looser")
	case s.Size == w.shown().Size:
		for _, z := range s.Zones {
			if girth(z.Zone) && z.State != fit.InRange {
				return w.t("advice.how.girth_"+string(z.State), "at", w.atZone(z.Zone))
			}
		}
		return w.t("advice.how.intended")
	}
	zone, cm, ok := w.apart(s)
	if !ok {
		return w.t("advice.how.same")
	}
	return w.t("advice.how."+direction(cm), "at", w.atZone(zone))
}

// line is the reason in a few sentences, with a direction; of two sizes the small one first. What
// stands between asterisks is printed bold.
func (w adviceWords) line() string {
	var said []string
	if w.Advice.Verdict == fit.Between {
		smaller, larger := w.inOrder()
		said = append(said, w.t("advice.between", "smaller", smaller, "larger", larger))
	}
	if w.Advice.Reason == fit.ReasonFitsShortened { // what is to be shortened has a note of its own
		said = append(said, w.fits(w.shown()))
	} else {
		said = append(said, w.reason())
	}
	if other := w.neighbourLine(); other != "" {
		said = append(said, other)
	}
	if sizes, _ := w.open(); sizes != nil {
		if open := w.openLine(sizes); open != "" {
			said = append(said, open)
		}
	}
	if w.Advice.Size == "" {
		said = append(said, w.t("advice.still"))
	}
	return strings.Join(said, " ")
}

// ends are the two ways a size can fail, as far as somebody is concerned, with the rest.
func ends(s fit.SizeAdvice) (tight, wide, mixed int) {
	tight, _, wide, mixed = Outcomes(s.Rating)
	return tight, wide, mixed
}

// mixedShown is from how many of a hundred what is too small here and too large there stands below
// a bar as a number of its own; the bar always shows it.
const mixedShown = 5

// cut is a leg or sleeve of the named size that is longer than it need be; lengths in cm.
type cut struct {
	Zone    fit.Measure
	Size    string  // "L34" of a leg with a length of its own; the whole size otherwise
	Has     float64 // as sewn
	Needs   float64 // after shortening
	Shorter string  // the next shorter length, "" for none that falls short
	Falls   float64 // how long that is
}

// cut says what is to be shortened; ok is false where nothing is.
func (w adviceWords) cut() (c cut, ok bool) {
	size := w.shown()
	if w.Advice.Size == "" || len(size.Shorten) == 0 {
		return c, false
	}
	s := size.Shorten[0]
	zone, _ := zoneOf(size, s.Zone)
	c = cut{Zone: s.Zone, Size: lengthOf(size.Size), Has: zone.Garment, Needs: zone.Garment - s.CM}
	at := slices.IndexFunc(w.Article.Sizes, func(o fit.Size) bool { return o.Label == size.Size })
	for _, o := range w.Article.Sizes {
		here := w.Article.Sizes[at]
		designed := here.Garment[s.Zone] - zone.Garment // 0 but for body charts
		if o.Waist == here.Waist && o.Length == here.Length-1 && o.Garment[s.Zone]-designed < c.Needs {
			c.Shorter, c.Falls = lengthOf(o.Label), o.Garment[s.Zone]-designed
		}
	}
	return c, true
}

// lengthOf is the length of a label with two halves; another label as it is.
func lengthOf(label string) string {
	if _, length, two := strings.Cut(label, "/"); two {
		return length
	}
	return label
}

// cutLine says in one sentence what is to be shortened by how much.
func (w adviceWords) cutLine(c cut) string {
	line := w.t("advice.cut."+c.Zone.String(), "size", c.Size, "amount", w.length(c.Has-c.Needs))
	if c.Shorter != "" {
		line += " " + w.t("advice.cut.shorter", "size", c.Shorter, "amount", w.length(c.Needs-c.Falls))
	}
	return line
}

// cutWidth is the width of the drawing of what is to be shortened, in its own units; cutFrom is
// which share of the length stands left of all marks.
const cutWidth, cutFrom = 300.0, 0.6

// cutMarks places the lengths in the drawing: the needed one, the shorter size, the end.
func (c cut) cutMarks() (needs, shorter, end float64) {
	low := c.Needs
	if c.Shorter != "" {
		low = c.Falls
	}
	span := max(c.Has-low, 1)
	x := func(cm float64) float64 { return cutWidth*cutFrom + (cm-low)/span*(cutWidth*(1-cutFrom)-2) }
	return x(c.Needs), x(low), x(c.Has)
}

// From which probability a size comes into question where none can be named, and from which it
// is drawn.
const likely, drawn = 0.1, 0.05

// open are the sizes that come into question where none can be named, of the best one's length,
// and the most probable of them; nil where that tells nothing.
func (w adviceWords) open() (sizes []fit.SizeAdvice, most float64) {
	if w.Advice.Verdict != fit.CannotSay || w.Advice.Reason != fit.ReasonUncertain {
		return nil, 0
	}
	at := slices.IndexFunc(w.Article.Sizes, func(s fit.Size) bool { return s.Label == w.Advice.Best })
	if at < 0 {
		return nil, 0
	}
	for i, s := range w.Advice.Sizes {
		if w.Article.Sizes[i].Length == w.Article.Sizes[at].Length {
			sizes = append(sizes, s)
			most = max(most, s.PFits)
		}
	}
	shown := func(s fit.SizeAdvice) bool { return s.PFits >= drawn }
	for len(sizes) > 0 && !shown(sizes[0]) {
		sizes = sizes[1:]
	}
	for len(sizes) > 0 && !shown(sizes[len(sizes)-1]) {
		sizes = sizes[:len(sizes)-1]
	}
	if len(sizes) < 2 {
		return nil, 0
	}
	return sizes, most
}

// openLine says how many sizes come into question.
func (w adviceWords) openLine(sizes []fit.SizeAdvice) string {
	n := 0
	for _, s := range sizes {
		if s.PFits >= likely {
			n++
		}
	}
	if n < 2 {
		return ""
	}
	return w.t("advice.open", "n", strconv.Itoa(n))
}

// openLabel says the drawing of the sizes in question to those who do not see it.
func (w adviceWords) openLabel(p Page, sizes []fit.SizeAdvice) string {
	var each []string
	for _, s := range sizes {
		each = append(each, w.t("advice.open.of", "size", p.pickLabel(s.Size), "n", inHundred(s.PFits)))
	}
	return w.t("advice.open.label", "each", strings.Join(each, ", "))
}

// moreLine says by how much an alternative is wider or longer where this article is not enough,
// or narrower where it is too much; "" where that cannot be said.
func (w adviceWords) moreLine(a Alternative) string {
	more := math.Abs(a.More) >= 0.5
	switch {
	case more && a.More > 0 && w.tooWhat() != "loose" && w.tooWhat() != "large":
		return w.t("advice.alternative.more", "amount", w.length(a.More), "at", w.atZone(w.Advice.Zone))
	case more && a.More < 0 && w.tooWhat() != "tight" && w.tooWhat() != "short" && w.tooWhat() != "small":
		return w.t("advice.alternative.less", "amount", w.length(-a.More), "at", w.atZone(w.Advice.Zone))
	}
	return ""
}

// whyLink leads to the panel by the size it explains.
func (w adviceWords) whyLink() string {
	switch {
	case w.Advice.Size != "":
		return w.t("advice.why.size", "size", w.Advice.Size)
	case w.Advice.Verdict == fit.NotRecommended:
		return w.t("advice.why.no_size")
	}
	return w.t("advice.why.none")
}

// live says the answer in one line for the bar of the basket button; what stands between
// asterisks is printed bold.
func (w adviceWords) live(p Page) string {
	a := w.Advice
	if a.Size == "" {
		if a.Verdict == fit.NotRecommended {
			return w.t("advice.live.none")
		}
		return w.heading()
	}
	line := w.t("advice.live.fits", "size", a.Size, "n", inHundred(w.shown().PFits))
	if c, ok := w.cut(); ok {
		return line + w.t("advice.live.cut", "amount", w.length(c.Has-c.Needs))
	}
	if other, ok := w.neighbour(); ok {
		line += w.t("advice.live.other", "size", p.pickLabel(other.Size), "n", inHundred(other.PFits))
	}
	return line
}

// unitName is what stands beside a field.
func (w adviceWords) unitName() string {
	if w.inches() {
		return w.t("unit.inch")
	}
	return "cm"
}
