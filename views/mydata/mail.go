package mydata

import (
	"time"

	"ebenmass/models/consent"
	"ebenmass/views/shell"
)

// MailPage is the newsletter: what it is, and where the visitor stands with it.
type MailPage struct {
	shell.Page
	Definition consent.Definition
	Outbox     bool               // letters stay in the outbox
	Current    *NewsletterAddress // confirmed; nil for none
	Pending    *NewsletterAddress // waits to be confirmed; nil for none
	Email      string             // as typed, when the form came back
	Age16      bool
	Errors     []shell.FieldError
	Notice     string // message key suffix after an act: "sent", "confirmed", "sample", "not_subscribed", "too_often"; "" for none
}

// NewsletterAddress is an address a visitor gave for the newsletter.
type NewsletterAddress struct {
	Address   string
	Since     time.Time // confirmed, or typed where it is not
	Until     time.Time
	Confirmed bool
}

// MailTokenPage is a page that a letter links to with a token.
type MailTokenPage struct {
	shell.Page
	Definition consent.Definition
	Token      string // "" where the page has no button
}

// MailSamplePage is an issue of the newsletter.
type MailSamplePage struct{ shell.Page }

// HeldMail is what is held for letters, as my data show it.
type HeldMail struct {
	Definition consent.Definition
	Current    *NewsletterAddress // confirmed; nil for none
	Pending    *NewsletterAddress // waits to be confirmed; nil for none
	Letters    []LaidLetter       // in the outbox
}

// data lists the addresses as data: the confirmed one first.
func (m HeldMail) data() []NewsletterAddress {
	var held []NewsletterAddress
	for _, a := range []*NewsletterAddress{m.Current, m.Pending} {
		if a != nil {
			held = append(held, *a)
		}
	}
	return held
}
