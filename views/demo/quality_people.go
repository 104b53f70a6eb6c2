package demo

import (
	"slices"

	"ebenmass/models/evidence"
	"ebenmass/views/chart"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// ownTruth is the truth that this advisor believes in.
const ownTruth = "judge"

// Kinds of evidence that the page singles out.
const (
	fiveLabels  = "five_labels" // knows what a habit knows
	threeGirths = "three_girths"
)

// population is the result of one truth, with the name of its file.
type population struct {
	*evidence.Population
	File string
}

// populations are the truths, the advisor's own first.
func (p QualityPage) populations() []population {
	all := make([]population, len(p.Evidence.Populations))
	for i, file := range evidence.PopulationFiles() {
		all[i] = population{&p.Evidence.Populations[i], file}
	}
	return all
}

func truthName(p shell.Page, truth string) string { return p.T("quality.truth." + truth) }

func toldName(p shell.Page, key string) string { return p.T("quality.told." + key) }

// standing says which of two was better, of a difference with its interval: "ahead", "behind"
// or "even".
func standing(d evidence.Paired) string {
	switch {
	case d.Low > 0:
		return "ahead"
	case d.High < 0:
		return "behind"
	}
	return "even"
}

// toldRow is what one kind of evidence is worth.
type toldRow struct {
	Key string
	*evidence.Told
}

// toldRows are the kinds of evidence a result has, in their usual order.
func toldRows(p *evidence.Population) (rows []toldRow) {
	for _, key := range evidence.Kinds() {
		if told := p.Evidence[key]; told != nil {
			rows = append(rows, toldRow{key, told})
		}
	}
	return rows
}

// cells are the shares of one kind of evidence, in the order of its table's heads.
func (r toldRow) cells(f figures) []figure {
	return []figure{
		percent(f, &r.Named, 0), percentOf(f, &r.KeptOfNamed, r.Named), plain(f, &r.ECE, 3), percent(f, &r.WronglyRefused, 1),
	}
}

// toldHeads name the columns; their words are the messages "quality.told_head.<key>".
var toldHeads = []string{"eur", "minus_habit", "named", "kept", "ece", "refused"}

// toldBars draw what the advice is worth against the habit, by what was told.
func (p QualityPage) toldBars() chart.Bars {
	f := p.figures()
	bars := chart.Bars{ID: "told-chart", Title: p.T("quality.told.title"), Desc: p.T("quality.told.desc"), Name: p.T("quality.told.axis")}
	values := []float64{0}
	for _, row := range toldRows(p.Evidence.Population()) {
		d := &row.MinusHabit
		bars.Bars = append(bars.Bars, chart.Bar{
			Name: toldName(p.Page, row.Key), Value: signedEuros(f, &d.Value).Text,
			At: d.Value, Low: d.Low, High: d.High, Strong: d.Low > 0,
		})
		values = append(values, d.Low, d.High)
	}
	bars.Axis = p.euroTicks(values)
	return bars
}

func (p QualityPage) euroTicks(values []float64) []chart.Tick {
	return chart.Ticks(slices.Min(values), slices.Max(values), 4, func(v float64) string { return text.Number(p.Lang, v, 1) })
}

// calibrated are the kinds of evidence whose probabilities share a chart.
var calibrated = [...]string{threeGirths, fiveLabels, "memory", "purchases_1"}

// toldCalibration sets P(fits) against how often sizes fitted, of people who feel as the advisor
// judges.
func (p QualityPage) toldCalibration() (chart.Plot, bool) {
	var rows []namedRows[evidence.Bin]
	for _, row := range p.calibratedRows() {
		rows = append(rows, namedRows[evidence.Bin]{toldName(p.Page, row.Key), row.Bins})
	}
	return calibrationPlot(p.Page, "told-reliability", p.T("quality.probability.title"), p.T("quality.probability.desc"), rows)
}

func (p QualityPage) calibratedRows() []toldRow {
	return slices.DeleteFunc(toldRows(p.Evidence.Population()), func(r toldRow) bool { return !slices.Contains(calibrated[:], r.Key) })
}
