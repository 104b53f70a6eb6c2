package demo

import (
	"crypto/sha512"
	"encoding/base64"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/static"
	view "ebenmass/views/demo"
	"ebenmass/web/respond"
)

// Integrate says how other shops use the advice.
type Integrate struct{ *handlers.Shop }

// componentAsset is the component among the assets.
const componentAsset = "embed/size-advice.js"

// Show answers GET /{lang}/demo/integrate.
func (h Integrate) Show(c echo.Context) error {
	props := view.IntegratePage{Page: h.Page(c, "/demo/integrate"), Origin: h.BaseURL}
	props.NoIndex = true
	if file, _, ok := static.Find(static.Prefix + componentAsset); ok {
		sum := sha512.Sum384(file.Body())
		props.Integrity, props.Bytes = "sha384-"+base64.StdEncoding.EncodeToString(sum[:]), len(file.Body())
	}
	return respond.HTML(c, http.StatusOK, view.Integrate(props))
}
