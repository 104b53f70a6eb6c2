package handlers

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// pausing returns the ledger entry that an action asks for which is about every use at once:
// "pause" or "resume" (Art. 18 GDPR). ok is false for any other.
func (h MyData) pausing(action string, lang models.Lang) (e consent.Entry, ok bool) {
	switch action {
	case "pause":
		return consent.Pausing(string(lang), "my-data", h.Now()), true
	case "resume":
		return consent.Resuming(string(lang), "my-data", h.Now()), true
	}
	return consent.Entry{}, false
}

// changePause records it. It holds from the next page on.
func (h MyData) changePause(c echo.Context, entry consent.Entry) error {
	visit, known := session.From(c.Request().Context())
	if !known { // nothing is kept, so there is no use to pause
		return respond.SeeOther(c, "/"+entry.Lang+"/my-data")
	}
	if err := h.Store.RecordConsents(c.Request().Context(), visit.Customer, []consent.Entry{entry}); err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+entry.Lang+"/my-data?notice="+string(entry.Action))
}

// fillPause tells whether every use is paused, and whether there is one to pause.
func (h MyData) fillPause(c echo.Context, visit session.Visit, props *mydata.Page) error {
	ledger, err := h.Store.Ledger(c.Request().Context(), visit.Customer)
	if err != nil {
		return fmt.Errorf("read the ledger: %w", err)
	}
	pause, paused := ledger.Pause()
	props.Pause = mydata.Pause{Paused: paused, Since: pause.At}
	for _, d := range consent.Purposes() {
		if ledger.Granted(d.Purpose, h.Now()) {
			props.Pause.Uses = append(props.Pause.Uses, d.Purpose)
		}
	}
	return nil
}
