package fit_test

import (
	"fmt"
	"slices"
	"testing"

	"ebenmass/models/fit"
)

// leadingGirth is the girth people know their size of a garment by.
func leadingGirth(t fit.Type) fit.Measure {
	switch t {
	case fit.Skirt, fit.Trousers, fit.Jeans:
		return fit.Waist
	}
	return fit.Bust
}

func TestAdvise_MiddleOfEverySize(t *testing.T) {
	t.Parallel()
	tops := []fit.Type{fit.TShirt, fit.Polo, fit.Shirt, fit.Blouse, fit.Knit, fit.Sweatshirt, fit.Blazer, fit.Jacket, fit.Coat, fit.Dress, fit.Skirt, fit.Trousers}
	for _, grid := range []struct {
		name   string
		sizing fit.Sizing
		rows   []gridRow
		types  []fit.Type
	}{
		{"women letters", fit.Women, womenLetters, tops},
		{"women numeric", fit.Women, womenNumeric, []fit.Type{fit.Blouse, fit.Dress, fit.Skirt, fit.Trousers, fit.Blazer, fit.Coat}},
		{"men letters", fit.Men, menLetters, []fit.Type{fit.TShirt, fit.Polo, fit.Shirt, fit.Knit, fit.Sweatshirt, fit.Jacket, fit.Coat, fit.Trousers}},
	} {
		for _, garment := range grid.types {
			article := plain(garment, grid.rows)
			for _, row := range grid.rows {
				girths := map[fit.Measure]float64{fit.Bust: row.bust, fit.Waist: row.waist, fit.Hip: row.hip}
				lead := leadingGirth(garment)
				for given, measures := range map[string]map[fit.Measure]float64{
					"three girths": girths,
					"one girth":    {lead: girths[lead]},
				} {
					t.Run(fmt.Sprintf("%s %s %s from %s", grid.name, garment, row.label, given), func(t *testing.T) {
						got := fit.Advise(person(grid.sizing, measures), article)
						if got.Size != row.label {
							t.Errorf("verdict %s, size %q, alternative %q", got.Verdict, got.Size, got.Alternative)
						}
						if given == "three girths" && got.Verdict != fit.Recommended {
							t.Errorf("verdict %s, want recommended", got.Verdict)
						}
					})
				}
			}
		}
	}
}

func TestAdvise_Verdicts(t *testing.T) {
	t.Parallel()
	shirt, trousers := plain(fit.Shirt, womenLetters), plain(fit.Trousers, womenLetters)
	for _, c := range []struct {
		name    string
		person  fit.Person
		article fit.Article
		verdict fit.Verdict
		reason  fit.Reason
		zone    fit.Measure
	}{
		{"middle of M", person(fit.Women, map[fit.Measure]float64{fit.Bust: 94, fit.Waist: 78, fit.Hip: 97.5}), shirt, fit.Recommended, fit.ReasonFits, 0},
		{"half way from M to L", person(fit.Women, map[fit.Measure]float64{fit.Bust: 98.2, fit.Waist: 83, fit.Hip: 100.7}), shirt, fit.Between, fit.ReasonBetween, fit.Bust},
		{"height alone", person(fit.Women, map[fit.Measure]float64{fit.Height: 170}), shirt, fit.CannotSay, fit.ReasonUncertain, fit.Bust},
		{"an arm alone", person(fit.Women, map[fit.Measure]float64{fit.Arm: 60}), shirt, fit.CannotSay, fit.ReasonUncertain, fit.Bust},
		{"smaller than every size", person(fit.Women, map[fit.Measure]float64{fit.Bust: 62, fit.Waist: 46, fit.Hip: 66}), shirt, fit.CannotSay, fit.ReasonBelowSizes, fit.Bust},
		{"larger than every size", person(fit.Women, map[fit.Measure]float64{fit.Bust: 160, fit.Waist: 150, fit.Hip: 165}), shirt, fit.CannotSay, fit.ReasonAboveSizes, fit.Bust},
		{"legs far longer than the leg", person(fit.Women, map[fit.Measure]float64{fit.Waist: 78, fit.Hip: 97.5, fit.Inseam: 92}), trousers, fit.NotRecommended, fit.ReasonZoneTight, fit.Inseam},
		{"wide hips, narrow waist", person(fit.Women, map[fit.Measure]float64{fit.Waist: 70, fit.Hip: 112}), trousers, fit.NotRecommended, fit.ReasonConflict, fit.Hip},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := fit.Explain(c.person, c.article)
			if got.Verdict != c.verdict || got.Reason != c.reason || got.Zone != c.zone {
				t.Errorf("got %s, %s, %s; want %s, %s, %s", got.Verdict, got.Reason, got.Zone, c.verdict, c.reason, c.zone)
			}
			named := got.Verdict == fit.Recommended || got.Verdict == fit.Between
			if named != (got.Size != "") {
				t.Errorf("verdict %s names size %q", got.Verdict, got.Size)
			}
		})
	}
}

