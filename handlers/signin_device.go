package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/mydata"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// deviceProps fills the page where another device types a code, before it has.
func (h SignIn) deviceProps(c echo.Context) mydata.DeviceEntryPage {
	visit, _ := session.From(c.Request().Context())
	var props mydata.DeviceEntryPage
	props.Page = h.Page(c, "/sign-in/device")
	props.NoIndex, props.Nav = true, "signin"
	props.State, props.SignedIn, props.LostCookie = mydata.DeviceNone, visit.SignedIn, h.lostCookie(c)
	return props
}

// ShowDevice answers GET /{lang}/sign-in/device: asks for the code that a signed-in device shows,
// waits for its confirmation, and says what signing in does.
func (h SignIn) ShowDevice(c echo.Context) error {
	ctx := c.Request().Context()
	props := h.deviceProps(c)
	visit, known := session.From(ctx)
	if !known || c.QueryParam("code") == "other" {
		return respond.HTML(c, http.StatusOK, mydata.DeviceEntry(props))
	}
	code, err := h.Store.TypedDeviceCode(ctx, visit.ID)
	if errors.Is(err, models.ErrNotFound) {
		return respond.HTML(c, http.StatusOK, mydata.DeviceEntry(props))
	}
	if err != nil {
		return err
	}
	props.State, props.Check, props.Until = deviceState(code), code.Check, code.ExpiresAt
	if code.Confirmed {
		if err := h.describeEntry(ctx, &props, visit, code.Owner); err != nil {
			return err
		}
	}
	return respond.HTML(c, http.StatusOK, mydata.DeviceEntry(props))
}

// describeEntry fills in what signing in to an account does to a browser with a visit.
func (h SignIn) describeEntry(ctx context.Context, props *mydata.DeviceEntryPage, visit session.Visit, owner string) error {
	account, err := h.Store.Account(ctx, owner)
	if err != nil {
		return fmt.Errorf("read the account: %w", err)
	}
	props.Address, props.Leaves = account.Address, visit.SignedIn && visit.Customer != owner
	if visit.SignedIn {
		return nil
	}
	held, err := h.Store.CountHeld(ctx, visit.Customer)
	if err != nil {
		return fmt.Errorf("look at the visit: %w", err)
	}
	for _, kind := range held {
		props.Visit = props.Visit || kind.Kind != "session" // a visit that only typed the code has nothing to take along
	}
	if !props.Visit {
		return nil
	}
	return h.describeMerging(ctx, &props.SignInConfirmPage, visit, owner)
}

// describeMerging fills in what becomes of a visit whose browser signs in to an account.
func (h SignIn) describeMerging(ctx context.Context, props *mydata.SignInConfirmPage, visit session.Visit, owner string) error {
	merging, err := h.Store.PreviewMerge(ctx, visit.Customer, owner)
	if err != nil {
		return fmt.Errorf("compare visit and account: %w", err)
	}
	props.Wishes = len(visit.Wishes)
	props.BasketLines, props.Orders, props.Profile, props.Paused = merging.BasketLines, merging.Orders, string(merging.Profile), merging.Paused
	return nil
}

// ClaimDevice answers POST /{lang}/sign-in/device: a browser typed a code. It is signed in to
// nothing by that. A wrong code begins no visit and sets no cookie, and is not shown again.
func (h SignIn) ClaimDevice(c echo.Context) error {
	ctx := c.Request().Context()
	typed := c.Request().PostForm.Get("code")
	before, _ := session.From(ctx)
	open, err := h.Store.DeviceCodeOpen(ctx, typed, before.ID)
	if err != nil {
		return err
	}
	if !open {
		return h.refuseCode(c)
	}
	visit, err := h.extendVisit(ctx, consent.KeptAsking.Until(h.Now()))
	if err != nil {
		return err
	}
	err = h.Store.ClaimDeviceCode(ctx, typed, visit.ID)
	if errors.Is(err, models.ErrNotFound) { // another was quicker
		return h.refuseCode(c)
	}
	if err != nil {
		return err
	}
	if err := h.writeCookie(c, visit); err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/sign-in/device?notice=typed")
}

func (h SignIn) refuseCode(c echo.Context) error {
	props := h.deviceProps(c)
	props.HasError = true
	props.Errors = []shell.FieldError{{Field: "code", Message: props.T("invalid.device_code", "keep", props.KeptFor(consent.KeptDeviceCode))}}
	return respond.HTML(c, http.StatusUnprocessableEntity, mydata.DeviceEntry(props))
}

// EnterDevice answers POST /{lang}/sign-in/device/enter: it signs the browser in whose code was
// confirmed, once. What it held comes along only where its owner ticked that.
func (h SignIn) EnterDevice(c echo.Context) error {
	ctx := c.Request().Context()
	visit, _ := session.From(ctx)
	signed, err := h.Store.RedeemDeviceCode(ctx, visit.ID, c.Request().PostForm.Get("take") == "1")
	if errors.Is(err, models.ErrNotFound) {
		page := h.Page(c, "/sign-in")
		page.NoIndex, page.Nav = true, "signin"
		return respond.HTML(c, http.StatusGone, mydata.DeviceOver(page))
	}
	if err != nil {
		return err
	}
	if err := h.welcome(c, signed); err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/account?notice=signed_in")
}
