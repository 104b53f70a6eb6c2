package mydata

import (
	"net/url"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/letter"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// MailPage is the newsletter: what it is, and where the visitor stands with it.
type MailPage struct {
	shell.Page
	Definition consent.Definition
	Outbox     bool               // letters stay in the outbox
	Current    *NewsletterAddress // confirmed; nil for none
	Pending    *NewsletterAddress // waits to be confirmed; nil for none
	Refused    string             // the address that the mail server takes no letter of the newsletter for; "" for none
	Email      string             // as typed, when the form came back
	Age16      bool
	Errors     []shell.FieldError
	Notice     string // message key suffix after an act: "sent", "confirmed", "sample", "not_subscribed", "too_often", "refused"; "" for none

	NeedsCookie string // name of the cookie without which the letter lies in an outbox nobody finds, "" where it is there
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
	Letters    []OutboxLetter     // in the outbox, or not taken by the mail server yet
	Outbox     bool               // there is an outbox
}

// addresses lists the addresses as data: the confirmed one first.
func (m HeldMail) addresses() []NewsletterAddress {
	var held []NewsletterAddress
	for _, a := range []*NewsletterAddress{m.Current, m.Pending} {
		if a != nil {
			held = append(held, *a)
		}
	}
	return held
}

// subscribeKey is the heading of the form: whoever is subscribed can only change the address.
func (p MailPage) subscribeKey() string {
	switch {
	case p.Current != nil:
		return "mail.change.heading"
	case p.Pending != nil:
		return "mail.again.heading"
	}
	return "mail.subscribe.heading"
}

// noticeIcon tells what was done from what was not.
func (p MailPage) noticeIcon() string {
	if p.Notice == "not_subscribed" || p.Notice == "too_often" || p.Notice == "refused" {
		return "info"
	}
	return "check"
}

// addressOrigin says where an address comes from and until when it is kept.
func (p Page) addressOrigin(a NewsletterAddress) string {
	if !a.Confirmed {
		return p.T("my_data.mail.origin_pending", "until", text.Date(p.Lang, a.Until))
	}
	return p.T("my_data.mail.origin", "since", text.Date(p.Lang, a.Since), "until", text.Date(p.Lang, a.Until))
}

// letterKept says where a letter is and until when it is kept.
func (p Page) letterKept(l OutboxLetter) string {
	dates := []any{"at", text.Date(p.Lang, l.At), "until", text.Date(p.Lang, l.Expires), "to", text.Isolate(l.To)}
	if l.State == "" {
		return p.T("my_data.mail.letter", dates...)
	}
	return p.T("my_data.mail.letter."+string(l.State), dates...)
}

// lettersWords says where the letters are: in the outbox, or before the mail server.
func (p Page) lettersWords() string {
	if p.Mail.Outbox {
		return p.T("my_data.mail.letters")
	}
	return p.T("my_data.mail.waiting")
}

// mailWithdrawal is the word on the button that ends it: what was not confirmed was not
// consented to either.
func (p Page) mailWithdrawal() string {
	if p.Mail.Current == nil {
		return p.T("my_data.mail.discard")
	}
	return p.T("my_data.purposes.withdraw")
}

// letterPurpose is what a letter was for.
func letterPurpose(l OutboxLetter) string {
	switch l.Kind {
	case letter.SignIn, letter.Account:
		return "account"
	case letter.Withdrawal:
		return "withdrawal"
	case letter.Order, letter.Lookup:
		return "order"
	}
	return "mail"
}

// story is one piece of an issue: its heading, text and link stand under newsletter.<key>.
type story struct{ key, path string }

// issue is what stands in the sample issue, the same for everyone.
func issue() []story {
	return []story{
		{"linen", "/products?material=linen"},
		{"button", "/products?kind=shirts"},
		{"new", "/products?new=1"},
	}
}

// NewsletterConfirmLetter asks whether the owner of an address wants the newsletter. It advertises
// nothing: whoever gets it has not agreed to anything yet.
func NewsletterConfirmLetter(p shell.Page, to, token string) letter.Letter {
	return letter.Letter{
		Kind: letter.Confirm, To: to, Lang: string(p.Lang), Subject: p.T("letter.confirm.subject"),
		Text: shell.Paragraphs(p.T("letter.greeting"), p.T("letter.confirm.why"), link(p, "/mail/confirm", token),
			p.T("letter.confirm.click"), p.T("letter.confirm.not_you"), p.LetterFooter()),
	}
}

// NewsletterLetter is the sample issue as a letter. Beside the address it knows of its reader
// only the token that unsubscribes.
func NewsletterLetter(p shell.Page, to, token string) letter.Letter {
	out := link(p, "/mail/unsubscribe", token)
	text := []string{p.T("newsletter.heading"), p.T("newsletter.intro")}
	for _, s := range issue() {
		text = append(text, "* "+p.T("newsletter."+s.key+".heading"),
			p.T("newsletter."+s.key+".text"), p.T("newsletter."+s.key+".link")+":\n"+p.BaseURL+p.URL(s.path))
	}
	text = append(text, "--\n"+p.T("newsletter.out")+"\n"+out, p.T("newsletter.plain"), p.LetterFooter())
	return letter.Letter{
		Kind: letter.Newsletter, To: to, Lang: string(p.Lang), Subject: p.T("newsletter.subject"),
		Text: shell.Paragraphs(text...), OneClick: out,
	}
}

// link is an absolute address with a token, for letters.
func link(p shell.Page, path, token string) string {
	return p.BaseURL + p.URL(path) + "?token=" + url.QueryEscape(token)
}
