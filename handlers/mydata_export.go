package handlers

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/export"
	"ebenmass/models/receipt"
	"ebenmass/models/store"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// schemaPath is where the format of the export is described.
const schemaPath = "/my-data-schema.json"

// ExportJSON answers GET /{lang}/my-data/export.json: everything held, for programs and to
// be read in again elsewhere. It is signed, so that what it says of consents and accesses
// can be held against the shop.
func (h MyData) ExportJSON(c echo.Context) error {
	return h.export(c, ".json", "application/json; charset=utf-8", func(d export.Document) ([]byte, error) {
		text, err := d.JSON()
		if err != nil {
			return nil, err
		}
		return receipt.Sign(h.Store.SigningKey(), json.RawMessage(text))
	})
}

// ExportCSV answers GET /{lang}/my-data/export.csv: the same as a table.
func (h MyData) ExportCSV(c echo.Context) error {
	return h.export(c, ".csv", "text/csv; charset=utf-8; header=present", export.Document.CSV)
}

// export sends what is held as a file to keep; an empty one where nothing is.
func (h MyData) export(c echo.Context, extension, mediaType string, write func(export.Document) ([]byte, error)) error {
	document := export.Document{At: h.Now(), Categories: store.ExportCategories()}
	ctx := c.Request().Context()
	if visit, known := session.From(ctx); known {
		held, err := h.Store.Export(ctx, consent.ForSelf(visit.Customer))
		if err != nil && !errors.Is(err, models.ErrNotFound) { // deleted a moment ago: empty
			return err
		}
		document.Records = held.Records
	}
	document.Schema = h.BaseURL + schemaPath
	file, err := write(document)
	if err != nil {
		return err
	}
	name := map[models.Lang]string{models.German: "ebenmass-meine-daten", models.English: "ebenmass-my-data"}[respond.Lang(c)]
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf("attachment; filename=%q", name+extension))
	return respond.Blob(c, http.StatusOK, mediaType, file)
}

// DescribeExport answers GET /my-data-schema.json.
func (h MyData) DescribeExport(c echo.Context) error {
	schema, err := export.Schema(h.BaseURL+schemaPath, store.ExportCategories())
	if err != nil {
		return err
	}
	return respond.Blob(c, http.StatusOK, "application/schema+json", schema)
}
