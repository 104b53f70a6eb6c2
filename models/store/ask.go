package store

import (
	"context"
	"fmt"
	"slices"

	"ebenmass/models/consent"
)

// AskFor asks the door that guards measurements about one datum and a purpose named at run
// time. It opens nothing: nil says that the purpose might see the datum now, and nothing was
// read. A denial is a *consent.Denied and stands in the customer's journal; of customer "",
// a visitor of whom nothing is held, there is none. What no purpose knows is refused unwritten,
// so that the journal holds no free text.
func (s *Store) AskFor(ctx context.Context, customer string, p consent.Purpose, datum string, kind PageKind) error {
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
