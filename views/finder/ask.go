package finder

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/sizefinder"
	"ebenmass/views/figure"
	"ebenmass/views/parts"
	"ebenmass/views/product"
	"ebenmass/views/text"
)

// What depends on the department and on what somebody looks for stands in the page once for each
// case, marked with the cases it is for ("women-shirts men-tops"); the style sheet shows the one
// that is chosen, without a script.

// sizings in the order of their choice.
var sizings = [...]fit.Sizing{fit.Women, fit.Men}

func caseName(sizing fit.Sizing, kind string) string { return string(sizing) + "-" + kind }

// variant is a text with the cases it is for.
type variant struct {
	For  string
	Text string
}

// variants gathers what is said in each case, each text once.
func (p Page) variants(say func(sizing fit.Sizing, kind string, w sizefinder.Worth) string) (all []variant) {
	for _, sizing := range sizings {
		for _, kind := range sizefinder.Kinds() {
			w, ok := p.Guide[sizing][kind]
			if !ok {
				continue
			}
			said := say(sizing, kind, w)
			i := slices.IndexFunc(all, func(v variant) bool { return v.Text == said })
			if i < 0 {
				all = append(all, variant{caseName(sizing, kind), said})
				continue
			}
			all[i].For += " " + caseName(sizing, kind)
		}
	}
	return all
}

// cases lists where something holds.
func (p Page) cases(holds func(w sizefinder.Worth) bool) string {
	var names []string
	for _, sizing := range sizings {
		for _, kind := range sizefinder.Kinds() {
			if w, ok := p.Guide[sizing][kind]; ok && holds(w) {
				names = append(names, caseName(sizing, kind))
			}
		}
	}
	return strings.Join(names, " ")
}

// leads and thens are the cases in which a measure decides, and in which it helps most after that.
func (p Page) leads(m fit.Measure) string {
	return p.cases(func(w sizefinder.Worth) bool { return w.Lead == m })
}

func (p Page) thens(m fit.Measure) string {
	return p.cases(func(w sizefinder.Worth) bool { return w.ThenOK && w.Then == m })
}

// garments are the cases in which most articles go by one kind of usual size.
func (p Page) garments(garment fit.Garment) string {
	return p.cases(func(w sizefinder.Worth) bool { return w.Garment == garment })
}

// zone is a measure in a sentence.
func (p Page) zone(m fit.Measure, sizing fit.Sizing) string {
	return p.T("finder.zone." + m.String() + "." + string(sizing))
}

// strongMark stands around what is emphasised in the text of a variant. It occurs in no message.
const strongMark = "\x1f"

// emphasis cuts a text into what stands before, what is emphasised and what follows.
func (v variant) emphasis() (before, strong, after string) {
	before, rest, _ := strings.Cut(v.Text, strongMark)
	strong, after, _ = strings.Cut(rest, strongMark)
	return before, strong, after
}

// decides says which girth decides, and what helps most after it.
func (p Page) decides() []variant {
	return p.variants(func(sizing fit.Sizing, kind string, w sizefinder.Worth) string {
		strong := func(m fit.Measure) string { return strongMark + p.zone(m, sizing) + strongMark }
		if kind == sizefinder.All {
			if top, bottom, ok := p.bothLeads(sizing); ok {
				return p.T("finder.decides.all", "top", strong(top), "bottom", p.zone(bottom, sizing))
			}
		}
		said := p.T("finder.decides", "zone", strong(w.Lead))
		if w.ThenOK {
			said += " " + p.T("finder.decides.then", "zone", p.zone(w.Then, sizing))
		}
		return said
	})
}

// bothLeads are the girths that decide in tops and in trousers or skirts; ok is false where
// they are one and the same, or either is not sold.
func (p Page) bothLeads(sizing fit.Sizing) (top, bottom fit.Measure, ok bool) {
	found := map[fit.Garment]fit.Measure{}
	for _, kind := range sizefinder.Kinds()[1:] {
		w, sold := p.Guide[sizing][kind]
		if _, seen := found[w.Garment]; sold && !seen {
			found[w.Garment] = w.Lead
		}
	}
	top, tops := found[fit.Top]
	bottom, bottoms := found[fit.Bottom]
	return top, bottom, tops && bottoms && top != bottom
}

// worths say how well a way tells the girth that decides.
func (p Page) worths(way sizefinder.Way) []variant {
	return p.variants(func(sizing fit.Sizing, _ string, w sizefinder.Worth) string {
		sd, ok := w.SD[way]
		if !ok {
			return p.T("finder.worth.none")
		}
		return p.T("finder.worth", "zone", p.zoneName(w.Lead, sizing), "sd", text.Cm(p.Lang, sd))
	})
}

