package settings

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Evaluation says what the advice is to be measured on, and how the result is written.
type Evaluation struct {
	Population  bool   // on simulated people
	Truth       string // how those feel sizes: one of truths
	People      int    // how many there are, MinPeople to MaxPeople
	Robust      bool   // also other advisors and other people
	Charts      string // what is advised on: one of charts
	Train, Test string // files of rentals
	Holdout     string // instead of Test: HoldoutRandom or HoldoutDate
	Predictions string // file to write predictions to; "" for none
	Against     string // AgainstBoosting or a file of predictions; "" for nothing
	Ablate      bool   // measure what each datum is worth
	Seed        uint64 // of all dice
	JSON        bool   // write the result as JSON
}

// truths are the ways simulated people may feel sizes, the first unless told otherwise.
var truths = []string{"judge", "score", "strict"}

// What simulated people are advised on: charts that stay as they are, so that figures compare one
// state of the model with another, or what the demo shop sells now.
const (
	ChartsFrozen = "frozen"
	ChartsShop   = "shop"
)

// people is how many are simulated unless told otherwise.
const people = 2000

// How many people can be simulated: at least one a department, and few enough for an afternoon.
const (
	MinPeople = 2
	MaxPeople = 1_000_000
)

// What rows are held back, and what is compared with.
const (
	HoldoutRandom   = "random"
	HoldoutDate     = "date"
	AgainstBoosting = "boosting"
)

// check says what does not go together.
func (e *Evaluation) check() error {
	rentals := e.Train != "" || e.Test != "" || e.Holdout != "" || e.Predictions != "" || e.Against != "" || e.Ablate
	switch {
	case e.Population && rentals:
		return errors.New("--population reads no rentals: it goes with --truth, --people, --charts, --robust, --seed and --json only")
	case e.Population:
		return nil
	case e.Train == "":
		return errors.New("evaluate needs --population, or --train with --test or --holdout")
	case (e.Test == "") == (e.Holdout == ""):
		return errors.New("evaluate --train needs one of --test and --holdout")
	}
	if e.Truth != truths[0] || e.People != people || e.Charts != ChartsFrozen || e.Robust {
		return errors.New("--truth, --people, --charts and --robust go with --population only")
	}
	return nil
}

func setTrain(s *Settings, value string) error {
	s.Evaluation.Train = value
	return nil
}

func setTest(s *Settings, value string) error {
	s.Evaluation.Test = value
	return nil
}

func setHoldout(s *Settings, value string) error {
	if value != "" && value != HoldoutRandom && value != HoldoutDate {
		return fmt.Errorf("%q is neither %s nor %s", value, HoldoutRandom, HoldoutDate)
	}
	s.Evaluation.Holdout = value
	return nil
}

func setPredictions(s *Settings, value string) error {
	s.Evaluation.Predictions = value
	return nil
}

func setAgainst(s *Settings, value string) error {
	s.Evaluation.Against = value
	return nil
}

func setPopulation(s *Settings, value string) error {
	return setBool(&s.Evaluation.Population, value)
}

func setTruth(s *Settings, value string) error {
	if !slices.Contains(truths, value) {
		return fmt.Errorf("%q is none of %s", value, strings.Join(truths, ", "))
	}
	s.Evaluation.Truth = value
	return nil
}

func setPeople(s *Settings, value string) error {
	n, err := strconv.Atoi(value)
	if err != nil || n < MinPeople || n > MaxPeople {
		return fmt.Errorf("%q is not a whole number from %d to %d", value, MinPeople, MaxPeople)
	}
	s.Evaluation.People = n
	return nil
}

func setCharts(s *Settings, value string) error {
	if value != ChartsFrozen && value != ChartsShop {
		return fmt.Errorf("%q is neither %s nor %s", value, ChartsFrozen, ChartsShop)
	}
	s.Evaluation.Charts = value
	return nil
}

func setRobust(s *Settings, value string) error { return setBool(&s.Evaluation.Robust, value) }

func setAblate(s *Settings, value string) error { return setBool(&s.Evaluation.Ablate, value) }

func setJSON(s *Settings, value string) error {
	switch s.Command {
	case Simulate:
		return setBool(&s.Simulation.JSON, value)
	case Check:
		return setBool(&s.JSON, value)
	}
	return setBool(&s.Evaluation.JSON, value)
}

func setSeed(s *Settings, value string) (err error) {
	into := &s.Evaluation.Seed
	if s.Command == Simulate {
		into = &s.Simulation.Seed
	}
	if *into, err = strconv.ParseUint(value, 10, 64); err != nil {
		return fmt.Errorf("%q is not a whole number from 0 on", value)
	}
	return nil
}
