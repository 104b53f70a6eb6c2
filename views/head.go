package views

import (
	"ebenmass/models"
	"ebenmass/static"
	"ebenmass/views/parts"
)

// shopName is the shop's name, the same in both languages.
const shopName = "Ebenmaß"

// sharePicture is the picture a messenger shows beside a link to the page.
type sharePicture struct {
	path          string // with the hash of its content, without the host
	alt           string
	width, height int // pixels
}

// canonical is the absolute address under which search engines know the page in a language.
func (p Page) canonical(lang models.Lang) string {
	path := p.Canonical
	if path == "" {
		path = p.Path
	}
	return p.BaseURL + "/" + string(lang) + path
}

// shareTitle is the title without the shop's name, which stands beside it.
func (p Page) shareTitle() string {
	if p.Title == "" {
		return shopName
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

// sharing gives a page a product picture to be shared with, where there is that picture.
func (p Page) sharing(picture Picture) Page {
	path := parts.LargePicture(picture.Base)
	if path != "" {
		p.share = &sharePicture{path: path, alt: picture.Alt, width: parts.LargeWidth, height: parts.LargeHeight}
	}
	return p
}

// locale names a language as Open Graph does.
func locale(lang models.Lang) string {
	if lang == models.English {
		return "en_GB"
	}
	return "de_DE"
}
