package handlers

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Account is what signed-in customers see and change of their account itself: where they are
// signed in, and with what.
type Account struct {
	*Shop
	Passkeys PasskeyParty
}

// accountNotices are the messages the page shows after an act.
var accountNotices = []string{"opened", "signed_in", "ended", "named", "passkey_added", "passkey_removed"}

// signedIn runs an act for somebody signed in; anybody else is asked to sign in. A browser that
// just did, and kept no cookie, is told so there.
func (h Account) signedIn(act func(c echo.Context, visit session.Visit) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		visit, known := session.From(c.Request().Context())
		if !known || !visit.SignedIn {
			path := "/" + string(respond.Lang(c)) + "/sign-in"
			if h.lostCookie(c) != "" {
				path += "?notice=lost"
			}
			return respond.SeeOther(c, path)
		}
		return act(c, visit)
	}
}

// proofLasts is how long after a link or a passkey somebody may add a passkey or delete
// everything; later, whoever found the browser open is asked for another.
const proofLasts = 10 * time.Minute

// provenLately reports whether somebody signed in has shown a link or a passkey just now.
func (s *Shop) provenLately(visit session.Visit) bool {
	return s.Now().Before(visit.Since.Add(proofLasts))
}

// done goes back to the account's page with a message.
func (h Account) done(c echo.Context, notice string) error {
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/account?notice="+notice)
}

func (h Account) props(c echo.Context, visit session.Visit) (mydata.AccountPage, error) {
	page := h.Page(c, "/account")
	page.NoIndex, page.Nav = true, "signin"
	sessions, err := h.Store.Sessions(c.Request().Context(), visit.Customer, visit.ID)
	if err != nil {
		return mydata.AccountPage{}, fmt.Errorf("list the sessions: %w", err)
	}
	held, err := h.heldAccount(c, visit, sessions)
	if err != nil {
		return mydata.AccountPage{}, err
	}
	props := mydata.AccountPage{
		Page: page, HeldAccount: *held, Outbox: h.Outbox, RelyingParty: h.Passkeys.ID(), Proven: h.provenLately(visit),
		PasskeysFull: len(held.Passkeys) >= store.MaxPasskeys,
	}
	if notice := c.QueryParam("notice"); slices.Contains(accountNotices, notice) {
		props.Notice = notice
	}
	return props, nil
}

// heldAccount is what is kept about somebody's account and its sessions.
func (s *Shop) heldAccount(c echo.Context, visit session.Visit, sessions []store.Session) (*mydata.HeldAccount, error) {
	account, passkeys, err := s.Store.AccountWithPasskeys(c.Request().Context(), visit.Customer)
	if err != nil {
		return nil, fmt.Errorf("read the account: %w", err)
	}
	holder, err := newHolder(account, passkeys)
	if err != nil {
		return nil, err
	}
	held := &mydata.HeldAccount{Address: account.Address, Mailed: !account.ProvenAt.IsZero(), Since: account.Since, Expires: account.ExpiresAt, Replayed: account.ReplayedAt}
	for _, k := range sessions {
		held.Sessions = append(held.Sessions, mydata.HeldSession{
			ID: k.ID, Device: string(k.Device), Since: k.Since, LastDay: k.LastDay, Expires: k.ExpiresAt, This: k.This,
		})
	}
	for i, k := range passkeys {
		held.Passkeys = append(held.Passkeys, mydata.HeldPasskey{
			ID: k.ID, Credential: holder.credentials[i].ID, Since: k.Since, LastDay: k.LastDay, Suspect: k.Suspect,
		})
	}
	return held, nil
}

// Show answers GET /{lang}/account.
func (h Account) Show(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		props, err := h.props(c, visit)
		if err != nil {
			return err
		}
		return respond.HTML(c, http.StatusOK, mydata.Account(props))
	})(c)
}

// EndSession answers POST /{lang}/account/sessions/{session}/sign-out: one session of the
// account ends, wherever it is.
func (h Account) EndSession(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		name := c.Param("session")
		if err := h.Store.SignOut(c.Request().Context(), visit.Customer, name); err != nil {
			return err
		}
		if name == store.SessionName(visit.ID) {
			return h.leave(c, "signed_out")
		}
		return h.done(c, "ended")
	})(c)
}

// NameDevice answers POST /{lang}/account/sessions/{session}/device: what its owner calls the
// device of a session. It is the only thing kept about a device.
func (h Account) NameDevice(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		device := store.Device(c.Request().PostForm.Get("device"))
		if device != "" && !slices.Contains(store.Devices(), device) {
			return echo.NewHTTPError(http.StatusUnprocessableEntity)
		}
		if err := h.Store.NameDevice(c.Request().Context(), visit.Customer, c.Param("session"), device); err != nil {
			return err
		}
		return h.done(c, "named")
	})(c)
}

// SignOut answers POST /{lang}/account/sign-out: this browser's session ends, the account
// stays.
func (h Account) SignOut(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		err := h.Store.SignOut(c.Request().Context(), visit.Customer, store.SessionName(visit.ID))
		if err != nil && !errors.Is(err, models.ErrNotFound) { // ended a moment ago, in another window
			return err
		}
		return h.leave(c, "signed_out")
	})(c)
}

// SignOutEverywhere answers POST /{lang}/account/sign-out-everywhere: all sessions of the
// account end, this one too.
func (h Account) SignOutEverywhere(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		if err := h.Store.SignOutEverywhere(c.Request().Context(), visit.Customer); err != nil {
			return err
		}
		return h.leave(c, "everywhere")
	})(c)
}

// leave takes the cookie from a browser that is signed out, and the pages it kept.
func (h Account) leave(c echo.Context, notice string) error {
	h.Cookies.Clear(c.Response())
	c.Response().Header().Set("Clear-Site-Data", `"cache"`)
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/sign-in?notice="+notice)
}

// tellOwner writes to the owner of an account what has just been done to it, so that nobody who
// got in goes unnoticed. Where letters really go out, an address that nobody proved gets none.
// Nobody waits for the letter, and one that there are too many of undoes nothing.
func (s *Shop) tellOwner(ctx context.Context, page shell.Page, customer string, event mydata.AccountEvent) error {
	account, err := s.Store.Account(ctx, customer)
	if err != nil {
		return fmt.Errorf("read the account: %w", err)
	}
	if !s.Outbox && account.ProvenAt.IsZero() {
		return nil
	}
	err = s.Post.Enqueue(ctx, customer, mydata.AccountLetter(page, account.Address, event, s.Now()))
	if err != nil && !errors.Is(err, models.ErrTooOften) {
		return fmt.Errorf("tell the owner: %w", err)
	}
	return nil
}
