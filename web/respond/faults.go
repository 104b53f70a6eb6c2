package respond

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/text"
)

// Fault is one thing wrong with a program's request.
type Fault struct {
	Field     string   // "" for the request as a whole
	Code      string   // machine-readable; its words are the message "invalid.api.<code>"
	Low, High float64  // out_of_range only: the accepted range in cm
	Known     []string // what would have been understood, where that is a list
}

// SentFault is a Fault as it is sent.
type SentFault struct {
	Field   string   `json:"field"`
	Code    string   `json:"code"`
	Message string   `json:"message"`
	Known   []string `json:"known,omitempty"`
}

// Sent puts faults into words. Messages are English: they are for the people who write programs.
func Sent(faults []Fault) []SentFault {
	sent := make([]SentFault, len(faults))
	for i, f := range faults {
		number := func(cm float64) string { return strconv.FormatFloat(cm, 'f', -1, 64) }
		sent[i] = SentFault{f.Field, f.Code, text.Get(models.English, "invalid.api."+f.Code, "low", number(f.Low), "high", number(f.High)), f.Known}
	}
	return sent
}

// Faults answers a program with what is wrong.
func Faults(c echo.Context, status int, faults ...Fault) error {
	answer := struct {
		Errors []SentFault `json:"errors"`
	}{Sent(faults)}
	return JSON(c, status, answer)
}
