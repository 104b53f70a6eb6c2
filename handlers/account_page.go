package handlers

import (
	"fmt"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models/store"
	"ebenmass/views/mydata"
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

// signedIn runs an act for somebody signed in; anybody else is asked to sign in.
func (h Account) signedIn(act func(c echo.Context, visit session.Visit) error) echo.HandlerFunc {
	return func(c echo.Context) error {
		visit, known := session.From(c.Request().Context())
		if !known || !visit.SignedIn {
			return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/sign-in")
		}
		return act(c, visit)
	}
}

// done goes back to the account's page with a message.
func (h Account) done(c echo.Context, notice string) error {
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/account?notice="+notice)
}

func (h Account) props(c echo.Context, visit session.Visit) (mydata.AccountPage, error) {
	page, err := h.page(c, "/account")
	if err != nil {
		return mydata.AccountPage{}, err
	}
	page.NoIndex, page.Nav = true, "signin"
	held, err := h.held(c, visit)
	if err != nil {
		return mydata.AccountPage{}, err
	}
	props := mydata.AccountPage{Page: page, HeldAccount: *held, Usable: h.Passkeys.Usable(), PasskeysFull: len(held.Passkeys) >= store.MaxPasskeys}
	if notice := c.QueryParam("notice"); slices.Contains(accountNotices, notice) {
		props.Notice = notice
	}
	return props, nil
}

// held is what is kept about somebody's account.
func (s *Shop) held(c echo.Context, visit session.Visit) (*mydata.HeldAccount, error) {
	ctx := c.Request().Context()
	account, err := s.Store.Account(ctx, visit.Customer)
	if err != nil {
		return nil, fmt.Errorf("read the account: %w", err)
	}
	sessions, err := s.Store.Sessions(ctx, visit.Customer, visit.ID)
	if err != nil {
		return nil, fmt.Errorf("list the sessions: %w", err)
	}
	passkeys, err := s.Store.Passkeys(ctx, visit.Customer)
	if err != nil {
		return nil, fmt.Errorf("list the passkeys: %w", err)
	}
	held := &mydata.HeldAccount{Address: account.Address, Since: account.Since, Expires: account.ExpiresAt, Replayed: account.ReplayedAt}
	for _, k := range sessions {
		held.Sessions = append(held.Sessions, mydata.HeldSession{
			ID: k.ID, Device: string(k.Device), Since: k.Since, LastDay: k.LastDay, Expires: k.ExpiresAt, This: k.This,
		})
	}
	for _, k := range passkeys {
		held.Passkeys = append(held.Passkeys, mydata.HeldPasskey{ID: k.ID, Since: k.Since, LastDay: k.LastDay, Suspect: k.Suspect})
	}
	return held, nil
}
