package shell

import (
	"strings"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/tour"
	"ebenmass/views/text"
)

// Page is what the chrome around every page needs.
type Page struct {
	Lang        models.Lang
	Title       string // already in the page's language; the layout appends the shop's name
	Description string
	Path        string // path and query without the language: "/products/arne?colour=sage"; links the twin page
	Canonical   string // the same for the page that search engines list instead, "" for Path itself
	BaseURL     string // absolute, without a trailing slash
	Nav         string // key of the current navigation entry, "" for none
	BasketCount int    // pieces in the basket, 0 hides the badge
	WishCount   int    // articles on the wish list, 0 hides the badge
	HasError    bool   // prefixes the title with "Fehler:" / "Error:"
	NoIndex     bool   // kept out of search engines
	GPC         bool   // the browser sent Sec-GPC: 1, no sale and no sharing
	Refresh     int    // seconds until a page that still computes is loaded anew where no script does it, 0 for never
	Demo        bool   // the banner leads to the tours of the demonstration
	Unreachable bool   // the database did not tell what is kept for the visitor: no basket, no stored measurements

	Tour     tour.Place    // the step of a tour that the page is shown on, which replaces the banner
	Filled   bool          // what was posted are the example person's data
	Erased   string        // the receipt of the visit that a presenter erased before the step, "" for none
	Measured *TourMeasured // the figures that words of the tour's steps tell

	Fragments Fragments       // keeps what of the page is the same for everyone; nil where all of it is made anew
	Own       templ.Component // stands for OwnTools where the frame is made for everyone

	share *sharePicture // of a product; nil for the shop's own
	graph []any         // things of schema.org that the page is about
}

// T returns a message in the page's language; args are name/value pairs for its {placeholders}.
func (p Page) T(key string, args ...any) string { return text.Get(p.Lang, key, args...) }

// URL puts the page's language before a path: URL("/fit") is "/de/fit".
func (p Page) URL(path string) string { return "/" + string(p.Lang) + path }

// Titled fills title and description from the catalogue where the handler left them empty.
func (p Page) Titled(title, description string) Page {
	if p.Title == "" {
		p.Title = p.T(title)
	}
	if p.Description == "" {
		p.Description = p.T(description)
	}
	return p
}

// sheetFile is the file of a page's style sheet: named alone it lies under css/.
func sheetFile(sheet string) string {
	if !strings.Contains(sheet, "/") {
		sheet = "css/" + sheet
	}
	return sheet + ".css"
}
