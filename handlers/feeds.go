package handlers

import (
	"encoding/xml"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
)

// Feeds are what search engines read.
type Feeds struct{ *Shop }

// indexed are the pages besides the products that a search engine may list.
var indexed = []string{"/", "/products", "/fit", "/how-it-works", "/shipping", "/terms", "/privacy", "/imprint", "/accessibility", "/demo"}

// sitemapURL is a page with its twins in all languages.
type sitemapURL struct {
	Loc   string        `xml:"loc"`
	Twins []sitemapTwin `xml:"xhtml:link"`
}

type sitemapTwin struct {
	Rel      string      `xml:"rel,attr"`
	HrefLang models.Lang `xml:"hreflang,attr"`
	Href     string      `xml:"href,attr"`
}

// Sitemap answers GET /sitemap.xml: every product and public page in both languages.
func (h Feeds) Sitemap(c echo.Context) error {
	sitemap := struct {
		XMLName xml.Name     `xml:"urlset"`
		XMLNS   string       `xml:"xmlns,attr"`
		XHTML   string       `xml:"xmlns:xhtml,attr"`
		URLs    []sitemapURL `xml:"url"`
	}{XMLNS: "http://www.sitemaps.org/schemas/sitemap/0.9", XHTML: "http://www.w3.org/1999/xhtml"}
	paths := indexed[:len(indexed):len(indexed)]
	for _, p := range h.Catalogue.Snapshot().Products() {
		paths = append(paths, productPath(p.Slug, "", ""))
	}
	for _, path := range paths {
		var twins []sitemapTwin
		for _, l := range models.Langs {
			twins = append(twins, sitemapTwin{"alternate", l, h.BaseURL + "/" + string(l) + path})
		}
		for _, l := range models.Langs {
			sitemap.URLs = append(sitemap.URLs, sitemapURL{h.BaseURL + "/" + string(l) + path, twins})
		}
	}
	body, err := xml.Marshal(sitemap)
	if err != nil {
		return err
	}
	return c.XMLBlob(http.StatusOK, body)
}

// Robots answers GET /robots.txt: personal pages are of no use to a search engine.
func (h Feeds) Robots(c echo.Context) error {
	rules := "User-agent: *\n"
	for _, l := range models.Langs {
		for _, path := range []string{"/my-data", "/basket"} {
			rules += "Disallow: /" + string(l) + path + "\n"
		}
	}
	return c.String(http.StatusOK, rules+"Sitemap: "+h.BaseURL+"/sitemap.xml\n")
}
