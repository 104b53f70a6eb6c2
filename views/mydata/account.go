package mydata

import (
	"encoding/base64"
	"strconv"
	"time"

	"ebenmass/models/consent"
	"ebenmass/static"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// AccountPage is what signed-in customers see and change of their account itself.
type AccountPage struct {
	shell.Page
	HeldAccount
	Notice       string // message key suffix after an act, "" for none
	Outbox       bool   // letters stay in the demonstration: no link leads back to an account
	RelyingParty string // host that browsers keep the shop's passkeys under, "" where it uses none
	Proven       bool   // whoever asks signed in lately, and may make a passkey
	PasskeysFull bool
}

// HeldAccount is what is kept about an account.
type HeldAccount struct {
	Address  string
	Mailed   bool // a mailed link proved that the address is the customer's
	Since    time.Time
	Expires  time.Time // without another visit
	Replayed time.Time // when a used link was last tried in another browser; zero for never
	Sessions []HeldSession
	Passkeys []HeldPasskey
}

// HeldSession is one browser that is signed in.
type HeldSession struct {
	ID      string
	Device  string // "phone", "tablet", "computer", "other"; "" where its owner said nothing
	Since   time.Time
	LastDay time.Time
	Expires time.Time
	This    bool
}

// HeldPasskey is one way to sign in without a letter.
type HeldPasskey struct {
	ID         string
	Credential []byte // what the browser calls it
	Since      time.Time
	LastDay    time.Time // zero for never
	Suspect    bool      // there may be a copy: it signs nobody in any more
}

// credentialID is what the browser calls a passkey, as its script writes it.
func (k HeldPasskey) credentialID() string { return base64.RawURLEncoding.EncodeToString(k.Credential) }

// devices are the words for a device that its owner may choose from.
var devices = [...]string{"phone", "tablet", "computer", "other"}

// deviceName is what a session's device is called.
func deviceName(p shell.Page, s HeldSession) string {
	if s.Device == "" {
		return p.T("account.device.unnamed")
	}
	return p.T("account.device." + s.Device)
}

// sessionDates says since when a session is and when it was last used.
func sessionDates(p shell.Page, s HeldSession) string {
	return p.T("account.session.dates", "since", text.Date(p.Lang, s.Since), "last", text.Date(p.Lang, s.LastDay), "until", text.Date(p.Lang, s.Expires))
}

// passkeyDates says since when a passkey is and when it last signed in.
func passkeyDates(p shell.Page, k HeldPasskey) string {
	if k.LastDay.IsZero() {
		return p.T("account.passkey.unused", "since", text.Date(p.Lang, k.Since))
	}
	return p.T("account.passkey.dates", "since", text.Date(p.Lang, k.Since), "last", text.Date(p.Lang, k.LastDay))
}

// numberedID gives the n-th of several things of one kind, from 0, an id of its own.
func numberedID(kind string, n int) string { return kind + "-" + strconv.Itoa(n+1) }

// accountRetention says how long an account is kept, as the register states it.
func accountRetention() consent.Text { return consent.KeptAccount.Retention().Text() }

// passkeyScript is the path of the script that works passkeys.
func passkeyScript() string { return static.Path("js/passkey.js") }
