package handlers

import (
	"errors"
	"fmt"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models/receipt"
	"ebenmass/views"
	"ebenmass/web/session"
)

// fillChain tells whether the access journal is as it was recorded.
func (h MyData) fillChain(c echo.Context, visit session.Visit, props *views.MyDataPage) error {
	journal, err := h.Store.JournalChain(c.Request().Context(), visit.Customer)
	if err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	key := receipt.PublicKey(h.Store.SigningKey())
	chain, err := journal.Check(key)
	if broken, ok := errors.AsType[*receipt.Broken](err); ok {
		props.Chain = views.JournalChain{Broken: true, Last: parseDay(broken.Day), Fingerprint: receipt.Fingerprint(key)}
		return nil
	}
	if err != nil {
		return err
	}
	props.Chain = views.JournalChain{
		Days: chain.Days, First: parseDay(chain.Tip.First.Day), Last: parseDay(chain.Tip.Last.Day),
		Tip: chain.Tip.Last.Hash, Fingerprint: receipt.Fingerprint(key),
	}
	return nil
}

// parseDay reads a day of the journal; the zero time for none.
func parseDay(day string) time.Time {
	t, _ := time.Parse(time.DateOnly, day)
	return t
}
