package buy

import (
	"strings"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// OrderPage is one order, for whoever has its session or its key.
type OrderPage struct {
	shell.Page
	Order    models.Order
	Lines    []SoldLine
	Arrives  product.DeliveryWindow
	Link     string // absolute, with the key that opens the page anywhere
	Outbox   bool   // letters stay in the outbox
	Key      string // of the order, for whoever came with nothing else; "" for its owner
	Errors   []shell.FieldError
	Notice   string          // after an act: "placed", "stands" (before, and otherwise), "corrected"; "" for none
	Address  *AddressForm    // corrects the address, nil for whoever may not
	Feedback templ.Component // sheet that asks how the pieces fit, nil for none
	Returns  templ.Component // sheet of what goes back, nil for none
}

// email is the order's e-mail address, of which whoever has only the key sees no more than the
// ends: naming it is what lets them change something.
func (p OrderPage) email() string {
	address := p.Order.Address.Email
	at := strings.LastIndexByte(address, '@')
	if p.Key == "" || at < 0 {
		return address
	}
	domain := address[at+1:]
	return "…@…" + domain[strings.LastIndexByte(domain, '.')+1:]
}

// lost reports whether the mail server did not take the order's letter, so far or for good.
func (p OrderPage) lost() bool {
	return p.Order.Letter == models.LetterDelayed || p.Order.Letter == models.LetterRefused
}

// stateWords says how far an order has come.
func (p OrderPage) stateWords() string {
	if p.Order.State == models.OrderWithdrawn {
		return p.T("order.state.withdrawn", "moment", text.Moment(p.Lang, p.Order.Withdrawn))
	}
	return p.T("order.state.placed")
}

// paymentWords says how the order would be paid.
func paymentInstruction(p shell.Page, o models.Order) string {
	return p.T("order.pay."+string(o.Payment), "total", text.Price(p.Lang, o.Total), "number", o.Number)
}

func (p OrderPage) paymentWords() string { return paymentInstruction(p.Page, p.Order) }
