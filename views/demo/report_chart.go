package demo

import (
	"math"

	"ebenmass/models"
	"ebenmass/models/report"
	"ebenmass/views/text"
)

// Geometry of the charts in the report's tables, in the units of their view box.
const (
	reportWidth  = 320.0
	reportMargin = 24.0 // half a label of the outer ticks
	reportRow    = 34.0
)

// reportAxis is the scale that the rows of one column share. Its first and last tick are its ends.
type reportAxis struct{ ticks []float64 }

func (a reportAxis) x(v float64) float64 {
	low, high := a.ticks[0], a.ticks[len(a.ticks)-1]
	v = min(max(v, low), high)
	return reportMargin + (v-low)/(high-low)*(reportWidth-2*reportMargin)
}

// at writes a place on the axis.
func (a reportAxis) at(v float64) string { return coordinate(a.x(v)) }

// grid are the lines at the ticks.
func (a reportAxis) grid(height float64) (d string) {
	for _, t := range a.ticks {
		d += "M" + a.at(t) + " 0v" + coordinate(height)
	}
	return d
}

// zero is the line at 0, "" where the axis begins there.
func (a reportAxis) zero(height float64) string { return a.line(0, height) }

// line is a line at a value within the axis, "" at its beginning.
func (a reportAxis) line(v, height float64) string {
	if v <= a.ticks[0] || v > a.ticks[len(a.ticks)-1] {
		return ""
	}
	return "M" + a.at(v) + " 0v" + coordinate(height)
}

// stem leads from 0, or from the axis's beginning, to a value.
func (a reportAxis) stem(v float64) string {
	return "M" + a.at(max(0, a.ticks[0])) + " 17H" + a.at(v)
}

// whisker is a range with caps.
func (a reportAxis) whisker(low, high float64) string {
	return "M" + a.at(low) + " 17H" + a.at(high) + "M" + a.at(low) + " 8v18M" + a.at(high) + " 8v18"
}

// wide is a range without caps.
func (a reportAxis) wide(low, high float64) string { return "M" + a.at(low) + " 17H" + a.at(high) }

// newReportAxis spans values with four or five round steps, 0 among them.
func newReportAxis(values ...float64) reportAxis {
	low, high := 0.0, 0.0
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	if high-low < 1 {
		high = low + 1
	}
	step := niceStep((high - low) / 4)
	var a reportAxis
	for t := math.Floor(low/step) * step; ; t += step {
		a.ticks = append(a.ticks, t)
		if t >= high {
			return a
		}
	}
}

// niceStep is the next of 1, 2, 3, 5, 10 … times a power of ten that is not below a number.
func niceStep(least float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, factor := range []float64{1, 2, 3, 5} {
		if factor*power >= least*(1-1e-9) {
			return factor * power
		}
	}
	return 10 * power
}

func inEuros(c models.Cents) float64 { return float64(c) / 100 }

// returnsAxis goes to all 1,000 orders.
func (p ReportPage) returnsAxis() reportAxis { return reportAxis{[]float64{0, 250, 500, 750, 1000}} }

// moneyAxis spans what all policies may bring.
func (p ReportPage) moneyAxis() reportAxis {
	var values []float64
	for i := range p.Figures.Outcomes {
		m := &p.Figures.Outcomes[i].Money
		values = append(values, inEuros(m.Low), inEuros(m.High))
	}
	return newReportAxis(values...)
}

// tick writes the label of a tick; signed where the axis is one of gains.
func (p ReportPage) tick(v float64, signed bool) string {
	label := text.Number(p.Lang, v, 0)
	if signed && v > 0 {
		return "+" + label
	}
	return label
}

// returnsLabel and moneyLabel are the charts' text twins.
func (p ReportPage) returnsLabel(r report.Range) string {
	return p.T("report.table.chart", "value", p.returns(r.Value), "from", p.returns(r.Low), "to", p.returns(r.High), "below", p.returns(r.Below), "above", p.returns(r.Above))
}

func (p ReportPage) moneyLabel(a report.Amount) string {
	return p.T("report.table.chart", "value", p.eurosSigned(a.Value), "from", p.eurosSigned(a.Low), "to", p.eurosSigned(a.High), "below", p.eurosSigned(a.Below), "above", p.eurosSigned(a.Above))
}

// topFactors is how many bars of the tornado stand outside the fold.
const topFactors = 7

func (p ReportPage) factorAxis() reportAxis {
	values := []float64{inEuros(p.Figures.Minus.Money.Value)}
	for _, f := range p.Figures.Factors {
		values = append(values, inEuros(f.Low), inEuros(f.High))
	}
	return newReportAxis(values...)
}

// bar is one side of a tornado's bar, from the value computed with to an end.
func (a reportAxis) bar(from, to float64) (x, width string) {
	left, right := a.x(min(from, to)), a.x(max(from, to))
	return coordinate(left), coordinate(right - left)
}