// zoneName is a measure at the beginning of a line.
func (p Page) zoneName(m fit.Measure, sizing fit.Sizing) string {
	return p.T("finder.zone_name." + m.String() + "." + string(sizing))
}

// span is the bar of a ruler: a standard deviation to either side of its middle.
type span struct {
	For string
	SD  float64 // cm
}

// Of a ruler: its middle, its units per cm, half of what it shows.
const rulerMiddle, rulerScale, rulerMost = 60.0, 5.4, 10.0

func (s span) half() float64 { return min(s.SD, rulerMost) * rulerScale }

// X is where the bar begins.
func (s span) X() string { return strconv.FormatFloat(rulerMiddle-s.half(), 'f', 1, 64) }

// Width is how long it is.
func (s span) Width() string { return strconv.FormatFloat(2*s.half(), 'f', 1, 64) }

// spans are the bars of a way, each drawn once.
func (p Page) spans(way sizefinder.Way) (all []span) {
	for _, v := range p.variants(func(_ fit.Sizing, _ string, w sizefinder.Worth) string {
		return strconv.FormatFloat(w.SD[way], 'f', 1, 64)
	}) {
		if sd, _ := strconv.ParseFloat(v.Text, 64); sd > 0 {
			all = append(all, span{v.For, sd})
		}
	}
	return all
}

// tapeMeasures are those taken with a tape, in the order of the drawing's numbers.
var tapeMeasures = []fit.Measure{fit.Bust, fit.Waist, fit.Hip, fit.Inseam, fit.Arm}

// open is the way whose panel is open: the one chosen, or the first with something in it.
func (p Page) open() sizefinder.Way {
	if p.Way != "" {
		return p.Way
	}
	for _, way := range sizefinder.Ways {
		if p.filled(way) {
			return way
		}
	}
	return ""
}

func (p Page) filled(way sizefinder.Way) bool {
	switch way {
	case sizefinder.ByLabel:
		return len(p.Form.Usual) > 0
	case sizefinder.ByGarment:
		for _, o := range p.Form.Owned {
			if len(o.Flat) > 0 {
				return true
			}
		}
		return false
	case sizefinder.ByHeight:
		return p.Form.Values[fit.Height] != ""
	}
	for _, m := range tapeMeasures {
		if p.Form.Values[m] != "" {
			return true
		}
	}
	return false
}

// wrong reports whether something is to be mended in a way's panel: it is shown even where another
// is open.
func (p Page) wrong(way sizefinder.Way) bool {
	for _, e := range p.Form.Errors {
		if wayOf(e.Field) == way {
			return true
		}
	}
	return false
}

// wayOf is in which panel a field stands; "" for one outside of them.
func wayOf(field string) sizefinder.Way {
	switch {
	case strings.HasPrefix(field, "usual_"):
		return sizefinder.ByLabel
	case strings.HasPrefix(field, "own_"):
		return sizefinder.ByGarment
	case field == fit.Height.String():
		return sizefinder.ByHeight
	case field == "measured_with", field == "preference":
		return sizefinder.ByTape
	}
	if _, err := fit.MeasureNamed(field); err == nil {
		return sizefinder.ByTape
	}
	return ""
}

// picker is a usual size to be picked from tiles.
type picker struct {
	Garment fit.Garment
	Field   string // "usual_top"
	ID      string
	For     string             // cases in which it is the one asked for
	Chosen  string             // "" for none
	System  string             // of the size chosen
	Rows    []tileRow          // of both departments
	Rest    []parts.UsualProps // what is typed instead, or beside
}

// tileRow is the sizes of one way of labelling, of one department.
type tileRow struct {
	Sizing string
	Labels []string
}

// pickers are the usual sizes to pick, one of each kind of garment. A size that came back is
// shown on its tile, if it has one in its department; all others in fields to type in.
func (p Page) pickers() (all []picker) {
	m := product.MeasureProps(p.Page, "", &p.Form)
	typed := append(slices.Clone(m.Usual), m.UsualMore...)
	for _, garment := range fit.Garments {
		field := "usual_" + string(garment)
		k := picker{Garment: garment, Field: field, ID: field + "_tile", For: p.garments(garment)}
		for _, sizing := range sizings {
			for _, row := range p.Tiles[garment][sizing] {
				k.Rows = append(k.Rows, tileRow{string(sizing), row})
			}
		}
		for _, u := range typed {
			switch {
			case u.Garment != garment:
			case k.Chosen == "" && p.onTile(u):
				k.Chosen, k.System, k.ID = u.Label, u.System, u.ID
			case u.Label != "" || len(k.Rest) == 0:
				k.Rest = append(k.Rest, u)
			}
		}
		all = append(all, k)
	}
	return all
}

