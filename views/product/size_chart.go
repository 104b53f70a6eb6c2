package product

import (
	"strings"

	"ebenmass/models"
	"ebenmass/views/figure"
	"ebenmass/views/list"
	"ebenmass/views/shell"
)

// SizeChartPage is the size chart of one article, the same for everyone.
type SizeChartPage struct {
	shell.Page
	Product *models.Product
	Picture list.Picture
	Crumbs  []shell.Crumb
}

// sizeChart is an article's chart as one visitor sees it: Chosen and Advised are sizes to
// mark, "" for none.
type sizeChart struct {
	shell.Page
	Product         *models.Product
	Chosen, Advised string
}

// drawing is the article laid flat, in its chosen size or else a middle one, with where each
// measure of the chart is taken.
func (c sizeChart) drawing() figure.FlatProps {
	shown := c.Product.Chart.Middle()
	for _, size := range c.Product.Chart.Sizes {
		if c.marked(size.Label) {
			shown = size
			break
		}
	}
	f := figure.FlatProps{
		ID: "flat", Title: c.T("chart.drawing", "name", c.Product.Name.In(c.Lang)), Desc: c.T("chart.drawing.text"),
		Garment: figure.GarmentOf(c.Product, shown),
	}
	for _, dim := range c.Product.Chart.Dims {
		f.Labels = append(f.Labels, figure.FlatLabel{
			Dim: dim, Text: c.T("chart.where.of", "measure", c.dimName(dim), "where", c.T("chart.where."+string(dim))),
		})
	}
	return f
}

// dimName is a measure of the chart: English says bust of women's items and chest of men's.
func (c sizeChart) dimName(dim models.Dim) string {
	key := "chart.dim." + string(dim)
	if dim == models.DimBust {
		key += "." + string(c.Product.Sizing)
	}
	return c.T(key)
}

// SizeChartPath is the page of an article's size chart, without the language.
func SizeChartPath(slug string) string { return "/products/" + slug + "/size-chart" }

// marked reports whether a row stands out.
func (c sizeChart) marked(size string) bool {
	return size != "" && (size == c.Chosen || size == c.Advised)
}

// mark says why a row stands out, "" where it does not.
func (c sizeChart) mark(size string) string {
	var marks []string
	if size == c.Chosen && size != "" {
		marks = append(marks, c.T("chart.chosen"))
	}
	if size == c.Advised && size != "" {
		marks = append(marks, c.T("chart.advised"))
	}
	return strings.Join(marks, ", ")
}

// long reports whether the chart has more rows than fit a screen and scrolls in its own
// frame.
func (c sizeChart) long() bool { return len(c.Product.Chart.Sizes) > 16 }

// head is the page with its place in the shop, and its picture for whoever shares it.
func (p SizeChartPage) head() shell.Page {
	return p.WithPicture(p.Picture.Base, p.Picture.Alt).WithGraph(p.Breadcrumbs(p.Crumbs))
}

// chart is the article's size chart with no size marked.
func (p SizeChartPage) chart() sizeChart { return sizeChart{Page: p.Page, Product: p.Product} }
