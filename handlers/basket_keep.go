package handlers

import (
	"errors"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// KeepSizes answers POST /{lang}/basket/two-sizes: which size of a product stays, or all of
// them. Sent twice, or for a basket that has changed since, it changes nothing.
func (h Basket) KeepSizes(c echo.Context) error {
	form := c.Request().PostForm
	product, keep := form.Get("product"), form.Get("keep")
	basket := "/" + string(respond.Lang(c)) + "/basket"
	visit, ok := session.From(c.Request().Context())
	if !ok {
		return respond.SeeOther(c, basket)
	}
	err := h.Store.AnswerTwoSizes(c.Request().Context(), visit.Customer, product, keep, form.Get("advised"))
	switch {
	case errors.Is(err, models.ErrNotFound):
		return h.refuseSizes(c, product, "invalid.two_sizes")
	case errors.Is(err, models.ErrOutOfStock):
		return h.refuseSizes(c, product, "invalid.two_sizes_stock", "size", keep)
	case err != nil:
		return err
	case keep == store.KeptAll:
		return respond.SeeOther(c, basket+"?notice=kept_sizes")
	}
	return respond.SeeOther(c, basket+"?notice=kept_size")
}

// refuseSizes says at the notice why it cannot be; where the notice is gone there is nothing
// left to answer.
func (h Basket) refuseSizes(c echo.Context, product, problem string, args ...any) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(props.TwoSizes, func(n buy.TwoSizesNotice) bool { return n.Product.Slug == product }) {
		return respond.SeeOther(c, props.URL("/basket"))
	}
	props.HasError = true
	props.Errors = []shell.FieldError{{Field: "two-sizes-" + product, Message: props.T(problem, args...)}}
	return respond.HTML(c, http.StatusUnprocessableEntity, buy.Basket(props))
}
