package models_test

import (
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
)

func TestOutcome_FromAnswers(t *testing.T) {
	t.Parallel()
	zones := []fit.Measure{fit.Bust, fit.Waist, fit.Arm}
	for name, c := range map[string]struct {
		answers models.Answers
		want    fit.Outcome
		ok      bool
	}{
		"nothing said":              {nil, 0, false},
		"one zone right":            {models.Answers{fit.Bust: models.ReasonRight}, 0, false},
		"too tight somewhere":       {models.Answers{fit.Bust: models.ReasonTight, fit.Waist: models.ReasonRight}, fit.OutcomeSmall, true},
		"too short":                 {models.Answers{fit.Arm: models.ReasonShort}, fit.OutcomeSmall, true},
		"too loose":                 {models.Answers{fit.Waist: models.ReasonLoose}, fit.OutcomeLarge, true},
		"tight here and long there": {models.Answers{fit.Bust: models.ReasonTight, fit.Arm: models.ReasonLong}, 0, false},
		"right everywhere": {models.Answers{
			fit.Bust: models.ReasonRight, fit.Waist: models.ReasonRight, fit.Arm: models.ReasonRight,
		}, fit.OutcomeFits, true},
		"of another zone": {models.Answers{fit.Hip: models.ReasonTight}, 0, false},
	} {
		got, ok := c.answers.Outcome(zones)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%s: %d, %t", name, got, ok)
		}
	}
}

func TestParseComplaint_RoundTrip(t *testing.T) {
	t.Parallel()
	for _, c := range models.Complaints([]fit.Measure{fit.Bust, fit.Waist, fit.Hip, fit.Inseam, fit.Arm}) {
		if got := models.ParseComplaint(c.String()); got != c {
			t.Errorf("%s is read as %+v", c, got)
		}
	}
	for _, text := range []string{"", "tight", "tight-", "tight-nose", "looks-hip", "right-hip", "none", "-hip"} {
		if got := models.ParseComplaint(text); got != (models.Complaint{}) {
			t.Errorf("%q is read as %+v", text, got)
		}
	}
}
