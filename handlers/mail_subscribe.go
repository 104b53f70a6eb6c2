package handlers

import (
	"context"
	"errors"
	"net/http"
	"net/url"
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
		key := "invalid.email"
		if w.typed == "" {
			key = "invalid.no_email"
		}
		w.errors = append(w.errors, shell.FieldError{Field: "email", Message: page.T(key)})
	}
	return w
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
	visit, err := h.stay(ctx, consent.KeptOutbox.Until(h.Now()))
	if err == nil {
		err = h.remember(c, visit)
	}
	if err == nil {
		err = h.askToConfirm(ctx, visit, props.Page, wanted.address)
	}
	if errors.Is(err, models.ErrTooOften) {
		props.HasError = true
		props.Errors = []shell.FieldError{{Field: "email", Message: props.T("invalid.email_too_often")}}
		return respond.HTML(c, http.StatusTooManyRequests, mydata.Mail(props))
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
