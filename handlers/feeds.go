package handlers

import (
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/text"
	"ebenmass/web/respond"
)

// Feeds are what search engines read.
type Feeds struct{ *Shop }

// indexed are the pages besides lists and products that a search engine may list.
var indexed = []string{"/fit", "/how-it-works", "/shipping", "/terms", "/privacy", "/privacy/record", "/privacy/dpia", "/privacy/breach", "/privacy/object", "/imprint", "/accessibility", "/demo", "/demo/quality"}

// Robots answers GET /robots.txt: personal pages are of no use to a search engine. Filtered
// lists are not forbidden, or it would never read there that they are not to be listed.
func (h Feeds) Robots(c echo.Context) error {
	rules := "User-agent: *\n"
	for _, l := range models.Langs {
		for _, path := range []string{"/my-data", "/basket"} {
			rules += "Disallow: /" + string(l) + path + "\n"
		}
	}
	return c.String(http.StatusOK, rules+"Sitemap: "+h.BaseURL+"/sitemap.xml\n")
}

// gpcSince is the day since which the shop declares that it honours the signal.
const gpcSince = "2026-11-23"

// PrivacyControl answers GET /.well-known/gpc.json: the site honours Global Privacy Control.
func (h Feeds) PrivacyControl(c echo.Context) error {
	return respond.JSON(c, http.StatusOK, struct {
		GPC        bool   `json:"gpc"`
		LastUpdate string `json:"lastUpdate"`
	}{true, gpcSince})
}

// securityTextValid is how long who reads security.txt may rely on it. It is written anew for
// every reader, so it never is out of date.
const securityTextValid = 90 * 24 * time.Hour

// SecurityText answers GET /.well-known/security.txt (RFC 9116): where to report a weakness.
func (h Feeds) SecurityText(c echo.Context) error {
	lines := []string{
		"Contact: mailto:" + text.Get(models.German, "imprint.contact.mail"),
		"Expires: " + text.MachineMoment(h.Now().Add(securityTextValid).Truncate(24*time.Hour)),
		"Preferred-Languages: de, en",
	}
	if strings.HasPrefix(h.BaseURL, "https://") { // the RFC has no other addresses
		lines = append(lines, "Canonical: "+h.BaseURL+"/.well-known/security.txt")
	}
	return c.String(http.StatusOK, strings.Join(lines, "\n")+"\n")
}
