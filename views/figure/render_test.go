package figure

import (
	"regexp"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/markup"

	"github.com/a-h/templ"
)

func render(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func overlaid(p OverlayProps) templ.Component {
	m := markup.New(16 << 10)
	Overlay(m, p)
	return m
}

func shirtOverlay(id string) templ.Component {
	return overlaid(OverlayProps{
		ID: id, Title: "Hemd in M", Desc: "Brust 12 cm weiter", Body: Typical(fit.Women),
		Garment: Garment{Type: fit.Shirt, Sleeve: models.SleeveLong, Bust: 103, Waist: 98, Hip: 108, Length: 72, SleeveLength: 58},
		Gaps:    allGaps(), BodyKey: "Ihr Umriss", GarmentKey: "Hemd in M", GridKey: "Kästchen: 10 cm",
	})
}

func howToMeasure(id string) templ.Component {
	var labels []MeasureLabel
	for _, m := range fit.Measures {
		labels = append(labels, MeasureLabel{Measure: m, Text: m.String()})
	}
	return HowToMeasure(MeasureProps{ID: id, Title: "So messen Sie", Desc: "Sechs Maße", Sizing: fit.Men, Labels: labels})
}

func TestDrawings_NoStyle(t *testing.T) {
	for name, html := range map[string]string{
		"overlay": render(t, shirtOverlay("a")),
		"how to":  render(t, howToMeasure("b")),
		"detail":  render(t, Detail(fit.Waist, fit.Women, "c", "Taille")),
		"flat":    render(t, Flat(FlatProps{ID: "d", Title: "Hemd", Garment: Garment{Type: fit.Shirt}, Labels: flatLabels()})),
	} {
		if strings.Contains(html, "style") || strings.Contains(html, "NaN") || strings.Contains(html, "<script") {
			t.Errorf("%s: a style, a script or a NaN in %s", name, html)
		}
		if !strings.Contains(html, `role="img"`) || !strings.Contains(html, "<title") {
			t.Errorf("%s has no accessible name", name)
		}
	}
}

func TestDrawings_UniqueIDs(t *testing.T) {
	page := render(t, shirtOverlay("first")) + render(t, shirtOverlay("second")) + render(t, howToMeasure("how")) +
		render(t, Detail(fit.Arm, fit.Men, "arm", "Arm"))
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if seen[m[1]] {
			t.Errorf("id %q twice", m[1])
		}
		seen[m[1]] = true
	}
	for _, m := range regexp.MustCompile(`(?:url\(#|aria-\w+by=")([^")]+)[")]`).FindAllStringSubmatch(page, -1) {
		if !seen[m[1]] {
			t.Errorf("nothing has the id %q", m[1])
		}
	}
}

func TestOverlay_MarksEveryZone(t *testing.T) {
	html := render(t, shirtOverlay("a"))
	for _, want := range []string{"Brust", "+12,5 cm", "Taille", "Hüfte", "Ärmel", `class="figure-gap tight"`, `class="figure-gap loose"`, `class="figure-gap in_range"`} {
		if !strings.Contains(html, want) {
			t.Errorf("the drawing lacks %q", want)
		}
	}
	if strings.Contains(html, "Schrittlänge") {
		t.Error("a shirt has no inseam to mark")
	}
}

func TestMeasure_NumbersInOrderOfLabels(t *testing.T) {
	html := render(t, howToMeasure("a"))
	for i, m := range fit.Measures {
		want := regexp.MustCompile(`>` + string(rune('1'+i)) + `</text>\s*<text class="figure-name"[^>]*>` + m.String() + `<`)
		if !want.MatchString(html) {
			t.Errorf("%s is not number %d", m, i+1)
		}
	}
}

func TestDetail_WithoutTitle(t *testing.T) {
	html := render(t, Detail(fit.Hip, fit.Men, "hip", ""))
	if !strings.Contains(html, `aria-hidden="true"`) || strings.Contains(html, "role=") {
		t.Errorf("not hidden: %.120s", html)
	}
}

func TestDrawings_Small(t *testing.T) {
	for _, kind := range fit.Types {
		g := Garment{Type: kind, Sleeve: models.SleeveLong, Bust: 108, Waist: 104, Hip: 110}
		drawing := overlaid(OverlayProps{
			ID: "overlay", Title: "Hemd in M", Desc: "Brust 12 cm weiter", Body: Typical(fit.Women), Garment: g,
			Gaps: allGaps(), BodyKey: "Ihr Umriss", GarmentKey: "Hemd in M", GridKey: "Kästchen: 10 cm",
		})
		if n := len(render(t, drawing)); n > 12<<10 {
			t.Errorf("an overlay of a %s weighs %d bytes", kind, n)
		}
		if n := len(render(t, Flat(FlatProps{ID: "flat", Garment: g, Labels: flatLabels()}))); n > 6<<10 {
			t.Errorf("a sketch of a %s weighs %d bytes", kind, n)
		}
	}
	if n := len(render(t, howToMeasure("how"))); n > 8<<10 {
		t.Errorf("the drawing of how to measure weighs %d bytes", n)
	}
}

func TestOverlay_CutShows(t *testing.T) {
	base := Garment{Type: fit.Knit, Sleeve: models.SleeveLong, Bust: 108, Waist: 104, Hip: 110}
	seen := map[string]string{}
	for _, collar := range [...]string{"band", "boat", "bow", "crew", "hood", "lapel", "polo", "shawl", "turtle", "v"} {
		g := base
		g.Style = models.Style{"collar": collar}
		html := render(t, overlaid(OverlayProps{ID: "a", Garment: g}))
		if other, twice := seen[html]; twice {
			t.Errorf("%s and %s are drawn alike", collar, other)
		}
		seen[html] = collar
	}
	widths := map[string]float64{}
	for _, leg := range [...]string{"slim", "straight", "wide"} {
		o := newOverlay(OverlayProps{Garment: Garment{Type: fit.Jeans, Waist: 80, Hip: 104, Style: models.Style{"leg": leg}}})
		widths[leg] = o.cloth.hem[0].x - o.cloth.hem[1].x
	}
	if !(widths["slim"] < widths["straight"] && widths["straight"] < widths["wide"]) {
		t.Errorf("legs end %v cm wide", widths)
	}
}
