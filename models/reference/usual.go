package reference

import (
	"slices"
	"strconv"
	"strings"

	"ebenmass/models/fit"
)

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
	inches, err := strconv.Atoi(length)
	if err != nil || len(length) != 2 {
		return s, false
	}
	s.Const = float64(inches)*cmPerInch - fit.Target(sizing, fit.Jeans, fit.CutRegular, fit.StretchSome, fit.LegFull, fit.Inseam)
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
