package handlers

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/device"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
	"ebenmass/static"
	"ebenmass/views/product"
	"ebenmass/views/text"
	"ebenmass/web/respond"
)

// OnDevice is the size finder that the visitor's own browser computes. It is asked for the same
// page and the same catalogue by everyone, and told nothing.
type OnDevice struct{ *Shop }

// Show answers GET /{lang}/fit/device.
func (h OnDevice) Show(c echo.Context) error {
	page := h.Page(c, product.DevicePath)
	page.Nav = "fit"
	asset, _, ok := static.Find(static.Prefix + "device/advisor.json")
	if !ok {
		return fmt.Errorf("on device: the record of the advisor is not embedded")
	}
	var build product.DeviceBuild
	if err := json.Unmarshal(asset.Body(), &build); err != nil {
		return fmt.Errorf("on device: read the record of the advisor: %w", err)
	}
	form := emptyMeasures(fit.Women)
	return respond.HTML(c, http.StatusOK, product.Device(product.DevicePage{
		Page: page, Form: form, Build: build, Messages: deviceMessages(page.Lang), Articles: h.Catalogue.Snapshot().Len(),
	}))
}

// deviceCatalogue is catalogue.json: all charts with what releases corrected, the size systems
// that labels of others are read against, and the words for answers.
type deviceCatalogue struct {
	Model    string            `json:"model"`
	Articles []deviceArticle   `json:"articles"`
	Systems  []deviceSystem    `json:"systems"`
	Texts    map[string]string `json:"texts"`
}

// deviceArticle is an article with how it is shown.
type deviceArticle struct {
	device.Article
	Name string `json:"name"`
	Href string `json:"href"`
}

// deviceSystem is a size system of others; the body each label is made for in cm.
type deviceSystem struct {
	Key     string       `json:"key"`
	Name    string       `json:"name"`
	Sizing  fit.Sizing   `json:"sizing"`
	Garment fit.Garment  `json:"garment,omitempty"` // left out for tops and dresses
	Zone    fit.Measure  `json:"zone"`
	SD      float64      `json:"sd"`
	Bands   []deviceBand `json:"bands"`
}

type deviceBand struct {
	Label string  `json:"label"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// Charts answers GET /{lang}/fit/device/catalogue.json: one file, so that what is asked for
// tells nothing.
func (h OnDevice) Charts(c echo.Context) error {
	lang, snapshot := respond.Lang(c), h.Catalogue.Snapshot()
	answer := deviceCatalogue{Model: fit.Model, Texts: text.Below(lang, "device_mode.answer.")}
	articles := snapshot.Reference().Articles()
	for i := range articles {
		a := &articles[i]
		p, ok := snapshot.Product(a.Name)
		if !ok { // both are of one snapshot
			continue
		}
		answer.Articles = append(answer.Articles, deviceArticle{
			Article: device.NewArticle(a.Name, a.Department, a.System, &a.Fit), Name: p.Name.In(lang), Href: productHref(lang, p.Slug, "", ""),
		})
	}
	for _, y := range reference.Systems {
		system := deviceSystem{
			Key: y.Key, Name: product.SystemName(lang, y.Key), Sizing: y.Sizing, Garment: y.Garment, Zone: y.Zone, SD: y.SD,
		}
		for _, b := range y.Bands {
			system.Bands = append(system.Bands, deviceBand(b))
		}
		answer.Systems = append(answer.Systems, system)
	}
	body, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("on device: write the catalogue: %w", err)
	}
	return respond.Document(c, echo.MIMEApplicationJSON, body)
}

// deviceMessages are the words for what is wrong with a field, by "field code" and "field code
// unit": those the server says. {known} stays, for the labels or widths there are.
func deviceMessages(lang models.Lang) map[string]string {
	all := map[string]string{"measurements required": text.Get(lang, "invalid.no_measure")}
	codes := []fit.InputCode{fit.NotANumber, fit.TooManyDecimals, fit.OutOfRange}
	for _, unit := range []fit.Unit{fit.Centimetre, fit.Inch} {
		for _, code := range codes {
			fault := &fit.InputError{Code: code}
			for _, m := range fit.Measures {
				all[strings.Join([]string{m.String(), string(code), string(unit)}, " ")] = measureMessage(lang, m, unit, fault)
			}
			for n := 1; n <= fit.MaxOwned; n++ {
				for _, z := range fit.FlatZones {
					all[fmt.Sprintf("own_%d_%s %s %s", n, z, code, unit)] = flatMessage(lang, n, z, unit, fault)
				}
			}
		}
	}
	for _, garment := range fit.Garments {
		name := text.Get(lang, "usual.name."+string(garment))
		field := "usual_" + string(garment)
		all[field+" unknown_label"] = text.Get(lang, "invalid.usual", "garment", name)
		all[field+" too_many"] = text.Get(lang, "invalid.too_many_usual", "garment", name, "n", fit.MaxUsual)
		all[field+"_system unknown_system"] = text.Get(lang, "invalid.choice.usual_system")
	}
	for n := 1; n <= fit.MaxOwned; n++ {
		all[fmt.Sprintf("own_%d_type unknown_value", n)] = text.Get(lang, "invalid.owned_type", "n", n)
		all[fmt.Sprintf("own_%d required", n)] = text.Get(lang, "invalid.owned_width", "n", n, "widths", "{known}")
	}
	for _, z := range fit.FlatZones {
		all["width "+z.String()] = text.Get(lang, "owned.width."+z.String())
	}
	return all
}
