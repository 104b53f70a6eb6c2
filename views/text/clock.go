package text

import (
	"strconv"
	"time"

	"ebenmass/models"
)

// Whatever a person reads of a time is written here, on the clock of Berlin. A day that is
// kept as midnight UTC (see [models.Day]) is the same day there.

var (
	monthsDE = [...]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}
	daysDE   = [...]string{"So.", "Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa."}
)

// Date writes a day in full: "3. November 2026", "3 November 2026".
func Date(lang models.Lang, t time.Time) string {
	t = models.InBerlin(t)
	if lang == models.English {
		return t.Format("2 January 2006")
	}
	return strconv.Itoa(t.Day()) + "." + nbsp + monthsDE[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// ShortDate writes a day in figures where room is scarce: "3.11.2026", "3 Nov 2026".
func ShortDate(lang models.Lang, t time.Time) string {
	t = models.InBerlin(t)
	if lang == models.English {
		return t.Format("2 Jan 2006")
	}
	return t.Format("2.1.2006")
}

// WeekdayDate writes a near day without its year: "Do., 27. November", "Thu 27 November".
func WeekdayDate(lang models.Lang, t time.Time) string {
	t = models.InBerlin(t)
	if lang == models.English {
		return t.Format("Mon 2 January")
	}
	return daysDE[t.Weekday()] + ", " + strconv.Itoa(t.Day()) + "." + nbsp + monthsDE[t.Month()-1]
}

// Moment writes a day with the time of day and the zone, which tells the hour that comes
// twice in October apart: "3. November 2026, 14:05 Uhr (MEZ)", "3 November 2026, 14:05 (CET)".
func Moment(lang models.Lang, t time.Time) string {
	return timeOfDay(lang, t) + " (" + zone(lang, t) + ")"
}

// MomentInBerlin is Moment as it is to be proven: "… (MEZ, Europe/Berlin)".
func MomentInBerlin(lang models.Lang, t time.Time) string {
	return timeOfDay(lang, t) + " (" + zone(lang, t) + ", " + models.Zone + ")"
}

func timeOfDay(lang models.Lang, t time.Time) string {
	written := Date(lang, t) + models.InBerlin(t).Format(", 15:04")
	if lang == models.English {
		return written
	}
	return written + nbsp + "Uhr"
}

// zone names the zone as the language does.
func zone(lang models.Lang, t time.Time) string {
	name, _ := models.InBerlin(t).Zone()
	german := map[string]string{"CET": "MEZ", "CEST": "MESZ"}[name]
	if lang == models.German && german != "" {
		return german
	}
	return name
}

// MachineDay is a day for programs, the same that people read: "2027-11-23".
func MachineDay(t time.Time) string { return models.InBerlin(t).Format(time.DateOnly) }

// MachineMoment is a moment for programs, as RFC 3339 has it, in UTC.
func MachineMoment(t time.Time) string { return t.UTC().Format(time.RFC3339) }
