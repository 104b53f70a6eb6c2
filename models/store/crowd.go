package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"

	"gorm.io/gorm"
)

// Arrival is a made-up customer of [Store.AddCustomers].
type Arrival struct {
	Person  fit.Person
	Entries []consent.Entry // consents; at least one must hold the measurements
	Until   time.Time       // until when the visit is kept, and the profile at most
}

// AddCustomers adds made-up customers, each with a session, consents, a profile sealed with a key
// of its own and its first access in the journal: the rows that StartVisit and StoreWithConsent
// write, in one transaction for all. It is there to measure shops that have many: nobody gets the
// sessions' identifiers.
func (s *Store) AddCustomers(ctx context.Context, arrivals []Arrival) error {
	if len(arrivals) == 0 {
		return nil
	}
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.mayWrap(tx); err != nil {
			return err
		}
		var made crowdRows
		for _, a := range arrivals {
			if err := s.arrive(&made, a); err != nil {
				return err
			}
		}
		return made.insert(tx)
	})
	if err != nil {
		return fmt.Errorf("store: add customers: %w", err)
	}
	return nil
}

// crowdRows are the rows of many customers.
type crowdRows struct {
	customers    []customerRow
	sessions     []sessionRow
	keys         []customerKeyRow
	consents     []consentRow
	profiles     []profileRow
	measurements []measurementRow
	accesses     []accessRow
}

// arrive makes the rows of one customer.
func (s *Store) arrive(made *crowdRows, a Arrival) error {
	customer, now := rand.Text(), s.now()
	ledger := consent.NewLedger(customer, nil)
	for _, e := range a.Entries {
		e.Receipt = rand.Text()
		var err error
		if ledger, err = ledger.Append(e); err != nil {
			return err
		}
		made.consents = append(made.consents, consentRow{
			Customer: customer, Purpose: string(e.Purpose), Action: string(e.Action), At: e.At.UnixMicro(),
			TextVersion: e.TextVersion, TextSHA256: e.TextSHA256, Lang: e.Lang, Form: e.Form, Age16: e.Age16, Receipt: e.Receipt,
		})
	}
	until := a.Until
	if held := ledger.HeldFrom(now); held.Before(until) {
		until = held
	}
	if until.IsZero() {
		return &consent.Denied{Purpose: consent.PurposeSelf, Why: consent.WhyNothingHeld}
	}
	box, wrapped, err := s.vault.NewBox(customer)
	if err != nil {
		return err
	}
	key := customerKeyRow{ID: rand.Text(), Customer: customer, Kind: string(keyProfile), Wrapped: wrapped, Created: now.UnixMicro()}
	var names []string
	for _, d := range dataOf(a.Person) {
		sealed, err := box.Seal(d.name, d.value)
		if err != nil {
			return err
		}
		made.measurements = append(made.measurements, measurementRow{Customer: customer, Name: d.name, Ciphertext: sealed, Given: now.UnixMicro()})
		names = append(names, d.name)
	}
	slices.Sort(names)
	made.keys = append(made.keys, key)
	made.customers = append(made.customers, customerRow{ID: customer, Created: now.UnixMicro(), Expires: a.Until.UnixMicro()})
	made.sessions = append(made.sessions, sessionRow{Digest: random(32), Customer: customer, Created: now.UnixMicro(), Expires: a.Until.UnixMicro()})
	made.profiles = append(made.profiles, profileRow{Customer: customer, KeyID: key.ID, Given: now.UnixMicro(), Expires: until.UnixMicro()})
	made.accesses = append(made.accesses, accessRow{
		Customer: customer, Day: models.Day(now).Format(time.DateOnly), Purpose: string(consent.PurposeSelf), Kind: string(PageFit),
		Data: strings.Join(names, ","), Granted: true,
	})
	return nil
}

// insert writes the rows, keys first: none may be sealed with a key that is not there.
func (r crowdRows) insert(tx *gorm.DB) error {
	for _, rows := range []any{r.keys, r.customers, r.sessions, r.consents, r.profiles, r.measurements, r.accesses} {
		if err := tx.CreateInBatches(rows, releasedBatch).Error; err != nil {
			return err
		}
	}
	return nil
}
