package fit_test

import (
	"errors"
	"math"
	"testing"

	"ebenmass/models/fit"
)

// checkable is an article of three sizes that nothing is wrong with.
func checkable(t fit.Type) *fit.Article {
	a := &fit.Article{Sizing: fit.Women, Type: t, Cut: fit.CutRegular, Stretch: fit.StretchNone, Leg: fit.LegFull}
	for i, label := range []string{"S", "M", "L"} {
		s := fit.Size{Label: label, Waist: i}
		s.Garment = [fit.NumZones]float64{90 + 6*float64(i), 74 + 6*float64(i), 98 + 6*float64(i), 78, 60}
		a.Sizes = append(a.Sizes, s)
	}
	return a
}

func TestArticleCheck(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		garment fit.Type
		change  func(a *fit.Article)
		code    string
		size    int
	}{
		"good":            {fit.Trousers, func(*fit.Article) {}, "", 0},
		"good dress":      {fit.Dress, func(*fit.Article) {}, "", 0},
		"unknown type":    {"sock", func(*fit.Article) {}, fit.CodeUnknownValue, -1},
		"no size":         {fit.Dress, func(a *fit.Article) { a.Sizes = nil }, fit.CodeNoLeadingZone, -1},
		"label twice":     {fit.Dress, func(a *fit.Article) { a.Sizes[2].Label = "S" }, fit.CodeDuplicateSize, 2},
		"place twice":     {fit.Dress, func(a *fit.Article) { a.Sizes[2].Waist = 0 }, fit.CodeDuplicateSize, 2},
		"no bust":         {fit.Dress, without(fit.Bust), fit.CodeNoLeadingZone, -1},
		"no waist":        {fit.Dress, without(fit.Waist), "", 0},
		"skirt, no waist": {fit.Skirt, without(fit.Waist), fit.CodeNoLeadingZone, -1},
		"skirt, no bust":  {fit.Skirt, without(fit.Bust), "", 0},
		"hip in one size": {fit.Skirt, func(a *fit.Article) { a.Sizes[1].Garment[fit.Hip] = 0 }, fit.CodeIncomplete, 1},
		"flat":            {fit.Dress, func(a *fit.Article) { a.Sizes[0].Garment[fit.Bust] = 29.9 }, fit.CodeOutOfRange, 0},
		"not a number":    {fit.Dress, func(a *fit.Article) { a.Sizes[0].Garment[fit.Bust] = math.NaN() }, fit.CodeOutOfRange, 0},
		"same girth":      {fit.Dress, func(a *fit.Article) { a.Sizes[1].Garment[fit.Waist] = 74 }, fit.CodeNotGraded, 1},
		"same sleeve":     {fit.Dress, func(*fit.Article) {}, "", 0},
		"shorter sleeve":  {fit.Dress, func(a *fit.Article) { a.Sizes[2].Garment[fit.Arm] = 59 }, fit.CodeNotGraded, 2},
		"all free":        {fit.Dress, func(a *fit.Article) { a.Free = [fit.NumZones]bool{true, true, true} }, fit.CodeNoLeadingZone, -1},
		"too many": {fit.Dress, func(a *fit.Article) {
			for len(a.Sizes) <= fit.MaxSizes {
				a.Sizes = append(a.Sizes, a.Sizes[0])
			}
		}, fit.CodeTooManySizes, -1},
		"gap on the axis": {fit.Dress, func(a *fit.Article) { a.Sizes[2].Waist, a.Sizes[2].Garment[fit.Bust] = 3, 50 }, fit.CodeNotGraded, 2},
	} {
		a := checkable(c.garment)
		c.change(a)
		err := a.Check()
		problem, ok := errors.AsType[*fit.ArticleError](err)
		switch {
		case c.code == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.code != "" && (!ok || problem.Code != c.code || problem.Size != c.size):
			t.Errorf("%s: %v, not %s at %d", name, err, c.code, c.size)
		}
	}
}

func without(z fit.Measure) func(*fit.Article) {
	return func(a *fit.Article) {
		for i := range a.Sizes {
			a.Sizes[i].Garment[z] = 0
		}
	}
}
