package product

import (
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// heading is the verdict in a few words; of two sizes the smaller comes first.
func (w adviceWords) heading() string {
	a := w.Advice
	key := "advice.heading." + string(a.Verdict)
	smaller, larger := w.inOrder()
	args := []string{"size", a.Size, "smaller", smaller, "larger", larger}
	switch {
	case a.Reason == fit.ReasonContradiction, a.Reason == fit.ReasonIncomparable:
		key += "." + string(a.Reason)
	case w.close():
		key += ".close"
	case a.Verdict == fit.CannotSay && a.Next != nil:
		key += ".missing"
		args = append(args, "what", w.t("advice.missing."+a.Next.Datum))
	case a.Verdict == fit.NotRecommended && w.tooWhat() != "":
		key += "." + w.tooWhat()
		args = append(args, "this", w.t("advice.this."+string(w.Article.Type)))
	}
	return w.t(key, args...)
}

// tooWhat says in which way no size fits: "tight", "loose", "short", "small" or "large"; "" where
// it is no single one, or only probable.
func (w adviceWords) tooWhat() string {
	a := w.Advice
	zone, _ := zoneOf(w.shown(), a.Zone)
	switch {
	case a.Reason == fit.ReasonZoneTight && zone.Ease < zone.Low:
		return "tight"
	case a.Reason == fit.ReasonZoneLoose && zone.Ease > zone.High:
		return "loose"
	case a.Reason == fit.ReasonZoneShort:
		return "short"
	case a.Reason == fit.ReasonAboveSizes:
		return "small"
	case a.Reason == fit.ReasonBelowSizes:
		return "large"
	}
	return ""
}

// close reports whether no size is named although nothing that could be asked would help: the
// best is just not probable enough.
func (w adviceWords) close() bool {
	return w.Advice.Reason == fit.ReasonUncertain && w.Advice.Next == nil
}

// inOrder is the size named and its alternative in the order of the chart.
func (w adviceWords) inOrder() (smaller, larger string) {
	for _, s := range w.Advice.Sizes {
		switch s.Size {
		case w.Advice.Size:
			return w.Advice.Size, w.Advice.Alternative
		case w.Advice.Alternative:
			return w.Advice.Alternative, w.Advice.Size
		}
	}
	return "", ""
}

// reason is the one honest sentence behind the verdict.
func (w adviceWords) reason() string {
	a, size := w.Advice, w.shown()
	zone, _ := zoneOf(size, a.Zone)
	at := w.atZone(a.Zone)
	switch a.Reason {
	case fit.ReasonFits:
		return w.fits(size)
	case fit.ReasonFitsShortened:
		return w.t("advice.reason.fits_shortened", "size", size.Size, "what", w.t("advice.shorten."+a.Zone.String()), "amount", w.shorten(size, a.Zone))
	case fit.ReasonFitsNearly:
		return w.t("advice.reason.fits_nearly", "size", size.Size, "at", at, "off", w.off(zone), "n", inHundred(max(zone.PTight, zone.PLoose)))
	case fit.ReasonBetween:
		return w.tradeOff()
	case fit.ReasonZoneTight, fit.ReasonZoneLoose:
		key, amount := "advice.reason.tight", zone.Low-zone.Ease
		if a.Reason == fit.ReasonZoneLoose {
			key, amount = "advice.reason.loose", zone.Ease-zone.High
		}
		if amount <= 0 { // within its band at the body believed in, and too far off for many who may have it
			return w.likelyOff(size, zone)
		}
		switch smallest, largest := w.extreme(zone); {
		case a.Reason == fit.ReasonZoneTight && largest:
			key += ".largest"
		case a.Reason == fit.ReasonZoneLoose && smallest:
			key += ".smallest"
		}
		return w.t(key, "size", size.Size, "at", at, "amount", w.length(amount))
	case fit.ReasonZoneShort:
		return w.t("advice.reason.short."+a.Zone.String(), "size", size.Size, "amount", w.length(max(0, zone.Target-zone.Ease)))
	case fit.ReasonConflict:
		return w.t("advice.reason.conflict", "at", at, "other", w.atZone(a.OtherZone))
	case fit.ReasonUncertain:
		if w.close() {
			return w.t("advice.reason.close", "size", size.Size, "n", inHundred(size.PFits))
		}
		return w.t("advice.reason.too_uncertain."+a.Zone.String(), "sd", w.length(zone.BodySD))
	default: // below_all_sizes, above_all_sizes, contradiction, nothing_told, incomparable
		return w.t("advice.reason."+string(a.Reason), "size", size.Size)
	}
}

// extreme reports whether no size is narrower, and whether none is wider, than a zone of one.
func (w adviceWords) extreme(zone fit.Zone) (smallest, largest bool) {
	smallest, largest = true, true
	for _, s := range w.Advice.Sizes {
		if z, ok := zoneOf(s, zone.Zone); ok {
			smallest, largest = smallest && z.Garment >= zone.Garment, largest && z.Garment <= zone.Garment
		}
	}
	return smallest, largest
}

// often is from which share of people on a zone is worth naming.
const often = 0.25

// likelyOff says how often a size is off in a zone, or as a whole where no zone by itself is.
func (w adviceWords) likelyOff(size fit.SizeAdvice, z fit.Zone) string {
	if p := max(z.PTight, z.PLoose); p >= often {
		return w.t("advice.reason.likely_off", "size", size.Size, "at", w.atZone(z.Zone), "off", w.off(z), "n", inHundred(p))
	}
	key, p := "advice.reason.likely_small", size.PSmall
	if size.PLarge > size.PSmall {
		key, p = "advice.reason.likely_large", size.PLarge
	}
	return w.t(key, "size", size.Size, "fits", inHundred(size.PFits), "n", inHundred(p))
}

// off says in which way a zone is more probably off: too tight or short, or too loose.
func (w adviceWords) off(z fit.Zone) string {
	state := fit.TooTight
	if z.PLoose > z.PTight {
		state = fit.TooLoose
	}
	if girth(z.Zone) {
		return w.t("zone.state.girth_" + string(state))
	}
	return w.t("zone.off.length_" + string(state))
}

// shorten says by how much a length of a size is to be shortened.
func (w adviceWords) shorten(size fit.SizeAdvice, zone fit.Measure) string {
	for _, s := range size.Shorten {
		if s.Zone == zone {
			return w.length(s.CM)
		}
	}
	return ""
}

// fits names the zones that lie in their bands: an estimated one may not, and is left out.
func (w adviceWords) fits(size fit.SizeAdvice) string {
	var names []string
	for _, z := range size.Zones {
		if z.State == fit.InRange {
			names = append(names, w.atZone(z.Zone))
		}
	}
	if len(names) == 0 {
		return w.t("advice.reason.fits_plain", "size", size.Size)
	}
	return w.t("advice.reason.fits", "at", text.List(w.lang, names), "size", size.Size)
}

// tradeOff compares the two sizes of a between verdict where they differ most.
func (w adviceWords) tradeOff() string {
	smaller, larger := w.inOrder()
	one, _ := w.Advice.SizeNamed(smaller)
	two, _ := w.Advice.SizeNamed(larger)
	less, _ := zoneOf(one, w.Advice.Zone)
	more, _ := zoneOf(two, w.Advice.Zone)
	return w.t(w.ofBasis("advice.reason.between"), "at", w.atZone(w.Advice.Zone),
		"smaller", smaller, "smaller_ease", w.length(less.Ease), "larger", larger, "larger_ease", w.length(more.Ease), "amount", w.length(more.Ease-less.Ease))
}
