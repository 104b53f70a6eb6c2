package handlers

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store"
	"ebenmass/views/product"
	"ebenmass/web/respond"
)

// Products are the articles: found, looked at, and asked about once.
type Products struct{ *Shop }

// Show answers GET /{lang}/products/{slug}. Visitors who had their measurements kept for
// advice see it at once.
func (h Products) Show(c echo.Context) error {
	v, err := h.view(c.Param("slug"), c.QueryParams())
	if err != nil {
		return err
	}
	kept, err := ask[consent.Advice](c, h.Shop, store.PageProduct)
	if err != nil {
		return err
	}
	props, err := h.props(c, v)
	if err != nil {
		return err
	}
	props.Denied, props.Paused = kept.denied, kept.paused
	if kept.profile != nil {
		panel := v.advise(&props, kept.profile.Person)
		panel.Stored, panel.GivenAt = true, kept.profile.GivenAt
	}
	return respond.HTML(c, http.StatusOK, product.Show(props))
}

// refuse shows a product's page with a variant chosen and why it cannot go into the basket.
func (h Products) refuse(c echo.Context, slug string, chosen models.Variant, message string) error {
	v, err := h.view(slug, url.Values{"colour": {chosen.Colour}, "size": {chosen.Size}})
	if err != nil {
		return err
	}
	props, err := h.props(c, v)
	if err != nil {
		return err
	}
	props.BasketError, props.HasError = message, true
	return respond.HTML(c, http.StatusUnprocessableEntity, product.Show(props))
}
