package buy

import (
	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// OrderLookupPage has the link to an order mailed. It says the same whether or not there is such
// an order.
type OrderLookupPage struct {
	shell.Page
	Number, Email string // as typed
	Sent          bool   // the form was posted a moment ago
	Outbox        bool   // letters stay in the demonstration
	Errors        []shell.FieldError
}

// OrderLookupLetter brings the link to an order to the address it was placed with.
func OrderLookupLetter(p shell.Page, o models.Order) letter.Letter {
	return letter.Letter{
		Kind: letter.Lookup, To: o.Address.Email, Lang: string(p.Lang), Subject: p.T("lookup.letter.subject", "number", o.Number),
		Text: shell.Paragraphs(p.T("letter.greeting"), p.T("lookup.letter.asked", "moment", text.MomentInBerlin(p.Lang, o.PlacedAt)),
			OrderLink(p, o), p.T("lookup.letter.not_you"), p.LetterFooter()),
	}
}
