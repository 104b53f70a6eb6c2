package handlers

import (
	"encoding/xml"
	"net/http"
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

type sitemap struct {
	XMLName xml.Name     `xml:"urlset"`
	XMLNS   string       `xml:"xmlns,attr"`
	XHTML   string       `xml:"xmlns:xhtml,attr"`
	URLs    []sitemapURL `xml:"url"`
}

// sitemapURL is a page with its twins in all languages.
type sitemapURL struct {
	Loc     string        `xml:"loc"`
	LastMod string        `xml:"lastmod,omitempty"`
	Twins   []sitemapTwin `xml:"xhtml:link"`
}

type sitemapTwin struct {
	Rel      string `xml:"rel,attr"`
	HrefLang string `xml:"hreflang,attr"`
	Href     string `xml:"href,attr"`
}

// Sitemap answers GET /sitemap.xml: every page that search engines may list, each under its
// one address, in both languages.
func (h Feeds) Sitemap(c echo.Context) error {
	m := sitemap{XMLNS: "http://www.sitemaps.org/schemas/sitemap/0.9", XHTML: "http://www.w3.org/1999/xhtml"}
	snapshot := h.Catalogue.Snapshot()
	landings := snapshot.Landings()
	if len(landings) > 0 { // the first is everything there is, which the home page shows too
		h.add(&m, "/", landings[0].Changed)
	}
	for _, landing := range landings {
		h.add(&m, listingPath(landing.Query), landing.Changed)
	}
	for _, p := range snapshot.Products() {
		h.add(&m, productPath(p.Slug, "", ""), p.Changed(h.Now()))
	}
	for _, path := range indexed {
		h.add(&m, path, time.Time{})
	}
	body, err := xml.Marshal(m)
	if err != nil {
		return err
	}
	return respond.Blob(c, http.StatusOK, echo.MIMEApplicationXMLCharsetUTF8, append([]byte(xml.Header), body...))
}

// add lists a page in all languages, with the day it last changed where that is known.
func (h Feeds) add(m *sitemap, path string, changed time.Time) {
	in := func(l models.Lang) string { return h.BaseURL + "/" + string(l) + path }
	var twins []sitemapTwin
	for _, l := range models.Langs {
		twins = append(twins, sitemapTwin{"alternate", string(l), in(l)})
	}
	twins = append(twins, sitemapTwin{"alternate", "x-default", in(models.Langs[0])})
	lastMod := ""
	if !changed.IsZero() {
		lastMod = text.MachineDay(changed)
	}
	for _, l := range models.Langs {
		m.URLs = append(m.URLs, sitemapURL{in(l), lastMod, twins})
	}
}

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
