package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/web/respond"
)

// gpcSince is the day since which the shop declares that it honours the signal.
const gpcSince = "2026-11-23"

// PrivacyControl answers GET /.well-known/gpc.json: the site honours Global Privacy Control.
func (h Feeds) PrivacyControl(c echo.Context) error {
	return respond.JSON(c, http.StatusOK, struct {
		GPC        bool   `json:"gpc"`
		LastUpdate string `json:"lastUpdate"`
	}{true, gpcSince})
}
