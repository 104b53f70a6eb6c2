package figure

import (
	"math"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"

	"pgregory.net/rapid"
)

func TestEndOf_NearestLandmark(t *testing.T) {
	t.Parallel()
	body := Typical(fit.Women)
	a := anatomyOf(body)
	for _, test := range []struct {
		name    string
		garment Garment
		at      Landmark
	}{
		{"cropped top", Garment{Type: fit.TShirt, Length: 44}, AtWaist},
		{"blouse", Garment{Type: fit.Blouse, Length: 66}, AtHip},
		{"dress", Garment{Type: fit.Dress, Length: 98}, AtKnee},
		{"long skirt", Garment{Type: fit.Skirt, Length: 100}, AtFloor},
		{"trousers", Garment{Type: fit.Trousers, Inseam: 79}, AtFloor},
		{"bermudas", Garment{Type: fit.Shorts, Inseam: 30}, AtKnee},
	} {
		at, below, ok := EndOf(body, test.garment)
		if !ok || at != test.at {
			t.Errorf("%s: ends %.1f cm below the %s, %t", test.name, below, at, ok)
		}
	}
	if _, below, _ := EndOf(body, Garment{Type: fit.Trousers, Inseam: body.Inseam - 4}); math.Abs(below+4) > 1e-9 {
		t.Errorf("legs 4 cm shorter than the inseam end %.1f cm below the floor", below)
	}
	for _, kind := range fit.Types {
		if _, _, ok := EndOf(body, Garment{Type: kind, Bust: 100, Waist: 90, Hip: 104}); ok {
			t.Errorf("a %s ends somewhere although its chart has no length", kind)
		}
	}
	long := Garment{Type: fit.Dress, Length: a.neck}
	if at, _, _ := EndOf(body, long); at != AtFloor {
		t.Errorf("a dress to the floor ends at the %s", at)
	}
}

func TestOverlay_LengthToScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body, g := drawBody(t), drawGarment(t)
		o := newOverlay(OverlayProps{Body: body, Garment: g, Gaps: allGaps(), Length: &LengthMark{Name: "Innenbeinlänge", Value: "101,5 cm"}})
		l := o.length
		if l == nil {
			t.Fatal("no length")
		}
		if cm := o.cloth.extent[0].y - o.cloth.extent[1].y; math.Abs(l.to-l.from-cm*o.scale) > 1e-6 {
			t.Fatalf("%.1f cm are drawn %.1f units long at %.2f units per cm", cm, l.to-l.from, o.scale)
		}
		if l.left < 0 || l.left+l.labelledWidth > o.x(-o.half(math.Inf(-1)))+lengthRoom {
			t.Fatalf("the label from %.1f is %.1f wide and reaches the figure at %.1f", l.left, l.labelledWidth, o.x(-o.half(math.Inf(-1))))
		}
		if l.label-18 < 0 || l.label+18 > o.height {
			t.Fatalf("the label at %.1f leaves %s", l.label, o.viewBox())
		}
	})
}

func TestBodyOf_BuildsDiffer(t *testing.T) {
	t.Parallel()
	person := func(s fit.Sizing, bust, waist, hip float64) Body {
		var given [fit.NumMeasures]float64
		given[fit.Bust], given[fit.Waist], given[fit.Hip] = bust, waist, hip
		p := fit.Person{Sizing: s, MeasuredWith: fit.Tape, Given: given}
		b := fit.Infer(s, p.Measurements())
		return BodyOf(&b)
	}
	garment := Garment{Type: fit.Shirt, Sleeve: models.SleeveLong, Bust: 112, Waist: 108, Hip: 112, Length: 76}
	seen := map[string]bool{}
	for _, b := range []Body{
		person(fit.Women, 88, 70, 96), person(fit.Women, 118, 108, 126), person(fit.Women, 88, 80, 110),
		person(fit.Men, 98, 84, 99), person(fit.Men, 120, 118, 116),
	} {
		o := newOverlay(OverlayProps{Body: b, Garment: garment})
		seen[o.path(o.person.outline, false)] = true
	}
	if len(seen) != 5 {
		t.Errorf("%d outlines of 5 builds", len(seen))
	}
}
