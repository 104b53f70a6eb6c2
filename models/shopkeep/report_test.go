package shopkeep_test

import (
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
	for _, test := range []struct {
		name           string
		facts          shopkeep.Facts
		sold, returned bool // shown
	}{
		{"never sold", shopkeep.Facts{}, true, true},
		{"few sold", shopkeep.Facts{Sold: 4}, false, false},
		{"all kept", shopkeep.Facts{Sold: 12}, true, true},
		{"few returned", shopkeep.Facts{Sold: 12, Returned: 1}, true, false},
		{"few kept", shopkeep.Facts{Sold: 12, Returned: 9}, true, false},
		{"many of both", shopkeep.Facts{Sold: 30, Returned: 9}, true, true},
	} {
		test.facts.Article = dress()
		row := shopkeep.Report([]shopkeep.Facts{test.facts})[0]
		if row.Sold.Hidden == test.sold || row.Returned.Hidden == test.returned {
			t.Errorf("%s: sold %+v, returned %+v", test.name, row.Sold, row.Returned)
		}
	}
}

// Reasons are told as the release tells them, whatever the pieces: they share no sum.
func TestReport_ReasonsOfRelease(t *testing.T) {
	t.Parallel()
	told := map[models.Complaint]int{tightHip: 44, looks: 61}
	row := shopkeep.Report([]shopkeep.Facts{{Sold: 2, Complaints: told, Article: dress()}})[0]
	want := []shopkeep.ComplaintCount{{Complaint: tightHip, N: 44}, {Complaint: looks, N: 61}}
	if !reflect.DeepEqual(row.Complaints, want) || !row.Sold.Hidden {
		t.Errorf("%+v", row)
	}
}

// For every hidden number there is another article that is shown the same.
func TestReport_NotDerivable(t *testing.T) {
	t.Parallel()
	show := func(sold, returned int) [2]shopkeep.Count {
		row := shopkeep.Report([]shopkeep.Facts{{Sold: sold, Returned: returned, Article: dress()}})[0]
		return [2]shopkeep.Count{row.Sold, row.Returned}
	}
	const most = 30
	values := map[[2]shopkeep.Count][2]map[int]bool{}
	for sold := range most {
		for returned := range sold + 1 {
			shown := show(sold, returned)
			seen, met := values[shown]
			if !met {
				seen = [2]map[int]bool{{}, {}}
			}
			seen[0][sold], seen[1][returned] = true, true
			values[shown] = seen
		}
	}
	for shown, seen := range values {
		for i, c := range shown {
			if c.Hidden && len(seen[i]) < 2 {
				t.Errorf("%+v: number %d can only be %v", shown, i, seen[i])
			}
		}
	}
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
