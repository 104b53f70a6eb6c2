package fit_test

import (
	"fmt"
	"math"
	"testing"

	"ebenmass/models/fit"
)

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
				t.Run(fmt.Sprintf("%s %s %s", grid.name, garment, row.label), func(t *testing.T) {
					got := fit.Advise(wearer(grid.sizing, map[fit.Measure]float64{fit.Bust: row.bust, fit.Waist: row.waist, fit.Hip: row.hip}), &article)
					if got.Best != row.label {
						t.Errorf("verdict %s, best %q, size %q", got.Verdict, got.Best, got.Size)
					}
				})
			}
		}
	}
}

func TestAdvise_Verdicts(t *testing.T) {
	t.Parallel()
	shirt, trousers := plain(fit.Shirt, womenLetters), plain(fit.Trousers, womenLetters)
	unknown := shirt
	unknown.Type = "poncho"
	for _, c := range []struct {
		name    string
		given   map[fit.Measure]float64
		article fit.Article
		verdict fit.Verdict
		reason  fit.Reason
		zone    fit.Measure
	}{
		{"middle of M", map[fit.Measure]float64{fit.Bust: 94, fit.Waist: 78, fit.Hip: 97.5}, shirt, fit.Recommended, fit.ReasonFits, 0},
		{"height alone", map[fit.Measure]float64{fit.Height: 170}, shirt, fit.CannotSay, fit.ReasonUncertain, fit.Bust},
		{"an arm alone", map[fit.Measure]float64{fit.Arm: 60}, shirt, fit.CannotSay, fit.ReasonUncertain, fit.Bust},
		{"smaller than every size", map[fit.Measure]float64{fit.Bust: 64, fit.Waist: 48, fit.Hip: 68}, shirt, fit.NotRecommended, fit.ReasonBelowSizes, fit.Bust},
		{"larger than every size", map[fit.Measure]float64{fit.Bust: 160, fit.Waist: 150, fit.Hip: 165}, shirt, fit.NotRecommended, fit.ReasonAboveSizes, fit.Bust},
		{"legs far longer than the leg", map[fit.Measure]float64{fit.Waist: 78, fit.Hip: 97.5, fit.Inseam: 92}, trousers, fit.NotRecommended, fit.ReasonZoneShort, fit.Inseam},
		{"legs far shorter than the leg", map[fit.Measure]float64{fit.Waist: 78, fit.Hip: 97.5, fit.Inseam: 70}, trousers, fit.Recommended, fit.ReasonFitsShortened, fit.Inseam},
		{"no girth to compare", map[fit.Measure]float64{fit.Bust: 94}, unknown, fit.CannotSay, fit.ReasonIncomparable, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := fit.Explain(wearer(fit.Women, c.given), &c.article, nil)
			if got.Verdict != c.verdict || got.Reason != c.reason || got.Zone != c.zone {
				t.Errorf("got %s, %s, %s; want %s, %s, %s", got.Verdict, got.Reason, got.Zone, c.verdict, c.reason, c.zone)
			}
		})
	}
}

// On the way from the middle of 40 to that of 42 there are people between the two.
func TestAdvise_Between(t *testing.T) {
	t.Parallel()
	shirt, m, l := plain(fit.Shirt, womenNumeric), womenNumeric[4], womenNumeric[5]
	between := 0
	for step := range 21 {
		share := float64(step) / 20
		got := fit.Advise(wearer(fit.Women, map[fit.Measure]float64{
			fit.Bust: m.bust + share*(l.bust-m.bust), fit.Waist: m.waist + share*(l.waist-m.waist), fit.Hip: m.hip + share*(l.hip-m.hip),
		}), &shirt)
		if got.Verdict != fit.Between {
			continue
		}
		between++
		if got.Reason != fit.ReasonBetween || got.Zone != fit.Bust || got.Size+got.Alternative != "4042" && got.Size+got.Alternative != "4240" {
			t.Errorf("between %s and %s, %s at the %s", got.Size, got.Alternative, got.Reason, got.Zone)
		}
	}
	if between == 0 || between > 10 {
		t.Errorf("%d of 21 are between", between)
	}
}

// Whoever likes it slim is never told a larger waist for it, nor whoever likes it loose a smaller
// one; and a length never changes with a preference.
func TestAdvise_PreferenceMovesTheRightWay(t *testing.T) {
	t.Parallel()
	d := newDraw(23)
	named := 0
	for range 300 {
		data := d.tape(fit.Women, fit.Waist, fit.Hip, fit.Inseam)
		a := jeans()
		var waist, length [3]int
		sizes := 0
		for i, wish := range []fit.Preference{fit.Slim, fit.Regular, fit.Loose} {
			got := fit.Advise(&fit.Wearer{Sizing: fit.Women, Preference: wish, Data: data}, &a)
			if got.Size != "" {
				sizes++
			}
			for _, s := range a.Sizes {
				if s.Label == got.Best {
					waist[i], length[i] = s.Waist, s.Length
				}
			}
		}
		if sizes < 3 { // what is best of what does not fit is no advice
			continue
		}
		named++
		if waist[0] > waist[1] || waist[1] > waist[2] {
			t.Errorf("waists by preference: %v", waist)
		}
		if length[0] != length[1] || length[1] != length[2] {
			t.Errorf("lengths by preference: %v", length)
		}
	}
	if named < 30 {
		t.Errorf("only %d of 300 people are named a size under every preference", named)
	}
}

