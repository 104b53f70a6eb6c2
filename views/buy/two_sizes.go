package buy

import (
	"ebenmass/models"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// TwoSizesNotice is what the basket says of one product that it holds in several sizes.
type TwoSizesNotice struct {
	models.TwoSizes
	models.Expectation
	Name       string
	After      string   // SKU of the line it stands behind
	Fewer      []string // names of the colours that lie there in fewer than all of the sizes
	AdviceHref string   // where advice is given once
}

// twoSizesWords says a notice about sizes in a language.
type twoSizesWords struct {
	shell.Page
	TwoSizesNotice
}

// notice returns the notice that stands behind a line, if there is one.
func (p BasketPage) notice(line BasketLine) (w twoSizesWords, ok bool) {
	for _, n := range p.TwoSizes {
		if n.After == line.SKU {
			return twoSizesWords{p.Page, n}, true
		}
	}
	return twoSizesWords{}, false
}

func (w twoSizesWords) id() string { return "two-sizes-" + w.Product.Slug }

// sizeList names the sizes: "M und L".
func (w twoSizesWords) sizeList() string { return text.List(w.Lang, w.Sizes) }

// expected says which of the sizes fits, as far as can be told.
func (w twoSizesWords) expected() string {
	said := w.T("two_sizes.expect."+string(w.Kind), "size", w.Size, "sizes", w.sizeList(), "people", text.Number(w.Lang, float64(w.People), 0))
	if w.Demo {
		said += " " + w.T("two_sizes.demo")
	}
	return said
}

// chances says how sure that is, "" without an advice.
func (w twoSizesWords) chances() string {
	if w.Chance == nil {
		return ""
	}
	var each []string
	for i, size := range w.Sizes {
		each = append(each, w.T("two_sizes.chance.of", "size", size, "fits", product.InHundred(w.Chance[i])))
	}
	return w.T("two_sizes.chance", "each", text.List(w.Lang, each))
}

// keepAll labels the button that keeps every size.
func (w twoSizesWords) keepAll() string {
	if len(w.Sizes) == 2 {
		return w.T("two_sizes.keep.both")
	}
	return w.T("two_sizes.keep.all")
}
