package shell

import (
	"ebenmass/models"
	"ebenmass/static"
	"ebenmass/views/parts"
)

// ShopName is the shop's name, the same in both languages.
const ShopName = "Ebenmaß"

// sharePicture is the picture a messenger shows beside a link to the page.
type sharePicture struct {
	path          string // with the hash of its content, without the host
	alt           string
	width, height int // pixels
}

// CanonicalURL is the absolute address under which search engines know the page in a language.
func (p Page) CanonicalURL(lang models.Lang) string {
	path := p.Canonical
	if path == "" {
		path = p.Path
	}
	return p.BaseURL + "/" + string(lang) + path
}

// shareTitle is the title without the shop's name, which stands beside it.
func (p Page) shareTitle() string {
	if p.Title == "" {
		return ShopName
	}
	return p.Title
}

func (p Page) shareType() string {
	if p.share != nil {
		return "product"
	}
	return "website"
}

// sharePicture is the page's own picture, or the shop's.
func (p Page) sharePicture() sharePicture {
	if p.share != nil {
		return *p.share
	}
	return sharePicture{path: static.Path("icons/share.webp"), alt: p.T("chrome.share"), width: 1200, height: 630}
}

// WithPicture gives a page a product picture to be shared with, where there is that picture: base
// names it below /static/garments, without width and ending.
func (p Page) WithPicture(base, alt string) Page {
	if path := parts.LargePicture(base); path != "" {
		p.share = &sharePicture{path: path, alt: alt, width: parts.LargeWidth, height: parts.LargeHeight}
	}
	return p
}

// OwnPicture is the path of the picture the page is shared with, without the host; "" where
// that is the shop's own.
func (p Page) OwnPicture() string {
	if p.share == nil {
		return ""
	}
	return p.share.path
}

// WithGraph gives a page the things of schema.org that it is about, in place of any before.
func (p Page) WithGraph(things ...any) Page {
	p.graph = things
	return p
}

// locale names a language as Open Graph does.
func locale(lang models.Lang) string {
	if lang == models.English {
		return "en_GB"
	}
	return "de_DE"
}
