package product

import (
	"strings"

	"ebenmass/models"
	"ebenmass/models/fit"
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

// Described says in one sentence what the chart tells: the garment, or bodies.
func (p SizeChartPage) Described() string {
	return p.T(p.chart().ofBasis("chart.description"), "name", p.Product.Name.In(p.Lang))
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

// bodyChart reports whether the chart tells bodies and no garment.
func (c sizeChart) bodyChart() bool { return c.Product.Chart.Basis == fit.BasisBodyChart }

// ofBasis is the key of words that name what was measured.
func (c sizeChart) ofBasis(key string) string {
	if c.bodyChart() {
		return "body_chart." + key
	}
	return key
}

// dims are the columns: garment measures, or those of the bodies that sizes are made for.
func (c sizeChart) dims() []models.Dim {
	if c.bodyChart() {
		return c.Product.Chart.BodyDims()
	}
	return c.Product.Chart.Dims
}

// column names a column.
func (c sizeChart) column(dim models.Dim) string {
	if c.bodyChart() && dim == models.DimSleeve {
		return c.T("chart.dim.arm")
	}
	return c.dimName(dim)
}

// cell is one measure of a size: of bodies from where to where.
func (c sizeChart) cell(size models.ChartSize, dim models.Dim, write func(models.Lang, float64) string) string {
	if !c.bodyChart() {
		return write(c.Lang, size.Measures[dim])
	}
	body := size.Body[dim]
	if body[0] == body[1] {
		return write(c.Lang, body[0])
	}
	return c.T("chart.range", "low", write(c.Lang, body[0]), "high", write(c.Lang, body[1]))
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
