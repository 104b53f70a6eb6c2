package shell

import (
	"net/http"
	"strconv"

	"ebenmass/views/text"
)

// key is the message of this status, or the one for any other.
func (p ErrorPage) key(part string) string {
	if key := "error." + strconv.Itoa(p.Status) + "." + part; text.Has(key) {
		return key
	}
	return "error.other." + part
}

// page is the page around a fault: named after it, and kept out of search engines.
func (p ErrorPage) page() Page {
	page := p.Page
	page.NoIndex = true
	if page.Title == "" {
		page.Title = p.T(p.key("title"))
	}
	return page
}

// notFound reports whether the visitor looked for something that is not here; then the page
// offers to look elsewhere.
func (p ErrorPage) notFound() bool {
	return p.Status == http.StatusNotFound || p.Status == http.StatusGone
}

// ErrorPage is a fault or a missing page told honestly.
type ErrorPage struct {
	Page
	Status int    // 404, 405, 413, 429, 500 ...
	Ref    string // reference in the log, for faults; "" otherwise
}
