package figure

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestThrough_NoKinks(t *testing.T) {
	c := begin(point{0, 0}).through(point{3, 10}, point{5, 12}, point{4, 30}, point{9, 31})
	for i := 1; i < len(c.segs); i++ {
		at, before, after := c.segs[i-1].to, c.segs[i-1].c2, c.segs[i].c1
		in := math.Atan2(at.y-before.y, at.x-before.x)
		out := math.Atan2(after.y-at.y, after.x-at.x)
		if math.Abs(in-out) > 1e-9 {
			t.Errorf("kink of %.3f rad at %v", out-in, at)
		}
	}
}

func TestSpread_OrderAndDistance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.Float64Range(-50, 500), 1, 6).Draw(t, "want")
		slices.Sort(want)
		got := Spread(want, 30, 20, 400)
		for i, y := range got {
			if y < 20-1e-9 || y > 400+1e-9 {
				t.Fatalf("%v leaves 20–400", got)
			}
			if i > 0 && y-got[i-1] < 30-1e-9 {
				t.Fatalf("%v stand closer than 30", got)
			}
		}
	})
}

func TestSpread_LeavesAloneWhatIsApart(t *testing.T) {
	want := []float64{40, 80, 200}
	if got := Spread(want, 30, 20, 400); !slices.Equal(got, want) {
		t.Errorf("moved %v to %v", want, got)
	}
}
