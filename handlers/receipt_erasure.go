package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models/consent"
	"ebenmass/models/receipt"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
)

// erasure shows the receipt of an erasure, or sends it byte for byte as it was signed, also
// once the session is gone. models.ErrNotFound for an identifier of none.
func (h Receipts) erasure(c echo.Context, id string, asFile bool) error {
	document, err := h.Store.ErasureReceipt(c.Request().Context(), id)
	if err != nil {
		return err
	}
	if asFile {
		return sendReceipt(c, id, document)
	}
	erasure, err := receipt.ReadErasure(document)
	if err != nil {
		return err
	}
	page, err := h.Shop.page(c, "/my-data/receipts/"+id)
	if err != nil {
		return err
	}
	page.NoIndex = true
	return respond.HTML(c, http.StatusOK, mydata.ErasureReceipt(mydata.ErasureReceiptPage{
		Page: page, Erasure: erasure, Expires: consent.KeptReceipt.Until(erasure.Finished),
		Fingerprint: receipt.Fingerprint(receipt.PublicKey(h.Store.SigningKey())),
	}))
}
