package store

import (
	"slices"
	"testing"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
)

func TestConsentNamesTheDataOfAPerson(t *testing.T) {
	var p fit.Person
	p.Sizing, p.MeasuredWith, p.Preference = fit.Men, fit.Memory, fit.Loose
	for m := range p.Given {
		p.Given[m] = 100.125 + float64(m)
	}
	allowed := consent.ForSelf("c").Data()
	var back fit.Person
	for _, d := range data(p) {
		if !slices.Contains(allowed, d.name) {
			t.Errorf("no purpose names %s", d.name)
		}
		must(t, put(&back, d))
	}
	if back != p || len(data(p)) != len(allowed) {
		t.Errorf("%+v came back as %+v", p, back)
	}
	for _, d := range []datum{{"weight", "70"}, {"bust", "much"}} {
		if put(&back, d) == nil {
			t.Errorf("%v was taken", d)
		}
	}
}
