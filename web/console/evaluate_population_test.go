package console

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"ebenmass/models/lab/drawn"
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