// onTile reports whether a usual size can be shown on a tile.
func (p Page) onTile(u parts.UsualProps) bool {
	if u.Label == "" || u.System != "" && u.System != "here" || p.Form.Error(u.ID) != "" {
		return false
	}
	for _, row := range p.Tiles[u.Garment][fit.Sizing(p.Form.Sizing)] {
		if slices.Contains(row, u.Label) {
			return true
		}
	}
	return false
}

// restOpen reports whether the fold of typed sizes has to be open.
func (p Page) restOpen(all []picker) bool {
	for _, k := range all {
		for _, u := range k.Rest {
			if u.Label != "" || p.Form.Error(u.ID) != "" || p.Form.Error(u.ID+"_system") != "" {
				return true
			}
		}
	}
	return false
}

// measures are the fields of the form.
func (p Page) measures() parts.MeasureProps {
	return product.MeasureProps(p.Page, "", &p.Form, fit.Measures[:]...)
}

// tapeField is the field of a measure, with its number in the drawing.
func (p Page) tapeField(i int) parts.FieldProps {
	f := p.measures().Field(tapeMeasures[i])
	f.Number, f.Label = i+1, p.T("finder.field."+tapeMeasures[i].String())
	return f
}

// systems is whose size a tile is.
func (p Page) systems(k picker) parts.ChoiceProps {
	return parts.ChoiceProps{
		Lang: p.Lang, ID: k.Field + "_whose", Name: k.Field + "_system", Value: k.System,
		Legend: p.T("finder.whose." + string(k.Garment)),
		Options: []parts.ChoiceOption{
			{Value: "", Label: p.T("finder.whose.other")}, {Value: "here", Label: p.T("finder.whose.here")},
		},
	}
}

// choice is one of the form's choices, under the finder's own words.
func (p Page) choice(name, value string, values ...string) parts.ChoiceProps {
	c := p.measures().Choice(name, value, values...)
	c.Legend, c.Hint = p.T("finder.legend."+name), ""
	return c
}

// ownedWrong reports whether something is to be mended at a garment at home.
func (p Page) ownedWrong(number int) bool {
	for _, e := range p.Form.Errors {
		if strings.HasPrefix(e.Field, fmt.Sprint("own_", number, "_")) {
			return true
		}
	}
	return false
}

// howTo is the drawing of how to take the measures of the fields.
func (p Page) howTo() figure.MeasureProps {
	drawing := product.MeasureDrawing(p.Page, "how", p.Form.Sizing, tapeMeasures...)
	drawing.Desc = p.T("finder.drawing_text")
	return drawing
}

// flats are drawings of where a garment laid flat is measured: a top and trousers.
func (p Page) flats() []figure.FlatProps {
	label := func(dim models.Dim, zone fit.Measure) figure.FlatLabel {
		return figure.FlatLabel{Dim: dim, Text: p.T("owned.field." + zone.String())}
	}
	sizing := fit.Sizing(p.Form.Sizing)
	return []figure.FlatProps{
		{
			ID: "flat-top", Title: p.T("finder.flat.top"), Desc: p.T("finder.flat.top_text"),
			Garment: figure.Garment{Sizing: sizing, Type: fit.TShirt, Sleeve: models.SleeveShort, Bust: 102, Waist: 96, Hip: 104, Length: 66, SleeveLength: 20, Shoulder: 42},
			Labels:  []figure.FlatLabel{label(models.DimBust, fit.Bust), label(models.DimWaist, fit.Waist), label(models.DimHip, fit.Hip)},
		},
		{
			ID: "flat-bottom", Title: p.T("finder.flat.bottom"), Desc: p.T("finder.flat.bottom_text"),
			Garment: figure.Garment{Sizing: sizing, Type: fit.Trousers, Waist: 82, Hip: 106, Inseam: 78},
			Labels:  []figure.FlatLabel{label(models.DimWaist, fit.Waist), label(models.DimHip, fit.Hip), label(models.DimInseam, fit.Inseam)},
		},
	}
}

// tileID is the id of a tile.
func tileID(k picker, sizing, label string) string {
	return fmt.Sprint(k.Field, "-", sizing, "-", label)
}
