package handlers

import (
	"cmp"
	"crypto/rand"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/letter"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Withdraw is the withdrawal function (§ 356a BGB): for everyone, without a login, of orders
// in any state and of contracts that are only described.
type Withdraw struct {
	*Shop
	Confirmations *Confirmations
}

// Longest values in runes that a declaration takes.
const (
	maxName     = 200
	maxContract = 1000
)

// parseDeclaration reads who withdraws from what. What is wrong comes back with the values;
// nothing is cut off a declaration silently.
func parseDeclaration(page shell.Page, posted url.Values) (models.Withdrawal, []shell.FieldError) {
	var errors []shell.FieldError
	line := func(field string, longest int, read func(string, int) (string, lineProblem)) string {
		typed := posted.Get(field)
		value, problem := read(typed, longest)
		if problem == "" {
			return value
		}
		message := lineMessage(page, problem, page.T("withdraw."+field+".label"), "invalid.withdraw_"+field, typed, longest)
		errors = append(errors, shell.FieldError{Field: field, Message: message})
		return shorten(oneLine(typed), 2*longest)
	}
	w := models.Withdrawal{Name: line("name", maxName, readName), Contract: line("contract", maxContract, readLine), Lang: page.Lang}
	var err error
	if w.Email, err = letter.ParseAddress(posted.Get("email")); err != nil {
		w.Email = shorten(oneLine(posted.Get("email")), maxTyped)
		errors = append(errors, shell.FieldError{Field: "email", Message: addressMessage(page, err, "invalid.withdraw_email")})
	}
	return w, errors
}

// Show answers GET /{lang}/withdraw: the form. An order's page may name its order in the query.
func (h Withdraw) Show(c echo.Context) error {
	page := h.Page(c, "/withdraw")
	declared := models.Withdrawal{Contract: shorten(c.QueryParam("order"), maxTyped)}
	return respond.HTML(c, http.StatusOK, buy.Withdraw(buy.WithdrawPage{Page: page, Declared: declared}))
}

// showForm shows the form with what was typed.
func (h Withdraw) showForm(c echo.Context, status int, page shell.Page, declared models.Withdrawal, errors []shell.FieldError) error {
	page.HasError = len(errors) > 0
	return respond.HTML(c, status, buy.Withdraw(buy.WithdrawPage{Page: page, Declared: declared, Errors: errors}))
}

// review shows what will be declared. With its attempt, the button pressed twice declares
// once; nothing is kept before it is pressed.
func (h Withdraw) review(c echo.Context, status int, page shell.Page, declared models.Withdrawal) error {
	return respond.HTML(c, status, buy.WithdrawReview(buy.WithdrawPage{Page: page, Declared: declared, Attempt: rand.Text()}))
}

// ShowReceipt answers GET /{lang}/withdraw/receipt, to whoever has the key in its address.
func (h Withdraw) ShowReceipt(c echo.Context) error {
	return h.showReceipt(c, http.StatusOK, c.QueryParam("key"), "", "")
}

// showReceipt shows the receipt of a declaration, with what was wrong with another address for its
// letter; "" for nothing.
func (h Withdraw) showReceipt(c echo.Context, status int, token, typed, wrong string) error {
	found, err := settled(c.Request().Context(), func() (models.Withdrawal, models.LetterState, time.Duration, error) {
		found, _, err := h.Store.Withdrawal(c.Request().Context(), token)
		return found, found.Letter, h.Now().Sub(found.DeclaredAt), err
	})
	if err != nil {
		return err
	}
	page := h.Page(c, buy.WithdrawReceiptPath(token))
	page.NoIndex = true
	props := buy.WithdrawReceiptPage{Page: page, Withdrawal: found, Outbox: h.Outbox, Email: cmp.Or(typed, found.ReceiptTo())}
	if wrong != "" {
		props.HasError, props.Errors = true, []shell.FieldError{{Field: "email", Message: wrong}}
	}
	return respond.HTML(c, status, buy.WithdrawReceipt(props))
}

// Declare answers POST /{lang}/withdraw, both steps. The first shows what will be declared;
// the second keeps the declaration and confirms its receipt at once, by page and by letter,
// with the same answer whether or not there is such an order. A form on the receipt's page sends
// the letter again.
func (h Withdraw) Declare(c echo.Context) error {
	page := h.Page(c, "/withdraw")
	posted := c.Request().PostForm
	attempt, step := posted.Get("attempt"), posted.Get("step")
	if receipt := posted.Get("receipt"); receipt != "" { // its letter is asked for again
		return h.resend(c, page, receipt)
	}
	declared, faults := parseDeclaration(page, posted)
	switch {
	case step == "edit":
		return h.showForm(c, http.StatusOK, page, declared, nil)
	case len(faults) > 0:
		return h.showForm(c, http.StatusUnprocessableEntity, page, declared, faults)
	case step != "confirm":
		return h.review(c, http.StatusOK, page, declared)
	case len(attempt) != len(rand.Text()):
		return h.review(c, http.StatusUnprocessableEntity, page, declared)
	}
	declared.Token = h.Store.ReceiptKey(attempt, declared)
	return h.declare(c, page, declared)
}

// declare keeps a declaration for the visit, which it begins where there is none.
func (h Withdraw) declare(c echo.Context, page shell.Page, declared models.Withdrawal) error {
	ctx := c.Request().Context()
	until := consent.KeptWithdrawal.Until(h.Now())
	begin := h.beginVisit // whatever else came over this connection, a withdrawal is taken
	if _, known := session.From(ctx); known {
		begin = h.extendVisit
	}
	visit, err := begin(ctx, until)
	if err != nil {
		return err
	}
	kept, owner, err := h.Store.DeclareWithdrawal(ctx, visit.Customer, declared, h.Confirmations.receipt())
	if err != nil {
		return err
	}
	if owner == visit.Customer { // otherwise the same press was faster without a cookie
		if err := h.writeCookie(c, visit); err != nil {
			return err
		}
	}
	h.Post.Wake() // nobody waits for the mail server: the receipt's page says where the letter is
	return respond.SeeOther(c, page.URL(buy.WithdrawReceiptPath(kept.Token)))
}

// resend sends the receipt of a declaration again where it was not handed over: to the address
// that was typed, or where the form has none, to the one before. One that the mail server refuses
// comes back with the reason.
func (h Withdraw) resend(c echo.Context, page shell.Page, token string) error {
	ctx := c.Request().Context()
	to, typed := "", ""
	if posted := c.Request().PostForm; posted.Has("email") {
		typed = shorten(oneLine(posted.Get("email")), maxTyped)
		var err error
		if to, err = letter.ParseAddress(posted.Get("email")); err != nil {
			return h.showReceipt(c, http.StatusUnprocessableEntity, token, typed, addressMessage(page, err, "invalid.withdraw_email"))
		}
	}
	queued, err := h.Store.MailReceipt(ctx, token, to, h.Confirmations.receipt(), true)
	if errors.Is(err, models.ErrChanged) { // it was sent meanwhile: its page says so
		return respond.SeeOther(c, page.URL(buy.WithdrawReceiptPath(token)))
	}
	if err != nil {
		return err
	}
	if errors.Is(h.Post.Try(ctx, queued), models.ErrAddressRefused) {
		return h.showReceipt(c, http.StatusUnprocessableEntity, token, queued.Letter.To, addressRefused(page).Message)
	}
	return respond.SeeOther(c, page.URL(buy.WithdrawReceiptPath(token)))
}
