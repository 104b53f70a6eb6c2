package demo

import (
	"ebenmass/models/fit"
	"ebenmass/views/parts"
	"ebenmass/views/product"
	"ebenmass/views/shell"
)

// YourArticlesPage tries the shop with somebody's own article.
type YourArticlesPage struct {
	shell.Page
	Chart    string            // as pasted or read
	Chosen   map[string]string // by field, "" for nothing yet
	Errors   []YourError
	Checked  bool // the chart was read
	Findings []YourFinding
	Unshown  int           // findings beyond MaxFindings
	Why      *product.Page // the article with what is advised; nil where it cannot be
}

// YourError is a field without what it needs.
type YourError struct{ Field, Key string }

// YourQuestion is what a chart does not say and nobody guesses.
type YourQuestion struct {
	Field    string
	Values   []string
	Optional bool // for some types only
}

// InChart says that the chart itself answers.
const InChart = "chart"

// YourQuestions are asked beside the chart, none with a standard.
var YourQuestions = [...]YourQuestion{
	{"type", typeValues(), false},
	{"department", []string{string(fit.Women), string(fit.Men)}, false},
	{"cut", []string{string(fit.CutSlim), string(fit.CutRegular), string(fit.CutRelaxed)}, false},
	{"stretch", []string{string(fit.StretchNone), string(fit.StretchSome), string(fit.StretchHigh)}, false},
	{"sleeve", []string{"none", "short", "three-quarter", "long"}, true},
	{"leg", []string{string(fit.LegFull), string(fit.LegAnkle), string(fit.LegCropped)}, true},
	{"kind", []string{InChart, "garment", "body"}, false},
	{"method", []string{InChart, "flat", "round"}, false},
	{"unit", []string{InChart, "cm", "in"}, false},
}

func typeValues() (values []string) {
	for _, t := range fit.Types {
		values = append(values, string(t))
	}
	return values
}

// fault is what is said at a field, "" for nothing.
func (p YourArticlesPage) fault(field string) string {
	for _, e := range p.Errors {
		if e.Field == field {
			return p.T("your.error." + e.Key)
		}
	}
	return ""
}

func (p YourArticlesPage) option(field, value string) string {
	if field == "type" {
		return p.T("garment_type." + value)
	}
	return p.T("your.option." + field + "." + value)
}

func (p YourArticlesPage) faults() (all []parts.Fault) {
	for _, e := range p.Errors {
		all = append(all, parts.Fault{ID: e.Field, Message: p.T("your.field."+e.Field) + ": " + p.T("your.error."+e.Key)})
	}
	return all
}

// bodyChart reports whether the chart tells the bodies that sizes are made for, and no garment.
func (p YourArticlesPage) bodyChart() bool {
	return p.Why.Product.Chart.Basis == fit.BasisBodyChart
}

// person are the words for whom it is tried.
func (p YourArticlesPage) person() string { return p.T("your.person", personArgs()...) }
