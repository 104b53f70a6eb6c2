package evidence

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

func TestHelps_NeitherTinyNorChance(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name      string
		delta, sd float64
		helps     bool
	}{
		{"clear", -0.010, 0.001, true},
		{"at both limits", -0.002, 0.001, true},
		{"too small to notice", -0.0019, 0, false},
		{"within the spread", -0.004, 0.0021, false},
		{"nothing", 0, 0, false},
		{"better without it", 0.010, 0.001, false},
	} {
		if got := (Ablation{Delta: c.delta, SD: c.sd}).Helps(); got != c.helps {
			t.Errorf("%s: helps is %t", c.name, got)
		}
	}
}

func TestCommitted_Read(t *testing.T) {
	t.Parallel()
	results, err := read(files)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]Rentals{RandomFile: results.Random, DateFile: results.Date} {
		if r.Rows == 0 || r.AUC.Mean <= 0.5 || r.AUCRange.Low > r.AUC.Mean || r.AUCRange.High < r.AUC.Mean {
			t.Errorf("%s: %d rows, mean AUC %v in %v", name, r.Rows, r.AUC.Mean, r.AUCRange)
		}
	}
	if results.Random.Holdout != "random" || results.Date.Holdout != "date" {
		t.Errorf("held back by %q and %q", results.Random.Holdout, results.Date.Holdout)
	}
	for i, want := range Truths() {
		if p := &results.Populations[i]; p.Truth != want || p.People == 0 || len(p.Evidence) == 0 {
			t.Errorf("%s: %d people of truth %q told %d kinds of evidence", populationFiles[i], p.People, p.Truth, len(p.Evidence))
		}
	}
}

func TestCommitted_UnknownField(t *testing.T) {
	t.Parallel()
	whole := fstest.MapFS{}
	for _, name := range append(populationFiles[:], RandomFile, DateFile) {
		whole[name+".json"] = &fstest.MapFile{Data: []byte(`{}`)}
	}
	if _, err := read(whole); err != nil {
		t.Fatal(err)
	}
	whole[DateFile+".json"] = &fstest.MapFile{Data: []byte(`{"auk":1}`)}
	if _, err := read(whole); err == nil || !strings.Contains(err.Error(), DateFile) {
		t.Errorf("error %v", err)
	}
	delete(whole, DateFile+".json")
	if _, err := read(whole); err == nil {
		t.Error("a missing file: read")
	}
}

func TestTraceable_Complete(t *testing.T) {
	t.Parallel()
	whole := Made{Date: "2026-11-24", Version: "abc", Command: "go run . evaluate", Seed: 0}
	if !whole.Traceable() {
		t.Error("a whole one is not")
	}
	for name, m := range map[string]Made{
		"no day":     {Version: "abc", Command: "c"},
		"no code":    {Date: "2026-11-24", Command: "c"},
		"no command": {Date: "2026-11-24", Version: "abc"},
	} {
		if m.Traceable() {
			t.Errorf("%s: traceable", name)
		}
	}
}

// A place is what a reader of the file would follow to the same value.
func TestPlace_LeadsToTheValueInTheFile(t *testing.T) {
	results := Committed()
	leaves := map[string]any{}
	parts := map[string]any{RandomFile: results.Random, DateFile: results.Date}
	for i, name := range populationFiles {
		parts[name] = results.Populations[i]
	}
	for name, part := range parts {
		data, err := json.Marshal(part)
		if err != nil {
			t.Fatal(err)
		}
		var whole any
		if err := json.Unmarshal(data, &whole); err != nil {
			t.Fatal(err)
		}
		collect(leaves, name, whole)
	}
	for field, place := range results.places {
		got, err := json.Marshal(field)
		if err != nil {
			t.Fatal(err)
		}
		want, err := json.Marshal(leaves[place])
		if err != nil {
			t.Fatal(err)
		}
		if _, known := leaves[place]; known && !bytes.Equal(got, want) {
			t.Errorf("%s: the file has %s, the field %s", place, want, got)
		}
		delete(leaves, place)
	}
	for place := range leaves {
		t.Errorf("no field has the place %s", place)
	}
	if got := results.Place(&results.Date.AUC.Mean); got != "rentals_date.auc.mean" {
		t.Errorf("got %q", got)
	}
	copied := results.Date.AUC.Mean
	if got := results.Place(&copied); got != Unplaced {
		t.Errorf("a copy has the place %q", got)
	}
}

func collect(leaves map[string]any, place string, value any) {
	switch v := value.(type) {
	case map[string]any:
		for key, inner := range v {
			collect(leaves, place+"."+key, inner)
		}
	case []any:
		for i, inner := range v {
			collect(leaves, place+"."+strconv.Itoa(i), inner)
		}
	case nil:
	default:
		leaves[place] = v
	}
}

func TestWorstRegret_OverTheTruths(t *testing.T) {
	t.Parallel()
	var r Results
	if _, ok := r.WorstRegret("judge"); ok {
		t.Error("nothing compared, and a regret")
	}
	for i, worths := range []map[string]float64{
		{"judge": 4, "score": 3.5, "strict": 3},
		{"judge": 5.5, "score": 6.5, "strict": 4},
		{"judge": 1, "score": -0.5, "strict": 1.5},
	} {
		r.Populations[i].Truth = []string{"judge", "score", "strict"}[i]
		r.Populations[i].Judges = map[string]*Worth{}
		for name, eur := range worths {
			r.Populations[i].Judges[name] = &Worth{EUR: eur}
		}
	}
	for judge, want := range map[string]Regret{"judge": {1, "score"}, "score": {2, "strict"}, "strict": {2.5, "score"}} {
		if got, ok := r.WorstRegret(judge); !ok || got != want {
			t.Errorf("%s: %+v, want %+v", judge, got, want)
		}
	}
	if _, ok := r.WorstRegret("nobody"); ok {
		t.Error("a judge who was not tried has a regret")
	}
}
