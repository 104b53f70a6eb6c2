package models_test

import (
	"testing"
	"time"

	"ebenmass/models"
)

func utc(t *testing.T, written string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, written)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestDay_Berlin(t *testing.T) {
	t.Parallel()
	for at, want := range map[string]string{
		"2026-11-30T22:59:59Z":      "2026-11-30",
		"2026-11-30T23:00:00Z":      "2026-12-01", // midnight in winter
		"2026-11-30T23:49:00Z":      "2026-12-01",
		"2026-07-01T21:59:59Z":      "2026-07-01",
		"2026-07-01T22:00:00Z":      "2026-07-02", // midnight in summer
		"2026-10-24T21:59:59Z":      "2026-10-24",
		"2026-10-24T22:00:00Z":      "2026-10-25", // the day of 25 hours begins in summer time
		"2026-10-25T00:30:00Z":      "2026-10-25", // 02:30 the first time
		"2026-10-25T01:30:00Z":      "2026-10-25", // 02:30 the second time
		"2026-10-25T22:59:59Z":      "2026-10-25",
		"2026-10-25T23:00:00Z":      "2026-10-26",
		"2026-03-28T23:00:00Z":      "2026-03-29", // the day of 23 hours begins in winter time
		"2026-03-29T21:59:59Z":      "2026-03-29",
		"2026-03-29T22:00:00Z":      "2026-03-30",
		"2026-12-31T23:00:00Z":      "2027-01-01",
		"2028-02-28T23:30:00Z":      "2028-02-29",
		"2026-12-01T00:00:00Z":      "2026-12-01", // a day as it is kept stays that day
		"2026-07-01T00:00:00Z":      "2026-07-01",
		"2026-12-01T09:00:00+14:00": "2026-11-30", // whatever zone the moment came in
		"2026-11-30T20:00:00-05:00": "2026-12-01",
	} {
		if got := models.Day(utc(t, at)); got.Format(time.DateOnly) != want || got.Location() != time.UTC || !got.Equal(got.Truncate(24*time.Hour)) {
			t.Errorf("%s falls on %s, want %s", at, got, want)
		}
	}
}

func TestMidnight_BeginsDay(t *testing.T) {
	t.Parallel()
	for day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2028; day = day.AddDate(0, 0, 1) {
		begin := models.Midnight(day.Date())
		if !models.Day(begin).Equal(day) || !models.Day(begin.Add(-time.Microsecond)).Equal(day.AddDate(0, 0, -1)) {
			t.Errorf("%s begins at %s", day.Format(time.DateOnly), begin.UTC())
		}
	}
}

func TestDeliveryWindow_WorkingDaysInBerlin(t *testing.T) {
	t.Parallel()
	if least, most := models.DeliveryStandard.Days(); least != models.DeliveryMin || most != models.DeliveryMax || models.ExpressDays != 1 {
		t.Fatalf("the days below are for other terms: %d to %d, %d", least, most, models.ExpressDays)
	}
	for ordered, want := range map[string]string{
		"2026-11-30T23:49:00Z": "2026-12-02", // Tuesday 00:49
		"2026-11-30T22:49:00Z": "2026-12-01", // Monday 23:49
		"2026-12-04T22:59:59Z": "2026-12-07", // Friday before midnight
		"2026-12-04T23:00:00Z": "2026-12-07", // Saturday
		"2026-12-06T22:59:59Z": "2026-12-07", // Sunday before midnight
		"2026-12-06T23:00:00Z": "2026-12-08", // Monday 00:00
		"2026-10-23T21:30:00Z": "2026-10-26", // Friday 23:30 before the clocks go back
		"2026-10-25T00:30:00Z": "2026-10-26", // Sunday 02:30 the first time
		"2026-10-25T01:30:00Z": "2026-10-26", // and the second
		"2026-10-25T22:30:00Z": "2026-10-26", // Sunday 23:30 in winter time
		"2026-10-25T23:30:00Z": "2026-10-27", // Monday 00:30
		"2026-03-27T22:30:00Z": "2026-03-30", // Friday 23:30 before the clocks go forward
		"2026-03-29T01:00:00Z": "2026-03-30", // Sunday 03:00, the hour after 01:59
		"2026-03-29T21:30:00Z": "2026-03-30", // Sunday 23:30
		"2026-03-29T22:30:00Z": "2026-03-31", // Monday 00:30
		"2026-12-31T23:30:00Z": "2027-01-04", // Friday, New Year's Day
	} {
		from, to := models.DeliveryExpress.Window(utc(t, ordered))
		if from.Format(time.DateOnly) != want || !from.Equal(to) {
			t.Errorf("express ordered at %s comes on %s to %s, want %s", ordered, from, to, want)
		}
		from, to = models.DeliveryStandard.Window(utc(t, ordered))
		if n := workingDays(models.Day(utc(t, ordered)), from); n != models.DeliveryMin {
			t.Errorf("ordered at %s it comes after %d working days at the earliest", ordered, n)
		}
		if n := workingDays(models.Day(utc(t, ordered)), to); n != models.DeliveryMax {
			t.Errorf("ordered at %s it comes after %d working days at the latest", ordered, n)
		}
	}
}

// workingDays counts those after a day up to another.
func workingDays(after, until time.Time) (n int) {
	for day := after.AddDate(0, 0, 1); !day.After(until); day = day.AddDate(0, 0, 1) {
		if day.Weekday()%6 != 0 {
			n++
		}
	}
	return n
}

func TestWeekBegin_MondayInBerlin(t *testing.T) {
	t.Parallel()
	for at, want := range map[string]string{
		"2026-11-23T09:30:00Z": "2026-11-22T23:00:00Z", // a Monday
		"2026-11-22T22:59:59Z": "2026-11-15T23:00:00Z", // the Sunday before, by a second
		"2026-11-22T23:00:00Z": "2026-11-22T23:00:00Z",
		"2026-10-25T12:00:00Z": "2026-10-18T22:00:00Z", // the clock goes back on that Sunday
		"2027-01-01T00:00:00Z": "2026-12-27T23:00:00Z",
	} {
		moment, err := time.Parse(time.RFC3339, at)
		if err != nil {
			t.Fatal(err)
		}
		if got := models.WeekBegin(moment).Format(time.RFC3339); got != want {
			t.Errorf("the week of %s begins at %s, want %s", at, got, want)
		}
	}
}
