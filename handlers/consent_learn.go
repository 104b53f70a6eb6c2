package handlers

import (
	"fmt"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// grantLearning records the consent to learn from returns and feedback. It needs no stored
// measurements, so the page asks for the age where no consent in force has declared it;
// without, the consent form asks for both. An order's page asks too, and is returned to.
func (h MyData) grantLearning(c echo.Context, d consent.Definition) error {
	ctx, lang := c.Request().Context(), string(respond.Lang(c))
	posted := c.Request().PostForm
	visit, known := session.From(ctx)
	if !known {
		return respond.SeeOther(c, "/"+lang+"/fit")
	}
	ledger, err := h.Store.Ledger(ctx, visit.Customer)
	if err != nil {
		return fmt.Errorf("read the ledger: %w", err)
	}
	now := h.Now()
	age16 := posted.Get("age16") == "1" || declaredAge(ledger, now)
	if !age16 {
		return respond.SeeOther(c, "/"+lang+"/fit")
	}
	form, next := "my-data", "/my-data?notice=granted"
	if number, ok := models.ParseOrderNumber(posted.Get("order")); ok {
		form, next = "order", "/orders/"+number+"#feedback"
	}
	if err := h.Store.RecordConsents(ctx, visit.Customer, []consent.Entry{d.Grant(lang, form, age16, now)}); err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+lang+next)
}
