package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/letter"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Mail is what the shop writes to visitors: the newsletter, and the outbox that keeps letters
// where none really go out.
type Mail struct{ *Shop }

// mailNotices are the messages the page shows after an act; anything else in the URL is none.
var mailNotices = []string{"sent", "confirmed", "sample", "not_subscribed", "too_often", "refused"}

// Show answers GET /{lang}/mail: what the newsletter is, and where the visitor stands with it.
func (h Mail) Show(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	if notice := c.QueryParam("notice"); slices.Contains(mailNotices, notice) {
		props.Notice = notice
		if lost := h.lostCookie(c); lost != "" && h.Outbox && notice == "sent" {
			props.Notice, props.NeedsCookie = "", lost
		}
	}
	if props.Refused != "" {
		props.Notice = "" // what was on its way has come back
	}
	return respond.HTML(c, http.StatusOK, mydata.Mail(props))
}

func (h Mail) props(c echo.Context) (mydata.MailPage, error) {
	page := h.Page(c, "/mail")
	page.Nav = "mail"
	definition, _ := consent.Find(consent.PurposeMail)
	props := mydata.MailPage{Page: page, Definition: definition, Outbox: h.Outbox}
	if visit, known := session.From(c.Request().Context()); known {
		kept, err := h.Store.Subscriptions(c.Request().Context(), visit.Customer)
		if err != nil {
			return mydata.MailPage{}, fmt.Errorf("read the subscriptions: %w", err)
		}
		props.Current, props.Pending = subscriptions(kept)
		if err := h.showRefused(c.Request().Context(), visit.Customer, &props); err != nil {
			return mydata.MailPage{}, err
		}
	}
	return props, nil
}

// showRefused says where the mail server has refused the newsletter's latest letter, to which
// address, and offers it in the form to be corrected.
func (h Mail) showRefused(ctx context.Context, customer string, props *mydata.MailPage) error {
	if h.Outbox {
		return nil
	}
	letters, err := h.Store.Letters(ctx, customer)
	if err != nil {
		return fmt.Errorf("read the letters: %w", err)
	}
	for _, l := range letters {
		if l.State == "" || l.Letter.Kind != letter.Confirm && l.Letter.Kind != letter.Newsletter {
			continue
		}
		if l.State == models.LetterRefused {
			props.Refused, props.Email = l.Letter.To, l.Letter.To
		}
		return nil
	}
	return nil
}

// subscriptions sorts the addresses a visitor gave into the confirmed one and the one that
// waits, nil where there is none.
func subscriptions(kept []store.Subscription) (current, pending *mydata.NewsletterAddress) {
	for _, k := range kept {
		shown := &mydata.NewsletterAddress{Address: k.Address, Since: k.RequestedAt, Until: k.ExpiresAt, Confirmed: k.Confirmed()}
		if k.Confirmed() {
			shown.Since = k.ConfirmedAt
			current = shown
		} else {
			pending = shown
		}
	}
	return current, pending
}

// maxTyped bounds what of a wrong address comes back in its field.
const maxTyped = 254

// newsletterWish is what a posted form says about the newsletter.
type newsletterWish struct {
	asked   bool
	typed   string
	address string
	errors  []shell.FieldError
}

// parseNewsletter reads the address of a form that asks for the newsletter.
func parseNewsletter(page shell.Page, posted url.Values) newsletterWish {
	w := newsletterWish{asked: true, typed: shorten(strings.ToValidUTF8(strings.TrimSpace(posted.Get("email")), "\uFFFD"), maxTyped)}
	var err error
	if w.address, err = letter.ParseAddress(posted.Get("email")); err != nil {
		w.errors = append(w.errors, shell.FieldError{Field: "email", Message: addressMessage(page, err, "invalid.no_email")})
	}
	return w
}

// addressRefused says at an address that the mail server takes nothing for it.
func addressRefused(page shell.Page) shell.FieldError {
	return shell.FieldError{Field: "email", Message: page.T("invalid.address.refused")}
}

