package mydata

import (
	"time"

	"ebenmass/views/shell"
)

// SignInPage asks for an address. It is the same whether or not an address has an account.
type SignInPage struct {
	shell.Page
	Address  string // as typed, when the form comes back
	Errors   []shell.FieldError
	Notice   string // message key suffix after an act: "sent", "signed_out", "everywhere", "fresh"; "" for none
	Outbox   bool   // letters stay in the demonstration
	Visit    bool   // something is kept about this browser, without an account
	SignedIn bool
	Passkeys bool // passkeys work at the shop's address

	NeedsCookie string // name of the cookie that the browser did not keep, "" where it did
	Lost        string // the act that came to nothing for lack of it: "sent" or "lost"
}

// lostKey is what did not happen for lack of a cookie.
func (p SignInPage) lostKey() string {
	if p.Lost == "sent" && p.Outbox {
		return "cookie.needed.outbox"
	}
	return "cookie.needed.sign_in." + p.Lost
}

// key is a message in the words for links by mail, or for those in the outbox.
func (p SignInPage) key(of string) string {
	if p.Outbox {
		return "sign_in.outbox." + of
	}
	return "sign_in.mail." + of
}

// SignInConfirmPage says what a sign-in link opens, before it does.
type SignInConfirmPage struct {
	shell.Page
	Token     string
	Address   string
	Until     time.Time // the link's end
	Exists    bool      // there is an account for it to open; otherwise one is made
	Mailed    bool      // the link came by mail; otherwise it lay in an outbox, and proves no address
	Elsewhere bool      // the link was asked for in another browser
	Leaves    bool      // this browser is signed in to another account, which it leaves
	Visit     bool      // something is kept about this browser, without an account
	// What of the visit goes to the account that exists.
	BasketLines int
	Wishes      int
	Orders      int
	Profile     string // "taken", "erased", "" for none
	Paused      bool   // every use of them is paused, which the account takes over
}

// LinkOverPage is about a sign-in link that signs nobody in any more.
type LinkOverPage struct {
	shell.Page
	Used bool // it was used; otherwise its time is over or it never was one
}

// key is the message of a link that was used, or of one that is over.
func (p LinkOverPage) key(of string) string {
	if p.Used {
		return "link_used." + of
	}
	return "link_over." + of
}
