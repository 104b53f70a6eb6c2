package importer

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// ranked is a size with its place on the axes.
type ranked struct {
	label         string
	waist, length int
}

// axes orders the sizes of a chart and says which system their labels are of.
func (t *chartTable) axes(numbersInLengths bool) (sizes []ranked, system models.SizeSystem) {
	type parts struct{ waist, length int }
	jeans, numbers := true, true
	split := make([]parts, len(t.labels))
	for i, label := range t.labels {
		found := jeansLabel.FindStringSubmatch(label)
		if found == nil || !strings.HasPrefix(label, "W") {
			jeans = false
		} else {
			split[i].waist, _ = strconv.Atoi(found[1]) // two digits
			split[i].length, _ = strconv.Atoi(found[2])
		}
		numbers = numbers && digits(label)
	}
	system = models.SizeLetters
	switch {
	case jeans:
		system = models.SizeJeans
	case numbers:
		system = models.SizeNumeric
	}
	if numbersInLengths {
		for i, label := range t.labels {
			regular, length := models.RegularNumber(label)
			split[i].waist, _ = strconv.Atoi(regular) // digits
			split[i].length = slices.Index([]models.NumberLength{models.NumberShort, models.NumberRegular, models.NumberLong}, length)
		}
		jeans = true
	}
	if !jeans {
		for i, label := range t.labels {
			sizes = append(sizes, ranked{label: label, waist: i})
		}
		return sizes, system
	}
	var waists, lengths []int
	for _, p := range split {
		waists, lengths = append(waists, p.waist), append(lengths, p.length)
	}
	waists, lengths = distinct(waists), distinct(lengths)
	for i, label := range t.labels {
		sizes = append(sizes, ranked{label, slices.Index(waists, split[i].waist), slices.Index(lengths, split[i].length)})
	}
	slices.SortStableFunc(sizes, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.length, b.length), cmp.Compare(a.waist, b.waist))
	})
	return sizes, system
}

