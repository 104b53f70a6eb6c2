package chart

import (
	"context"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/a-h/templ"
)

func draw(t *testing.T, c templ.Component) string {
	t.Helper()
	var b strings.Builder
	if err := c.Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	reader := xml.NewDecoder(strings.NewReader(b.String()))
	for {
		if _, err := reader.Token(); err == io.EOF {
			return b.String()
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

func plain(f float64) string { return strconv.FormatFloat(f, 'g', 4, 64) }

func TestTicks_RoundAndHoldRange(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		most      int
		want      string
	}{
		{0, 1, 5, "0 0.2 0.4 0.6 0.8 1"},
		{0.48, 0.93, 5, "0.4 0.5 0.6 0.7 0.8 0.9 1"},
		{-0.001, 0.019, 5, "-0.005 0 0.005 0.01 0.015 0.02"},
		{0, 1586, 4, "0 500 1000 1500 2000"},
		{3, 3, 4, "3 3.5 4"},
	} {
		var got []string
		for _, tick := range Ticks(c.low, c.high, c.most, plain) {
			got = append(got, tick.Label)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v to %v: %v, want %s", c.low, c.high, got, c.want)
		}
	}
}

func TestPlot_EndsInCorners(t *testing.T) {
	p := Plot{ID: "a", X: Ticks(0, 1, 5, plain), Y: Ticks(0, 1, 5, plain)}
	if p.x(0) != plotLeft || p.x(1) != width-2*margin || p.y(0) != plotTop+plotHeight || p.y(1) != plotTop {
		t.Errorf("corners at %v %v, %v %v", p.x(0), p.y(0), p.x(1), p.y(1))
	}
	if p.x(0.25) >= p.x(0.5) || p.y(0.25) <= p.y(0.5) {
		t.Error("more is not farther right and higher up")
	}
}

func TestPlot_SeriesDifferWithoutColour(t *testing.T) {
	seen := map[string]bool{}
	for i := range 4 {
		seen[mark(i, 10, 10)] = true
	}
	if len(seen) != 4 {
		t.Errorf("%d shapes for four series", len(seen))
	}
}

func TestDraw_NamesItselfAndContents(t *testing.T) {
	plot := Plot{
		ID: "plot", Title: "Told & kept", Desc: "What it shows", XName: "across", YName: "up", Diagonal: "as told", Joined: true,
		X: Ticks(0, 1, 5, plain), Y: Ticks(0, 1, 5, plain),
		Series: []Series{{"first", []Point{{0, 0}, {1, 1}}}, {"second", []Point{{0.5, 0.25}}}},
	}
	bars := Bars{
		ID: "bars", Title: "Told & kept", Desc: "What it shows", Name: "across", Axis: Ticks(-1, 1, 4, plain), Limit: &Limit{0.5, "the limit"},
		Bars: []Bar{{Name: "first", Value: "+0.6", At: 0.6, Low: 0.5, High: 0.7, Strong: true}, {Name: "second", Value: "-0.4", At: -0.4, Low: -0.4, High: -0.4}},
	}
	for name, c := range map[string]struct {
		drawing string
		says    []string
	}{
		"plot": {draw(t, plot.Draw()), []string{"across", "up", "as told", "first", "second"}},
		"bars": {draw(t, bars.Draw()), []string{"across", "the limit", "first", "+0.6", "second", "-0.4"}},
	} {
		for _, want := range append(c.says, `role="img"`, `<title id="`+name+`-title">Told &amp; kept`, `aria-describedby="`+name+`-desc"`) {
			if !strings.Contains(c.drawing, want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
		if strings.Contains(c.drawing, "style=") || strings.Contains(c.drawing, "NaN") {
			t.Errorf("%s: %s", name, c.drawing)
		}
	}
}

func TestBars_FromZeroToEitherSide(t *testing.T) {
	b := Bars{Axis: Ticks(-1, 1, 4, plain)}
	from, wide := b.span(Bar{At: 0.5})
	if from != b.zero() || from+wide != b.x(0.5) {
		t.Errorf("above zero: from %v, %v wide", from, wide)
	}
	from, wide = b.span(Bar{At: -0.5})
	if from != b.x(-0.5) || from+wide != b.zero() {
		t.Errorf("below zero: from %v, %v wide", from, wide)
	}
	if _, wide = b.span(Bar{}); wide <= 0 {
		t.Error("a bar of nothing is not seen")
	}
}
