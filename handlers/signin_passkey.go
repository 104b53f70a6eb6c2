package handlers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// AskEntry answers POST /{lang}/sign-in/passkey/options: a challenge for whichever passkey
// its owner picks.
func (h SignIn) AskEntry(c echo.Context) error {
	if !h.Passkeys.Usable() {
		return echo.ErrNotFound
	}
	options, data, err := h.Passkeys.shop.BeginDiscoverableLogin()
	if err != nil {
		return fmt.Errorf("ask for a passkey: %w", err)
	}
	kept, err := ceremony(data)
	if err != nil {
		return err
	}
	if err := h.Store.KeepChallenge(c.Request().Context(), "", data.Challenge, kept); err != nil {
		return err
	}
	return respond.JSON(c, http.StatusOK, options.Response)
}

// Enter answers POST /{lang}/sign-in/passkey: it signs in to the account of a passkey that
// has signed the challenge. One that no account has is answered with 410, which tells the
// script to have the browser offer it no more. One whose counter runs backwards may have been
// copied: it is barred, and its owner told.
func (h SignIn) Enter(c echo.Context) error {
	if !h.Passkeys.Usable() {
		return echo.ErrNotFound
	}
	signature, err := protocol.ParseCredentialRequestResponseBody(c.Request().Body)
	if err != nil {
		return refusedPasskey(err)
	}
	ctx := c.Request().Context()
	kept, err := h.Store.TakeChallenge(ctx, "", signature.Response.CollectedClientData.Challenge)
	if errors.Is(err, models.ErrNotFound) {
		return refusedPasskey(err)
	}
	if err != nil {
		return err
	}
	var data webauthn.SessionData
	if err := json.Unmarshal(kept, &data); err != nil {
		return fmt.Errorf("read ceremony: %w", err)
	}
	var (
		owner   *holder
		account string
		fault   error // of the database, not of the passkey
	)
	credential, err := h.Passkeys.shop.ValidateDiscoverableLogin(func(_, handle []byte) (webauthn.User, error) {
		if account, fault = h.Store.AccountByHandle(ctx, handle); fault != nil {
			return nil, fault
		}
		owner, fault = h.holder(ctx, account)
		return owner, fault
	}, data, signature)
	switch {
	case errors.Is(fault, models.ErrNotFound), fault == nil && owner != nil && !owner.has(signature.RawID):
		return echo.NewHTTPError(http.StatusGone).SetInternal(errors.New("the passkey was removed here, or never was"))
	case fault != nil:
		return fmt.Errorf("find the passkey's account: %w", fault)
	}
	if err != nil {
		return refusedPasskey(err)
	}
	used := owner.passkeyOf(credential)
	if credential.Authenticator.CloneWarning {
		if err := h.Store.SuspectPasskey(ctx, account, used.ID); err != nil {
			return err
		}
		return refusedPasskey(errors.New("the passkey's counter ran backwards"))
	}
	if used.Credential, err = json.Marshal(credential); err != nil {
		return fmt.Errorf("write passkey: %w", err)
	}
	visit, _ := session.From(ctx)
	signed, err := h.Store.SignInWithPasskey(ctx, account, used, visit.ID)
	if errors.Is(err, models.ErrNotFound) {
		return refusedPasskey(err)
	}
	if err != nil {
		return err
	}
	if err := h.welcome(c, signed); err != nil {
		return err
	}
	return respond.JSON(c, http.StatusOK, goOn{"/" + string(respond.Lang(c)) + "/account?notice=signed_in"})
}

// passkeyOf returns the passkey that a verified credential belongs to.
func (h *holder) passkeyOf(credential *webauthn.Credential) store.Passkey {
	for i := range h.credentials {
		if bytes.Equal(h.credentials[i].ID, credential.ID) {
			return h.passkeys[i]
		}
	}
	return store.Passkey{} // never: it was verified against one of them
}
