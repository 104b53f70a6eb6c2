package consent

import (
	"fmt"
	"strconv"
	"time"
)

// Period is a length of time for which something is kept: calendar months, or whole days,
// hours or minutes. Exactly one of the two is set.
type Period struct {
	Months int
	Time   time.Duration
}

const (
	day  = 24 * time.Hour
	nbsp = "\u00a0" // number and unit never part at the end of a line
)

// After returns the moment a period that begins at t ends.
func (p Period) After(t time.Time) time.Time {
	return t.AddDate(0, p.Months, 0).Add(p.Time)
}

// Before returns the moment a period that ends at t began. Months differ in length, so that
// going there and back may miss t by up to three days.
func (p Period) Before(t time.Time) time.Time {
	return t.AddDate(0, -p.Months, 0).Add(-p.Time)
}

// ISO returns the period as ISO 8601 writes durations: "P12M", "P30D", "PT48H", "PT15M".
func (p Period) ISO() string {
	n, unit := p.parts()
	switch unit {
	case unitMonth:
		return fmt.Sprintf("P%dM", n)
	case unitDay:
		return fmt.Sprintf("P%dD", n)
	case unitHour:
		return fmt.Sprintf("PT%dH", n)
	}
	return fmt.Sprintf("PT%dM", n)
}

// Text returns the period in words: "12 Monate", "12 months".
func (p Period) Text() Text {
	n, unit := p.parts()
	number := strconv.Itoa(n) + nbsp
	words := map[int]Text{
		unitMonth:  {DE: "Monate", EN: "months"},
		unitDay:    {DE: "Tage", EN: "days"},
		unitHour:   {DE: "Stunden", EN: "hours"},
		unitMinute: {DE: "Minuten", EN: "minutes"},
	}[unit]
	return Text{DE: number + words.DE, EN: number + words.EN}
}

const (
	unitMonth = iota
	unitDay
	unitHour
	unitMinute
)

// parts splits a period into its number and the largest unit people count it in, never a
// single one: two days are 48 hours to whoever has to act within them.
func (p Period) parts() (n, unit int) {
	switch {
	case p.Months > 0:
		return p.Months, unitMonth
	case p.Time > 2*day:
		return int(p.Time / day), unitDay
	case p.Time > time.Hour:
		return int(p.Time / time.Hour), unitHour
	}
	return int(p.Time / time.Minute), unitMinute
}
