package importer

import (
	"slices"
	"strings"
)

// chartIDs are the columns that say whose chart a row is of.
var chartIDs = []string{"id", "product", "handle", "url handle", "article"}

// chartPrefix begins the keys under which rows of charts are staged.
const chartPrefix = "\x00"

// allOf begins the id of rows that are of all articles of a type.
const allOf = "*"

func chartKey(id string) string { return chartPrefix + id }

// chartIDOf takes the id out of a staging key of charts.
func chartIDOf(key string) (id string, chart bool) { return strings.CutPrefix(key, chartPrefix) }

// maxChartIDs is how many articles one row of a chart may name.
const maxChartIDs = 500

// chartRow is how one row of a chart is read: it fills the record's measure, sizes and values,
// once for each measure of the row.
type chartRow func(cells []string, r *record, each func(*record) error) error

// chartCommon are the columns that every form of chart may have.
var chartCommon = map[string]field{"kind": fieldKind, "method": fieldMethod, "unit": fieldUnit, "type": fieldType}

// chartRows returns how the rows of a chart are read: long, one row a measure, or one row a
// size.
func chartRows(t *table) (row chartRow, unused []string) {
	common := map[field]int{}
	for name, f := range chartCommon {
		if i := t.at(name); i >= 0 {
			common[f] = i
		}
	}
	known := append([]string{"measure", "size", "value", "kind", "method", "unit", "tolerance", "type"}, chartIDs...)
	size, measure, value := t.at("size"), t.at("measure"), t.at("value")
	var others []int
	for i, name := range t.columns {
		if name != "" && !slices.Contains(known, name) {
			others = append(others, i)
		}
	}
	labels := make([]string, len(others))
	for k, i := range others {
		labels[k] = t.header[i]
	}
	switch {
	case measure >= 0 && value >= 0:
		return func(cells []string, r *record, each func(*record) error) error {
			fill(r, common, cells)
			r.set(fieldMeasure, cell(cells, measure))
			r.set(fieldSizes, cell(cells, size))
			r.set(fieldValues, cell(cells, value))
			return each(r)
		}, labels
	case measure >= 0:
		joined := strings.Join(labels, listSeparator)
		return func(cells []string, r *record, each func(*record) error) error {
			fill(r, common, cells)
			r.set(fieldMeasure, cell(cells, measure))
			r.set(fieldSizes, joined)
			values := make([]string, len(others))
			for k, i := range others {
				values[k] = cell(cells, i)
			}
			r.set(fieldValues, strings.Join(values, listSeparator))
			return each(r)
		}, nil
	}
	return func(cells []string, r *record, each func(*record) error) error {
		fill(r, common, cells)
		for k, i := range others {
			r.set(fieldMeasure, labels[k])
			r.set(fieldSizes, cell(cells, size))
			r.set(fieldValues, cell(cells, i))
			if err := each(r); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// isSizeRows recognises a chart with one row a size: what else is in it are words for measures.
func isSizeRows(t *table) bool {
	if !t.has("size") || t.first("price", "title", "sku", "name", "name_de", "variant price") >= 0 {
		return false
	}
	for _, name := range t.columns {
		if dictionary(name).is != "" {
			return true
		}
	}
	return false
}

// chartTargets are the staging keys of a row's articles.
func chartTargets(t *table, cells []string, r *record) (keys []string, problem string) {
	ids := cell(cells, t.first(chartIDs...))
	if ids == "" {
		return nil, "it does not say of which article: a column id is missing or empty"
	}
	if strings.Count(ids, "|") >= maxChartIDs {
		return nil, "it names more articles than one row may"
	}
	for id := range strings.SplitSeq(ids, "|") {
		id = strings.TrimSpace(id)
		if id == allOf {
			if r.cells[fieldType] == "" {
				return nil, "* needs a column type: the chart of all articles of which type?"
			}
			id = allOf + word(r.cells[fieldType])
		}
		if id != "" {
			keys = append(keys, chartKey(id))
		}
	}
	return keys, ""
}
