package demo

import (
	"slices"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/evidence"
	"ebenmass/views/pagetest"
	"ebenmass/views/text"
)

func sizesOf(body, both evidence.Difference) *evidence.Sizes {
	return &evidence.Sizes{Earlier: 3, Trained: 900, Rows: 200, Wearers: 70, From: []evidence.SizeSource{
		{Known: "body", RMSE: 4.6, LogLoss: 0.73, LessUsual: &body},
		{Known: "usual", RMSE: 3.2, LogLoss: 0.71},
		{Known: "both", RMSE: 3.1, LogLoss: 0.71, LessUsual: &both},
	}}
}

// The page claims a difference only where its interval excludes 0.
func TestSizesShown_AsTheIntervalsSay(t *testing.T) {
	t.Parallel()
	difference := func(low, high float64) evidence.Difference {
		return evidence.Difference{Value: (low + high) / 2, Interval: evidence.Interval{Low: low, High: high}}
	}
	for _, c := range []struct {
		body, both evidence.Difference
		want       []string
	}{
		{difference(0.010, 0.018), difference(-0.001, 0.0003), []string{"body_worse", "both_even", "so"}},
		{difference(-0.001, 0.002), difference(-0.002, -0.001), []string{"body_even", "both_better"}},
		{difference(-0.003, -0.001), difference(0.001, 0.002), []string{"body_better", "both_worse"}},
	} {
		got := sizesShown(sizesOf(c.body, c.both))
		for i := range got {
			if !text.Has(got[i]) {
				t.Errorf("no message %s", got[i])
			}
			got[i] = strings.TrimPrefix(got[i], "quality.sizes.shows.")
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("body %v, both %v: %v", c.body, c.both, got)
		}
	}
}

func TestQuality_SizesShownOrMissing(t *testing.T) {
	t.Parallel()
	for _, lang := range []models.Lang{models.German, models.English} {
		results := &evidence.Results{}
		page := QualityPage{Page: chrome(lang, "/demo/quality"), Evidence: results}
		if words := pagetest.Look(t, sizesSheet(page)).Find("#sizes").Text(); !strings.Contains(words, page.T("quality.sizes.missing")) {
			t.Errorf("%s: nothing measured, and the page says %q", lang, words)
		}
		results.Date.Sizes = sizesOf(evidence.Difference{Value: 0.014, Interval: evidence.Interval{Low: 0.01, High: 0.018}}, evidence.Difference{Value: -0.0004, Interval: evidence.Interval{Low: -0.001, High: 0.0002}})
		sheet := pagetest.Look(t, sizesSheet(page)).Find("#sizes")
		if rows := sheet.Find("tbody tr").Length(); rows != 3 {
			t.Errorf("%s: %d rows", lang, rows)
		}
		for _, key := range []string{"quality.sizes.shows.body_worse", "quality.sizes.shows.both_even", "quality.sizes.not.chosen"} {
			if !strings.Contains(sheet.Text(), page.T(key)) {
				t.Errorf("%s: %s is not on the page", lang, key)
			}
		}
	}
}
