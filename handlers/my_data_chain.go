package handlers

import (
	"errors"
	"fmt"

	"github.com/labstack/echo/v4"

	"ebenmass/models/receipt"
	"ebenmass/views/mydata"
	"ebenmass/web/session"
)

// fillChain tells whether the access journal is as it was recorded.
func (h MyData) fillChain(c echo.Context, visit session.Visit, props *mydata.Page) error {
	journal, err := h.Store.JournalChain(c.Request().Context(), visit.Customer)
	if err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	key := receipt.PublicKey(h.Store.SigningKey())
	chain, err := journal.Check(key)
	if broken, ok := errors.AsType[*receipt.Broken](err); ok {
		props.Chain = mydata.JournalChain{Broken: true, Last: receipt.Day{Day: broken.Day}.Date(), Fingerprint: receipt.Fingerprint(key)}
		return nil
	}
	if err != nil {
		return err
	}
	props.Chain = mydata.JournalChain{
		Days: chain.Days, First: chain.Tip.First.Date(), Last: chain.Tip.Last.Date(),
		Tip: chain.Tip.Last.Hash, Fingerprint: receipt.Fingerprint(key),
	}
	return nil
}
