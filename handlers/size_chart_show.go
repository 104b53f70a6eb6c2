package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models/catalogue"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
)

// SizeChart answers GET /{lang}/products/{slug}/size-chart. It knows nobody: the chart is
// the same for everyone.
func (h Products) SizeChart(c echo.Context) error {
	v, err := h.view(c.Param("slug"), nil)
	if err != nil {
		return err
	}
	p := v.product
	page, err := h.page(c, product.SizeChartPath(p.Slug))
	if err != nil {
		return err
	}
	name := p.Name.In(page.Lang)
	page.Nav = catalogue.GroupOf(p.Type)
	page.Title = page.T("chart.title.of", "name", name)
	page.Description = page.T("chart.description", "name", name)
	return respond.HTML(c, http.StatusOK, product.SizeChart(product.SizeChartPage{
		Page: page, Product: p, Picture: picture(page.Lang, p, v.colour),
		Crumbs: append(crumbs(page, p), shell.Crumb{Label: name, Href: productHref(page.Lang, p.Slug, "", "")}, shell.Crumb{Label: page.T("chart.title")}),
	}))
}
