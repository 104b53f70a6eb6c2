package store

import (
	"slices"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

func TestSetChecks_KeepsOthers(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		chart := models.Checked{Product: "elsa", Kind: models.CheckChart, Zone: fit.Bust, CM: -7, Told: 82}
		picture := models.Checked{Product: "elsa", Kind: models.CheckPicture, Told: 31}
		other := models.Checked{Product: "kaja", Kind: models.CheckChart, Zone: fit.Hip, CM: 5.5, Told: 71}
		must(t, s.SetChecks(t.Context(), []models.Checked{chart, picture, other}, nil))
		chart.CM = -6
		must(t, s.SetChecks(t.Context(), []models.Checked{chart}, []models.Checked{picture}))
		got, err := s.Checks(t.Context())
		must(t, err)
		if want := []models.Checked{chart, other}; !slices.Equal(got, want) {
			t.Errorf("%+v, want %+v", got, want)
		}
	})
}
