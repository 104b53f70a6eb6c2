package handlers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"ebenmass/models/store"
)

// PasskeyParty is the shop as passkeys know it. Its zero value uses none.
type PasskeyParty struct{ shop *webauthn.WebAuthn }

// NewPasskeyParty returns the shop as passkeys know it: by the host of its base URL.
// Browsers make passkeys for a named host over https, and over plain http for localhost;
// elsewhere the shop goes without.
func NewPasskeyParty(baseURL string) (PasskeyParty, error) {
	u, err := url.Parse(baseURL)
	if err != nil {
		return PasskeyParty{}, fmt.Errorf("handlers: base URL: %w", err)
	}
	host := u.Hostname()
	if _, err := netip.ParseAddr(host); err == nil || u.Scheme != "https" && host != "localhost" {
		return PasskeyParty{}, nil
	}
	shop, err := webauthn.New(&webauthn.Config{
		RPID: host, RPDisplayName: "Ebenmaß", RPOrigins: []string{u.Scheme + "://" + u.Host},
		AttestationPreference: protocol.PreferNoAttestation, // which make of device it is, is nobody's business
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey:        protocol.ResidentKeyRequirementRequired,
			RequireResidentKey: protocol.ResidentKeyRequired(),
			UserVerification:   protocol.VerificationRequired, // a passkey is the whole sign-in, so having it is not enough
		},
	})
	if err != nil {
		return PasskeyParty{}, fmt.Errorf("handlers: passkeys: %w", err)
	}
	return PasskeyParty{shop}, nil
}

// ID is the host that browsers keep the shop's passkeys under; "" where it uses none.
func (p PasskeyParty) ID() string {
	if p.shop == nil {
		return ""
	}
	return p.shop.Config.RPID
}

// Usable reports whether passkeys work at the shop's address.
func (p PasskeyParty) Usable() bool { return p.shop != nil }

// holder is an account as passkeys know it: by a random handle, never by the customer's
// identifier.
type holder struct {
	account  store.Account
	passkeys []store.Passkey
	// credentials are those of passkeys, in the same order.
	credentials []webauthn.Credential
}

func newHolder(account store.Account, passkeys []store.Passkey) (*holder, error) {
	h := &holder{account: account, passkeys: passkeys, credentials: make([]webauthn.Credential, len(passkeys))}
	for i, k := range passkeys {
		if err := json.Unmarshal(k.Credential, &h.credentials[i]); err != nil {
			return nil, fmt.Errorf("read passkey: %w", err)
		}
	}
	return h, nil
}

// has reports whether a credential is one of the account's passkeys.
func (h *holder) has(id []byte) bool {
	return slices.ContainsFunc(h.credentials, func(c webauthn.Credential) bool { return bytes.Equal(c.ID, id) })
}

// WebAuthnID implements webauthn.User.
func (h *holder) WebAuthnID() []byte { return h.account.Handle }

// WebAuthnName implements webauthn.User: under which the customer's own device lists the passkey.
func (h *holder) WebAuthnName() string { return h.account.Address }

// WebAuthnDisplayName implements webauthn.User.
func (h *holder) WebAuthnDisplayName() string { return h.account.Address }

// WebAuthnCredentials implements webauthn.User.
func (h *holder) WebAuthnCredentials() []webauthn.Credential { return h.credentials }

// ceremony writes what an answer is checked against. Its time is kept by the store.
func ceremony(data *webauthn.SessionData) ([]byte, error) {
	data.Expires = time.Time{}
	return json.Marshal(data)
}
