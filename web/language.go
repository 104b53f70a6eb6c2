package web

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/web/respond"
)

// redirectToLanguage answers the root: to the language the browser prefers, German otherwise.
func redirectToLanguage(c echo.Context) error {
	c.Response().Header().Set(echo.HeaderCacheControl, respond.Shared)
	c.Response().Header().Add(echo.HeaderVary, "Accept-Language")
	return c.Redirect(http.StatusFound, "/"+string(respond.Lang(c))+"/")
}

// redirectToHome completes /de to /de/.
func redirectToHome(c echo.Context) error {
	return c.Redirect(http.StatusMovedPermanently, "/"+string(respond.Lang(c))+"/")
}
