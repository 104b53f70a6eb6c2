package figure

import (
	"math"
	"slices"
	"testing"

	"ebenmass/models/fit"

	"pgregory.net/rapid"
)

func TestOutline_SymmetricAndFinite(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anatomyOf(drawBody(t))
		for _, c := range []*curve{a.outline(), a.head()} {
			pts := slices.Collect(c.points())
			for i, p := range pts {
				if math.IsNaN(p.x+p.y) || math.IsInf(p.x+p.y, 0) {
					t.Fatalf("point %d is %v", i, p)
				}
				if q := pts[len(pts)-1-i]; math.Abs(p.x+q.x) > 1e-9 || math.Abs(p.y-q.y) > 1e-9 {
					t.Fatalf("point %d %v has no mirror image, but %v", i, p, q)
				}
			}
		}
	})
}

func TestAnatomy_LandmarksInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anatomyOf(drawBody(t))
		levels := []float64{a.body.Height, a.chin, a.neck, a.shoulder, a.armpit, a.bust, a.waist, a.hip, a.crotch, a.knee, a.calf, a.ankle, 0}
		for i := 1; i < len(levels); i++ {
			if levels[i] >= levels[i-1] {
				t.Fatalf("landmark %d at %.1f is not below %.1f", i, levels[i], levels[i-1])
			}
		}
		if a.arm.wrist.x <= a.arm.pit.x {
			t.Fatalf("the arm hangs inward: %+v", a.arm)
		}
	})
}

func TestAnatomy_WidthsGrowWithGirthsOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		thin := drawBody(t)
		more := rapid.Float64Range(0.5, 20).Draw(t, "more")
		for _, z := range [...]fit.Measure{fit.Bust, fit.Waist, fit.Hip} {
			full := thin
			*map[fit.Measure]*float64{fit.Bust: &full.Bust, fit.Waist: &full.Waist, fit.Hip: &full.Hip}[z] += more
			a, b := anatomyOf(thin), anatomyOf(full)
			for _, other := range [...]fit.Measure{fit.Bust, fit.Waist, fit.Hip} {
				if grown := b.half(other) - a.half(other); (grown > 0) != (other == z) {
					t.Fatalf("%s +%.1f cm widens %s by %.2f", z, more, other, grown)
				}
				if a.level(other) != b.level(other) {
					t.Fatalf("%s moves with a girth", other)
				}
			}
		}
	})
}

func TestAnatomy_BodyWidths(t *testing.T) {
	// Frontal breadths of grown people run from a quarter to two fifths of the girth.
	for _, s := range [...]fit.Sizing{fit.Women, fit.Men} {
		b := Typical(s)
		a := anatomyOf(b)
		for z, girth := range map[fit.Measure]float64{fit.Bust: b.Bust, fit.Waist: b.Waist, fit.Hip: b.Hip} {
			if share := 2 * a.half(z) / girth; share < 0.25 || share > 0.4 {
				t.Errorf("%s %s: %.2f of the girth", s, z, share)
			}
		}
		if a.arm.top.x < a.bustHalf {
			t.Errorf("%s: shoulders narrower than the chest", s)
		}
	}
}

func TestAnatomy_MissingMeasures(t *testing.T) {
	tests := []struct {
		name string
		body Body
		want Body
	}{
		{"nothing", Body{Sizing: fit.Women}, Typical(fit.Women)},
		{"twice the hip", Body{Sizing: fit.Men, Hip: 198}, Body{Bust: 198, Waist: 170, Hip: 198, Height: 178}},
		{"height from the inseam", Body{Sizing: fit.Men, Inseam: 0.478 * 190}, Body{Height: 190, Bust: 99, Waist: 85, Hip: 99}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := tt.body.filled()
			for _, pair := range [][2]float64{{got.Height, tt.want.Height}, {got.Bust, tt.want.Bust}, {got.Waist, tt.want.Waist}, {got.Hip, tt.want.Hip}} {
				if math.Abs(pair[0]-pair[1]) > 0.01 {
					t.Errorf("filled to %+v, want %+v", got, tt.want)
				}
			}
			if got.Arm == 0 || got.Inseam == 0 {
				t.Errorf("limbs missing: %+v", got)
			}
		})
	}
}
