package importer

import (
	"errors"
	"io"
	"time"

	"ebenmass/models"
)

// LoneChart reads the chart of one article, in any form that chart files have, with no other file
// beside it. The product has its type, cut, stretch, sleeve, leg and department; said holds what
// the chart may leave out: kind, method and unit, "" where the chart says it itself. Nothing is
// guessed: what neither says is a finding. A column that names articles is not needed; with
// several the first is read. ok is false where an error or a question is left.
func LoneChart(product models.Product, said Answers, in io.Reader, report func(Finding)) (built models.Product, ok bool) {
	const file = "chart"
	fail := func(line int, code string, err error) (models.Product, bool) {
		report(place{file, line}.finding(SeverityError, code, "", "", "%v", err))
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
	for broken := false; ; {
		cells, line, err := t.next()
		if err == io.EOF && broken {
			return product, false
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			failed(err, fail)
			if broken = true; ended(err) {
				return product, false
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
	if b.failed {
		return product, false
	}
	chart, _, ok := c.build()
	if !ok && !c.failed {
		return fail(1, "no_chart", errors.New("no measure of the size chart can be used"))
	}
	product.Chart = chart
	return product, ok
}

func failed(err error, fail func(line int, code string, err error) (models.Product, bool)) (models.Product, bool) {
	if problem, ok := errors.AsType[*recordError](err); ok {
		return fail(problem.line, problem.code, errors.New(problem.text))
	}
	if errors.Is(err, errEncoding) {
		return fail(1, "encoding", err)
	}
	return fail(1, "read", err)
}
