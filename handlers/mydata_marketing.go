package handlers

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models/consent"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// AskAsMarketing answers POST /{lang}/my-data/marketing: a visitor puts to the shop's own
// door the question somebody in marketing might. The page is the answer, so that neither
// question nor result stands in a URL.
func (h MyData) AskAsMarketing(c echo.Context) error {
	question := mydata.MarketingQuestion{Purpose: consent.Purpose(c.Request().PostForm.Get("purpose")), Datum: c.Request().PostForm.Get("datum")}
	if !question.Known() {
		props, err := h.props(c)
		if err != nil {
			return err
		}
		props.HasError = true
		props.Marketing.Errors = []shell.FieldError{{Field: "marketing-purpose", Message: props.T("marketing.wrong")}}
		return respond.HTML(c, http.StatusUnprocessableEntity, mydata.Show(props))
	}
	ctx := c.Request().Context()
	visit, _ := session.From(ctx)
	err := h.Store.CheckAccess(ctx, visit.Customer, question.Purpose, question.Datum, store.PageMyData)
	if denied, ok := errors.AsType[*consent.Denied](err); ok {
		question.Denied = denied
	} else if err != nil {
		return err
	}
	question.Asked = true
	props, err := h.props(c) // after the question, so that the journal on the page holds it
	if err != nil {
		return err
	}
	props.Marketing = question
	return respond.HTML(c, http.StatusOK, mydata.Show(props))
}
