package release_test

import (
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/release"
)

func TestMake_ReasonsNoisedAndThreshold(t *testing.T) {
	t.Parallel()
	hip, looks := models.Complaint{Reason: models.ReasonTight, Zone: fit.Hip}, models.Complaint{Reason: models.ReasonLooks}
	all := []models.Complaint{hip, looks, {Reason: models.ReasonQuality}}
	for _, test := range []struct {
		name           string
		people, madeUp int64
		want           int
		demo           bool
	}{
		{"nobody", 0, 0, 0, false},
		{"too few", release.ReasonLeast - 1, 0, 0, false},
		{"enough", release.ReasonLeast, 0, release.ReasonLeast, false},
		{"made up", 0, 12, 12, true},
		{"made up, too few beside it", release.ReasonLeast - 1, 12, 12, true},
		{"made up, enough beside it", release.ReasonLeast, 12, release.ReasonLeast + 12, true},
		{"few made up", 0, release.FewestMadeUp - 1, 0, false},
	} {
		noised := 0
		noise := func(n int64, epsilon float64) (int64, error) {
			if epsilon == release.EpsilonReasons {
				noised++
			}
			return n, nil
		}
		a := release.Article{Product: "a", Complaints: all}
		a.Reasons, a.MadeUpReasons = map[models.Complaint]int64{hip: test.people}, map[models.Complaint]int64{hip: test.madeUp}
		made, err := release.Make([]release.Article{a, {Product: "b", Complaints: all}}, noise)
		if err != nil {
			t.Fatal(err)
		}
		if noised != 2*len(all) {
			t.Errorf("%s: %d cells noised, the empty ones too are %d", test.name, noised, 2*len(all))
		}
		if test.want == 0 && len(made.Reasons) != 0 || test.want > 0 && (len(made.Reasons) != 1 || made.Reasons[0] != release.PublishedReason{Product: "a", Complaint: hip, N: test.want, Demo: test.demo}) {
			t.Errorf("%s: told %+v, want %d", test.name, made.Reasons, test.want)
		}
	}
}

// An answer spends one release's ε in all, over whatever it bears on.
func TestEpsilon_SharesAddUp(t *testing.T) {
	t.Parallel()
	if sum := release.EpsilonFit + release.EpsilonReasons + release.EpsilonTwoSizes; sum != release.Epsilon {
		t.Errorf("the shares add up to %v of %v", sum, release.Epsilon)
	}
}
