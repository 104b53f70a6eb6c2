package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/receipt"
	"ebenmass/views/mydata"
	"ebenmass/views/text"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Receipts are what visitors carry home: signed statements of what they decided and of what
// was erased.
type Receipts struct{ *Shop }

// fileExtension makes of a receipt's page its file.
const fileExtension = ".json"

// Show answers GET /{lang}/my-data/receipts/{id}, a page for people, and {id}.json, the
// signed file. The receipt of a consent is its owner's: to anybody else there is none. That
// of an erasure names nobody: whoever knows its address may have it.
func (h Receipts) Show(c echo.Context) error {
	id, asFile := strings.CutSuffix(c.Param("id"), fileExtension)
	visit, entry, err := h.entry(c, id)
	if errors.Is(err, models.ErrNotFound) {
		return h.erasure(c, id, asFile)
	}
	if err != nil {
		return err
	}
	if !asFile {
		return h.page(c, entry)
	}
	file, err := receipt.Sign(h.Store.SigningKey(), h.issuer(entry).Consent(visit.Customer, entry))
	if err != nil {
		return err
	}
	return sendReceipt(c, id, file)
}

// entry finds the visitor's own ledger entry that a receipt is about.
func (h Receipts) entry(c echo.Context, id string) (session.Visit, consent.Entry, error) {
	visit, known := session.From(c.Request().Context())
	if !known {
		return visit, consent.Entry{}, models.ErrNotFound
	}
	ledger, err := h.Store.Ledger(c.Request().Context(), visit.Customer)
	if err != nil {
		return visit, consent.Entry{}, fmt.Errorf("read the ledger: %w", err)
	}
	entries := ledger.Entries()
	i := slices.IndexFunc(entries, func(e consent.Entry) bool { return e.Receipt == id })
	if i < 0 {
		return visit, consent.Entry{}, models.ErrNotFound
	}
	return visit, entries[i], nil
}

// sendReceipt sends a signed receipt as a file to keep.
func sendReceipt(c echo.Context, id string, file []byte) error {
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf("attachment; filename=%q", "ebenmass-"+id+fileExtension))
	return respond.Blob(c, http.StatusOK, "application/ld+json", file)
}

// page shows a consent's receipt to people.
func (h Receipts) page(c echo.Context, entry consent.Entry) error {
	page := h.Page(c, "/my-data/receipts/"+entry.Receipt)
	page.NoIndex, page.Nav = true, "data"
	props := mydata.ReceiptPage{Page: page, Entry: entry, Fingerprint: receipt.Fingerprint(receipt.PublicKey(h.Store.SigningKey()))}
	for _, d := range consent.Purposes() {
		if d.Purpose == entry.Purpose || entry.Purpose == consent.PurposeAll {
			props.Purposes = append(props.Purposes, d)
		}
	}
	return respond.HTML(c, http.StatusOK, mydata.Receipt(props))
}

// issuer is the shop as the imprint names it, in the language of the decision.
func (h Receipts) issuer(entry consent.Entry) receipt.Issuer {
	lang := models.Lang(entry.Lang)
	return receipt.Issuer{BaseURL: h.BaseURL, Party: receipt.Party{
		Name:    text.Get(lang, "imprint.company.name"),
		Address: text.Get(lang, "imprint.company.street") + ", " + text.Get(lang, "imprint.company.city"),
		Contact: text.Get(lang, "imprint.contact.mail"),
	}}
}

// Key answers GET /.well-known/ebenmass-key.json: the key that receipts are signed with.
func (h Receipts) Key(c echo.Context) error {
	return respond.JSON(c, http.StatusOK, receipt.Describe(receipt.PublicKey(h.Store.SigningKey())))
}

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
	page := h.Page(c, "/my-data/receipts/"+id)
	page.NoIndex = true
	return respond.HTML(c, http.StatusOK, mydata.ErasureReceipt(mydata.ErasureReceiptPage{
		Page: page, Erasure: erasure, Expires: consent.KeptReceipt.Until(erasure.Finished),
		Fingerprint: receipt.Fingerprint(receipt.PublicKey(h.Store.SigningKey())),
	}))
}
