package text

import (
	"time"
	_ "time/tzdata" // Berlin's time is known on machines without a zone database too

	"ebenmass/models"
)

// zone is where the shop's declarations and deadlines count.
const zone = "Europe/Berlin"

// MomentInBerlin writes a moment as it is to be proven, with its zone:
// "23. November 2026, 14:05 Uhr (MEZ, Europe/Berlin)", "23 November 2026, 14:05 (CET, Europe/Berlin)".
func MomentInBerlin(lang models.Lang, t time.Time) string {
	berlin, err := time.LoadLocation(zone)
	if err != nil { // cannot be: the zones are part of the program
		return Moment(lang, t.UTC()) + " (UTC)"
	}
	t = t.In(berlin)
	name, _ := t.Zone()
	if german := map[string]string{"CET": "MEZ", "CEST": "MESZ"}[name]; lang == models.German && german != "" {
		name = german
	}
	return Moment(lang, t) + " (" + name + ", " + zone + ")"
}
