package product

import (
	"slices"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// place is where a size stands in its picker. Radio buttons, sizes and names on the button of
// one place are tied to each other by class, see product.css.
type place struct {
	axis  byte // 's' for sizes and waists, 'l' for lengths
	index int
}

func axisPlace(axis string, index int) place {
	if axis == "length" {
		return place{'l', index}
	}
	return place{'s', index}
}

// How many places the style sheet ties: more than any chart of ours has. Sizes beyond can be
// chosen as well; the button does not name them.
const tiedSizes, tiedLengths = 34, 6

func (c place) name() string { return string(c.axis) + strconv.Itoa(c.index) }

// radio is the class of a radio button, "" beyond the places that are tied; tied that of what
// looks chosen with it, shown that of what shows while it is chosen.
func (c place) radio() string {
	if c.axis == 's' && c.index >= tiedSizes || c.axis == 'l' && c.index >= tiedLengths {
		return ""
	}
	return c.name()
}
func (c place) tied() string  { return "on-" + c.name() }
func (c place) shown() string { return "if-" + c.name() }

// twoAxes reports whether waist and length are picked apart.
func (p Page) twoAxes() bool { return len(p.Waists) > 0 }

// placeOf is where a size of one axis, or the waist of one of two, stands.
func (p Page) placeOf(label string) place {
	if p.twoAxes() {
		waist, _, _ := strings.Cut(label, "/")
		return place{'s', slices.IndexFunc(p.Waists, func(a AxisChoice) bool { return a.Label == waist })}
	}
	n := 0
	for _, group := range p.sizeGroups() {
		for _, size := range group.Sizes {
			if size.Label == label {
				return place{'s', n}
			}
			n++
		}
	}
	return place{'s', -1}
}

// allSizes are the sizes of the shown colour in chart order, whatever picker they stand in.
func (p Page) allSizes() []SizeChoice {
	var all []SizeChoice
	for _, l := range p.Lengths {
		for _, v := range l.Variants {
			all = append(all, SizeChoice{Label: v.Other + "/" + l.Label, SKU: v.SKU, Stock: v.Stock, Href: v.Href})
		}
	}
	for _, group := range p.sizeGroups() {
		all = append(all, group.Sizes...)
	}
	return all
}

// choiceOf is a size of the shown colour by its label; an empty one where there is none.
func (p Page) choiceOf(label string) SizeChoice {
	for _, size := range p.allSizes() {
		if size.Label == label {
			return size
		}
	}
	return SizeChoice{}
}

func (p Page) stockOf(label string) int { return p.choiceOf(label).Stock }

// selected is the size chosen when the page opens: the visitor's own choice, else the advised
// size as long as there are pieces of it; "" for none.
func (p Page) selected() string {
	if p.ChosenSize != "" {
		if p.stockOf(p.ChosenSize) > 0 {
			return p.ChosenSize
		}
		return ""
	}
	if size := p.advisedSize(); size != "" && p.stockOf(size) > 0 && !p.axisCurrent() {
		return size
	}
	return ""
}

// axisCurrent reports whether the visitor chose a waist or a length alone.
func (p Page) axisCurrent() bool {
	current := func(a AxisChoice) bool { return a.Current }
	return slices.ContainsFunc(p.Waists, current) || slices.ContainsFunc(p.Lengths, current)
}

// checkedInPicker reports whether a size is the checked one of the picker: where it stands among
// the two of the advice too, it is checked there.
func (p Page) checkedInPicker(label string) bool {
	return label == p.selected() && !p.picked(label)
}

// picked reports whether a size is one of the two that the advice shows side by side.
func (p Page) picked(label string) bool {
	return slices.ContainsFunc(p.picks(), func(s fit.SizeAdvice) bool { return p.placeOf(s.Size) == p.placeOf(label) })
}

// axisChecked is checkedInPicker for a waist or a length.
func (p Page) axisChecked(axis string, choice AxisChoice) bool {
	selected := p.selected()
	if selected == "" {
		return choice.Current && !choice.soldOut() && (axis != "waist" || !p.picked(choice.Label))
	}
	waist, length, _ := strings.Cut(selected, "/")
	if axis == "length" {
		return choice.Label == length
	}
	return choice.Label == waist && !p.picked(selected)
}

// noteOn is what stands on a size that the advice names, "" on others.
func (p Page) noteOn(label string) string {
	if p.Advice == nil || label == "" {
		return ""
	}
	switch a := p.Advice.Advice; {
	case label == a.Size:
		return p.T("product.size.yours")
	case label == a.Alternative:
		return p.T("product.size.too")
	}
	return ""
}

// axisNote is noteOn for a waist or a length.
func (p Page) axisNote(axis, label string) string {
	if p.Advice == nil || p.Advice.Advice.Size == "" {
		return ""
	}
	a := p.Advice.Advice
	waist, length, _ := strings.Cut(a.Size, "/")
	other, _, _ := strings.Cut(a.Alternative, "/")
	switch {
	case axis == "length" && label == length:
		size, _ := a.SizeNamed(a.Size)
		if slices.ContainsFunc(size.Shorten, func(s fit.Shorten) bool { return s.Zone == fit.Inseam }) {
			return p.T("product.size.shorten")
		}
		return p.T("product.size.for_you")
	case axis == "waist" && label == waist:
		return p.T("product.size.for_you")
	case axis == "waist" && label == other:
		return p.T("product.size.too")
	}
	return ""
}

// buttonName is a size as the basket button names it, with the class that shows it.
type buttonName struct{ Class, Label string }

// buttonGroup are the names of one length, with the class that shows them; of a chart without
// lengths all names, and no class.
type buttonGroup struct {
	Class, Length string
	Names         []buttonName
}

func (g *buttonGroup) add(selected, class, label string, stock int) {
	switch {
	case stock == 0:
	case label == selected:
		g.Names = slices.Insert(g.Names, 0, buttonName{class, label})
	default:
		g.Names = append(g.Names, buttonName{class, label})
	}
}

// buttonNames are all sizes that can be bought, the selected one first; of two axes the names
// of each length stand together.
func (p Page) buttonNames() []buttonGroup {
	selected := p.selected()
	if !p.twoAxes() {
		all, n := buttonGroup{Names: make([]buttonName, 0, 12)}, 0
		for _, group := range p.sizeGroups() {
			for _, size := range group.Sizes {
				all.add(selected, place{'s', n}.shown(), size.Label, size.Stock)
				n++
			}
		}
		return []buttonGroup{all}
	}
	waist, length, _ := strings.Cut(selected, "/")
	groups := make([]buttonGroup, 0, len(p.Lengths))
	for n, l := range p.Lengths {
		group := buttonGroup{Class: place{'l', n}.shown(), Length: l.Label}
		for i, w := range p.Waists {
			for _, v := range w.Variants {
				if v.Other == l.Label {
					group.add(selected, place{'s', i}.shown(), w.Label+"/"+v.Other, v.Stock)
				}
			}
		}
		if waist != "" && l.Label == length {
			groups = slices.Insert(groups, 0, group)
		} else {
			groups = append(groups, group)
		}
	}
	return groups
}

// picks are the two sizes that the advice shows side by side, smaller first; none where it
// names no size.
func (p Page) picks() []fit.SizeAdvice {
	if p.Advice == nil || p.Advice.Advice.Size == "" {
		return nil
	}
	return p.words().sideBySide()
}

// pickLabel is what a size is called beside its neighbour, whose length it has: the waist alone.
func (p Page) pickLabel(label string) string {
	if !p.twoAxes() {
		return label
	}
	waist, _, _ := strings.Cut(label, "/")
	return waist
}

// compared are the measures in which the two sizes of the advice differ, and their length.
func (p Page) compared() (models.TwoSizes, []models.SizeDifference) {
	two := models.TwoSizes{Product: p.Product}
	for _, s := range p.picks() {
		two.Sizes = append(two.Sizes, s.Size)
	}
	if len(two.Sizes) < 2 {
		return two, nil
	}
	differences := two.Differences()
	if slices.ContainsFunc(differences, func(d models.SizeDifference) bool { return d.Dim == models.DimLength }) {
		return two, differences
	}
	same := models.SizeDifference{Dim: models.DimLength}
	for _, label := range two.Sizes {
		at := slices.IndexFunc(p.Product.Chart.Sizes, func(s models.ChartSize) bool { return s.Label == label })
		same.Measures = append(same.Measures, p.Product.Chart.Sizes[at].Measures[models.DimLength])
	}
	if same.Measures[0] == 0 {
		return two, differences
	}
	return two, append(differences, same)
}

// garmentLength is the shortest and the longest length of the article over all sizes in cm:
// its own, else that of its leg; ok is false where the chart has neither.
func (p Page) garmentLength() (dim models.Dim, low, high float64, ok bool) {
	for _, dim := range [...]models.Dim{models.DimLength, models.DimInseam} {
		for i, s := range p.Product.Chart.Sizes {
			cm := s.Measures[dim]
			if i == 0 {
				low, high = cm, cm
			}
			low, high = min(low, cm), max(high, cm)
		}
		if low > 0 {
			return dim, low, high, true
		}
	}
	return "", 0, 0, false
}
