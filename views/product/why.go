package product

import (
	"encoding/json"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/figure"
	"ebenmass/views/text"
)

// nearRows is how many changes the panel shows at once.
const nearRows = 3

// mostChange is up to how many cm changes of a measure are looked at.
const mostChange = 12

// nearChanges are the smallest changes that alter the answer.
func (w adviceWords) nearChanges() []fit.Counterfactual {
	list := w.Advice.Counterfactuals
	return list[:min(nearRows, len(list))]
}

// farChanges are the others.
func (w adviceWords) farChanges() []fit.Counterfactual {
	list := w.Advice.Counterfactuals
	return list[min(nearRows, len(list)):]
}

// bodyCell is what is believed of a body measure, with its ±.
func (w adviceWords) bodyCell(z fit.Zone) string {
	key := "why.table.believed"
	if z.Source == fit.SourceEstimated {
		key = "why.table.estimated"
	}
	return w.t(key, "body", w.plain(z.Body), "sd", w.plain(z.BodySD))
}

// notUsed names a datum in the middle of a sentence; one of the visitor's own as it is written.
func (w adviceWords) notUsed(name string) string {
	if strings.Contains(name, ".") {
		return w.datum(name)
	}
	return w.midSentence([]string{w.datum(name)}, 0)[0]
}

// gridSide is the side of a square behind the drawing, in cm.
const gridSide = 10

// overlay is the drawing of the size shown over the visitor's outline.
func (w adviceWords) overlay(p *models.Product) figure.OverlayProps {
	shown := w.shown()
	props := figure.OverlayProps{
		ID:         "overlay",
		Title:      w.t("why.figure.title", "size", shown.Size),
		Body:       figure.BodyOf(w.Person, shown.Zones),
		BodyKey:    w.t("why.figure.body"),
		GarmentKey: w.t("why.figure.garment", "size", shown.Size),
		GridKey:    w.t("why.figure.grid", "side", w.length(gridSide)),
	}
	var twin []string
	for _, z := range shown.Zones {
		name, value := w.zoneName(z.Zone), w.ease(z.Ease)
		props.Gaps = append(props.Gaps, figure.Gap{Zone: z.Zone, State: z.State, Name: name, Value: value})
		twin = append(twin, name+" "+value+", "+w.stateWord(z))
	}
	props.Desc = strings.Join(twin, "; ") + "."
	for _, size := range p.Chart.Sizes {
		if size.Label == shown.Size {
			props.Garment = figure.GarmentOf(p, size)
		}
	}
	return props
}

// The size shown is a little larger than its neighbours on the track.
func markTop(m easeMark) string {
	if m.Shown {
		return "3"
	}
	return "5"
}

func markHeight(m easeMark) string {
	if m.Shown {
		return "26"
	}
	return "22"
}

func markRound(m easeMark) string {
	if m.Shown {
		return "13"
	}
	return "11"
}

// releasedRow is what the last release tells of the article, as far as it moves the score;
// ok is false where it does not. It is no datum of the visitor's and carries no mark of one.
func (w adviceWords) releasedRow() (row usedRow, ok bool) {
	offset := w.Released.Offset
	if offset.Value == 0 {
		return row, false
	}
	label, source := "why.article", "why.article.n"
	if flag := w.Released.Flag(); flag != models.FlagNone {
		label = "why.article." + string(flag)
	}
	if w.Released.Demo {
		source = "why.article.demo"
	}
	return usedRow{
		Label: w.t(label), Value: text.Number(w.lang, offset.Value, 1),
		Uncertainty: w.t("why.used.uncertainty", "sd", text.Number(w.lang, offset.SD, 1)),
		Source:      w.t(source, "n", text.Number(w.lang, float64(offset.N), 0)),
	}, true
}

// counterfactualMark is a counterfactual as the JSON interface writes it.
type counterfactualMark struct {
	Change     map[string]float64 `json:"change,omitempty"` // cm by measure
	Preference fit.Preference     `json:"preference,omitempty"`
	Verdict    fit.Verdict        `json:"verdict"`
	Size       *string            `json:"size"` // null where the verdict names none
}

// markJSON is the value of a [data-counterfactual] mark.
func markJSON(c fit.Counterfactual) (string, error) {
	mark := counterfactualMark{Verdict: c.Verdict}
	if c.Delta != 0 {
		mark.Change = map[string]float64{c.Measure.String(): c.Delta}
	} else {
		mark.Preference = c.Preference
	}
	if c.Size != "" {
		mark.Size = &c.Size
	}
	data, err := json.Marshal(mark)
	return string(data), err
}
