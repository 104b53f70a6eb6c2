package shopkeep_test

import (
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/shopkeep"
)

func TestSum_HiddenCountsInNoSum(t *testing.T) {
	t.Parallel()
	count := func(n int) shopkeep.Count { return shopkeep.Count{N: n} }
	hidden := shopkeep.Count{Hidden: true}
	o := shopkeep.Sum([]shopkeep.Row{
		{Product: "a", Sold: count(100), Returned: count(30), Complaints: []shopkeep.ComplaintCount{{Complaint: tightHip, N: 12}, {Complaint: looks, N: 8}}},
		{Product: "b", Sold: count(50), Returned: hidden, Demo: true},
		{Product: "c", Sold: hidden, Returned: hidden, Complaints: []shopkeep.ComplaintCount{{Complaint: looseHip, N: 20}, {Complaint: models.Complaint{Reason: models.ReasonTwoSizes}, N: 40}}},
		{Product: "d"},
	})
	if o.Articles != 2 || o.Sold != 150 || o.Returned != 30 || o.Returnable != 100 || !o.Demo {
		t.Errorf("%+v", o)
	}
	if len(o.Kinds) != 4 || o.Kinds[0] != (shopkeep.KindCount{Kind: shopkeep.KindTwoSizes, N: 40}) || o.Kinds[1].Kind != shopkeep.KindLoose {
		t.Errorf("kinds %+v", o.Kinds)
	}
	if all, ofSize := o.Told(); all != 80 || ofSize != 72 {
		t.Errorf("%d of %d", ofSize, all)
	}
	if len(o.Zones) != 1 || o.Zones[0] != (shopkeep.ZoneCount{Zone: fit.Hip, Tight: 12, Loose: 20}) {
		t.Errorf("zones %+v", o.Zones)
	}
	if zone, kind, ok := o.Worst(); zone != fit.Hip || kind != shopkeep.KindLoose || !ok {
		t.Errorf("worst %v %v %v", zone, kind, ok)
	}
	if _, _, ok := shopkeep.Sum(nil).Worst(); ok {
		t.Error("of nothing there is a worst place")
	}
}

func TestChecks_MostHarmFirst(t *testing.T) {
	t.Parallel()
	told := func(c models.Complaint, n int) []shopkeep.ComplaintCount {
		return []shopkeep.ComplaintCount{{Complaint: c, N: n}}
	}
	all := shopkeep.Checks([]shopkeep.Row{
		{Product: "little", Correction: &shopkeep.Correction{Zone: fit.Bust, CM: -4}, Complaints: told(tightBust, 9)},
		{Product: "picture", Complaints: told(looks, 30)},
		{Product: "much", Correction: &shopkeep.Correction{Zone: fit.Hip, CM: 1}, Complaints: told(looseHip, 80), Released: runs(0.4)},
		{Product: "seen", Complaints: append(told(looks, 20), told(looseHip, 100)...)}, // under a quarter of its reasons
		{Product: "few", Complaints: told(looks, 19)},
	})
	if len(all) != 3 || all[0].Product != "much" || all[1].Product != "picture" || all[2].Product != "little" {
		t.Fatalf("%+v", all)
	}
	if all[0].Told != 80 || all[0].Answers != 60 || all[1].Kind != models.CheckPicture {
		t.Errorf("%+v", all)
	}
}

func TestCheck_Contradicts(t *testing.T) {
	t.Parallel()
	chart := func(zone fit.Measure, cm float64) models.Checked {
		return models.Checked{Kind: models.CheckChart, Zone: zone, CM: cm}
	}
	picture := func(told int) models.Checked { return models.Checked{Kind: models.CheckPicture, Told: told} }
	for _, test := range []struct {
		name     string
		was, now models.Checked
		want     bool
	}{
		{"the same", chart(fit.Hip, -2), chart(fit.Hip, -2), false},
		{"half a centimetre more", chart(fit.Hip, -2), chart(fit.Hip, -2.5), false},
		{"a centimetre more", chart(fit.Hip, -2), chart(fit.Hip, -3), true},
		{"a centimetre less", chart(fit.Hip, -2), chart(fit.Hip, -1), true},
		{"the other way", chart(fit.Hip, -0.5), chart(fit.Hip, 0.5), true},
		{"another place", chart(fit.Hip, -2), chart(fit.Waist, -2), true},
		{"looks, a few more", picture(40), picture(59), false},
		{"looks, half as many again", picture(40), picture(60), true},
		{"looks, fewer", picture(40), picture(20), false},
	} {
		if got := (shopkeep.Check{Checked: test.now}).Contradicts(test.was); got != test.want {
			t.Errorf("%s: %t", test.name, got)
		}
	}
}
