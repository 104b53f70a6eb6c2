package product

import (
	"ebenmass/models/device"
	"ebenmass/models/fit"
	"ebenmass/static"
	"ebenmass/views/parts"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// DevicePath is where sizes are computed on the visitor's device, without the language.
const DevicePath = "/fit/device"

// DeviceCataloguePath is the file that everybody's browser is given for it.
const DeviceCataloguePath = DevicePath + "/catalogue.json"

// DevicePage is the size finder that runs in the browser. It is the same for everybody.
type DevicePage struct {
	shell.Page
	Form     MeasureForm
	Build    DeviceBuild
	Messages map[string]string // for faults: "bust out_of_range cm"
	Articles int               // in the catalogue
}

// DeviceBuild says what the browser's advisor was made from, as web/device/build records it.
type DeviceBuild struct {
	Command    string `json:"command"`
	Go         string `json:"go"`
	SHA256     string `json:"sha256"`
	Compressed int    `json:"compressed"` // bytes to load
}

// kilobytes is what a browser loads.
func (p DevicePage) kilobytes() string {
	return text.Number(p.Lang, float64(p.Build.Compressed)/1000, 0) + "\u00a0kB"
}

// wasmPath is the advisor to be looked at.
func (p DevicePage) wasmPath() string { return static.Path("device/advisor.wasm") }

// fields are those of the size finder.
func (p DevicePage) fields() parts.MeasureProps {
	return MeasureProps(p.Page, "", &p.Form, fit.Measures[:]...)
}

// deviceArticle is what a product's page carries for advice computed in the browser.
func (p Page) deviceArticle() device.Article {
	article := p.Product.Article()
	return device.NewArticle(p.Product.Slug, p.Product.Sizing, string(p.Product.Chart.System), &article)
}
