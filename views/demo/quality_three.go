package demo

import (
	"math"
	"slices"

	"ebenmass/models/evidence"
	"ebenmass/views/chart"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// usualKinds are what people usually tell, for the first chart.
var usualKinds = [...]string{"two_labels_height", fiveLabels, threeGirths, "memory"}

// usualName is what people told, in words that stand by themselves.
func usualName(p shell.Page, key string) string { return p.T("quality.three.told." + key) }

// usualRows are the kinds of evidence that the first chart shows.
func (p QualityPage) usualRows() []toldRow {
	return slices.DeleteFunc(toldRows(p.Evidence.Population()), func(r toldRow) bool { return !slices.Contains(usualKinds[:], r.Key) })
}

// usualBars draw what the advice is worth against the habit, by what people usually tell.
func (p QualityPage) usualBars() chart.Bars {
	f := p.figures()
	bars := chart.Bars{ID: "three-habit", Title: p.T("quality.three.habit.chart"), Desc: p.T("quality.told.desc"), Name: p.T("quality.told.axis")}
	for _, row := range p.usualRows() {
		d := &row.MinusHabit
		bars.Bars = append(bars.Bars, chart.Bar{
			Name: usualName(p.Page, row.Key), Value: signedEuros(f, &d.Value).Text, At: d.Value, Low: d.Low, High: d.High, Strong: d.Low > 0,
		})
	}
	values := []float64{0}
	for _, b := range bars.Bars {
		values = append(values, b.Low, b.High)
	}
	bars.Axis = p.euroTicks(values)
	return bars
}

// headlineKind is what the first sentence is about: two usual sizes and a height, or the first
// that a result has.
func (p QualityPage) headlineKind() (row toldRow, ok bool) {
	rows := p.usualRows()
	if len(rows) == 0 {
		return row, false
	}
	if i := slices.IndexFunc(rows, func(r toldRow) bool { return r.Key == usualKinds[0] }); i >= 0 {
		return rows[i], true
	}
	return rows[0], true
}

// saidOften is the probability whose truth the second sentence is about, as it stands beside sizes.
const saidOften = 0.87

// nearestBin is the bin of the random split whose prediction is nearest to saidOften; nil where
// there is none.
func (p QualityPage) nearestBin() (nearest *evidence.Bin) {
	bins := p.Evidence.Random.Calibration
	for i := range bins {
		if nearest == nil || math.Abs(bins[i].Predicted-saidOften) < math.Abs(nearest.Predicted-saidOften) {
			nearest = &bins[i]
		}
	}
	return nearest
}

// knownRow is how well rows are predicted of which something was known, or nothing.
type knownRow struct {
	Name string
	AUC  figure
	At   float64
}

// knownRows compare articles and wearers that were learned from with those that were not.
func (p QualityPage) knownRows() (rows []knownRow) {
	f := p.figures()
	for _, row := range []struct {
		key string
		auc *float64
	}{
		{"random", &p.Evidence.Random.AUC.Mean}, {"date", &p.Evidence.Date.AUC.Mean},
		{"unseen_users", &p.Evidence.Date.UnseenUsers.AUCMean}, {"unseen_items", &p.Evidence.Date.UnseenItems.AUCMean},
	} {
		if *row.auc > 0 {
			rows = append(rows, knownRow{p.T("quality.three.known." + row.key), plain(f, row.auc, 3), *row.auc})
		}
	}
	return rows
}

// knownBars draw them from 0.5, which is guessing.
func (p QualityPage) knownBars() (bars chart.Bars, ok bool) {
	rows := p.knownRows()
	bars = chart.Bars{ID: "three-known", Title: p.T("quality.three.known.chart"), Desc: p.T("quality.three.known.desc"), Name: p.T("quality.three.known.axis")}
	values := []float64{0.5}
	for _, row := range rows {
		bars.Bars = append(bars.Bars, chart.Bar{Name: row.Name, Value: row.AUC.Text, At: row.At, Low: row.At, High: row.At, Strong: true})
		values = append(values, row.At)
	}
	if len(rows) == 0 {
		return bars, false
	}
	bars.Axis = chart.Ticks(0.5, slices.Max(values), 4, func(v float64) string { return text.Number(p.Lang, v, 2) })
	return bars, true
}

// threeFigures are the figures that the three sentences name.
func (p QualityPage) threeFigures() map[string]figure {
	f := p.figures()
	named := map[string]figure{
		"date_auc": plain(f, &p.Evidence.Date.AUC.Mean, 3), "random_auc": plain(f, &p.Evidence.Random.AUC.Mean, 3),
		"unseen": plain(f, &p.Evidence.Date.UnseenItems.AUCMean, 3), "ece": plain(f, &p.Evidence.Random.ECE.Fit, 3), "ece_date": plain(f, &p.Evidence.Date.ECE.Fit, 3),
	}
	if row, ok := p.headlineKind(); ok {
		d := &row.MinusHabit
		named["value"], named["low"], named["high"] = signedEuros(f, &d.Value), signedEuros(f, &d.Low), signedEuros(f, &d.High)
	}
	if bin := p.nearestBin(); bin != nil {
		named["predicted"], named["observed"], named["rows"] = percent(f, &bin.Predicted, 0), percent(f, &bin.Observed, 0), counted(f, &bin.Rows)
	}
	return named
}

// truthsWhere lists the assumptions under which the first sentence's kind stands so, in words; ""
// for none.
func (p QualityPage) truthsWhere(key, stands string) string {
	var truths []string
	for _, people := range p.populations() {
		if told := people.Evidence[key]; told != nil && standing(told.MinusHabit) == stands {
			truths = append(truths, truthName(p.Page, people.Truth))
		}
	}
	return text.List(p.Lang, truths)
}

// habitWords say under which assumptions the advice is ahead, and under which it is not.
func (p QualityPage) habitWords() string {
	row, ok := p.headlineKind()
	if !ok {
		return ""
	}
	behind := p.truthsWhere(row.Key, "behind")
	if behind == "" {
		return p.T("quality.three.habit.nowhere")
	}
	return p.T("quality.three.habit.loses", "truths", behind)
}
