package console

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"ebenmass/models/lab/simulate"
	"ebenmass/models/report"
	"ebenmass/web/settings"
)

func simulation(t *testing.T, people int) report.Simulation {
	t.Helper()
	articles, err := demoArticles()
	if err != nil {
		t.Fatal(err)
	}
	lab, err := simulate.New(t.Context(), articles, simulate.Options{People: people, Workers: 2, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	s, err := lab.Watch(t.Context(), 1, true)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSimulate_Text(t *testing.T) {
	t.Parallel()
	f := report.Compute(simulation(t, 8), report.Standard())
	var out bytes.Buffer
	if err := writeReport(&out, &f); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"not observed", "usual size", "size chart", "two sizes", "advice - usual", "A return costs 15.00 EUR", "120000 orders a year", report.FactorFelt} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("nothing says %q:\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "%!") {
		t.Errorf("badly formatted:\n%s", out.String())
	}
	full := errors.New("disk full")
	if err := writeReport(failing{full}, &f); !errors.Is(err, full) {
		t.Errorf("writing to a full disk: %v", err)
	}
}

// What the program prints is one object of the promised names.
func TestSimulate_JSON(t *testing.T) {
	if testing.Short() {
		t.Skip("simulates all people")
	}
	t.Parallel()
	in := report.Standard()
	in.Orders, in.Uptake, in.Seed = 40_000, 0.5, 2
	var out bytes.Buffer
	if err := Simulate(t.Context(), settings.Simulation{Inputs: in, JSON: true}, &out); err != nil {
		t.Fatal(err)
	}
	var d struct {
		Seed     uint64                                                   `json:"seed"`
		Orders   int64                                                    `json:"orders"`
		Inputs   map[string]float64                                       `json:"inputs"`
		Policies map[string]map[string]struct{ Value, Low, High float64 } `json:"policies"`
	}
	decoder := json.NewDecoder(&out)
	if err := decoder.Decode(&d); err != nil || decoder.More() {
		t.Fatalf("not one object: %v", err)
	}
	if d.Seed != 2 || d.Orders != 40_000 || d.Inputs["uptake"] != 0.5 || len(d.Policies) != 4 {
		t.Errorf("%+v", d)
	}
	for _, policy := range []string{"usual_size", "chart", "advice", "two_sizes"} {
		for _, key := range []string{"returns_per_1000", "eur_per_1000", "eur_per_year"} {
			r, ok := d.Policies[policy][key]
			if !ok || r.Low > r.Value || r.Value > r.High || r.Low == r.High {
				t.Errorf("%s: %s is %+v", policy, key, r)
			}
		}
	}
}
