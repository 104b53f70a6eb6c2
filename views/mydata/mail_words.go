package mydata

import (
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

// addressOrigin says where an address comes from and until when it is kept.
func (p Page) addressOrigin(a NewsletterAddress) string {
	if !a.Confirmed {
		return p.T("my_data.mail.origin_pending", "until", text.Date(p.Lang, a.Until))
	}
	return p.T("my_data.mail.origin", "since", text.Date(p.Lang, a.Since), "until", text.Date(p.Lang, a.Until))
}

// mailWithdrawal is the word on the button that ends it: what was not confirmed was not
// consented to either.
func (p Page) mailWithdrawal() string {
	if p.Mail.Current == nil {
		return p.T("my_data.mail.discard")
	}
	return p.T("my_data.purposes.withdraw")
}
