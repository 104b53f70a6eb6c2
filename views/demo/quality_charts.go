package demo

import (
	"slices"

	"ebenmass/models/evidence"
	"ebenmass/views/chart"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// shareTicks divide an axis of shares.
func shareTicks(p shell.Page, values []float64) []chart.Tick {
	return chart.Ticks(slices.Min(values), slices.Max(values), 5, func(v float64) string { return text.Share(p.Lang, v, 0) })
}

// namedRows is a row of points before it is drawn.
type namedRows[T any] struct {
	Name string
	Of   []T
}

// calibrationPlot sets what was predicted against what was observed; ok is false where there
// is nothing to draw.
func calibrationPlot(p shell.Page, id, title, desc string, rows []namedRows[evidence.Bin]) (plot chart.Plot, ok bool) {
	var x, y []float64
	for _, row := range rows {
		points := make([]chart.Point, len(row.Of))
		for i, bin := range row.Of {
			points[i] = chart.Point{X: bin.Predicted, Y: bin.Observed}
			x, y = append(x, bin.Predicted), append(y, bin.Observed)
		}
		if len(points) > 0 {
			plot.Series = append(plot.Series, chart.Series{Name: row.Name, Points: points})
		}
	}
	if len(x) == 0 {
		return plot, false
	}
	plot.ID, plot.Title, plot.Desc = id, title, desc
	plot.XName, plot.YName, plot.Diagonal = p.T("quality.calibration.x"), p.T("quality.calibration.y"), p.T("quality.calibration.diagonal")
	both := shareTicks(p, append(x, y...))
	plot.X, plot.Y = both, both
	return plot, true
}

// coveragePlot sets how often an advisor speaks against how often it then fitted.
func coveragePlot(p shell.Page, id, title, desc string, rows []namedRows[evidence.Coverage]) (plot chart.Plot, ok bool) {
	var x, y []float64
	for _, row := range rows {
		var points []chart.Point
		for _, c := range row.Of {
			if c.Covered == 0 { // it never speaks, so nothing fitted
				continue
			}
			points = append(points, chart.Point{X: c.Covered, Y: c.Fitted})
			x, y = append(x, c.Covered), append(y, c.Fitted)
		}
		if len(points) > 0 {
			plot.Series = append(plot.Series, chart.Series{Name: row.Name, Points: points})
		}
	}
	if len(x) == 0 {
		return plot, false
	}
	plot.ID, plot.Title, plot.Desc, plot.Joined = id, title, desc, true
	plot.XName, plot.YName = p.T("quality.coverage.x"), p.T("quality.coverage.y")
	plot.X, plot.Y = shareTicks(p, append(x, 0, 1)), shareTicks(p, y)
	return plot, true
}

func (p QualityPage) splitCalibration() (chart.Plot, bool) {
	var rows []namedRows[evidence.Bin]
	for _, s := range p.splits() {
		rows = append(rows, namedRows[evidence.Bin]{p.T("quality." + s.Key), s.Calibration})
	}
	return calibrationPlot(p.Page, "reliability", p.T("quality.calibration.title"), p.T("quality.calibration.desc"), rows)
}

func (p QualityPage) splitCoverage() (chart.Plot, bool) {
	var rows []namedRows[evidence.Coverage]
	for _, s := range p.splits() {
		rows = append(rows, namedRows[evidence.Coverage]{p.T("quality." + s.Key), s.Coverage})
	}
	return coveragePlot(p.Page, "silence", p.T("quality.coverage.title"), p.T("quality.coverage.desc"), rows)
}

// worthBars draw what each datum adds to the mean AUC.
func worthBars(f figures, rows []evidence.Ablation) chart.Bars {
	values := []float64{0, evidence.LeastGain}
	bars := chart.Bars{
		ID: "worth-chart", Title: f.T("quality.worth.title"), Desc: f.T("quality.worth.desc"), Name: f.T("quality.worth.axis"),
		Limit: &chart.Limit{At: evidence.LeastGain, Name: f.T("quality.worth.limit")},
	}
	for i, a := range rows {
		bars.Bars = append(bars.Bars, chart.Bar{
			Name: f.T("quality.datum." + a.Without), Value: opposite(f, &rows[i].Delta, 4).Text,
			At: a.Gain(), Low: a.Gain() - a.SD, High: a.Gain() + a.SD, Strong: a.Helps(),
		})
		values = append(values, a.Gain()-a.SD, a.Gain()+a.SD)
	}
	bars.Axis = chart.Ticks(slices.Min(values), slices.Max(values), 4, func(v float64) string { return text.Number(f.Lang, v, 3) })
	return bars
}
