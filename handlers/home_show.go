package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/views/product"
	"ebenmass/web/respond"
)

// newOnHome is how many new articles the home page shows.
const newOnHome = 8

// Home is the shop's face.
type Home struct{ *Shop }

// Show answers GET /{lang}/.
func (h Home) Show(c echo.Context) error {
	page, err := h.page(c, "/")
	if err != nil {
		return err
	}
	page.Title, page.Description = page.T("home.title"), page.T("home.description")
	snapshot := h.Catalogue.Snapshot()
	show := cards{snapshot, page.Lang}
	products := snapshot.Products()
	props := product.HomePage{
		Page: page, Outfit: show.outfit(products), Measured: show.measured(),
		New: show.all(products[:min(newOnHome, len(products))]),
	}
	for _, group := range catalogue.Groups() {
		if link, ok := categoryLink(show, products, group); ok {
			props.Categories = append(props.Categories, link)
		}
	}
	return respond.HTML(c, http.StatusOK, product.Home(props))
}

// categoryLink shows a category by its newest article; ok is false for an empty one.
func categoryLink(show cards, products []*models.Product, key string) (link product.CategoryLink, ok bool) {
	link.Key = key
	for _, p := range products {
		if catalogue.GroupOf(p.Type) != key {
			continue
		}
		if link.Count == 0 {
			link.Card = show.card(p)
		}
		link.Count++
	}
	return link, link.Count > 0
}
