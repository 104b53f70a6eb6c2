package views

import (
	"ebenmass/views/parts"
	"ebenmass/views/text"
)

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
	if p.Notice == "not_subscribed" || p.Notice == "too_often" {
		return "info"
	}
	return "check"
}

// emailField is the field for an address. Where letters stay in the outbox it says that one
// should be invented.
func (p Page) emailField(typed string, errors []FieldError, outbox bool) parts.FieldProps {
	hint := "mail.field.hint"
	if outbox {
		hint = "mail.field.hint_demo"
	}
	return parts.FieldProps{
		Lang: p.Lang, ID: "email", Name: "email", Label: p.T("mail.field.label"), Hint: p.T(hint),
		Value: typed, Error: fieldMessage(errors, "email"), InputMode: "email", AutoComplete: "email",
	}
}

// addressOrigin says where an address comes from and until when it is kept.
func (p MyDataPage) addressOrigin(a NewsletterAddress) string {
	if !a.Confirmed {
		return p.T("my_data.mail.origin_pending", "until", text.Date(p.Lang, a.Until))
	}
	return p.T("my_data.mail.origin", "since", text.Date(p.Lang, a.Since), "until", text.Date(p.Lang, a.Until))
}

// mailWithdrawal is the word on the button that ends it: what was not confirmed was not
// consented to either.
func (p MyDataPage) mailWithdrawal() string {
	if p.Mail.Current == nil {
		return p.T("my_data.mail.discard")
	}
	return p.T("my_data.purposes.withdraw")
}
