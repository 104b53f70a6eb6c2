package shell

import (
	"strconv"
	"strings"

	"ebenmass/models/tour"
	"ebenmass/views/text"
)

// TourMeasured are measured figures that the words of a tour's steps tell.
type TourMeasured struct {
	Rentals  int     // judged in the measurement below
	AUC      float64 // mean, of predicting how rented clothes fit, from all data
	AgeGain  float64 // what knowing the age adds to it; below 0 it made predictions worse
	AgeHelps bool    // by the rule that decides what is worth asking
}

// TourName is what a tour is called.
func TourName(p Page, role tour.Role) string { return p.T("tour.role." + string(role)) }

// tourLink is what the banner calls a tour: the shortest by its minutes alone.
func tourLink(p Page, t tour.Tour) string {
	if t.Role == tour.Short {
		return text.Plural(p.Lang, "tour.minutes", t.Minutes)
	}
	return p.T("tour.banner.link", "name", TourName(p, t.Role), "n", t.Minutes)
}

// TourStepTitle is the title of a step.
func TourStepTitle(p Page, s tour.Step) string { return p.T("tour.step." + s.Key + ".title") }

// tourText says what to look at: in the answer, where the example person's data were filled in.
func tourText(p Page, s tour.Step) string {
	key := "tour.step." + s.Key
	if p.Filled && text.Has(key+".after") {
		return p.T(key+".after", "person", tour.Person)
	}
	args := []any{"person", tour.Person, "height", tour.Height, "bust", tour.Bust, "hip", tour.Hip, "usual", tour.Usual}
	return p.T(key+".text", append(args, "age", tourAge(p))...)
}

// tourAge says what knowing the age would add, and so why nobody is asked.
func tourAge(p Page) string {
	if p.Measured == nil {
		return ""
	}
	key := "tour.age.useless"
	if p.Measured.AgeHelps {
		key = "tour.age.useful"
	}
	return p.T(key, "rentals", text.Number(p.Lang, float64(p.Measured.Rentals), 0),
		"auc", text.Number(p.Lang, p.Measured.AUC, 3), "gain", text.Number(p.Lang, p.Measured.AgeGain, 4))
}

// fillAction is where the example person's data go on this page, "" where there is nothing to
// fill in: the visitor has gone elsewhere, or there is nothing to order.
func fillAction(p Page, s tour.Step) string {
	path, _, _ := strings.Cut(p.Path, "?")
	switch s.Fill {
	case tour.FillAdvice:
		if rest, product := strings.CutPrefix(path, "/products/"); product && !strings.Contains(rest, "/") {
			return path + "/advice#advice"
		}
	case tour.FillFinder, tour.FillOrder, tour.FillChart:
		if path == s.Path && (s.Fill != tour.FillOrder || p.BasketCount > 0) {
			return path
		}
	}
	return ""
}

// tourDot is the class of the mark of the n-th step.
func tourDot(p Page, n int) string {
	if n <= p.Tour.N {
		return "on"
	}
	return ""
}

func tourStepNumber(p Page) string { return strconv.Itoa(p.Tour.N) }
