package views

import (
	"github.com/a-h/templ"

	"ebenmass/models/fit"
	"ebenmass/views/parts"
	"ebenmass/views/text"
)

// documentTitle is the title of the browser window.
func (p Page) documentTitle() string {
	title := shopName
	if p.Title != "" {
		title = p.Title + " – " + title
	}
	if p.HasError {
		title = p.T("form.error") + " " + title
	}
	return title
}

// href is URL for a link.
func (p Page) href(path string) templ.SafeURL { return templ.SafeURL(p.URL(path)) }

// twin is the path of the same page in the other language.
func (p Page) twin() string { return "/" + string(p.Lang.Other()) + p.Path }

// basketLabel names the basket link with the number of pieces.
func (p Page) basketLabel() string {
	if p.BasketCount == 0 {
		return p.T("chrome.basket")
	}
	return text.Plural(p.Lang, "chrome.basket.count", p.BasketCount)
}

// faults turns field errors into links for an error summary; prefix is put before the ids.
func faults(prefix string, errors []FieldError) []parts.Fault {
	list := make([]parts.Fault, len(errors))
	for i, e := range errors {
		list[i] = parts.Fault{ID: prefix + e.Field, Message: e.Message}
	}
	return list
}

// measureProps fills the measurement fields from a form; shown are the fields outside the fold.
func (p Page) measureProps(prefix string, f *MeasureForm, shown ...fit.Measure) parts.MeasureProps {
	m := parts.MeasureProps{
		Lang: p.Lang, Prefix: prefix, Sizing: f.Sizing, Values: f.Values, Unit: f.Unit,
		MeasuredWith: f.MeasuredWith, Preference: f.Preference, Error: f.Error,
	}
	inFront := map[fit.Measure]bool{}
	for _, measure := range shown {
		inFront[measure] = true
		m.Shown = append(m.Shown, measure)
	}
	for _, measure := range fit.Measures {
		if !inFront[measure] {
			m.More = append(m.More, measure)
		}
	}
	return m
}
