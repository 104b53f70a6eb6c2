package respond

import (
	"strings"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"

	"ebenmass/models"
)

// matcher prefers the shop's first language when nothing fits.
var matcher = language.NewMatcher([]language.Tag{language.German, language.English})

// Lang returns the language of a request: what the URL says, and only where the URL says
// nothing (the root, an unknown path) what the browser prefers.
func Lang(c echo.Context) models.Lang {
	first, _, _ := strings.Cut(strings.TrimPrefix(c.Request().URL.Path, "/"), "/")
	if l, ok := models.ParseLang(first); ok {
		return l
	}
	wanted, _, err := language.ParseAcceptLanguage(c.Request().Header.Get("Accept-Language"))
	if err != nil {
		return models.Langs[0]
	}
	_, index, _ := matcher.Match(wanted...)
	return models.Langs[index]
}

// PathWithoutLang returns the request's path below its language: "/products" of
// "/de/products", "/" where there is nothing below.
func PathWithoutLang(c echo.Context) string {
	path := c.Request().URL.Path
	for _, l := range models.Langs {
		if rest, ok := strings.CutPrefix(path, "/"+string(l)+"/"); ok {
			return "/" + rest
		}
	}
	return "/"
}
