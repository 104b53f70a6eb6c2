package shopkeep_test

import (
	"math/rand/v2"
	"reflect"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/shopkeep"
)

var (
	tightHip  = models.Complaint{Reason: models.ReasonTight, Zone: fit.Hip}
	looseHip  = models.Complaint{Reason: models.ReasonLoose, Zone: fit.Hip}
	tightBust = models.Complaint{Reason: models.ReasonTight, Zone: fit.Bust}
	looks     = models.Complaint{Reason: models.ReasonLooks}
)

// dress is compared in bust, waist and hip; its hip weighs 0.25 of 3.5 over 7 cm: 0.125 per cm.
func dress() fit.Article {
	a := fit.Article{Type: fit.Dress, Cut: fit.CutRegular, Stretch: fit.StretchNone}
	a.Sizes = []fit.Size{{Label: "38"}}
	a.Sizes[0].Garment[fit.Bust], a.Sizes[0].Garment[fit.Waist], a.Sizes[0].Garment[fit.Hip] = 94, 80, 104
	return a
}

func runs(offset float64) models.Released {
	return models.Released{Offset: fit.Offset{Value: offset, SD: 0.1, N: 60}}
}

func TestReport_Totals(t *testing.T) {
	t.Parallel()
	one, nine := map[models.Complaint]int{looks: 1}, map[models.Complaint]int{tightHip: 9}
	for _, test := range []struct {
		name           string
		facts          shopkeep.Facts
		sold, returned bool // shown
		looks, hip     bool
	}{
		{"never sold", shopkeep.Facts{}, true, true, true, true},
		{"few sold", shopkeep.Facts{Sold: 4}, false, false, false, false},
		{"all kept", shopkeep.Facts{Sold: 12}, true, true, true, true},
		{"few returned", shopkeep.Facts{Sold: 12, Returned: 1, Complaints: one}, true, false, false, false},
		{"few kept", shopkeep.Facts{Sold: 12, Returned: 9, Complaints: nine}, true, false, false, false},
		{"many of both", shopkeep.Facts{Sold: 30, Returned: 9, Complaints: nine}, true, true, true, true},
		{"a rare reason", shopkeep.Facts{Sold: 30, Returned: 10, Complaints: map[models.Complaint]int{tightHip: 9, looks: 1}}, true, true, false, false},
	} {
		test.facts.Article = dress()
		row := shopkeep.Report([]shopkeep.Facts{test.facts})[0]
		for what, pair := range map[string][2]bool{
			"sold": {!row.Sold.Hidden, test.sold}, "returned": {!row.Returned.Hidden, test.returned},
			"looks": {!said(row, looks).Hidden, test.looks}, "hip": {!said(row, tightHip).Hidden, test.hip},
		} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %s shown %t, want %t", test.name, what, pair[0], pair[1])
			}
		}
	}
}

func said(row shopkeep.Row, c models.Complaint) shopkeep.Count {
	for _, counted := range row.Complaints {
		if counted.Complaint == c {
			return counted.Count
		}
	}
	return shopkeep.Count{Hidden: true}
}

// A pair of rows a shopkeeper cannot tell apart, for every hidden number of random articles.
func TestReport_NotDerivable(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(23, 2026))
	reasons := append(models.Complaints(dress().Zones()), models.Complaint{})
	for range size(300, 60) {
		f := shopkeep.Facts{Product: "dress", Article: dress(), Released: runs(random.Float64() - 0.5), Complaints: map[models.Complaint]int{}}
		f.Sold = random.IntN(30)
		f.Returned = random.IntN(f.Sold + 1)
		kinds := 1 + random.IntN(len(reasons))
		for range f.Returned {
			f.Complaints[reasons[random.IntN(kinds)]]++
		}
		row := shopkeep.Report([]shopkeep.Facts{f})[0]
		open := map[int]bool{} // cells that another article shown the same has otherwise
		cells := numbers(f, reasons)
		for _, other := range similar(f, reasons) {
			if !reflect.DeepEqual(shopkeep.Report([]shopkeep.Facts{other})[0], row) {
				continue
			}
			for i, n := range numbers(other, reasons) {
				open[i] = open[i] || n != cells[i]
			}
		}
		shown := []shopkeep.Count{row.Sold, row.Returned}
		for _, c := range row.Complaints {
			shown = append(shown, c.Count)
		}
		for i, c := range shown {
			if c.Hidden && !open[i] {
				t.Fatalf("number %d of %v can be derived from %+v", i, cells, row)
			}
			if !c.Hidden && (c.N != cells[i] || c.N > 0 && c.N < shopkeep.Least) {
				t.Fatalf("%v is shown as %+v", cells, row)
			}
		}
	}
}

