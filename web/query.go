package web

import (
	"encoding/hex"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models/catalogue"
	"ebenmass/models/tour"
	"ebenmass/web/respond"
)

// sharedParameters are the query parameters that a shared page of the table knows. Every
// other one is taken off before the page is looked up, so that what campaigns and social
// networks append to a link neither changes the page nor fills the page cache.
func sharedParameters(path string) []string {
	switch path {
	case "/:lang/products":
		return catalogue.Parameters()
	case "/:lang/products/:slug":
		return []string{"colour", "length", "size", "waist"}
	case "/:lang/fit":
		return handlers.FitParameters()
	}
	return nil
}

// readQuery lets handlers find a query that every parser takes alike, whatever was appended to
// the link on its way here: see parseQuery.
func readQuery(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if u := c.Request().URL; u.RawQuery != "" {
			u.RawQuery = parseQuery(u.RawQuery).Encode()
		}
		return next(c)
	}
}

// onlyParameters takes every parameter off the query that a page does not know. It stands
// behind readQuery.
func onlyParameters(known []string) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			u := c.Request().URL
			u.RawQuery = keepParameters(u.Query(), known)
			return next(c)
		}
	}
}

// parametersOf is what stands before a shared page of the table: it leaves of the query what the
// page knows, and writes a list's in one way.
func parametersOf(path string) []echo.MiddlewareFunc {
	chain := []echo.MiddlewareFunc{onlyParameters(append(sharedParameters(path), tour.Field, handlers.TourErased))}
	if path == "/:lang/products" {
		chain = append(chain, normalListing)
	}
	return chain
}

// normalListing writes a list's query as its own links do, without what is the default and
// without what is empty, so that the same search is one page however it was typed. What the list
// complains of, or moves elsewhere, stays as it is.
func normalListing(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		u := c.Request().URL
		if u.RawQuery == "" {
			return next(c)
		}
		given := u.Query()
		if _, old := catalogue.ReplaceOldValues(given); old {
			return next(c)
		}
		query, problems := catalogue.ParseQuery(given)
		if len(problems) > 0 {
			return next(c)
		}
		normal := query.Values()
		if step := given.Get(tour.Field); step != "" {
			normal.Set(tour.Field, step)
		}
		u.RawQuery = normal.Encode()
		return next(c)
	}
}

// leadTours lets pages find the step of a tour in their query, and takes off one that there is
// not; all of them where the shop leads none.
func leadTours(leads bool) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			if leads {
				respond.LeadTours(c)
			}
			u := c.Request().URL
			if !strings.Contains(u.RawQuery, tour.Field+"=") {
				return next(c)
			}
			query := u.Query()
			if _, known := tour.Parse(query.Get(tour.Field)); query.Has(tour.Field) && !(known && leads) {
				query.Del(tour.Field)
				u.RawQuery = query.Encode()
			}
			return next(c)
		}
	}
}

// keepParameters writes the known parameters of a query, sorted by name.
func keepParameters(query url.Values, known []string) string {
	for name := range query {
		if !slices.Contains(known, name) {
			delete(query, name)
		}
	}
	return query.Encode()
}

// parseQuery reads a query as browsers do (WHATWG URL, application/x-www-form-urlencoded):
// nothing in it is wrong. Only "&" parts parameters, a semicolon is a character like others, and
// so is a percent sign that begins no escape. What is not UTF-8 is replaced by U+FFFD.
func parseQuery(raw string) url.Values {
	query := url.Values{}
	for pair := range strings.SplitSeq(raw, "&") {
		if pair == "" {
			continue
		}
		name, value, _ := strings.Cut(pair, "=")
		name = unescape(name)
		query[name] = append(query[name], unescape(value))
	}
	return query
}

// unescape decodes "+" and percent escapes, and leaves what is none.
func unescape(s string) string {
	s = strings.ReplaceAll(s, "+", " ")
	if strings.Contains(s, "%") {
		var b strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '%' && i+2 < len(s) {
				if char, err := hex.DecodeString(s[i+1 : i+3]); err == nil {
					b.WriteByte(char[0])
					i += 2
					continue
				}
			}
			b.WriteByte(s[i])
		}
		s = b.String()
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
