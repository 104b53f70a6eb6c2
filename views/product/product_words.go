package product

import (
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/parts"
	"ebenmass/views/shell"
)

// oneOffPrefix keeps the ids of the one-off form apart from others on the page.
const oneOffPrefix = "own-"

func (p Page) faults() []parts.Fault {
	if p.OneOff == nil {
		return nil
	}
	return shell.Faults(oneOffPrefix, p.OneOff.Errors)
}

// adviceMarks are the attributes by which checks find the verdict; none without advice.
func (p Page) adviceMarks() templ.Attributes {
	if p.Advice == nil {
		return nil
	}
	a := p.Advice.Advice
	return templ.Attributes{
		"data-advice": true, "data-verdict": string(a.Verdict),
		"data-size": a.Size, "data-alternative": a.Alternative,
	}
}

// advisedSize is the size the advice names, "" for none.
func (p Page) advisedSize() string {
	if p.Advice == nil {
		return ""
	}
	return p.Advice.Advice.Size
}

// chart is the article's size chart with the chosen and the advised size marked.
func (p Page) chart() sizeChart {
	return sizeChart{Page: p.Page, Product: p.Product, Chosen: p.ChosenSize, Advised: p.advisedSize()}
}

// category is the last linked step of the breadcrumb.
func (p Page) category() shell.Crumb {
	for i := len(p.Crumbs) - 1; i >= 0; i-- {
		if p.Crumbs[i].Href != "" {
			return p.Crumbs[i]
		}
	}
	return shell.Crumb{}
}

func (p Page) warnings() string {
	if w := p.Product.Warnings.In(p.Lang); w != "" {
		return w
	}
	return p.T("product.warnings.none")
}

func care(lang models.Lang, list []models.Text) string {
	lines := make([]string, len(list))
	for i, c := range list {
		lines[i] = strings.TrimSuffix(c.In(lang), ".")
	}
	return strings.Join(lines, ". ") + "."
}

// oneOffMeasures are the measures that matter for this article, the height first: it helps
// to estimate whatever is missing.
func (p Page) oneOffMeasures() []fit.Measure {
	measures := []fit.Measure{fit.Height}
	for _, m := range fit.Measures {
		for _, size := range p.Product.Article().Sizes {
			if m < fit.NumZones && size.Garment[m] > 0 {
				measures = append(measures, m)
				break
			}
		}
	}
	return measures
}

// sizeGroups are the sizes in rows: one without a name for one axis, one per length for two.
func (p Page) sizeGroups() []JeansRow {
	if p.SizeGrid != nil {
		return p.SizeGrid.Rows
	}
	return []JeansRow{{Sizes: p.Sizes}}
}

// faceLabel is what stands on a size: the width alone where the row names the length.
func faceLabel(size, length string) string {
	if length == "" {
		return size
	}
	width, _, _ := strings.Cut(size, "/")
	return width
}

// lowStock is the most pieces at which the page says how many are left.
const lowStock = 3

func (p Page) left(stock int) string {
	return p.T("product.size.left", "n", strconv.Itoa(stock))
}

// allSoldOut reports whether no size of the shown colour is left.
func (p Page) allSoldOut() bool {
	for _, group := range p.sizeGroups() {
		for _, size := range group.Sizes {
			if size.Stock > 0 {
				return false
			}
		}
	}
	return true
}

// oneOffAction is where the one-off form goes: the same page in the same colour.
func (p Page) oneOffAction() templ.SafeURL {
	return p.Href("/products/" + p.Product.Slug + "/advice?colour=" + p.Colour.Key)
}
