package handlers

import (
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/views/mydata"
	"ebenmass/web/session"
)

// SignIn is how a browser comes to an account: by a link in a letter, or by a passkey.
type SignIn struct {
	*Shop
	Passkeys PasskeyParty
}

// signInNotices are the messages the page shows after an act.
var signInNotices = []string{"sent", "signed_out", "everywhere"}

// props fills the page that asks for an address. It is the same whether or not an address
// has an account.
func (h SignIn) props(c echo.Context) (mydata.SignInPage, error) {
	page, err := h.page(c, "/sign-in")
	if err != nil {
		return mydata.SignInPage{}, err
	}
	page.NoIndex, page.Nav = true, "signin"
	props := mydata.SignInPage{Page: page, Outbox: h.Outbox, Passkeys: h.Passkeys.Usable()}
	if notice := c.QueryParam("notice"); slices.Contains(signInNotices, notice) {
		props.Notice = notice
	}
	visit, known := session.From(c.Request().Context())
	props.SignedIn, props.Visit = visit.SignedIn, known && !visit.SignedIn
	return props, nil
}
