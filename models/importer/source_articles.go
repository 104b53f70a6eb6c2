package importer

import (
	"context"
	"slices"
	"strings"

	"ebenmass/models"
)

// Article is an article that was built.
type Article struct {
	Key     string
	Product models.Product // without a slug where it is new
	// Stock is how many pieces the source says there are, by colour and size; a variant it says
	// nothing of is not in it.
	Stock map[[2]string]int

	pictures []pictureFile
	at       place // where its first record stands
}

// Outcome is what became of an article.
type Outcome string

// Outcomes.
const (
	Built   Outcome = "built"
	Skipped Outcome = "skipped"
	Failed  Outcome = "failed"
)

// Articles builds all articles one by one, in the order of the files, and hands each to take
// with what became of it; an article that was not built has its key alone. old returns an
// article as it is in the shop, nil where it is new.
func (s *Staged) Articles(ctx context.Context, old func(key string) (*models.Product, error), take func(Article, Outcome) error) error {
	for _, key := range s.stage.articles() {
		if err := ctx.Err(); err != nil {
			return err
		}
		records, err := s.stage.all(key, s.others[key])
		if err != nil {
			return err
		}
		if s.stage.failed[key] {
			if err := take(Article{Key: key}, Failed); err != nil {
				return err
			}
			continue
		}
		before, err := old(key)
		if err != nil {
			return err
		}
		out, skipped, ok := s.builder.build(key, ownRecordsFirst(records), func(kinds []string) ([]record, error) { return s.chartsOf(key, kinds) }, before)
		outcome := Built
		switch {
		case skipped:
			outcome = Skipped
		case !ok:
			outcome = Failed
		}
		a := Article{Key: key}
		if len(records) > 0 {
			a.at = records[0].place
		}
		if ok {
			a.Product, a.Stock, a.pictures = out.Product, out.Stock, out.pictures
		}
		if err := take(a, outcome); err != nil {
			return err
		}
	}
	s.unusedCharts()
	for _, name := range s.options.Mapping.Unused() {
		s.report(place{MappingFile, 0}.finding(SeverityWarn, "unused_entry", "", name, "nothing in the files has to do with it"))
	}
	return nil
}

// ownRecordsFirst puts the record that describes an article before its variants, wherever the
// file has it.
func ownRecordsFirst(records []record) []record {
	rank := func(r *record) int {
		if r.cells[fieldName] != "" && !r.variant {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(records, func(a, b record) int { return rank(&a) - rank(&b) })
	return records
}

// chartsOf returns the rows of charts for an article: its own, else those of what the files call its
// kind, else those of its type.
func (s *Staged) chartsOf(key string, kinds []string) ([]record, error) {
	var all []record
	for _, id := range append([]string{key}, s.others[key]...) {
		rows, err := s.stage.records(chartKey(id))
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	if len(all) > 0 {
		return all, nil
	}
	for _, kind := range slices.Backward(kinds) {
		of := chartKey(allOf + kind)
		rows, err := s.stage.records(of)
		if err != nil {
			return nil, err
		}
		if len(rows) > 0 {
			s.used[of] = true
			return rows, nil
		}
	}
	return nil, nil
}

// unusedCharts reports charts of types that no article took.
func (s *Staged) unusedCharts() {
	for _, key := range s.stage.order {
		id, chart := chartIDOf(key)
		kind, ofKind := strings.CutPrefix(id, allOf)
		if !chart || !ofKind || s.used[key] {
			continue
		}
		if rows, err := s.stage.records(key); err == nil && len(rows) > 0 {
			s.report(rows[0].place.finding(SeverityWarn, "chart_without_article", "", "type", "no article of the type %q takes the chart", kind))
		}
	}
}
