package settings

import (
	"strings"
	"testing"

	"ebenmass/models/report"
)

func TestParse_Simulate(t *testing.T) {
	t.Parallel()
	s, err := Parse([]string{"simulate"}, env(), nil)
	if err != nil || s.Simulation != (Simulation{Inputs: report.Standard()}) {
		t.Errorf("nothing said: %+v, %v", s.Simulation, err)
	}
	s, err = Parse([]string{"simulate", "--orders", "5000", "--return-cost", "7.5", "--margin=12,25", "--uptake", "1", "--seed", "9", "--json"}, env(), nil)
	want := Simulation{Inputs: report.Inputs{Orders: 5000, ReturnCost: 750, Margin: 1225, Uptake: 1, Seed: 9}, JSON: true}
	if err != nil || s.Simulation != want {
		t.Errorf("%+v, %v, want %+v", s.Simulation, err, want)
	}
	for _, args := range [][]string{{"--orders", "0"}, {"--orders", "many"}, {"--return-cost", "-1"}, {"--margin", "10001"}, {"--uptake", "30"}, {"--uptake", "half"}, {"--seed", "x"}, {"--people", "3"}} {
		_, err := Parse(append([]string{"simulate"}, args...), env(), nil)
		if err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%v: %v", args, err)
		}
	}
}
