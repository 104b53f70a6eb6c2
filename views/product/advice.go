package product

import (
	"math"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// adviceWords says an advice in a language. Every number it names comes from the advice.
type adviceWords struct {
	lang models.Lang
	*AdvicePanel
}

func (p Page) words() adviceWords { return adviceWords{p.Lang, p.Advice} }

// Summary says in two sentences which size is advised, and why.
func (a *AdvicePanel) Summary(lang models.Lang) string {
	w := adviceWords{lang, a}
	return w.heading() + ". " + w.reason()
}

func (w adviceWords) t(key string, args ...any) string { return text.Get(w.lang, key, args...) }

// shown is the size the panel looks at closely: the advised one, else the closest.
func (w adviceWords) shown() fit.SizeAdvice {
	label := w.Advice.Size
	if label == "" {
		label = w.Advice.Best
	}
	size, _ := w.size(label)
	return size
}

func (w adviceWords) size(label string) (fit.SizeAdvice, bool) {
	for _, s := range w.Advice.Sizes {
		if s.Size == label {
			return s, true
		}
	}
	return fit.SizeAdvice{}, false
}

func zoneOf(s fit.SizeAdvice, zone fit.Measure) (fit.Zone, bool) {
	for _, z := range s.Zones {
		if z.Zone == zone {
			return z, true
		}
	}
	return fit.Zone{}, false
}

// free reports whether the cut leaves a zone free: it is shown and does not count.
func (w adviceWords) free(zone fit.Measure) bool {
	return zone < fit.NumZones && w.Article.Free[zone]
}

func (w adviceWords) atZone(zone fit.Measure) string   { return w.t("advice.at." + zone.String()) }
func (w adviceWords) zoneName(zone fit.Measure) string { return w.t("zone.name." + zone.String()) }
func (w adviceWords) cm(f float64) string              { return text.Cm(w.lang, f) }
func (w adviceWords) ease(f float64) string            { return text.CmSigned(w.lang, f) }

// heading is the verdict in a few words.
func (w adviceWords) heading() string {
	return w.t("advice.heading."+string(w.Advice.Verdict), "size", w.Advice.Size, "alternative", w.Advice.Alternative)
}

// reason is the one honest sentence behind the verdict.
func (w adviceWords) reason() string {
	a, size := w.Advice, w.shown()
	zone, _ := zoneOf(size, a.Zone)
	switch a.Reason {
	case fit.ReasonFits:
		return w.fits(size)
	case fit.ReasonFitsNearly:
		key, amount := outside(zone, "advice.reason.fits_nearly_tight", "advice.reason.fits_nearly_loose", "advice.reason.fits_plain")
		return w.t(key, "size", size.Size, "at", w.atZone(a.Zone), "amount", w.cm(amount))
	case fit.ReasonBetween:
		return w.tradeOff()
	case fit.ReasonZoneTight, fit.ReasonZoneLoose:
		key, amount := outside(zone, "advice.reason.tight", "advice.reason.loose", "advice.reason.edge")
		return w.t(key, "size", size.Size, "at", w.atZone(a.Zone), "amount", w.cm(amount))
	case fit.ReasonConflict:
		return w.t("advice.reason.conflict", "at", w.atZone(a.Zone), "other", w.atZone(a.OtherZone))
	case fit.ReasonUncertain:
		return w.t("advice.reason.too_uncertain", "at", w.atZone(a.Zone), "sd", w.cm(zone.BodySD))
	default: // below_all_sizes, above_all_sizes
		return w.t("advice.reason."+string(a.Reason), "size", size.Size)
	}
}

// outside picks the message for the side on which a zone lies outside its band, with how
// far; edge where its expected ease lies within.
func outside(z fit.Zone, tight, loose, edge string) (key string, cm float64) {
	switch {
	case z.Ease < z.Low:
		return tight, z.Low - z.Ease
	case z.Ease > z.High:
		return loose, z.Ease - z.High
	default:
		return edge, 0
	}
}

// fits names the zones that lie in their bands: an estimated one may not, and is left out.
func (w adviceWords) fits(size fit.SizeAdvice) string {
	var names []string
	var zone fit.Measure
	for _, z := range size.Zones {
		if z.State == fit.InRange && !w.free(z.Zone) {
			names, zone = append(names, w.zoneName(z.Zone)), z.Zone
		}
	}
	if len(names) == 0 {
		return w.t("advice.reason.fits_plain", "size", size.Size)
	}
	return text.Plural(w.lang, "advice.reason.fits", len(names),
		"zones", text.List(w.lang, w.midSentence(names, 1)), "at", w.atZone(zone), "size", size.Size)
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

// tradeOff compares the two sizes of a between verdict where they differ most.
func (w adviceWords) tradeOff() string {
	one, _ := w.size(w.Advice.Size)
	two, _ := w.size(w.Advice.Alternative)
	smaller, _ := zoneOf(one, w.Advice.Zone)
	larger, _ := zoneOf(two, w.Advice.Zone)
	if larger.Ease < smaller.Ease {
		one, two, smaller, larger = two, one, larger, smaller
	}
	return w.t("advice.reason.between", "at", w.atZone(w.Advice.Zone),
		"smaller", one.Size, "smaller_ease", w.ease(smaller.Ease), "larger", two.Size, "larger_ease", w.ease(larger.Ease))
}

// estimated names the zones that were not measured, with their uncertainty; "" for none.
func (w adviceWords) estimated() string {
	var zones []string
	for _, z := range w.shown().Zones {
		if z.Source == fit.SourceEstimated && !w.free(z.Zone) {
			zones = append(zones, w.t("advice.estimated.zone", "zone", w.zoneName(z.Zone), "sd", w.cm(z.BodySD)))
		}
	}
	if len(zones) == 0 {
		return ""
	}
	return w.t("advice.estimated", "zones", text.List(w.lang, w.midSentence(zones, 0)))
}

// alternative says how the other size differs.
func (w adviceWords) alternative() string {
	a := w.Advice
	if a.Alternative == "" {
		return w.t("advice.alternative.none")
	}
	now, _ := w.size(a.Size)
	other, _ := w.size(a.Alternative)
	if key, ok := w.lengthStep(); ok {
		return w.t(key, "size", a.Alternative)
	}
	zone := mostChanged(now, other)
	from, _ := zoneOf(now, zone)
	to, _ := zoneOf(other, zone)
	key := "advice.alternative.looser"
	if to.Ease < from.Ease {
		key = "advice.alternative.closer"
	}
	return w.t(key, "size", a.Alternative, "at", w.atZone(zone), "ease", w.ease(to.Ease), "now", w.ease(from.Ease))
}

// lengthStep reports whether the alternative differs from the size in length only.
func (w adviceWords) lengthStep() (key string, ok bool) {
	var size, other fit.Size
	for _, s := range w.Article.Sizes {
		switch s.Label {
		case w.Advice.Size:
			size = s
		case w.Advice.Alternative:
			other = s
		}
	}
	switch {
	case size.Waist != other.Waist || size.Length == other.Length:
		return "", false
	case other.Length > size.Length:
		return "advice.alternative.longer", true
	default:
		return "advice.alternative.shorter", true
	}
}

// mostChanged is the girth in which two sizes differ most.
func mostChanged(a, b fit.SizeAdvice) fit.Measure {
	var zone fit.Measure
	most := -1.0
	for _, z := range a.Zones {
		if other, ok := zoneOf(b, z.Zone); ok && girth(z.Zone) && math.Abs(other.Ease-z.Ease) > most {
			zone, most = z.Zone, math.Abs(other.Ease-z.Ease)
		}
	}
	return zone
}

func girth(zone fit.Measure) bool { return zone == fit.Bust || zone == fit.Waist || zone == fit.Hip }

// stateWord places an ease against its band in words.
func (w adviceWords) stateWord(z fit.Zone) string {
	switch {
	case w.free(z.Zone):
		return w.t("zone.free")
	case z.State == fit.InRange:
		return w.t("zone.state.in_range")
	case girth(z.Zone):
		return w.t("zone.state.girth_" + string(z.State))
	default:
		return w.t("zone.state.length_" + string(z.State))
	}
}
