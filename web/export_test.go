package web

import (
	"net/http"

	"ebenmass/handlers"
)

// PostRoutes lists the patterns of the table that answer a post, once per language.
func PostRoutes() []string {
	var patterns []string
	for _, r := range routes(&handlers.Shop{}, nil, handlers.PasskeyParty{}, ops{}) {
		if r.method == http.MethodPost {
			patterns = append(patterns, localised(r.path)...)
		}
	}
	return patterns
}

// TakenFromElsewhere lists those of PostRoutes that another site's pages and programs may
// post to.
func TakenFromElsewhere() []string {
	var patterns []string
	for _, r := range routes(&handlers.Shop{}, nil, handlers.PasskeyParty{}, ops{}) {
		if r.method == http.MethodPost && (r.guard == oneClickPost || r.guard == publicAPI) {
			patterns = append(patterns, localised(r.path)...)
		}
	}
	return patterns
}
