package text

import (
	"testing"
	"time"

	"ebenmass/models"
)

func TestMomentInBerlin_SummerAndWinter(t *testing.T) {
	for _, test := range []struct {
		at     time.Time
		de, en string
	}{
		{time.Date(2026, 11, 23, 23, 5, 0, 0, time.UTC), "24." + nbsp + "November 2026, 00:05" + nbsp + "Uhr (MEZ, Europe/Berlin)", "24 November 2026, 00:05 (CET, Europe/Berlin)"},
		{time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC), "1." + nbsp + "Juli 2026, 14:00" + nbsp + "Uhr (MESZ, Europe/Berlin)", "1 July 2026, 14:00 (CEST, Europe/Berlin)"},
	} {
		if de, en := MomentInBerlin(models.German, test.at), MomentInBerlin(models.English, test.at); de != test.de || en != test.en {
			t.Errorf("%q, %q", de, en)
		}
	}
}
