package importer

import (
	"errors"
	"io"
	"time"

	"ebenmass/models"
)

// LoneChartCodes are the codes of all findings that LoneChart reports.
func LoneChartCodes() []string {
	return []string{
		// of the file and its lines
		"cell_too_long", "duplicate_header", "empty", "encoding", "not_text", "nul", "other_article", "quotes", "ragged", "read", "record_too_long",
		"too_many_columns", "unclosed_quote", "unused_columns",
		// of what a row says
		"duplicate_size", "method_conflict", "no_kind", "no_method", "no_unit", "not_used", "number", "out_of_range", "size", "too_many_sizes",
		"unanswered", "unknown_measure", "unknown_value",
		// of the whole chart
		"cut_differs", "incomplete", codeLooksLikeBody, "no_chart", "no_leading_zone", "not_graded", "sleeve_from_centre_back",
	}
}

// LoneChart reads the chart of one article, in any form that chart files have, with no other file
// beside it. The product has its type, cut, stretch, sleeve, leg and department; said holds what
// the chart may leave out: kind, method and unit, "" where the chart says it itself. Nothing is
// guessed: what neither says is a finding. A column that names articles is not needed; with
// several the first is read. ok is false where an error or a question is left.
func LoneChart(product models.Product, said Answers, in io.Reader, report func(Finding)) (built models.Product, ok bool) {
	const file = "chart"
	fail := func(line int, code string, err error, params ...Param) (models.Product, bool) {
		problem := place{file, line}.finding(SeverityError, code, "", "", "%v", err)
		problem.Params = params
		report(problem)
		return product, false
	}
	readable, err := text(in)
	if err != nil {
		return fail(1, "not_text", err)
	}
	t, err := openTable(readable, file)
	if err != nil {
		return failed(err, fail)
	}
	mapping := NewMapping()
	mapping.Defaults, mapping.Accept = said, []string{codeLooksLikeBody}
	b := newBuilder(mapping, nil, time.Time{}, report)
	row, unused := chartRows(t)
	for _, column := range unused {
		report(place{file, 1}.finding(SeverityWarn, "unused_columns", "", column, "the column is not used"))
	}
	var rows []record
	first, ids := "", t.first(chartIDs...)
	broken := false
	for {
		cells, line, err := t.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			failed(err, fail)
			if broken = true; ended(err) {
				break
			}
			continue
		}
		id := cell(cells, ids)
		if first == "" {
			first = id
		}
		if id != first {
			report(place{file, line}.finding(SeverityWarn, "other_article", "", "id", "of another article: not read"))
			continue
		}
		r := record{place: place{file, line}}
		if err := row(cells, &r, func(r *record) error {
			rows = append(rows, *r)
			return nil
		}); err != nil {
			return fail(line, "read", err)
		}
	}
	c := &chartBuilder{b: b, product: &product}
	c.read(rows)
	if broken || b.failed { // what depends on all lines is checked of whole charts alone
		return product, false
	}
	chart, _, ok := c.build()
	if !ok && !c.failed {
		return fail(1, "no_chart", errors.New("no measure of the size chart can be used"))
	}
	product.Chart = chart
	return product, ok
}

func failed(err error, fail func(line int, code string, err error, params ...Param) (models.Product, bool)) (models.Product, bool) {
	if problem, ok := errors.AsType[*recordError](err); ok {
		var params []Param
		if named, ok := errors.AsType[*namedError](err); ok {
			params = named.params
		}
		return fail(problem.line, problem.code, errors.New(problem.text), params...)
	}
	if errors.Is(err, errEncoding) {
		return fail(1, "encoding", err)
	}
	return fail(1, "read", err)
}
