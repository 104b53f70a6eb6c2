package handlers

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/feed"
	"ebenmass/views/parts"
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
		for _, path := range []string{"/my-data", "/basket", "/wishes"} {
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

// sitemapPartURLs is how many addresses one part of the sitemap lists at most, a multiple of
// the languages. The protocol allows 50,000, and 50 MB: a part has about 20.
const sitemapPartURLs = 45_000

const sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// sitemap is one part, or all of a small one.
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

// sitemapIndex lists the parts.
type sitemapIndex struct {
	XMLName xml.Name      `xml:"sitemapindex"`
	XMLNS   string        `xml:"xmlns,attr"`
	Parts   []sitemapPart `xml:"sitemap"`
}

type sitemapPart struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// listedPage is a page that search engines may list, by its one address without language.
type listedPage struct {
	path    string
	changed time.Time // zero where not known
}

// Sitemap answers GET /sitemap.xml: every page that search engines may list, each under its
// one address, in both languages; or, where they are more than one file should list, the
// index of its parts.
func (h Feeds) Sitemap(c echo.Context) error {
	parts := h.sitemapParts()
	if len(parts) == 1 {
		return writeXML(c, h.sitemapOf(parts[0]))
	}
	index := sitemapIndex{XMLNS: sitemapNamespace}
	for i, part := range parts {
		last := time.Time{}
		for _, page := range part {
			if page.changed.After(last) {
				last = page.changed
			}
		}
		index.Parts = append(index.Parts, sitemapPart{h.BaseURL + "/sitemap-" + strconv.Itoa(i+1) + ".xml", lastMod(last)})
	}
	return writeXML(c, index)
}

// SitemapPart answers GET /sitemap-{n}.xml, n from 1.
func (h Feeds) SitemapPart(c echo.Context) error {
	name, ok := strings.CutSuffix(c.Param("part"), ".xml")
	parts := h.sitemapParts()
	n, err := strconv.Atoi(name)
	if !ok || err != nil || strconv.Itoa(n) != name || n < 1 || n > len(parts) {
		return models.ErrNotFound
	}
	return writeXML(c, h.sitemapOf(parts[n-1]))
}

// sitemapParts are the pages of each part; there is one at least.
func (h Feeds) sitemapParts() [][]listedPage {
	pages := h.listedPages()
	const most = sitemapPartURLs / len(models.Langs)
	var parts [][]listedPage
	for len(pages) > most {
		parts, pages = append(parts, pages[:most]), pages[most:]
	}
	return append(parts, pages)
}

// listedPages are all pages that search engines may list.
func (h Feeds) listedPages() []listedPage {
	snapshot := h.Catalogue.Snapshot()
	var pages []listedPage
	landings := snapshot.Landings()
	if len(landings) > 0 { // the first is everything there is, which the home page shows too
		pages = append(pages, listedPage{"/", landings[0].Changed})
	}
	for _, landing := range landings {
		pages = append(pages, listedPage{listingPath(landing.Query), landing.Changed})
	}
	for _, p := range snapshot.Products() {
		pages = append(pages, listedPage{productPath(p.Slug, "", ""), p.Changed(h.Now())})
	}
	for _, path := range indexed {
		if path == "/demo" && !h.Demo {
			continue
		}
		pages = append(pages, listedPage{path, time.Time{}})
	}
	return pages
}

// sitemapOf lists pages in all languages, with the day each last changed where that is known.
func (h Feeds) sitemapOf(pages []listedPage) sitemap {
	m := sitemap{
		XMLNS: sitemapNamespace, XHTML: "http://www.w3.org/1999/xhtml",
		URLs: make([]sitemapURL, 0, len(pages)*len(models.Langs)),
	}
	for _, page := range pages {
		in := func(l models.Lang) string { return h.BaseURL + "/" + string(l) + page.path }
		var twins []sitemapTwin
		for _, l := range models.Langs {
			twins = append(twins, sitemapTwin{"alternate", string(l), in(l)})
		}
		twins = append(twins, sitemapTwin{"alternate", "x-default", in(models.Langs[0])})
		for _, l := range models.Langs {
			m.URLs = append(m.URLs, sitemapURL{in(l), lastMod(page.changed), twins})
		}
	}
	return m
}

// lastMod is a day as a sitemap has it; "" where none is known.
func lastMod(changed time.Time) string {
	if changed.IsZero() {
		return ""
	}
	return text.MachineDay(changed)
}

// keptItems is up to how many items the feed is kept ready, some 2 KB each; a larger one is written
// for each who asks.
const keptItems = 20_000

// Products answers GET /{lang}/feed.xml: every article in every colour and size, as search engines
// read product data.
func (h Feeds) Products(c echo.Context) error {
	snapshot := h.Catalogue.Snapshot()
	f := feed.Of(snapshot.Products(), snapshot.Price, snapshot.Reduction)
	f.Lang, f.BaseURL, f.Picture = respond.Lang(c), h.BaseURL, parts.FrontPicture
	items := 0
	for _, a := range f.Articles {
		items += len(a.Product.Variants)
	}
	if items > keptItems {
		c.Response().Header().Set(echo.HeaderContentType, echo.MIMEApplicationXMLCharsetUTF8)
		return f.WriteXML(c.Response())
	}
	var body bytes.Buffer
	if err := f.WriteXML(&body); err != nil {
		return err
	}
	return respond.Document(c, echo.MIMEApplicationXMLCharsetUTF8, body.Bytes())
}

func writeXML(c echo.Context, document any) error {
	body, err := xml.Marshal(document)
	if err != nil {
		return fmt.Errorf("write %s: %w", c.Path(), err)
	}
	return respond.Document(c, echo.MIMEApplicationXMLCharsetUTF8, append([]byte(xml.Header), body...))
}
