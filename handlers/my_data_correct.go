package handlers

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Correct answers POST /{lang}/my-data/measurements: it replaces what is stored. Where
// nothing is, there is nothing to correct, and the way leads to the consent form.
func (h MyData) Correct(c echo.Context) error {
	ctx := c.Request().Context()
	lang := respond.Lang(c)
	person, form := parseMeasures(lang, c.Request().PostForm, fit.Women)
	if len(form.Errors) > 0 {
		props, err := h.props(c)
		if err != nil {
			return err
		}
		if props.Form != nil {
			props.Form = &form
			props.HasError = true
			return respond.HTML(c, http.StatusUnprocessableEntity, mydata.Show(props))
		}
		return echo.NewHTTPError(http.StatusUnprocessableEntity)
	}
	visit, ok := session.From(ctx)
	if !ok {
		return respond.SeeOther(c, "/"+string(lang)+"/fit")
	}
	profile := store.Profile{Person: person, GivenAt: h.Now()}
	err := store.SaveProfile(ctx, h.Store, consent.ForSelf(visit.Customer), store.PageMyData, profile)
	if errors.Is(err, models.ErrNotFound) {
		return respond.SeeOther(c, "/"+string(lang)+"/fit")
	}
	if err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+string(lang)+"/my-data?notice=corrected")
}
