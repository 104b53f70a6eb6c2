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

// drawnWays are the ways of measuring that share a chart: all girths, by tape and from memory.
func (p QualityPage) drawnWays() []evidence.Way {
	return slices.DeleteFunc(slices.Clone(p.Evidence.Population.Ways), func(w evidence.Way) bool { return w.Name != "tape" && w.Name != "memory" })
}

func (p QualityPage) wayCalibration() (chart.Plot, bool) {
	var rows []namedRows[evidence.Bin]
	for _, w := range p.drawnWays() {
		rows = append(rows, namedRows[evidence.Bin]{wayName(p.Page, w), w.Calibration})
	}
	return calibrationPlot(p.Page, "way-reliability", p.T("quality.error.calibration"), p.T("quality.error.calibration_desc"), rows)
}

func (p QualityPage) wayCoverage() (chart.Plot, bool) {
	var rows []namedRows[evidence.Coverage]
	for _, w := range p.drawnWays() {
		rows = append(rows, namedRows[evidence.Coverage]{wayName(p.Page, w), w.Coverage})
	}
	return coveragePlot(p.Page, "way-silence", p.T("quality.error.coverage"), p.T("quality.error.coverage_desc"), rows)
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

func (p QualityPage) zoneBars() chart.Bars {
	bars := chart.Bars{
		ID: "zones-chart", Title: p.T("quality.zones.title"), Desc: p.T("quality.zones.desc"), Name: p.T("quality.zones.axis"),
		Axis: shareTicks(p.Page, []float64{0, 1}),
	}
	for _, z := range p.Evidence.Population.Zones {
		bars.Bars = append(bars.Bars, chart.Bar{Name: zonesName(p.Page, z), Value: text.Share(p.Lang, z.One, 1), At: z.One, Low: z.One, High: z.One, Strong: true})
	}
	return bars
}

// costBars draw what each way of choosing is worth to people with a tape.
func costBars(f figures, w evidence.Way) chart.Bars {
	euros := func(cents float64) string { return text.Number(f.Lang, cents/100, 0) }
	bars := chart.Bars{ID: "cost-chart", Title: f.T("quality.cost.title"), Desc: f.T("quality.cost.desc"), Name: f.T("quality.cost.axis")}
	values := []float64{0}
	for i, s := range w.Strategies {
		bars.Bars = append(bars.Bars, chart.Bar{
			Name: strategyName(f.Page, s), Value: money(f, &w.Strategies[i].Net).Text, At: s.Net,
			Low: min(s.NetLow, s.NetHigh), High: max(s.NetLow, s.NetHigh), Strong: s.Name == "advice",
		})
		values = append(values, s.NetLow, s.NetHigh, s.Net)
	}
	bars.Axis = chart.Ticks(slices.Min(values), slices.Max(values), 4, euros)
	return bars
}