func distinct(numbers []int) []int {
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// garmentChart makes the chart of garment measures, checked.
func (c *chartBuilder) garmentChart(t *chartTable) (models.Chart, bool) {
	c.sleeves(t)
	chart := c.lay(t, false)
	problem := c.check(t, &chart)
	if problem != nil && problem.code == "not_graded" && c.product.Sizing == fit.Women && chart.System == models.SizeNumeric {
		if two := c.lay(t, true); c.check(t, &two) == nil {
			chart, problem = two, nil
		}
	}
	if problem != nil {
		c.report(problem.place, SeverityError, problem.code, problem.field, problem.format, problem.args...)
		return chart, false
	}
	c.suspectBody(t, &chart)
	return chart, !c.failed
}

// lay puts the values of a chart in order.
func (c *chartBuilder) lay(t *chartTable, numbersInLengths bool) models.Chart {
	sizes, system := t.axes(numbersInLengths)
	return t.inOrder(sizes, system)
}

// inOrder puts the values of sizes in the order of their axes.
func (t *chartTable) inOrder(sizes []ranked, system models.SizeSystem) models.Chart {
	chart := models.Chart{System: system}
	for _, s := range sizes {
		row := models.ChartSize{Label: s.label, Waist: s.waist, Length: s.length, Measures: map[models.Dim]float64{}}
		for dim, values := range t.values {
			if v, ok := values[s.label]; ok {
				row.Measures[dim] = v.high
			}
		}
		chart.Sizes = append(chart.Sizes, row)
	}
	for _, dim := range models.Dims {
		if len(t.values[dim]) > 0 {
			chart.Dims = append(chart.Dims, dim)
		}
	}
	return chart
}

// sleeves takes half the shoulder off sleeves that were measured from the centre of the back,
// and leaves them out where there is no shoulder.
func (c *chartBuilder) sleeves(t *chartTable) {
	for label, v := range t.values[models.DimSleeve] {
		if !v.centre {
			continue
		}
		shoulder, ok := t.values[models.DimShoulder][label]
		if !ok || shoulder.high/2 >= v.high {
			c.report(v.place, SeverityWarn, "sleeve_from_centre_back", "sleeve", "without the shoulder the sleeve is not compared")
			delete(t.values, models.DimSleeve)
			return
		}
		v.low, v.high, v.centre = tenth(v.low-shoulder.high/2), tenth(v.high-shoulder.high/2), false
		t.values[models.DimSleeve][label] = v
	}
}

// chartProblem is what is wrong with a chart.
type chartProblem struct {
	place
	code, field string
	size        string // label; "" where it is about no size
	format      string // of what is said, as the report takes it
	args        []any
}

func problemAt(p place, code, field, size, format string, args ...any) *chartProblem {
	return &chartProblem{p, code, field, size, format, args}
}

// check reports a measure that is missing in some sizes, a chart that is not graded and what
// models/fit refuses.
func (c *chartBuilder) check(t *chartTable, chart *models.Chart) *chartProblem {
	for _, dim := range models.Dims {
		values := t.values[dim]
		if len(values) == 0 || len(values) == len(t.labels) {
			continue
		}
		for _, label := range t.labels {
			if _, has := values[label]; !has {
				return problemAt(t.anyPlace(dim), "incomplete", string(dim), label, "size %s has no %s, other sizes have", Param{"size", label}, Param{"measure", dim})
			}
		}
	}
	for _, a := range chart.Sizes {
		for j, b := range chart.Sizes {
			wider, longer := b.Waist == a.Waist+1 && b.Length == a.Length, b.Length == a.Length+1 && b.Waist == a.Waist
			if !wider && !longer {
				continue
			}
			for _, dim := range chart.Dims {
				one, two := a.Measures[dim], b.Measures[dim]
				if two < one || wider && isGirth(dim) && two == one {
					return notGraded(t.values[dim][chart.Sizes[j].Label].place, dim, b.Label, two, a.Label, one)
				}
			}
		}
	}
	p := *c.product
	p.Chart = *chart
	article := p.Article()
	problem, ok := errors.AsType[*fit.ArticleError](article.Check())
	if !ok {
		return nil
	}
	field := problem.Zone.String()
	switch {
	case problem.Code == fit.CodeNoLeadingZone:
		return problemAt(t.first, problem.Code, field, "", "a %s needs the %s in every size", Param{"type", c.product.Type}, Param{"measure", t.dimOf(problem.Zone)})
	case problem.Size < 0:
		return problemAt(t.first, problem.Code, field, "", "nothing that the advisor could compare")
	}
	label, dim := chart.Sizes[problem.Size].Label, t.dimOf(problem.Zone)
	values := t.values[dim]
	switch v := values[label]; {
	case problem.Code == fit.CodeDuplicateSize:
		return problemAt(t.first, problem.Code, field, label, "size %s", Param{"size", label})
	case problem.Code == fit.CodeNotGraded:
		before := chart.Sizes[problem.Other].Label
		return notGraded(v.place, dim, label, v.high, before, values[before].high)
	default:
		return problemAt(v.place, problem.Code, field, label, "size %s: %s %.1f cm", Param{"size", label}, Param{"measure", dim}, Param{"cm", v.high})
	}
}

// notGraded is a measure that does not grow as its sizes do, in cm.
func notGraded(at place, dim models.Dim, label string, cm float64, before string, other float64) *chartProblem {
	return problemAt(at, fit.CodeNotGraded, string(dim), label, "%s %s %.1f after %s %.1f",
		Param{"measure", dim}, Param{"size", label}, Param{"cm", cm}, Param{"before", before}, Param{"other", other})
}

// dimOf is the measure of the table in which a zone is compared.
func (t *chartTable) dimOf(zone fit.Measure) models.Dim {
	for dim := range t.values {
		if z, compared := dim.Zone(); compared && z == zone {
			return dim
		}
	}
	return models.Dim(zone.String())
}

// anyPlace is where a measure was first read.
func (t *chartTable) anyPlace(dim models.Dim) place {
	first := place{}
	for _, v := range t.values[dim] {
		if first.line == 0 || v.line < first.line {
			first = v.place
		}
	}
	return first
}

// bodyChart makes a chart of the bodies that sizes are made for.
func (c *chartBuilder) bodyChart(t *chartTable) (models.Chart, bool) {
	for dim := range t.values {
		if _, compared := dim.Zone(); !compared {
			delete(t.values, dim)
		}
	}
	chart := c.lay(t, false)
	t.asBodies(&chart)
	if problem := c.check(t, &chart); problem != nil {
		c.report(problem.place, SeverityError, problem.code, problem.field, problem.format, problem.args...)
		return chart, false
	}
	bodiesOnly(&chart)
	return chart, true
}

// asBodies enters the ranges of a chart as those of bodies, and their middles as measures until
// the chart is checked.
func (t *chartTable) asBodies(chart *models.Chart) {
	chart.Basis = fit.BasisBodyChart
	for i := range chart.Sizes {
		s := &chart.Sizes[i]
		s.Body = map[models.Dim][2]float64{}
		for dim := range s.Measures {
			v := t.values[dim][s.Label]
			s.Body[dim] = [2]float64{v.low, v.high}
			s.Measures[dim] = (v.low + v.high) / 2
		}
	}
}

// bodiesOnly leaves no garment measure in a chart of bodies.
func bodiesOnly(chart *models.Chart) {
	chart.Dims = nil
	for i := range chart.Sizes {
		chart.Sizes[i].Measures = nil
	}
}
