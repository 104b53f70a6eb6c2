package mydata

import (
	"time"

	"ebenmass/models/letter"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// AccountEvent is something done to an account that its owner gets a letter about.
type AccountEvent string

// Events.
const (
	NewDevice      AccountEvent = "device"          // a browser signed in that was not before
	PasskeyAdded   AccountEvent = "passkey_added"   // from now on it signs in
	PasskeyRemoved AccountEvent = "passkey_removed" // it signs nobody in any more
)

// AccountLetter tells the owner of an account what was done to it, and when. It names no device:
// the shop does not know which it was.
func AccountLetter(p shell.Page, to string, event AccountEvent, at time.Time) letter.Letter {
	return letter.Letter{
		Kind: letter.Account, To: to, Lang: string(p.Lang), Subject: p.T("account.letter." + string(event) + ".subject"),
		Text: p.T("account.letter."+string(event)+".text", "moment", text.MomentInBerlin(p.Lang, at)) +
			p.T("account.letter.then", "link", p.BaseURL+p.URL("/account")),
	}
}
