package handlers

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/views/buy"
	"ebenmass/views/shell"
)

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
	return (2000+year)*12+month >= now.Year()*12+int(now.Month())
}