func TestAdvise_Veto(t *testing.T) {
	t.Parallel()
	article := plain(fit.Trousers, womenLetters)
	p := person(fit.Women, map[fit.Measure]float64{fit.Waist: 74, fit.Hip: 108})
	got := fit.Advise(p, article)
	for _, s := range got.Sizes {
		if got.Size == s.Size && s.Vetoed {
			t.Errorf("size %s is advised though vetoed", s.Size)
		}
	}
	m, _ := got.SizeNamed("M")
	if !m.Vetoed {
		t.Errorf("M is not vetoed though the hip lacks %.1f cm", -m.Zones[1].Ease)
	}
}

func TestAdvise_LeastEase(t *testing.T) {
	t.Parallel()
	coat := plain(fit.Coat, menLetters)
	base := map[fit.Measure]float64{fit.Bust: 106, fit.Waist: 94, fit.Hip: 106}
	p := person(fit.Men, base)
	p.Preference = fit.Slim
	bust := fit.Advise(p, coat).Sizes[3].Zones[0]
	if bust.Target >= fit.Target(fit.Women, fit.Coat, fit.CutRegular, fit.StretchNone, fit.LegNone, fit.Bust) {
		t.Errorf("a slim wish leaves the target at %.1f cm", bust.Target)
	}
	if bust.Low < 8 {
		t.Errorf("a slim wish lowers the band of a coat to %.1f cm", bust.Low)
	}
}

func TestAdvise_ArmOnlyWhenGiven(t *testing.T) {
	t.Parallel()
	article := plain(fit.Shirt, menLetters)
	for k := range article.Sizes {
		article.Sizes[k].Garment[fit.Arm] = 62 + float64(k)
	}
	given := map[fit.Measure]float64{fit.Bust: 98, fit.Waist: 86, fit.Hip: 100}
	for _, z := range fit.Advise(person(fit.Men, given), article).Sizes[0].Zones {
		if z.Zone == fit.Arm {
			t.Error("an arm nobody gave is scored")
		}
	}
	given[fit.Arm] = 63
	zones := fit.Advise(person(fit.Men, given), article).Sizes[2].Zones
	if last := zones[len(zones)-1]; last.Zone != fit.Arm || last.Source != fit.SourceGiven {
		t.Errorf("last zone %s (%s), want the arm that was given", last.Zone, last.Source)
	}
}

func TestAdvise_Used(t *testing.T) {
	t.Parallel()
	article := plain(fit.TShirt, womenLetters)
	for _, c := range []struct {
		name          string
		given         map[fit.Measure]float64
		used, notUsed []string
	}{
		{"all zones given: height and sizing do not enter", map[fit.Measure]float64{fit.Height: 170, fit.Bust: 94, fit.Waist: 78, fit.Hip: 98},
			[]string{"bust", "waist", "hip", "preference", "measured_with"}, []string{"height", "sizing"}},
		{"an estimate uses the height and the sizing", map[fit.Measure]float64{fit.Height: 170, fit.Bust: 94},
			[]string{"height", "bust", "preference", "measured_with", "sizing"}, []string{"age", "weight"}},
		{"an arm does not enter a T-shirt", map[fit.Measure]float64{fit.Bust: 94, fit.Arm: 60},
			[]string{"bust"}, []string{"arm"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := fit.Advise(person(fit.Women, c.given), article)
			for _, name := range c.used {
				if !slices.Contains(got.Used, name) || slices.Contains(got.NotUsed, name) {
					t.Errorf("%s should be used: %v / %v", name, got.Used, got.NotUsed)
				}
			}
			for _, name := range c.notUsed {
				if slices.Contains(got.Used, name) || !slices.Contains(got.NotUsed, name) {
					t.Errorf("%s should not be used: %v / %v", name, got.Used, got.NotUsed)
				}
			}
		})
	}
}
