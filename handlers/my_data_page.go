package handlers

import (
	"errors"
	"fmt"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/views"
	"ebenmass/web/session"
)

// MyData is what visitors see, correct, allow, forbid and delete of their own.
type MyData struct{ *Shop }

// notices are the messages the page shows after an act; anything else in the URL is none.
var notices = []string{"saved", "saved_without_planned", "corrected", "granted", "withdrawn", "erased", "deleted"}

// props fills the page with everything held about the visitor. Their own look at their
// measurements needs no consent, and stands in the journal like any other.
func (h MyData) props(c echo.Context) (views.MyDataPage, error) {
	page, err := h.page(c, "/my-data")
	if err != nil {
		return views.MyDataPage{}, err
	}
	page.NoIndex, page.Nav = true, "data"
	props := views.MyDataPage{Page: page, At: h.Now()}
	if notice := c.QueryParam("notice"); slices.Contains(notices, notice) {
		props.Notice = notice
	}
	visit, ok := session.From(c.Request().Context())
	if !ok {
		return props, nil
	}
	props.Known, props.Until = true, visit.ExpiresAt
	for _, fill := range []func(echo.Context, session.Visit, *views.MyDataPage) error{h.fillProfile, h.fillBasket, h.fillAccess} {
		if err := fill(c, visit, &props); err != nil {
			return views.MyDataPage{}, err
		}
	}
	return props, nil
}

// fillProfile shows purposes, consents and the measurements each of them holds.
func (h MyData) fillProfile(c echo.Context, visit session.Visit, props *views.MyDataPage) error {
	ctx, now := c.Request().Context(), h.Now()
	ledger, err := h.Store.Ledger(ctx, visit.Customer)
	if err != nil {
		return fmt.Errorf("read the ledger: %w", err)
	}
	for _, e := range slices.Backward(ledger.Entries()) {
		props.Ledger = append(props.Ledger, views.LedgerRow{
			Purpose: e.Purpose, Action: string(e.Action), At: e.At, Version: e.TextVersion, Hash: e.TextSHA256,
		})
	}
	var held []views.Datum
	profile, err := store.ReadProfile(ctx, h.Store, consent.ForSelf(visit.Customer), store.PageMyData)
	switch {
	case err == nil:
		held = data(props.Page, profile, ledger, h)
		form := filledMeasures(props.Lang, profile.Person)
		props.Form = &form
	case !errors.Is(err, models.ErrNotFound):
		return fmt.Errorf("read the profile: %w", err)
	}
	for _, d := range consent.Offered() {
		state := ledger.State(d.Purpose, now)
		group := views.PurposeGroup{Definition: d, Granted: state.Granted, Since: state.Since}
		for _, datum := range held {
			if slices.Contains(datum.Purposes, d.Purpose) {
				group.Data = append(group.Data, datum)
			}
		}
		props.Groups = append(props.Groups, group)
	}
	return nil
}

// data lists a stored profile datum by datum.
func data(page views.Page, profile store.Profile, ledger consent.Ledger, h MyData) []views.Datum {
	person := profile.Person
	list := []views.Datum{{Name: "sizing", Value: page.T("measure.option.sizing." + string(person.Sizing))}}
	for _, m := range fit.Measures {
		if person.Given[m] != 0 {
			list = append(list, views.Datum{Name: m.String(), Value: exact(page.Lang, person.Given[m]) + "\u00a0cm"})
		}
	}
	list = append(list,
		views.Datum{Name: "measured_with", Value: page.T("measure.option.measured_with." + string(person.MeasuredWith))},
		views.Datum{Name: "preference", Value: page.T("measure.option.preference." + string(person.Preference))})
	for i := range list {
		list[i].Purposes = ledger.Holding(list[i].Name, h.Now())
		list[i].Source, list[i].Since, list[i].Expires = "form", profile.GivenAt, profile.ExpiresAt
	}
	return list
}

func (h MyData) fillBasket(c echo.Context, visit session.Visit, props *views.MyDataPage) error {
	items, err := h.Store.Basket(c.Request().Context(), visit.Customer)
	if err != nil {
		return fmt.Errorf("read the basket: %w", err)
	}
	for _, item := range items {
		line := views.HeldBasketLine{SKU: item.SKU, Name: item.SKU, Quantity: item.Quantity, Since: item.AddedAt, Expires: visit.ExpiresAt}
		if p, v, ok := h.Catalogue.Snapshot().VariantOf(item.SKU); ok {
			colour, _ := p.Colour(v.Colour)
			line.Name = p.Name.In(props.Lang) + ", " + colour.Name.In(props.Lang) + ", " + v.Size
		}
		props.Basket = append(props.Basket, line)
	}
	return nil
}

func (h MyData) fillAccess(c echo.Context, visit session.Visit, props *views.MyDataPage) error {
	journal, err := h.Store.Journal(c.Request().Context(), visit.Customer)
	if err != nil {
		return fmt.Errorf("read the journal: %w", err)
	}
	for _, a := range journal {
		props.Access = append(props.Access, views.AccessRow{
			Day: a.Day, Purpose: a.Purpose, Kind: string(a.Kind), Data: a.Data, Granted: a.Granted, Count: a.Count,
		})
	}
	return nil
}
