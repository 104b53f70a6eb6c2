package product

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/markup"
	"ebenmass/views/text"
)

// adviceWords says an advice in a language. Every number it names comes from the advice.
type adviceWords struct {
	lang models.Lang
	*AdvicePanel
}

func (p Page) words() adviceWords { return newWords(p.Lang, p.Advice) }

// newWords says an advice. Of a body chart no garment was measured: what is shown are the middles
// of the bodies that sizes are made for, and how far the visitor's is from them. That is the
// advice's own ease less its target, so that every comparison with a band stays as it is.
func newWords(lang models.Lang, a *AdvicePanel) adviceWords {
	if a == nil || a.Advice.Basis != fit.BasisBodyChart {
		return adviceWords{lang, a}
	}
	panel := *a
	panel.Advice.Sizes = slices.Clone(a.Advice.Sizes)
	for i := range panel.Advice.Sizes {
		zones := slices.Clone(panel.Advice.Sizes[i].Zones)
		for k := range zones {
			z := &zones[k]
			z.Garment, z.Ease, z.Low, z.High, z.Target = z.Garment-z.Target, z.Ease-z.Target, z.Low-z.Target, z.High-z.Target, 0
		}
		panel.Advice.Sizes[i].Zones = zones
	}
	return adviceWords{lang, &panel}
}

// bodyChart reports whether the sizes are told by the bodies they are made for.
func (w adviceWords) bodyChart() bool { return w.Advice.Basis == fit.BasisBodyChart }

// ofBasis is the key of words that name what is compared.
func (w adviceWords) ofBasis(key string) string {
	if w.bodyChart() {
		return "body_chart." + key
	}
	return key
}

// Summary says in two sentences which size is advised, and why.
func (a *AdvicePanel) Summary(lang models.Lang) string {
	w := newWords(lang, a)
	return w.heading() + ". " + w.reason()
}

// t is a message; pairs are names and values of its placeholders.
func (w adviceWords) t(key string, pairs ...string) string { return text.With(w.lang, key, pairs...) }

// shown is the size the panel looks at closely: the advised one, else the one worth most; an
// empty one where nothing can be judged.
func (w adviceWords) shown() fit.SizeAdvice {
	size, _ := w.Advice.SizeNamed(cmp.Or(w.Advice.Size, w.Advice.Best))
	return size
}

// judged reports whether there is a size to look at.
func (w adviceWords) judged() bool { return w.shown().Size != "" }

func zoneOf(s fit.SizeAdvice, zone fit.Measure) (fit.Zone, bool) {
	for _, z := range s.Zones {
		if z.Zone == zone {
			return z, true
		}
	}
	return fit.Zone{}, false
}

func (w adviceWords) atZone(zone fit.Measure) string   { return w.t("advice.at." + w.zoneKey(zone)) }
func (w adviceWords) zoneName(zone fit.Measure) string { return w.t("zone.name." + w.zoneKey(zone)) }

// inches reports whether lengths are said in inches: as they were typed.
func (w adviceWords) inches() bool { return w.Unit == fit.Inch }

func (w adviceWords) unit() string { return string(cmp.Or(w.Unit, fit.Centimetre)) }

// length, ease and plain say a length given in cm, a difference with its sign, and a length
// without its unit.
func (w adviceWords) length(cm float64) string { return text.Length(w.lang, cm, w.inches()) }
func (w adviceWords) ease(cm float64) string   { return text.LengthSigned(w.lang, cm, w.inches()) }
func (w adviceWords) plain(cm float64) string  { return text.LengthPlain(w.lang, cm, w.inches()) }

// putEase, putPlain and putSigned add what ease, plain and signed say.
func (w adviceWords) putEase(m *markup.Builder, cm float64) *markup.Builder {
	return m.Append(func(said []byte) []byte { return text.AppendLengthSigned(said, w.lang, cm, w.inches()) })
}

func (w adviceWords) putPlain(m *markup.Builder, cm float64) *markup.Builder {
	return m.Append(func(said []byte) []byte { return text.AppendLengthPlain(said, w.lang, cm, w.inches()) })
}

func (w adviceWords) putSigned(m *markup.Builder, cm float64) *markup.Builder {
	return m.Append(func(said []byte) []byte { return w.appendSigned(said, cm) })
}

// appendSigned is signed, added to a text.
func (w adviceWords) appendSigned(said []byte, cm float64) []byte {
	before := len(said)
	said = text.AppendLengthPlain(said, w.lang, cm, w.inches())
	if cm > 0 && string(said[before:]) != "0" {
		said = slices.Insert(said, before, '+')
	}
	return said
}

// midSentence writes names small from the given one on, as English does and German does not.
func (w adviceWords) midSentence(names []string, from int) []string {
	if w.lang == models.English {
		for i := from; i < len(names); i++ {
			names[i] = strings.ToLower(names[i])
		}
	}
	return names
}

func girth(zone fit.Measure) bool { return zone == fit.Bust || zone == fit.Waist || zone == fit.Hip }

// stateWord places an ease against its band in words.
func (w adviceWords) stateWord(z fit.Zone) string {
	switch {
	case z.State == fit.InRange:
		return w.t("zone.state.in_range")
	case girth(z.Zone):
		return w.t("zone.state.girth_" + string(z.State))
	default:
		return w.t("zone.state.length_"+string(z.State), "amount", w.length(math.Abs(z.Ease-z.Target)))
	}
}
