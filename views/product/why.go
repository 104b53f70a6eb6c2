package product

import (
	"math"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/figure"
	"ebenmass/views/text"
)

// title is the panel's question.
func (w adviceWords) title() string {
	key := "why.title." + string(w.Advice.Verdict)
	smaller, larger := w.inOrder()
	other, ok := w.neighbour()
	if w.Advice.Verdict == fit.Recommended && !ok {
		key = "why.title.only"
	}
	return w.t(key, "size", w.Advice.Size, "other", other.Size, "smaller", smaller, "larger", larger)
}

// summaryLine is a line of the summary: a size, set larger, and what is said of it; without a
// size a sentence of its own.
type summaryLine struct{ Size, Text string }

// summary answers the title in at most two lines, of two equal sizes the smaller first.
func (w adviceWords) summary() []summaryLine {
	if w.Advice.Size == "" {
		return w.summaryOfNone()
	}
	shown := w.shown()
	other, ok := w.neighbour()
	if !ok {
		return []summaryLine{{shown.Size, w.placed(shown) + "."}}
	}
	first, second := shown, other
	if smaller, _ := w.inOrder(); w.Advice.Verdict == fit.Between && smaller == other.Size {
		first, second = other, shown
	}
	text := w.placed(second)
	if within(first) && within(second) {
		key := "why.sum.also.smaller"
		if w.larger(second.Size, first.Size) {
			key = "why.sum.also.larger"
		}
		text = w.t(key)
	}
	if w.Advice.Verdict == fit.Recommended {
		n, less := InHundred(shown.PFits), InHundred(other.PFits)
		if datum := w.decisive(other.Size); datum != "" {
			text = w.t("why.sum.decisive", "text", text, "datum", datum)
		} else if n != less {
			text = w.t("why.sum.chances", "text", text, "other", strconv.Itoa(less), "n", strconv.Itoa(n))
		}
	}
	return []summaryLine{{first.Size, w.placed(first) + "."}, {second.Size, text + "."}}
}

// summaryOfNone says why no size is named, and which comes closest.
func (w adviceWords) summaryOfNone() []summaryLine {
	lines := []summaryLine{{Text: w.reason()}}
	if !w.judged() {
		return lines
	}
	shown := w.shown()
	if w.close() { // its reason gives the chance already
		return append(lines, summaryLine{shown.Size, w.placed(shown) + "."})
	}
	return append(lines, summaryLine{shown.Size, w.t("why.sum.closest", "n", inHundred(shown.PFits))})
}

// within reports whether every zone of a size lies in its band.
func within(s fit.SizeAdvice) bool {
	for _, z := range s.Zones {
		if z.State != fit.InRange {
			return false
		}
	}
	return true
}

// larger reports whether a size stands behind another in the chart.
func (w adviceWords) larger(size, than string) bool {
	return w.Article.SizeLabelled(size) > w.Article.SizeLabelled(than)
}

// placed says where a size lies against the bands of its zones, without a full stop.
func (w adviceWords) placed(s fit.SizeAdvice) string {
	var off []string
	for _, z := range s.Zones {
		if z.State != fit.InRange {
			off = append(off, w.offBy(z))
		}
	}
	n, hits := len(s.Zones), len(s.Zones)-len(off)
	switch {
	case hits == n && n == 1:
		return w.t("why.sum.all.1", "at", w.whyAt(s.Zones[0].Zone))
	case hits == n:
		return w.t("why.sum.all." + text.Number(w.lang, float64(n), 0))
	case hits == 0:
		return w.t("why.sum.none", "off", text.List(w.lang, off))
	}
	return w.t("why.sum.some", "hits", strconv.Itoa(hits), "n", strconv.Itoa(n), "off", text.List(w.lang, off))
}

// offBy says by how much a zone misses its band, a length its target.
func (w adviceWords) offBy(z fit.Zone) string {
	amount, way := z.Low-z.Ease, "girth_tight"
	switch {
	case !girth(z.Zone):
		amount, way = math.Abs(z.Ease-z.Target), "length_"+string(z.State)
	case z.State == fit.TooLoose:
		amount, way = z.Ease-z.High, "girth_loose"
	}
	if w.plain(amount) == w.plain(0) {
		way += ".barely"
	}
	return w.t("why.off."+way, "at", w.whyAt(z.Zone), "amount", w.length(amount))
}

