package models

import (
	"fmt"
	"sync"
	"time"
	_ "time/tzdata" // Berlin's time is known on machines without a zone database too
)

// Zone is where the shop's days begin, and its deadlines and declarations count.
const Zone = "Europe/Berlin"

var berlin = sync.OnceValue(func() *time.Location {
	zone, err := time.LoadLocation(Zone)
	if err != nil {
		panic(fmt.Sprintf("models: %v", err)) // cannot be: the zones are part of the program
	}
	return zone
})

// InBerlin is a moment on the shop's clock.
func InBerlin(t time.Time) time.Time { return t.In(berlin()) }

// Day is the calendar day a moment falls on in Berlin, written as midnight UTC of that day:
// so columns keep days, and so days are compared and counted without a clock being changed in
// between.
func Day(t time.Time) time.Time {
	year, month, day := InBerlin(t).Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// Midnight is the moment, in UTC, at which a calendar day begins in Berlin.
func Midnight(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, berlin()).UTC()
}

// WeekBegin is the moment at which the week of a moment begins: Monday, midnight in Berlin.
func WeekBegin(t time.Time) time.Time {
	day := Day(t)
	day = day.AddDate(0, 0, -(int(day.Weekday())+6)%7)
	return Midnight(day.Year(), day.Month(), day.Day())
}

// Window is on which days, as [Day] writes them, a parcel ordered at a moment would come.
// Working days are Monday to Friday in Berlin; public holidays, which differ from state to
// state, are not known.
func (d Delivery) Window(ordered time.Time) (from, to time.Time) {
	least, most := d.Days()
	day := Day(ordered)
	return addWorkingDays(day, least), addWorkingDays(day, most)
}

// addWorkingDays is the n-th working day after a day.
func addWorkingDays(day time.Time, n int) time.Time {
	for n > 0 {
		day = day.AddDate(0, 0, 1)
		if weekday := day.Weekday(); weekday != time.Saturday && weekday != time.Sunday {
			n--
		}
	}
	return day
}
