package text

import (
	"strings"
	"testing"
	"time"

	"ebenmass/models"
)

func TestMoment_Berlin(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ at, de, en string }{
		{"2026-11-30T23:49:00Z", "1. Dezember 2026, 00:49 Uhr (MEZ)", "1 December 2026, 00:49 (CET)"},
		{"2026-11-23T23:05:00Z", "24. November 2026, 00:05 Uhr (MEZ)", "24 November 2026, 00:05 (CET)"},
		{"2026-07-01T12:00:00Z", "1. Juli 2026, 14:00 Uhr (MESZ)", "1 July 2026, 14:00 (CEST)"},
		{"2026-06-30T22:00:00Z", "1. Juli 2026, 00:00 Uhr (MESZ)", "1 July 2026, 00:00 (CEST)"},
		{"2026-10-25T00:30:00Z", "25. Oktober 2026, 02:30 Uhr (MESZ)", "25 October 2026, 02:30 (CEST)"},
		{"2026-10-25T00:59:59Z", "25. Oktober 2026, 02:59 Uhr (MESZ)", "25 October 2026, 02:59 (CEST)"},
		{"2026-10-25T01:00:00Z", "25. Oktober 2026, 02:00 Uhr (MEZ)", "25 October 2026, 02:00 (CET)"},
		{"2026-10-25T01:30:00Z", "25. Oktober 2026, 02:30 Uhr (MEZ)", "25 October 2026, 02:30 (CET)"},
		{"2026-03-29T00:59:59Z", "29. März 2026, 01:59 Uhr (MEZ)", "29 March 2026, 01:59 (CET)"},
		{"2026-03-29T01:00:00Z", "29. März 2026, 03:00 Uhr (MESZ)", "29 March 2026, 03:00 (CEST)"},
		{"2026-12-31T23:00:00Z", "1. Januar 2027, 00:00 Uhr (MEZ)", "1 January 2027, 00:00 (CET)"},
		{"2026-12-01T08:00:00-05:00", "1. Dezember 2026, 14:00 Uhr (MEZ)", "1 December 2026, 14:00 (CET)"},
		{"2026-12-01T00:30:00+13:00", "30. November 2026, 12:30 Uhr (MEZ)", "30 November 2026, 12:30 (CET)"},
	} {
		at, err := time.Parse(time.RFC3339, test.at)
		if err != nil {
			t.Fatal(err)
		}
		for lang, want := range map[models.Lang]string{models.German: test.de, models.English: test.en} {
			if got := strings.ReplaceAll(Moment(lang, at), nbsp, " "); got != want {
				t.Errorf("%s is %q, want %q", test.at, got, want)
			}
			proven := strings.TrimSuffix(want, ")") + ", Europe/Berlin)"
			if got := strings.ReplaceAll(MomentInBerlin(lang, at), nbsp, " "); got != proven {
				t.Errorf("%s is proven as %q, want %q", test.at, got, proven)
			}
		}
	}
}

func TestDate_Berlin(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ at, full, short, weekday, machine string }{
		{"2026-11-30T23:49:00Z", "1. Dezember 2026", "1.12.2026", "Di., 1. Dezember", "2026-12-01"},
		{"2026-11-30T22:59:00Z", "30. November 2026", "30.11.2026", "Mo., 30. November", "2026-11-30"},
		{"2026-12-01T00:00:00Z", "1. Dezember 2026", "1.12.2026", "Di., 1. Dezember", "2026-12-01"}, // a day as it is kept
		{"2026-07-01T00:00:00Z", "1. Juli 2026", "1.7.2026", "Mi., 1. Juli", "2026-07-01"},
		{"2026-10-24T22:00:00Z", "25. Oktober 2026", "25.10.2026", "So., 25. Oktober", "2026-10-25"},
		{"2026-10-25T22:59:59Z", "25. Oktober 2026", "25.10.2026", "So., 25. Oktober", "2026-10-25"},
		{"2026-03-28T23:00:00Z", "29. März 2026", "29.3.2026", "So., 29. März", "2026-03-29"},
		{"2026-03-29T21:59:59Z", "29. März 2026", "29.3.2026", "So., 29. März", "2026-03-29"},
		{"2026-12-31T23:00:00Z", "1. Januar 2027", "1.1.2027", "Fr., 1. Januar", "2027-01-01"},
		{"2028-02-28T23:00:00Z", "29. Februar 2028", "29.2.2028", "Di., 29. Februar", "2028-02-29"},
	} {
		at, err := time.Parse(time.RFC3339, test.at)
		if err != nil {
			t.Fatal(err)
		}
		full, short, weekday := Date(models.German, at), ShortDate(models.German, at), WeekdayDate(models.German, at)
		if strings.ReplaceAll(full, nbsp, " ") != test.full || short != test.short || strings.ReplaceAll(weekday, nbsp, " ") != test.weekday || MachineDay(at) != test.machine {
			t.Errorf("%s: %q, %q, %q, %q", test.at, full, short, weekday, MachineDay(at))
		}
	}
}

func TestDate_English(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, time.November, 30, 23, 49, 0, 0, time.UTC)
	if full, short, weekday := Date(models.English, at), ShortDate(models.English, at), WeekdayDate(models.English, at); full != "1 December 2026" || short != "1 Dec 2026" || weekday != "Tue 1 December" {
		t.Errorf("%q, %q, %q", full, short, weekday)
	}
}

func TestMachineMoment_RFC3339(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 12, 1, 0, 49, 0, 0, time.FixedZone("", 3600))
	if got := MachineMoment(at); got != "2026-11-30T23:49:00Z" {
		t.Errorf("%q", got)
	}
}
