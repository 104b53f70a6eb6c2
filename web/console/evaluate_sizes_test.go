package console

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"ebenmass/models/evidence"
	"ebenmass/web/settings"
)

func TestEvaluate_SizesByDate(t *testing.T) {
	t.Parallel()
	e := settings.Evaluation{Train: writeLines(t, "train.csv", madeUpRentals(500, 1)), Holdout: settings.HoldoutDate, JSON: true, Seed: 1}
	var r evidence.Rentals
	if err := json.Unmarshal([]byte(evaluated(t, e)), &r); err != nil {
		t.Fatal(err)
	}
	s := r.Sizes
	if s == nil {
		t.Fatal("no sizes are judged")
	}
	if s.Earlier != 3 || s.Rows == 0 || s.Rows > r.Rows || s.Wearers == 0 || s.Wearers > s.Rows || s.Trained == 0 || s.Trained > r.Trained {
		t.Errorf("%+v of %d rows, learned from %d", s, r.Rows, r.Trained)
	}
	var known []string
	for _, from := range s.From {
		known = append(known, from.Known)
		if from.RMSE <= 0 || from.LogLoss <= 0 || (from.LessUsual == nil) != (from.Known == "usual") {
			t.Errorf("%+v", from)
		}
		if less := from.LessUsual; less != nil && !(less.Low <= less.Value && less.Value <= less.High && less.Low < less.High) {
			t.Errorf("%s: %+v", from.Known, less)
		}
	}
	if !slices.Equal(known, []string{"body", "usual", "both"}) {
		t.Errorf("expected from %v", known)
	}
	// The made-up people have a body and no habit of their own.
	if s.From[0].RMSE >= s.From[1].RMSE {
		t.Errorf("body off by %v, usual size by %v", s.From[0].RMSE, s.From[1].RMSE)
	}
	e.JSON = false
	if said := evaluated(t, e); !strings.Contains(said, "with 3 earlier rentals or more") || !strings.Contains(said, "against usual") || strings.Contains(said, "%!") {
		t.Errorf("badly told:\n%s", said)
	}
}

// Rows of a random split are no later than those learned from: nothing is by date.
func TestEvaluate_SizesNotForRandomSplit(t *testing.T) {
	t.Parallel()
	e := settings.Evaluation{Train: writeLines(t, "train.csv", madeUpRentals(200, 1)), Holdout: settings.HoldoutRandom, JSON: true, Seed: 1}
	if said := evaluated(t, e); strings.Contains(said, `"sizes"`) {
		t.Errorf("sizes are judged:\n%s", said)
	}
}
