package settings

import (
	"fmt"

	"ebenmass/models"
	"ebenmass/models/report"
)

// Simulation says with which figures of a shop what is computed, and how the result is written.
type Simulation struct {
	report.Inputs
	JSON bool // write the result as JSON
}

// setInput reads one of a shop's own figures.
func setInput(field string) func(s *Settings, value string) error {
	return func(s *Settings, value string) error {
		switch s.Simulation.Set(field, value) {
		case report.FaultUnreadable:
			return fmt.Errorf("%q is not %s", value, inputWords[field])
		case report.FaultRange:
			return fmt.Errorf("%q is out of range: it has to be %s", value, inputWords[field])
		}
		return nil
	}
}

// inputWords say what can be read.
var inputWords = map[string]string{
	report.FieldOrders:     fmt.Sprintf("a whole number from 1 to %d", report.MaxOrders),
	report.FieldReturnCost: amountWords,
	report.FieldMargin:     amountWords,
	report.FieldUptake:     "a share from 0 to 1",
}

var amountWords = fmt.Sprintf("an amount from 0 to %d EUR, such as 12.50", report.MaxAmount/models.Cents(100))
