package handlers

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
	"github.com/labstack/echo/v4"

	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// AskPasskey answers POST /{lang}/account/passkeys/options: what a new passkey is to be made
// of, and the challenge it has to sign.
func (h Account) AskPasskey(c echo.Context) error {
	visit, err := h.keyholder(c)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	holder, err := h.holder(ctx, visit.Customer)
	if err != nil {
		return err
	}
	options, data, err := h.Passkeys.shop.BeginRegistration(holder,
		webauthn.WithExclusions(webauthn.Credentials(holder.credentials).CredentialDescriptors()))
	if err != nil {
		return fmt.Errorf("ask for a passkey: %w", err)
	}
	kept, err := ceremony(data)
	if err != nil {
		return err
	}
	if err := h.Store.KeepChallenge(ctx, visit.Customer, data.Challenge, kept); err != nil {
		return err
	}
	return respond.JSON(c, http.StatusOK, options.Response)
}

// AddPasskey answers POST /{lang}/account/passkeys with the passkey that was made.
func (h Account) AddPasskey(c echo.Context) error {
	visit, err := h.keyholder(c)
	if err != nil {
		return err
	}
	made, err := protocol.ParseCredentialCreationResponseBody(c.Request().Body)
	if err != nil {
		return refusedPasskey(err)
	}
	ctx := c.Request().Context()
	kept, err := h.Store.TakeChallenge(ctx, visit.Customer, made.Response.CollectedClientData.Challenge)
	if err != nil {
		return err
	}
	holder, err := h.holder(ctx, visit.Customer)
	if err != nil {
		return err
	}
	var data webauthn.SessionData
	if err := json.Unmarshal(kept, &data); err != nil {
		return fmt.Errorf("read ceremony: %w", err)
	}
	credential, err := h.Passkeys.shop.CreateCredential(holder, data, made)
	if err != nil {
		return refusedPasskey(err)
	}
	credential.Attestation = webauthn.CredentialAttestation{} // nobody will ever ask which device it was
	encoded, err := json.Marshal(credential)
	if err != nil {
		return fmt.Errorf("write passkey: %w", err)
	}
	switch err := h.Store.AddPasskey(ctx, visit.Customer, encoded); {
	case errors.Is(err, store.ErrPasskeysFull):
		return echo.NewHTTPError(http.StatusConflict).SetInternal(err)
	case err != nil:
		return err
	}
	if err := h.tellOwner(ctx, h.Page(c, "/account"), visit.Customer, mydata.PasskeyAdded); err != nil {
		return err
	}
	return respond.JSON(c, http.StatusCreated, goOn{"/" + string(respond.Lang(c)) + "/account?notice=passkey_added"})
}

// RemovePasskey answers POST /{lang}/account/passkeys/{passkey}/remove.
func (h Account) RemovePasskey(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		if err := h.Store.RemovePasskey(c.Request().Context(), visit.Customer, c.Param("passkey")); err != nil {
			return err
		}
		if err := h.tellOwner(c.Request().Context(), h.Page(c, "/account"), visit.Customer, mydata.PasskeyRemoved); err != nil {
			return err
		}
		return h.done(c, "passkey_removed")
	})(c)
}

// goOn tells the script where the browser goes next.
type goOn struct {
	Location string `json:"location"`
}

// keyholder returns who signed in lately where passkeys work; scripts get a status, not a page.
func (h Account) keyholder(c echo.Context) (session.Visit, error) {
	visit, known := session.From(c.Request().Context())
	switch {
	case !h.Passkeys.Usable():
		return visit, echo.ErrNotFound
	case !known || !visit.SignedIn || !h.provenLately(visit):
		return visit, echo.ErrForbidden
	}
	return visit, nil
}

// holder returns a customer's account with its passkeys.
func (s *Shop) holder(ctx context.Context, customer string) (*holder, error) {
	account, passkeys, err := s.Store.AccountWithPasskeys(ctx, customer)
	if err != nil {
		return nil, fmt.Errorf("read the account: %w", err)
	}
	return newHolder(account, passkeys)
}

// refusedPasskey is the answer to a passkey that does not verify. What was wrong stays inside.
func refusedPasskey(err error) error {
	return echo.NewHTTPError(http.StatusUnprocessableEntity).SetInternal(err)
}
