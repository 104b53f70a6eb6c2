package buy

import (
	"cmp"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// ReturnPage asks which pieces of an order come back, and why, if one likes to say.
type ReturnPage struct {
	shell.Page
	Order  models.Order
	Back   string // path of the order's page, below the language
	Key    string // of the order, where the request brought nothing else; "" for its owner
	Email  string // typed to go with the key
	Lines  []ReturnChoice
	Errors []shell.FieldError
}

// ReturnChoice is a line of the order as the form offers it.
type ReturnChoice struct {
	SoldLine
	Left       int // pieces that can still come back
	Quantity   int // chosen
	Complaint  string
	Complaints []models.Complaint // what can be said of the article
	Exchange   string             // SKU, "" for the money back
	Exchanges  []ExchangeChoice
	Advice     *product.AdvicePanel // nil without a stored profile and the consent to advise by it
	Returned   *ReturnedSize        // nil where the advice does not name the size that comes back
}

// ExchangeChoice is another size of the same article and colour that is in stock.
type ExchangeChoice struct {
	SKU, Size string
	Stock     int
}

// ReturnReviewPage shows what will be announced, and what that gives back.
type ReturnReviewPage struct {
	shell.Page
	Order   models.Order
	Back    string // path of the order's page, below the language
	Key     string
	Email   string // that goes with the key
	Attempt string
	Lines   []ReturnChoice // those of which something comes back
	Goods   models.Cents   // at their prices, without what is exchanged
	Refund  models.Cents   // less the discount's share
}

// ReturnLabelPage is the label for the parcel.
type ReturnLabelPage struct {
	shell.Page
	Order  models.Order
	Return models.Return
	Back   string // path of the order's page, below the language
}

// ReturnsSheet is what comes back of an order, on the order's page.
type ReturnsSheet struct {
	shell.Page
	Order   models.Order
	Key     string
	Returns []models.Return
	Left    int // pieces that can still come back
}

// ComplaintWords says a reason as a shopper would: "zu eng an der Hüfte".
func ComplaintWords(p shell.Page, c models.Complaint) string {
	return p.T("return.reason." + cmp.Or(c.String(), "none"))
}

// exchangeSize is the size that goes out instead, "" for the money back.
func (c ReturnChoice) exchangeSize() string {
	for _, other := range c.Exchanges {
		if other.SKU == c.Exchange {
			return other.Size
		}
	}
	return ""
}

// complaint is the chosen reason in words.
func (p ReturnReviewPage) complaint(c ReturnChoice) string {
	for _, said := range c.Complaints {
		if said.String() == c.Complaint {
			return ComplaintWords(p.Page, said)
		}
	}
	return ComplaintWords(p.Page, models.Complaint{})
}

// withKey puts the order's key into a path where the request brought one.
func withKey(path, key string) string {
	if key == "" {
		return path
	}
	return path + "?key=" + key
}

// lineWords is one line of a return: "2 × Leinenhemd Arne, Salbei, Größe M".
func lineWords(p shell.Page, o models.Order, back models.ReturnLine) string {
	for _, line := range o.Lines {
		if line.Position == back.Position {
			return p.T("return.line", "n", text.Number(p.Lang, float64(back.Quantity), 0), "what", line.Name.In(p.Lang)+", "+colourAndSize(p, line))
		}
	}
	return ""
}

// hasExchange reports whether anything of a return is exchanged.
func hasExchange(r models.Return) bool {
	for _, line := range r.Lines {
		if line.Exchange != "" {
			return true
		}
	}
	return false
}

// refund is what a withdrawal from the whole order gives back: everything paid for the goods,
// and the usual delivery.
func (p ReturnsSheet) refund() models.Cents {
	sum := p.Order.ShippingRefund()
	for _, r := range p.Returns {
		sum += r.Refund
	}
	return sum
}

// splitByZone parts the complaints that name a zone from the others.
func splitByZone(all []models.Complaint) (zoned, plain []models.Complaint) {
	for _, c := range all {
		if c.Reason.HasZone() && c.Zone < fit.NumZones {
			zoned = append(zoned, c)
		} else {
			plain = append(plain, c)
		}
	}
	return zoned, plain
}
