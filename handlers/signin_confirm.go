package handlers

import (
	"errors"
	"fmt"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// ShowConfirm answers GET /{lang}/sign-in/confirm: what the link in the letter opens. It
// changes nothing, so that a mail scanner that looks at links uses none up and alarms nobody.
func (h SignIn) ShowConfirm(c echo.Context) error {
	token := c.QueryParam("token")
	ctx := c.Request().Context()
	visit, known := session.From(ctx)
	link, err := h.Store.FindLink(ctx, token, visit.ID)
	if linkOver(err) {
		return h.showOver(c, errors.Is(err, store.ErrLinkUsed))
	}
	if err != nil {
		return err
	}
	page := h.Page(c, "/sign-in/confirm?token="+token)
	page.NoIndex, page.Nav = true, "signin"
	props := mydata.SignInConfirmPage{Page: page, Token: token, Address: link.Address, Exists: link.Owner != "", Until: link.ExpiresAt}
	props.Elsewhere, props.Mailed = !link.Own, link.Mailed
	props.Leaves = visit.SignedIn && visit.Customer != link.Owner
	props.Visit = known && !visit.SignedIn
	if props.Exists && !link.Mailed {
		account, err := h.Store.Account(ctx, link.Owner)
		if err != nil {
			return fmt.Errorf("read the account: %w", err)
		}
		props.Address = account.Address // whatever was typed, it is this browser's own
	}
	if props.Visit && props.Exists {
		if err := h.describeMerging(ctx, &props, visit, link.Owner); err != nil {
			return err
		}
	}
	return respond.HTML(c, http.StatusOK, mydata.SignInConfirm(props))
}

// Confirm answers POST /{lang}/sign-in/confirm: it signs in, once. A visit that did not ask for
// the link comes along only where its owner ticked that.
func (h SignIn) Confirm(c echo.Context) error {
	ctx := c.Request().Context()
	visit, _ := session.From(ctx)
	posted := c.Request().PostForm
	signed, err := h.Store.RedeemLink(ctx, posted.Get("token"), visit.ID, posted.Get("take") == "1")
	if linkOver(err) {
		return h.showOver(c, errors.Is(err, store.ErrLinkUsed))
	}
	if err != nil {
		return err
	}
	if err := h.welcome(c, signed); err != nil {
		return err
	}
	notice := "signed_in"
	if signed.Opened {
		notice = "opened"
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/account?notice="+notice)
}

// linkOver reports whether a link signs nobody in any more, or never did.
func linkOver(err error) bool {
	return errors.Is(err, store.ErrLinkUsed) || errors.Is(err, models.ErrNotFound)
}

// showOver answers for such a link.
func (h SignIn) showOver(c echo.Context, used bool) error {
	page := h.Page(c, "/sign-in")
	page.NoIndex, page.Nav = true, "signin"
	return respond.HTML(c, http.StatusGone, mydata.LinkOver(mydata.LinkOverPage{Page: page, Used: used}))
}

// welcome gives the browser the cookie of its new session. What was kept for the visit of
// before is not the account's, so the browser forgets the pages it has.
// The owner of an account is told of a browser that was not signed in to it before.
func (h SignIn) welcome(c echo.Context, signed store.SignedIn) error {
	c.Response().Header().Set("Clear-Site-Data", `"cache"`)
	ctx := c.Request().Context()
	if before, _ := session.From(ctx); !signed.Opened && (!before.SignedIn || before.Customer != signed.Visitor.Customer) {
		if err := h.tellOwner(ctx, h.Page(c, "/account"), signed.Visitor.Customer, mydata.NewDevice); err != nil {
			return err
		}
	}
	return h.writeCookie(c, session.Visit{
		ID: signed.SessionID, Customer: signed.Visitor.Customer, ExpiresAt: signed.Visitor.ExpiresAt, SignedIn: true, Until: signed.Visitor.Until, Since: signed.Visitor.Since,
	})
}
