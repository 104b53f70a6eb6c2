package product

import (
	"math"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"ebenmass/models/fit"
	"ebenmass/views/parts"
)

// question is what would be worth knowing next, as one field.
type question struct {
	Datum, Field string
	Usual        bool   // a size label; a length otherwise
	Label        string // the question
	Why          string // how to answer it, and what that is worth
	Button       string
}

// question asks for what would be worth knowing next; ok is false where the answer is sure.
func (w adviceWords) question() (q question, ok bool) {
	next := w.Advice.Next
	if next == nil {
		return q, false
	}
	kind, rest, _ := strings.Cut(next.Datum, ".")
	q = question{Datum: next.Datum, Field: rest, Usual: kind == "usual", Button: w.t("advice.ask.again_button")}
	if q.Usual {
		q.Field = "usual_" + rest
	}
	what := w.t("advice.next." + next.Datum)
	if w.Advice.Size != "" {
		q.Label, q.Why = w.t("advice.next.surer", "what", what), w.worth()
		return q, true
	}
	q.Label, q.Button = w.t("advice.next.ask."+next.Datum), w.t("advice.ask.first_button")
	q.Why = w.howTo(q) + " " + w.decides(q)
	return q, true
}

// worth says how uncertain the measure asked for still is, and how probable the best size will
// be on average once it is known. The gain is in €, of which a size that fits is worth
// fit.Worth(1, 0) − fit.Worth(0, 0).
func (w adviceWords) worth() string {
	var said []string
	if m, err := fit.MeasureNamed(strings.TrimPrefix(w.Advice.Next.Datum, "measurements.")); err == nil && m < fit.NumZones {
		said = append(said, w.t("advice.next.so_far", "sd", w.length(w.Advice.Body.Zones[m].SD)))
	}
	now := w.shown().PFits
	if then := InHundred(min(now+w.Advice.Next.Gain/(fit.Worth(1, 0)-fit.Worth(0, 0)), 1)); then > InHundred(now) {
		said = append(said, w.t("advice.next.then", "n", strconv.Itoa(then)))
	}
	if strings.HasPrefix(w.Advice.Next.Datum, "usual.") {
		said = append(said, w.howTo(question{Datum: w.Advice.Next.Datum, Usual: true}))
	}
	return strings.Join(said, " ")
}

// howTo says how to answer.
func (w adviceWords) howTo(q question) string {
	_, rest, _ := strings.Cut(q.Datum, ".")
	if q.Usual {
		return w.t("usual.hint."+rest) + "."
	}
	m, _ := fit.MeasureNamed(rest)
	return (parts.MeasureProps{Lang: w.lang}).Hint(m, fit.Unit(w.unit())) + "."
}

// decides says how often an answer would let a size be named. Of a label that is reckoned for
// sizes of this shop.
func (w adviceWords) decides(q question) string {
	key := "advice.next.decides"
	if q.Usual {
		key += ".usual"
	}
	switch n := int(math.Round(w.Advice.Next.Decides * 10)); n {
	case 0:
		return w.t("advice.next.helps")
	case 10:
		return w.t(key + ".always")
	default:
		return w.t(key, "n", strconv.Itoa(n))
	}
}

// otherWay leads to the usual size where a measure is asked of somebody who told none; ok is
// false elsewhere.
func (w adviceWords) otherWay() (garment fit.Garment, ok bool) {
	garment = usualGarment(&w.Article)
	if _, compared := w.Article.LeadingZone(); !compared || w.Advice.Next == nil || strings.HasPrefix(w.Advice.Next.Datum, "usual.") {
		return "", false
	}
	for _, u := range w.Person.Usual {
		if u.Garment == garment {
			return "", false
		}
	}
	return garment, true
}

// onceNote says what an answer does for somebody whose data are stored; "" for others.
func (w adviceWords) onceNote() string {
	switch {
	case !w.Stored:
		return ""
	case len(w.Person.Worn) > 0:
		return w.t("advice.next.once_without_worn")
	}
	return w.t("advice.next.once")
}

// toldField is a hidden field that keeps what was told.
type toldField struct{ Name, Value string }

// fields are all that a form says, as it was typed, in the order a form posts it.
func (f *MeasureForm) fields() []toldField {
	told := []toldField{{"sizing", f.Sizing}, {"unit", f.Unit}, {"measured_with", f.MeasuredWith}, {"preference", f.Preference}}
	for _, m := range fit.Measures {
		if f.Values[m] != "" {
			told = append(told, toldField{m.String(), f.Values[m]})
		}
	}
	for _, garment := range fit.Garments {
		for _, u := range f.Usual[garment] {
			told = append(told, toldField{"usual_" + string(garment), u.Label}, toldField{"usual_" + string(garment) + "_system", u.System})
		}
	}
	for i, o := range f.Owned {
		if len(o.Flat) == 0 {
			continue
		}
		prefix := "own_" + string(rune('1'+i)) + "_"
		told = append(told, toldField{prefix + "type", o.Type})
		for _, z := range fit.FlatZones {
			if o.Flat[z] != "" {
				told = append(told, toldField{prefix + z.String(), o.Flat[z]})
			}
		}
	}
	return told
}

// askAction is where a question goes: the same page in the same colour.
func (p Page) askAction() templ.SafeURL { return p.oneOffAction() }

// adviceOf is where the advice for another article is asked for, in a colour.
func (p Page) adviceOf(a Alternative) string {
	return p.URL("/products/" + a.Slug + "/advice?colour=" + a.Colour)
}

// ways are the ways in of the one-off form, as the finder has them.
var ways = [...]string{"label", "garment", "tape", "height"}

// way is which way of the form is open: that of the first fault, else of the first datum; ""
// for none.
func (f *MeasureForm) way() string {
	first := ""
	if len(f.Errors) > 0 {
		first = f.Errors[0].Field
	}
	switch {
	case strings.HasPrefix(first, "usual"):
		return "label"
	case strings.HasPrefix(first, "own_"):
		return "garment"
	case first == "height":
		return "height"
	case first != "":
		return "tape"
	case len(f.Usual) > 0:
		return "label"
	case len(f.Owned[0].Flat) > 0:
		return "garment"
	case len(f.Values) == 1 && f.Values[fit.Height] != "":
		return "height"
	case len(f.Values) > 0:
		return "tape"
	}
	return ""
}
