package web

import (
	"net/http"

	"ebenmass/handlers"
)

// PostRoutes lists the patterns of the table that answer a post, once per language.
func PostRoutes() []string { return routesOf(http.MethodPost) }

// GetRoutes lists the patterns of the table that answer a GET, once per language.
func GetRoutes() []string { return routesOf(http.MethodGet) }

func routesOf(method string) []string {
	var patterns []string
	for _, r := range routes(&handlers.Shop{}, nil, handlers.PasskeyParty{}, nil, ops{}) {
		if r.method == method {
			patterns = append(patterns, localised(r.path)...)
		}
	}
	return patterns
}

// TakenFromElsewhere lists those of PostRoutes that another site's pages and programs may
// post to.
func TakenFromElsewhere() []string {
	var patterns []string
	for _, r := range routes(&handlers.Shop{}, nil, handlers.PasskeyParty{}, nil, ops{}) {
		if r.method == http.MethodPost && (r.guard == oneClickPost || r.guard == publicAPI || r.guard == publicBatch || r.guard == embedded) {
			patterns = append(patterns, localised(r.path)...)
		}
	}
	return patterns
}