// An arm that was told is compared like a leg: too short counts, too long is turned up.
func TestAdvise_Arm(t *testing.T) {
	t.Parallel()
	article := plain(fit.Shirt, menLetters)
	for k := range article.Sizes {
		article.Sizes[k].Garment[fit.Arm] = 62 + float64(k)
	}
	given := map[fit.Measure]float64{fit.Bust: 98, fit.Waist: 86, fit.Hip: 100}
	without := fit.Advise(wearer(fit.Men, given), &article)
	for _, z := range without.Sizes[0].Zones {
		if z.Zone == fit.Arm {
			t.Error("an arm nobody told is compared")
		}
	}
	given[fit.Arm] = 56
	short := fit.Advise(wearer(fit.Men, given), &article)
	if short.Verdict != fit.Recommended || short.Size != without.Size || short.Reason != fit.ReasonFitsShortened {
		t.Errorf("a short arm: %s %q, %s; without it %q", short.Verdict, short.Size, short.Reason, without.Size)
	}
	given[fit.Arm] = 75
	if long := fit.Advise(wearer(fit.Men, given), &article); long.Verdict != fit.NotRecommended || long.Reason != fit.ReasonZoneShort || long.Zone != fit.Arm {
		t.Errorf("a long arm: %s, %s, %s", long.Verdict, long.Reason, long.Zone)
	}
}

func TestTarget_Leg(t *testing.T) {
	t.Parallel()
	full := fit.Target(fit.Women, fit.Trousers, fit.CutRegular, fit.StretchNone, fit.LegFull, fit.Inseam)
	for leg, shorter := range map[fit.Leg]float64{fit.LegAnkle: 7, fit.LegCropped: 13} {
		if got := full - fit.Target(fit.Women, fit.Trousers, fit.CutRegular, fit.StretchNone, leg, fit.Inseam); got != shorter {
			t.Errorf("%s legs are %g cm shorter, want %g", leg, got, shorter)
		}
	}
}

// Charts longer than the room kept for sizes are judged alike.
func TestDecide_LongChart(t *testing.T) {
	t.Parallel()
	a, short := jeans(), jeans()
	for range 2 {
		a.Sizes = append(a.Sizes, a.Sizes...)
	}
	w := wearer(fit.Women, map[fit.Measure]float64{fit.Waist: 80, fit.Hip: 101, fit.Inseam: 80})
	body := fit.Infer(w.Sizing, w.Data)
	long, want := body.Decide(&a, fit.Regular), body.Decide(&short, fit.Regular)
	if long.Best != want.Best || long.PFits != want.PFits {
		t.Errorf("in a chart repeated four times: %+v, in one: %+v", long, want)
	}
}

// The length in inches whose leg comes closest to the target, of somebody with the leg that the
// survey has at a height: what makers' guides name, 32 to men of 178 to 183 cm.
func TestTarget_LegBySizing(t *testing.T) {
	t.Parallel()
	tests := []struct {
		sizing fit.Sizing
		height float64 // cm
		inches int
	}{
		{fit.Men, 170, 30}, {fit.Men, 175.6, 32}, {fit.Men, 178, 32}, {fit.Men, 180, 32}, {fit.Men, 183, 32}, {fit.Men, 188, 34}, {fit.Men, 197, 36},
		{fit.Women, 158, 30}, {fit.Women, 162.7, 30}, {fit.Women, 170, 32}, {fit.Women, 176, 34},
	}
	for _, test := range tests {
		leg := 84.47 * math.Pow(test.height/175.6, 1.207) // regression of the survey's logarithms
		if test.sizing == fit.Women {
			leg = 78.1 * math.Pow(test.height/162.7, 1.23)
		}
		want := leg + fit.Target(test.sizing, fit.Jeans, fit.CutRegular, fit.StretchNone, fit.LegFull, fit.Inseam)
		nearest := 28
		for inches := 30; inches <= 36; inches += 2 {
			if math.Abs(2.54*float64(inches)-want) < math.Abs(2.54*float64(nearest)-want) {
				nearest = inches
			}
		}
		if nearest != test.inches {
			t.Errorf("%s of %g cm: L%d, want L%d", test.sizing, test.height, nearest, test.inches)
		}
	}
}