// addressMessage says what is wrong with an e-mail address, by the error of
// [letter.ParseAddress]; missing is the message where nothing was typed.
func addressMessage(page shell.Page, err error, missing string) string {
	fault, ok := errors.AsType[letter.AddressFault](err)
	if !ok || fault == letter.AddressMissing {
		return page.T(missing)
	}
	return page.T("invalid.address." + string(fault))
}

// Subscribe answers POST /{lang}/mail: it sends the one letter that asks whether the owner of
// the address wants the newsletter. No consent is recorded before that is confirmed, and the
// answer is the same for every address.
func (h Mail) Subscribe(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	posted := c.Request().PostForm
	wanted := parseNewsletter(props.Page, posted)
	props.Email, props.Age16, props.Errors = wanted.typed, posted.Get("age16") == "1", wanted.errors
	if !props.Age16 {
		props.Errors = append(props.Errors, shell.FieldError{Field: "age16", Message: props.T("invalid.age16_mail")})
	}
	if len(props.Errors) > 0 {
		props.HasError = true
		return respond.HTML(c, http.StatusUnprocessableEntity, mydata.Mail(props))
	}
	ctx := c.Request().Context()
	visit, err := h.extendVisit(ctx, consent.KeptOutbox.Until(h.Now()))
	if err != nil {
		return err
	}
	if err := h.writeCookie(c, visit); err != nil {
		return err
	}
	err = h.askToConfirm(ctx, visit, props.Page, wanted.address)
	if errors.Is(err, models.ErrTooOften) {
		props.HasError = true
		props.Errors = []shell.FieldError{{Field: "email", Message: props.T("invalid.email_too_often")}}
		return respond.HTML(c, http.StatusTooManyRequests, mydata.Mail(props))
	}
	if errors.Is(err, models.ErrAddressRefused) {
		props.HasError = true
		props.Errors = []shell.FieldError{addressRefused(props.Page)}
		return respond.HTML(c, http.StatusUnprocessableEntity, mydata.Mail(props))
	}
	if err != nil {
		return err
	}
	return respond.SeeOther(c, props.URL("/mail?notice=sent"))
}

// askToConfirm sends the letter with the link, and keeps the address until that is used.
func (s *Shop) askToConfirm(ctx context.Context, visit session.Visit, page shell.Page, address string) error {
	return s.Store.RequestSubscription(ctx, visit.Customer, address, string(page.Lang), func(token string) error {
		return s.Post.Send(ctx, visit.Customer, mydata.NewsletterConfirmLetter(page, address, token))
	})
}

// ShowOutbox answers GET /{lang}/outbox: the letters this visitor's own acts caused, and no
// others. They are found by the session, never by an address.
func (h Mail) ShowOutbox(c echo.Context) error {
	page := h.Page(c, "/outbox")
	page.NoIndex = true
	props := mydata.OutboxPage{Page: page, Sends: !h.Outbox, Deleted: c.QueryParam("notice") == "deleted"}
	visit, known := session.From(c.Request().Context())
	if !known || props.Sends {
		return respond.HTML(c, http.StatusOK, mydata.Outbox(props))
	}
	letters, err := h.Store.Outbox(c.Request().Context(), visit.Customer)
	if err != nil {
		return fmt.Errorf("read the outbox: %w", err)
	}
	for _, l := range letters {
		props.Letters = append(props.Letters, outboxLetter(l))
	}
	return respond.HTML(c, http.StatusOK, mydata.Outbox(props))
}

// DeleteLetter answers POST /{lang}/outbox/delete: one letter of the visitor's own goes at once.
func (h Mail) DeleteLetter(c echo.Context) error {
	ctx := c.Request().Context()
	if visit, known := session.From(ctx); known {
		if err := h.Store.DeleteLetter(ctx, visit.Customer, c.Request().PostForm.Get("letter")); err != nil {
			return fmt.Errorf("delete a letter: %w", err)
		}
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/outbox?notice=deleted")
}

func outboxLetter(l store.OutboxLetter) mydata.OutboxLetter {
	return mydata.OutboxLetter{
		ID: l.ID, Kind: l.Letter.Kind, To: l.Letter.To, Lang: l.Letter.Lang, Subject: l.Letter.Subject, Text: l.Letter.Text,
		OneClick: l.Letter.OneClick != "", At: l.At, Expires: l.ExpiresAt,
	}
}
