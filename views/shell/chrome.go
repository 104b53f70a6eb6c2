package shell

import (
	"github.com/a-h/templ"

	"ebenmass/views/text"
)

// documentTitle is the title of the browser window.
func (p Page) documentTitle() string {
	title := ShopName
	if p.Title != "" {
		title = p.Title + " – " + title
	}
	if p.HasError {
		title = p.T("form.error") + " " + title
	}
	return title
}

// Href is URL for a link.
func (p Page) Href(path string) templ.SafeURL { return templ.SafeURL(p.URL(path)) }

// otherLanguage is the path of the same page in the other language.
func (p Page) otherLanguage() string { return "/" + string(p.Lang.Other()) + p.Path }

// wishesLabel names the link to the wish list with the number of articles.
func (p Page) wishesLabel() string {
	if p.WishCount == 0 {
		return p.T("nav.wishes")
	}
	return text.Plural(p.Lang, "chrome.wishes.count", p.WishCount)
}

// basketLabel names the basket link with the number of pieces.
func (p Page) basketLabel() string {
	if p.BasketCount == 0 {
		return p.T("chrome.basket")
	}
	return text.Plural(p.Lang, "chrome.basket.count", p.BasketCount)
}
