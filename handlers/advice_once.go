package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/views/product"
	"ebenmass/web/respond"
)

// AdviseOnce answers POST /{lang}/products/{slug}/advice with the same page and the advice
// on it. What was typed goes into this one answer and nowhere else: no row, no log line,
// no cookie. A stored profile is not looked at.
func (h Products) AdviseOnce(c echo.Context) error {
	v, err := h.view(c.Param("slug"), c.Request().Form)
	if err != nil {
		return err
	}
	props, err := h.props(c, v)
	if err != nil {
		return err
	}
	person, form := parseMeasures(props.Lang, c.Request().PostForm, v.product.Sizing)
	props.OneOff = &form
	if len(form.Errors) > 0 {
		props.HasError = true
		return respond.HTML(c, http.StatusUnprocessableEntity, product.Show(props))
	}
	v.advise(&props, person)
	return respond.HTML(c, http.StatusOK, product.Show(props))
}
