package catalogue

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"ebenmass/models"
)

// highestPrice bounds what price_max takes; nothing in a clothes shop costs more.
const highestPrice models.Cents = 100_000_00

// maxAmountLength bounds what parseEuros looks at, in bytes: longer text is no amount.
const maxAmountLength = 200

// Amounts in euros. Groups of three digits behind points, commas, apostrophes or spaces are
// thousands; one or two digits behind the last point or comma are cents, a dash stands for
// none. The currency may stand before or behind, once.
var (
	currency    = `(?:€|eur|euros?)`
	sumOfMoney  = regexp.MustCompile(`^(?:(` + currency + `)\.? ?)?([\d.,' ]*\d)(?:[.,]-{1,2}|[.,])? ?(` + currency + `)?\.?$`)
	wholeEuros  = regexp.MustCompile(`^\d{1,9}$`)
	groupedBy   = regexp.MustCompile(`^\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+|(?:'\d{3})+|(?: \d{3})+)$`)
	beforeCents = regexp.MustCompile(`^(.*\d)([.,])(\d{1,2})$`)
)

// parseEuros reads an amount as people write it: "49", "49,90", "€49.90", "80 Euro", "EUR 80",
// "1.299,00", "1,299.00", "1 299 €", "80,-". Characters that do not show do not matter. ok is
// false for anything else, for nothing and for more than highestPrice.
func parseEuros(typed string) (amount models.Cents, ok bool) {
	if len(typed) > maxAmountLength {
		return 0, false
	}
	parts := sumOfMoney.FindStringSubmatch(plainAmount(typed))
	if parts == nil || parts[1] != "" && parts[3] != "" {
		return 0, false
	}
	whole, cents := parts[2], "0"
	if split := beforeCents.FindStringSubmatch(whole); split != nil {
		if strings.Contains(split[1], split[2]) { // one sign cannot part both thousands and cents
			return 0, false
		}
		whole, cents = split[1], (split[3] + "0")[:2]
	}
	if !wholeEuros.MatchString(whole) {
		if !groupedBy.MatchString(whole) {
			return 0, false
		}
		whole = strings.Map(func(r rune) rune {
			if !unicode.IsDigit(r) {
				return -1
			}
			return r
		}, whole)
	}
	euros, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || euros > int64(highestPrice/100) {
		return 0, false
	}
	rest, err := strconv.ParseInt(cents, 10, 64)
	if err != nil {
		return 0, false
	}
	amount = models.Cents(euros*100 + rest)
	return amount, amount > 0 && amount <= highestPrice
}

// plainAmount writes a typed amount in lower case with one kind of space, dash and
// apostrophe, without what does not show.
func plainAmount(typed string) string {
	plain := strings.ToLower(strings.Map(plainSign, width.Fold.String(strings.ToValidUTF8(typed, "\uFFFD"))))
	return strings.Join(strings.Fields(plain), " ")
}

// formatEuros writes an amount as parseEuros reads it, whole euros without decimals.
func formatEuros(amount models.Cents) string {
	if amount%100 == 0 {
		return strconv.FormatInt(int64(amount/100), 10)
	}
	return fmt.Sprintf("%d.%02d", amount/100, amount%100)
}