func numbers(f shopkeep.Facts, reasons []models.Complaint) []int {
	ns := []int{f.Sold, f.Returned}
	for _, c := range reasons {
		ns = append(ns, f.Complaints[c])
	}
	return ns
}

// similar articles: others sold or returned and everything for one reason; or two reasons
// exchanged, or one piece said otherwise.
func similar(f shopkeep.Facts, reasons []models.Complaint) (all []shopkeep.Facts) {
	for _, sold := range []int{f.Sold, 1, 2} {
		for returned := range sold + 1 {
			for _, c := range reasons {
				other := f
				other.Sold, other.Returned, other.Complaints = sold, returned, map[models.Complaint]int{c: returned}
				all = append(all, other)
			}
		}
	}
	for _, from := range reasons {
		for _, to := range reasons {
			for _, moved := range []int{f.Complaints[from] - f.Complaints[to], 1} {
				other := f
				other.Complaints = map[models.Complaint]int{}
				for c, n := range f.Complaints {
					other.Complaints[c] = n
				}
				other.Complaints[from] -= moved
				other.Complaints[to] += moved
				if other.Complaints[from] >= 0 && other.Complaints[to] >= 0 {
					all = append(all, other)
				}
			}
		}
	}
	return all
}

func TestReport_Order(t *testing.T) {
	t.Parallel()
	rows := shopkeep.Report([]shopkeep.Facts{{Product: "shirt", Sold: 90}, {Product: "coat", Sold: 7}})
	if rows[0].Product != "coat" || rows[1].Product != "shirt" {
		t.Errorf("%s before %s", rows[0].Product, rows[1].Product)
	}
}

func TestCorrection_ByComplaints(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name       string
		released   models.Released
		complaints map[models.Complaint]int
		want       shopkeep.Correction // none where zero
	}{
		{"no flag", models.Released{}, map[models.Complaint]int{tightHip: 20}, shopkeep.Correction{}},
		{"small at the hip: −0.5 / 0.125", runs(-0.5), map[models.Complaint]int{tightHip: 9, tightBust: 6, looseHip: 11}, shopkeep.Correction{Zone: fit.Hip, CM: -4}},
		{"large at the hip", runs(0.5), map[models.Complaint]int{looseHip: 9}, shopkeep.Correction{Zone: fit.Hip, CM: 4}},
		{"only of looks: the leading zone, 0.2625 per cm", runs(-0.5), map[models.Complaint]int{looks: 9}, shopkeep.Correction{Zone: fit.Bust, CM: -2}},
		{"too few to be shown", runs(-0.5), map[models.Complaint]int{tightHip: 4, looks: 9}, shopkeep.Correction{Zone: fit.Bust, CM: -2}},
		{"in the other direction", runs(-0.5), map[models.Complaint]int{looseHip: 9}, shopkeep.Correction{Zone: fit.Bust, CM: -2}},
		{"less than the grid", models.Released{Offset: fit.Offset{Value: -0.05, SD: 0.01, N: 60}}, nil, shopkeep.Correction{}},
	} {
		f := shopkeep.Facts{Sold: 90, Returned: 40, Complaints: test.complaints, Released: test.released, Article: dress()}
		got, ok := f.Correction()
		if ok != (test.want.CM != 0) || ok && got != test.want {
			t.Errorf("%s: %+v, %t, want %+v", test.name, got, ok, test.want)
		}
		if reported := shopkeep.Report([]shopkeep.Facts{f})[0].Correction; ok != (reported != nil) {
			t.Errorf("%s: reported as %v", test.name, reported)
		}
	}
}
