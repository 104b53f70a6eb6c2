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
	"ebenmass/models/letter"
	"ebenmass/views/mydata"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// SignIn is how a browser comes to an account: by a link in a letter, by a passkey, or by a code
// that another device shows.
type SignIn struct {
	*Shop
	Passkeys PasskeyParty
}

// signInNotices are the messages the page shows after an act.
var signInNotices = []string{"sent", "signed_out", "everywhere", "fresh"}

// cookieNotices follow an act that set a cookie: a link asked for, and signing in.
var cookieNotices = []string{"sent", "lost"}

// props fills the page that asks for an address. It is the same whether or not an address
// has an account.
func (h SignIn) props(c echo.Context) (mydata.SignInPage, error) {
	page := h.Page(c, "/sign-in")
	page.NoIndex, page.Nav = true, "signin"
	props := mydata.SignInPage{Page: page, Outbox: h.Outbox, Passkeys: h.Passkeys.Usable()}
	if notice := c.QueryParam("notice"); slices.Contains(signInNotices, notice) {
		props.Notice = notice
	}
	if lost := h.lostCookie(c); lost != "" && slices.Contains(cookieNotices, c.QueryParam("notice")) {
		props.Notice, props.NeedsCookie, props.Lost = "", lost, c.QueryParam("notice")
	}
	visit, known := session.From(c.Request().Context())
	props.SignedIn, props.Visit = visit.SignedIn, known && !visit.SignedIn
	if visit.SignedIn && props.Notice == "fresh" {
		account, err := h.Store.Account(c.Request().Context(), visit.Customer)
		if err != nil {
			return props, fmt.Errorf("read the account: %w", err)
		}
		props.Address = account.Address
	}
	return props, nil
}

// Show answers GET /{lang}/sign-in.
func (h SignIn) Show(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, mydata.SignIn(props))
}

// Ask answers POST /{lang}/sign-in: it sends a link to the address. Nobody looks up whether
// the address has an account, so neither the answer nor its time tells. An address that got
// too many letters gets no other, and nobody is told: what strangers ask for with an address
// must not keep its owner out.
func (h SignIn) Ask(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	typed := shorten(strings.ToValidUTF8(c.Request().PostForm.Get("email"), "\uFFFD"), maxAddressEchoed)
	address, err := letter.ParseAddress(typed)
	if err != nil {
		return h.refuse(c, props, typed, addressMessage(props.Page, err, "invalid.sign_in_email"))
	}
	ctx := c.Request().Context()
	visit, err := h.extendVisit(ctx, consent.KeptAsking.Until(h.Now()))
	if err != nil {
		return err
	}
	token, _, err := h.Store.MakeLink(ctx, visit.Customer, address, !h.Outbox)
	if err != nil {
		return err
	}
	if err := h.writeCookie(c, visit); err != nil {
		return err
	}
	err = h.Post.Send(ctx, visit.Customer, h.letter(props.Page, address, token))
	if errors.Is(err, models.ErrAddressRefused) {
		return h.refuse(c, props, address, addressRefused(props.Page).Message)
	}
	if err != nil && !errors.Is(err, models.ErrTooOften) { // then a link that still works lies where this one would
		return err
	}
	return respond.SeeOther(c, props.URL("/sign-in?notice=sent"))
}

// maxAddressEchoed is how much of a wrong address is shown again.
const maxAddressEchoed = 254

func (h SignIn) refuse(c echo.Context, props mydata.SignInPage, typed, message string) error {
	props.HasError, props.Notice = true, ""
	props.Address, props.Errors = typed, []shell.FieldError{{Field: "email", Message: message}}
	return respond.HTML(c, http.StatusUnprocessableEntity, mydata.SignIn(props))
}

// letter is the letter with the link. Its token is the only thing in the URL.
func (h SignIn) letter(page shell.Page, address, token string) letter.Letter {
	link := h.BaseURL + page.URL("/sign-in/confirm?token="+token)
	keep := consent.KeptLink.Retention().Keep.Text().In(string(page.Lang))
	return letter.Letter{
		Kind: letter.SignIn, To: address, Lang: string(page.Lang),
		Subject: page.T("sign_in.letter.subject"), Text: page.T("sign_in.letter.text", "link", link, "time", keep),
	}
}
