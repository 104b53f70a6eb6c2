package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
)

// customersAtOnce is how many customers are written in one transaction.
const customersAtOnce = 500

// fillCustomers adds n made-up customers, each with a profile that the store seals as it seals
// any other; over is how many of them have ended already, for the sweep to erase.
func fillCustomers(ctx context.Context, db *store.Store, n, over int) error {
	random := rand.New(rand.NewPCG(uint64(n), uint64(over)))
	now := time.Now()
	for done := 0; done < n; {
		arrivals := make([]store.Arrival, 0, customersAtOnce)
		for ; done < n && len(arrivals) < customersAtOnce; done++ {
			until := now.AddDate(0, 1+done%10, 0)
			if done < over {
				until = now.Add(-time.Hour)
			}
			arrivals = append(arrivals, store.Arrival{Person: somebody(random), Entries: consents(now, done%4 == 0), Until: until})
		}
		if err := db.AddCustomers(ctx, arrivals); err != nil {
			return err
		}
		if done%50_000 == 0 || done == n {
			fmt.Printf("%d customers, %d s\n", done, int(time.Since(now).Seconds()))
		}
	}
	return nil
}

// somebody is a made-up person.
func somebody(random *rand.Rand) fit.Person {
	p := fit.Person{Sizing: fit.Women, MeasuredWith: fit.Tape, Preference: fit.Regular}
	if random.IntN(2) == 0 {
		p.Sizing = fit.Men
	}
	around := func(cm, spread float64) float64 { return float64(int(10*(cm+spread*random.NormFloat64()))) / 10 }
	p.Given[fit.Height], p.Given[fit.Bust], p.Given[fit.Waist], p.Given[fit.Hip] = around(172, 8), around(95, 7), around(80, 7), around(101, 7)
	return p
}

// consents are those to advice and, with offers, to being told of what fits.
func consents(now time.Time, offers bool) []consent.Entry {
	purposes := []consent.Purpose{consent.PurposeAdvice}
	if offers {
		purposes = append(purposes, consent.PurposeOffers)
	}
	var entries []consent.Entry
	for _, p := range purposes {
		if d, known := consent.Find(p); known {
			entries = append(entries, d.Grant("de", "fit", true, now))
		}
	}
	return entries
}
