package mydata

import (
	"ebenmass/models/consent"
	"ebenmass/static"
)

// accountKeep says how long an account is kept, as the register states it.
func accountKeep() consent.Text { return consent.KeptAccount.Retention().Text() }

// passkeyScript is the path of the script that works passkeys.
func passkeyScript() string { return static.Path("js/passkey.js") }

// key is the message of a link that was used, or of one that is over.
func (p LinkOverPage) key(of string) string {
	if p.Used {
		return "link_used." + of
	}
	return "link_over." + of
}
