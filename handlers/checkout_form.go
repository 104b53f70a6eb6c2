package handlers

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/models/store"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
)

// Longest fields of an address, in characters: more than any real one needs.
const (
	maxRecipient = 100
	maxStreet    = 120
	maxCity      = 80
)

// checkoutInput is a posted checkout form. It has no place for a card.
type checkoutInput struct {
	typed   buy.CheckoutForm
	address models.Address // complete only without errors
	code    string         // the discount code, "" for none or an unknown one
	attempt string         // "" where the form sent none that is ours
	seen    seenOrder
	errors  []shell.FieldError
}

// checkoutParser reads one form and collects what is wrong with it.
type checkoutParser struct {
	page   shell.Page
	posted url.Values
	errors []shell.FieldError
}

func (p *checkoutParser) fault(field string, args ...any) {
	p.errors = append(p.errors, shell.FieldError{Field: field, Message: p.page.T("checkout.invalid."+field, args...)})
}

// parseCheckout reads all of the form but the card's fields.
func parseCheckout(page shell.Page, posted url.Values) checkoutInput {
	p := checkoutParser{page: page, posted: posted}
	var in checkoutInput
	in.address = p.address()
	typed := p.typedAddress()
	in.typed = buy.CheckoutForm{
		Name: typed.Name, Street: typed.Street, Postcode: typed.Postcode, City: typed.City, Email: typed.Email, Discount: p.echo("discount"),
	}
	in.typed.Delivery = pickWay(&p, "delivery", models.Deliveries[:], models.DeliveryStandard)
	in.typed.Payment = pickWay(&p, "payment", models.Payments[:], "")
	in.code = strings.ToUpper(oneLine(posted.Get("discount")))
	if _, known := models.Discount(in.code, 0); !known {
		p.fault("discount", "code", models.DiscountCode)
		in.code = ""
	}
	in.attempt = parseAttempt(posted.Get("attempt"))
	in.seen = parseSeen(posted, in.typed.Delivery)
	in.errors = p.errors
	return in
}

// address reads an address; what is wrong with a field leaves that field empty.
func (p *checkoutParser) address() models.Address {
	return models.Address{
		Name: p.line("name", maxRecipient), Street: p.line("street", maxStreet), Postcode: p.postcode(), City: p.line("city", maxCity), Email: p.email(),
	}
}

// typedAddress is the address as it comes back, whatever is wrong with it.
func (p *checkoutParser) typedAddress() models.Address {
	return models.Address{Name: p.echo("name"), Street: p.echo("street"), Postcode: p.echo("postcode"), City: p.echo("city"), Email: p.echo("email")}
}

// wish is what the form chooses about the order's price.
func (in checkoutInput) wish(lang models.Lang) store.Wish {
	return store.Wish{Delivery: in.typed.Delivery, Discount: in.code, Lang: lang}
}

// echo is a field as it comes back: what was typed, within reason.
func (p *checkoutParser) echo(field string) string {
	return shorten(oneLine(p.posted.Get(field)), maxTyped)
}

// line reads a line of an address.
func (p *checkoutParser) line(field string, longest int) string {
	value, problem := readName(p.posted.Get(field), longest)
	if problem != "" {
		message := lineMessage(p.page, problem, p.page.T("checkout.field."+field), "checkout.invalid."+field, p.posted.Get(field), longest)
		p.errors = append(p.errors, shell.FieldError{Field: field, Message: message})
	}
	return value
}

// postcode reads a German one: five digits, of which the first two are not both 0.
func (p *checkoutParser) postcode() string {
	value := oneLine(p.posted.Get("postcode"))
	if len(value) != 5 || strings.Trim(value, "0123456789") != "" || strings.HasPrefix(value, "00") {
		p.fault("postcode")
		return ""
	}
	return value
}

func (p *checkoutParser) email() string {
	address, err := letter.ParseAddress(p.posted.Get("email"))
	if err != nil {
		p.errors = append(p.errors, shell.FieldError{Field: "email", Message: addressMessage(p.page, err, "checkout.invalid.email")})
	}
	return address
}

// pickWay reads one of a few values; otherwise it is an error, and the fallback stands.
func pickWay[T ~string](p *checkoutParser, field string, all []T, fallback T) T {
	for _, one := range all {
		if string(one) == p.posted.Get(field) {
			return one
		}
	}
	p.fault(field)
	return fallback
}

// attemptLength is that of crypto/rand.Text.
const attemptLength = 26

// parseAttempt takes an attempt of ours, and nothing that only looks a little like it.
func parseAttempt(typed string) string {
	if len(typed) != attemptLength || strings.Trim(typed, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") != "" {
		return ""
	}
	return typed
}

var (
	cardExpiry = regexp.MustCompile(`^(0?[1-9]|1[0-2]) ?[/.-] ?(?:20)?([0-9]{2})$`)
	cardCode   = regexp.MustCompile(`^[0-9]{3,4}$`)
)

// checkCard looks at the card's fields, where a card is to pay, and says what is wrong. It
// takes nothing along: neither what it returns nor anything else repeats them.
func checkCard(page shell.Page, posted url.Values, now time.Time) (errors []shell.FieldError) {
	if posted.Get("payment") != string(models.PaymentCard) {
		return nil
	}
	number := strings.NewReplacer(" ", "", "-", "").Replace(oneLine(posted.Get("card_number")))
	test := slices.ContainsFunc(buy.TestCards[:], func(card string) bool { return strings.ReplaceAll(card, " ", "") == number })
	for _, field := range []struct {
		name  string
		right bool
	}{
		{"card_number", test},
		{"card_expiry", ahead(oneLine(posted.Get("card_expiry")), now)},
		{"card_code", cardCode.MatchString(oneLine(posted.Get("card_code")))},
	} {
		if !field.right {
			errors = append(errors, shell.FieldError{Field: field.name, Message: page.T("checkout.invalid." + field.name)})
		}
	}
	return errors
}

// ahead reports whether an expiry such as "12/34" is a month that is not over.
func ahead(expiry string, now time.Time) bool {
	parts := cardExpiry.FindStringSubmatch(expiry)
	if parts == nil {
		return false
	}
	month, _ := strconv.Atoi(parts[1]) // digits
	year, _ := strconv.Atoi(parts[2])
	today := models.Day(now)
	return (2000+year)*12+month >= today.Year()*12+int(today.Month())
}