func (w adviceWords) whyAt(zone fit.Measure) string { return w.t("why.at." + w.zoneKey(zone)) }

// zoneKey is the name of a zone in message keys: English says bust of women's items.
func (w adviceWords) zoneKey(zone fit.Measure) string {
	if zone == fit.Bust && w.Article.Sizing == fit.Women {
		return "bust.women"
	}
	return zone.String()
}

// decisive is the datum without which another size would be named; of several the one that
// moves most, "" for none.
func (w adviceWords) decisive(other string) string {
	datum, most := "", -1.0
	for _, e := range w.Advice.Evidence {
		if e.Size == other && !e.LeftOut && math.Abs(e.Shift) > most {
			datum, most = e.Datum, math.Abs(e.Shift)
		}
	}
	if datum == "" {
		return ""
	}
	return w.datum(datum)
}

// gridSide is the side of a square behind the drawing, in cm.
const gridSide = 10

// overlay is the drawing of the size shown over the visitor's outline.
func (w adviceWords) overlay(p *models.Product) figure.OverlayProps {
	shown := w.shown()
	props := figure.OverlayProps{
		ID:         "overlay",
		Title:      w.t("why.figure.title", "size", shown.Size),
		Body:       figure.BodyOf(&w.Advice.Body),
		BodyKey:    w.t("why.figure.body"),
		GarmentKey: w.t("why.figure.garment", "size", shown.Size),
		GridKey:    w.t("why.figure.grid", "side", w.length(gridSide)),
	}
	var twin []string
	for _, z := range shown.Zones {
		name, value := w.zoneName(z.Zone), w.ease(z.Ease)
		twin = append(twin, name+" "+value+", "+w.stateWord(z))
		switch z.Zone {
		case fit.Arm:
			props.EdgeKey = w.sleeveEnd(z)
		case fit.Inseam: // short, for the drawing has little room beside it
			name = w.t("why.length.legs")
		}
		props.Gaps = append(props.Gaps, figure.Gap{Zone: z.Zone, State: z.State, Name: name, Value: value})
	}
	for _, size := range p.Chart.Sizes {
		if size.Label == shown.Size {
			props.Garment = figure.GarmentOf(p, size)
		}
	}
	if props.Length = w.lengthMark(props); props.Length != nil {
		twin = append(twin, props.Length.Name+" "+props.Length.Value, props.Length.Key)
	}
	props.Desc = strings.Join(twin, "; ") + "."
	return props
}

// lengthMark is the length of the garment to draw, its inseam where it has legs; nil where the
// chart has none.
func (w adviceWords) lengthMark(o figure.OverlayProps) *figure.LengthMark {
	at, below, ok := figure.EndOf(o.Body, o.Garment)
	if !ok {
		return nil
	}
	mark := &figure.LengthMark{Name: w.t("why.length"), Value: w.length(o.Garment.Length)}
	who := "garment"
	if o.Garment.Legs() {
		mark.Name, mark.Value, who = w.t("why.length.legs"), w.length(o.Garment.Inseam), "legs"
	}
	const nearly = 1.5 // cm, about what the estimate of a landmark is good for
	side := ".at"
	switch {
	case below >= nearly:
		side = ".below"
	case below <= -nearly:
		side = ".above"
	}
	mark.Key = w.t("why.end."+who, "where", w.t("why.end."+string(at)+side, "amount", w.about(math.Abs(below))))
	return mark
}

// about is an estimated length in whole cm, or in inches to a half.
func (w adviceWords) about(cm float64) string {
	if !w.inches() {
		return w.length(math.Round(cm))
	}
	half := fit.ToCentimetres(0.5, fit.Inch)
	return w.length(math.Round(cm/half) * half)
}

// sleeveEnd says where a sleeve ends on the visitor's arm.
func (w adviceWords) sleeveEnd(z fit.Zone) string {
	amount := w.length(math.Abs(z.Ease))
	switch {
	case w.plain(z.Ease) == w.plain(0):
		return w.t("why.sleeve.at")
	case z.Ease < 0:
		return w.t("why.sleeve.before", "amount", amount)
	}
	return w.t("why.sleeve.beyond", "amount", amount)
}
