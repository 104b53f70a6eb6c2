package demo

import (
	"math"
	"net/url"
	"strconv"
	"time"

	"ebenmass/models"
	"ebenmass/models/evidence"
	"ebenmass/models/report"
	"ebenmass/static"
	"ebenmass/views/parts"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// ReportPage is the manager's page: the simulation so far, in a shop's own figures.
type ReportPage struct {
	shell.Page
	Figures  report.Figures
	Typed    map[string]string // of inputs, as they were typed; "" for the standard value
	Faults   []report.Fault
	Stopped  bool // the visitor stopped it: the page does not go on by itself
	Busy     bool // too many simulations are under way: there are no figures
	Evidence *evidence.Results
	Now      time.Time
}

// ReportRefresh is after how many seconds a page that still computes is loaded anew where no
// script does it.
const ReportRefresh = 2

func (p ReportPage) simulation() *report.Simulation { return &p.Figures.Simulation }

// done reports whether the figures are final.
func (p ReportPage) done() bool { return p.simulation().Done() }

// running reports whether the page goes on by itself.
func (p ReportPage) running() bool { return !p.done() && !p.Stopped }

// shown reports whether there are figures at all.
func (p ReportPage) shown() bool { return p.simulation().Orders > 0 }

func reportScript() string { return static.Path("js/report.js") }

// query are the inputs that are not the standard ones, as they were typed.
func (p ReportPage) query() url.Values {
	q := url.Values{}
	for _, field := range report.Fields() {
		if p.Typed[field] != "" {
			q.Set(field, p.Typed[field])
		}
	}
	return q
}

// link leads to the report, or a file of it, with the same inputs.
func (p ReportPage) link(suffix string, more ...string) string {
	q := p.query()
	for i := 0; i+1 < len(more); i += 2 {
		q.Set(more[i], more[i+1])
	}
	path := "/demo/report" + suffix
	if len(q) > 0 {
		path += "?" + q.Encode()
	}
	return p.URL(path)
}

// faultOf is what is wrong with an input, "" for nothing.
func (p ReportPage) faultOf(field string) string {
	for _, f := range p.Faults {
		if f.Field == field {
			return p.T("report.fault."+f.Field+"."+f.Code, "typed", p.Typed[field])
		}
	}
	return ""
}

func (p ReportPage) faults() (list []parts.Fault) {
	for _, f := range p.Faults {
		list = append(list, parts.Fault{ID: f.Field, Message: p.T("report.field."+f.Field) + ": " + p.faultOf(f.Field)})
	}
	return list
}

// value is what stands in a field: what was typed, or the standard value as the language writes it.
func (p ReportPage) value(field string) string {
	if typed := p.Typed[field]; typed != "" {
		return typed
	}
	in := report.Standard()
	switch field {
	case report.FieldOrders:
		return text.Number(p.Lang, float64(in.Orders), 0)
	case report.FieldReturnCost:
		return text.Number(p.Lang, float64(in.ReturnCost)/100, 2)
	case report.FieldMargin:
		return text.Number(p.Lang, float64(in.Margin)/100, 2)
	}
	return ""
}

// uptakes are shares to choose from, the one computed with among them.
func (p ReportPage) uptakes() (options []parts.ChoiceOption) {
	chosen := p.Figures.Inputs.Uptake
	add := func(share float64) {
		options = append(options, parts.ChoiceOption{Value: strconv.FormatFloat(share, 'f', -1, 64), Label: p.T("report.uptake", "n", p.ofHundred(share))})
	}
	if p.faultOf(report.FieldUptake) != "" {
		typed := p.Typed[report.FieldUptake]
		options = append(options, parts.ChoiceOption{Value: typed, Label: typed})
	}
	passed := false
	for _, share := range []float64{0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1} {
		if !passed && chosen <= share {
			if chosen < share {
				add(chosen)
			}
			passed = true
		}
		add(share)
	}
	return options
}

// uptake is the value of the share that is chosen, or of what was typed instead.
func (p ReportPage) uptake() string {
	if p.faultOf(report.FieldUptake) != "" {
		return p.Typed[report.FieldUptake]
	}
	return strconv.FormatFloat(p.Figures.Inputs.Uptake, 'f', -1, 64)
}

// ofHundred writes a share as so many in 100.
func (p ReportPage) ofHundred(share float64) string { return text.Trimmed(p.Lang, 100*share) }

// progress says how far the simulation is.
func (p ReportPage) progress() string {
	s := p.simulation()
	return p.T("report.progress", "done", p.count(s.Orders), "planned", p.count(s.Planned))
}

func (p ReportPage) count(n int) string { return text.Number(p.Lang, float64(n), 0) }

// left says how long it will take, by what it took so far.
func (p ReportPage) left() string {
	s := p.simulation()
	if s.Orders == 0 || s.Elapsed <= 0 {
		return p.T("report.first")
	}
	seconds := s.Elapsed.Seconds() * float64(s.Planned-s.Orders) / float64(s.Orders)
	return text.Plural(p.Lang, "report.left", max(1, int(math.Ceil(seconds))))
}

// rounded is a figure as exact as it is known: while it is computed, large ones to steps.
func (p ReportPage) rounded(x, step float64) float64 {
	switch {
	case p.done():
		return math.Round(x)
	case math.Abs(x) < 4*step:
		step = max(1, step/10)
	}
	return step * math.Round(x/step)
}

// Steps that provisional figures are rounded to.
const (
	stepReturns = 5
	stepEuros   = 100
)

func (p ReportPage) returns(x float64) string {
	return text.Number(p.Lang, p.rounded(x, stepReturns), 0)
}

// euros writes whole euros: "2.400 €", "€2,400".
func (p ReportPage) euros(c models.Cents) string {
	euros := p.rounded(float64(c)/100, stepEuros)
	number := text.Number(p.Lang, math.Abs(euros), 0)
	sign := ""
	if euros < 0 {
		sign = "−"
	}
	if p.Lang == models.English {
		return sign + "€" + number
	}
	return sign + number + "\u00a0€"
}

// eurosSigned is euros with the sign of a gain.
func (p ReportPage) eurosSigned(c models.Cents) string {
	if p.rounded(float64(c)/100, stepEuros) > 0 {
		return "+" + p.euros(c)
	}
	return p.euros(c)
}

// eurosChange says an amount as a change: "2.400 € mehr".
func (p ReportPage) eurosChange(c models.Cents) string {
	switch euros := p.rounded(float64(c)/100, stepEuros); {
	case euros > 0:
		return p.T("report.eur.more", "eur", p.euros(c))
	case euros < 0:
		return p.T("report.eur.less", "eur", p.euros(-c))
	}
	return p.T("report.eur.same")
}

// returnsChange says a difference of returns: "12 weniger".
func (p ReportPage) returnsChange(x float64) string {
	switch n := p.rounded(x, stepReturns); {
	case n < 0:
		return p.T("report.returns.fewer", "n", p.returns(-x))
	case n > 0:
		return p.T("report.returns.more", "n", p.returns(x))
	}
	return p.T("report.returns.same")
}

// policySub is the second line of a policy's name.
func (p ReportPage) policySub(policy report.Policy) string {
	if policy == report.Advice && p.Figures.Inputs.Uptake < 1 {
		return p.T("report.policy.advice.part", "n", p.ofHundred(p.Figures.Inputs.Uptake))
	}
	return p.T("report.policy." + string(policy) + ".sub")
}

// tested is what the learned part said of the bin nearest 87 in 100, and what share fitted, with
// the 95 % interval of a share; all in 100.
func (p ReportPage) tested() (said, from, to string) {
	const near = 0.87
	var bin evidence.Bin
	for _, b := range p.Evidence.Date.Calibration {
		if math.Abs(b.Predicted-near) < math.Abs(bin.Predicted-near) {
			bin = b
		}
	}
	half := 1.96 * math.Sqrt(bin.Observed*(1-bin.Observed)/float64(max(bin.Rows, 1)))
	whole := func(share float64) string { return text.Number(p.Lang, 100*share, 0) }
	return whole(bin.Predicted), whole(bin.Observed - half), whole(bin.Observed + half)
}

// unproven says what only a trial can show, and whether it is worth the while.
func (p ReportPage) unproven() string {
	switch plan := &p.Figures.Plan; {
	case plan.Arm == 0:
		return p.T("report.rests.unproven.none")
	case plan.Feasible():
		return p.T("report.rests.unproven.feasible", "n", text.Number(p.Lang, float64(plan.Weeks), 0))
	}
	return p.T("report.rests.unproven.long")
}
