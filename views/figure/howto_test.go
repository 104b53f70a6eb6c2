package figure

import (
	"math"
	"testing"

	"ebenmass/models/fit"
)

func TestMeasure_LabelsApart(t *testing.T) {
	names := map[fit.Measure]string{
		fit.Height: "Körpergröße", fit.Bust: "Brustumfang", fit.Waist: "Taillenumfang", fit.Hip: "Hüftumfang",
		fit.Inseam: "Innenbeinlänge", fit.Arm: "Armlänge",
	}
	for _, sizing := range [...]fit.Sizing{fit.Women, fit.Men} {
		var labels []MeasureLabel
		for _, m := range fit.Measures {
			labels = append(labels, MeasureLabel{Measure: m, Text: names[m]})
		}
		h := newHowTo(MeasureProps{Sizing: sizing, Labels: labels})
		for i, s := range h.steps {
			if right := s.textX + TextWidth(s.text); right > h.width || s.disc.x < discRadius || s.disc.y > h.height-discRadius {
				t.Errorf("%s: %q at %+v leaves %s", sizing, s.text, s.disc, h.viewBox())
			}
			for _, o := range h.steps[:i] {
				if math.Abs(s.disc.y-o.disc.y) < 2*discRadius && s.measure != fit.Height && o.measure != fit.Height {
					t.Errorf("%s: %q and %q overlap", sizing, s.text, o.text)
				}
			}
		}
		for p := range h.person.outline.points() {
			if x := h.spot(p).x; x < 0 || x > h.width {
				t.Errorf("%s: the body leaves %s", sizing, h.viewBox())
			}
		}
	}
}

func TestDetail_ShowsTape(t *testing.T) {
	for _, sizing := range [...]fit.Sizing{fit.Women, fit.Men} {
		for _, m := range fit.Measures {
			d := newDetail(m, sizing)
			for _, c := range d.front {
				for p := range c.points() {
					if at := d.holding(d.tape).spot(p); at.x < 2 || at.x > detailSize-2 || at.y < 2 || at.y > detailSize-2 {
						t.Errorf("%s %s: tape at %.0f, %.0f is cut off", sizing, m, at.x, at.y)
					}
				}
			}
		}
	}
}
