package console

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"ebenmass/models/evidence"
	"ebenmass/models/lab/drawn"
	"ebenmass/web/settings"
)

func TestEvaluate_PopulationText(t *testing.T) {
	t.Parallel()
	articles, err := demoArticles()
	if err != nil {
		t.Fatal(err)
	}
	p, err := drawn.Evaluate(t.Context(), articles, drawn.Options{Seed: 3, People: 20, Truth: drawn.Score})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := writePopulation(&out, &p); err != nil {
		t.Fatal(err)
	}
	for _, want := range append(drawn.Keys(), "Nothing here is evidence", "20 simulated people", `truth "score"`, "usual size", "exact body") {
		if !strings.Contains(out.String(), want) {
			t.Errorf("nothing says %q:\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "believes in") || strings.Contains(out.String(), "tape_careless") {
		t.Errorf("says what was not tried:\n%s", out.String())
	}
	p.Judges = map[string]*evidence.Worth{"judge": {EUR: 3.9}, "score": {EUR: 3.3}, "strict": {EUR: 2.9}}
	p.Worlds = []evidence.World{{Name: "tape_careless", People: 20}}
	if err := writePopulation(&out, &p); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"believes in", "strict                     2.90", "tape_careless"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("nothing says %q:\n%s", want, out.String())
		}
	}
	if strings.Contains(out.String(), "%!") {
		t.Errorf("badly formatted:\n%s", out.String())
	}
	full := errors.New("disk full")
	if err := writePopulation(failing{full}, &p); !errors.Is(err, full) {
		t.Errorf("writing to a full disk: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// What stands in the file is a command that makes it again.
func TestEvaluate_PopulationJSON(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	evaluation := settings.Evaluation{Population: true, JSON: true, Seed: 9, People: 20, Truth: "judge", Charts: "frozen"}
	if err := Evaluate(t.Context(), evaluation, time.Now, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	var p struct {
		Seed, People int
		Truth        string
		Policies     map[string]map[string]float64
		Evidence     map[string]map[string]any
		Made         evidence.Made
	}
	if err := json.Unmarshal(out.Bytes(), &p); err != nil {
		t.Fatal(err)
	}
	if p.Seed != 9 || p.People != 20 || p.Truth != "judge" {
		t.Errorf("seed %d, %d people, truth %q", p.Seed, p.People, p.Truth)
	}
	for _, policy := range []string{"habit", "chart_tape", "chart_memory", "two_sizes", "exact_body"} {
		if _, ok := p.Policies[policy]["eur"]; !ok || len(p.Policies) != 5 {
			t.Errorf("no policy %s among %v", policy, p.Policies)
		}
	}
	for _, key := range []string{
		"height", "one_girth", "three_girths", "three_girths_inseam", "memory", "one_label", "two_labels", "two_labels_height", "two_labels_three_girths",
		"five_labels", "five_labels_height", "five_labels_tape", "two_foreign_labels", "two_garments", "purchases_1", "purchases_3", "purchases_5",
	} {
		for _, field := range []string{"eur", "sd", "named", "kept_of_named", "ece", "wrongly_refused", "minus_habit"} {
			if _, ok := p.Evidence[key][field]; !ok {
				t.Errorf("%s has no %s", key, field)
			}
		}
	}
	arguments := strings.Fields(strings.TrimPrefix(p.Made.Command, "ebenmass "))
	again, err := settings.Parse(arguments, func(string) string { return "" }, io.Discard)
	if err != nil || again.Evaluation != evaluation {
		t.Errorf("%q means %+v, error %v", p.Made.Command, again.Evaluation, err)
	}
}
