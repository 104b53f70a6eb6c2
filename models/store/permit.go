package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"ebenmass/models/consent"
)

// PermitFor asks whether a purpose may see a customer's data on a kind of page. A denial is
// a *consent.Denied, written to the journal. models.ErrNotFound for a customer who is
// unknown or over.
func PermitFor[P consent.Consented](ctx context.Context, s *Store, customer string, kind PageKind) (consent.Permit[P], error) {
	ledger, err := s.Ledger(ctx, customer)
	if err != nil {
		return consent.Permit[P]{}, err
	}
	return PermitFrom[P](ctx, s, ledger, kind)
}

// PermitFrom is [PermitFor] for a ledger that was read for this request.
func PermitFrom[P consent.Consented](ctx context.Context, s *Store, ledger consent.Ledger, kind PageKind) (consent.Permit[P], error) {
	permit, err := consent.Decide[P](ledger, s.now())
	if err != nil {
		definition, _ := consent.Find(permit.Purpose())
		return consent.Permit[P]{}, s.deny(ctx, ledger.Owner(), kind, definition.Data, err)
	}
	return permit, nil
}

// deny writes a denial to the journal, as an access to data that was refused, where
// measurements are held, and returns it. Any other error it returns alone.
func (s *Store) deny(ctx context.Context, customer string, kind PageKind, data []string, err error) error {
	var denied *consent.Denied
	if customer == "" || !errors.As(err, &denied) {
		return err
	}
	key := s.journal.access(customer, denied.Purpose, kind, data, false)
	if journalled := s.journal.note(ctx, key); journalled != nil {
		return errors.Join(err, fmt.Errorf("store: deny: %w", journalled))
	}
	return err
}

// checkPermit refuses a permit that is empty or over.
func checkPermit[P consent.Any](s *Store, permit consent.Permit[P]) error {
	switch {
	case permit.Owner() == "":
		return &consent.Denied{Purpose: permit.Purpose(), Why: consent.WhyNeverGiven}
	case !permit.ValidAt(s.now()):
		return &consent.Denied{Purpose: permit.Purpose(), Why: consent.WhyExpired}
	}
	return nil
}

// CheckAccess asks the door that guards measurements about one datum and a purpose named at run
// time. It opens nothing: nil says that the purpose might see the datum now, and nothing was
// read. A denial is a *consent.Denied and stands in the customer's journal, where measurements
// are held; customer "" is a visitor of whom nothing is held. What no purpose knows is refused
// unwritten, so that the journal holds no free text.
func (s *Store) CheckAccess(ctx context.Context, customer string, p consent.Purpose, datum string, kind PageKind) error {
	if _, known := consent.Find(p); !known || !slices.Contains(consent.Data(), datum) {
		return fmt.Errorf("store: ask: %w", &consent.Denied{Purpose: p, Why: consent.WhyUnknown})
	}
	ledger := consent.NewLedger("", nil)
	if customer != "" {
		var err error
		if ledger, err = s.Ledger(ctx, customer); err != nil {
			return err
		}
	}
	return s.deny(ctx, customer, kind, []string{datum}, consent.Ask(ledger, p, datum, s.now()))
}
