package catalogue

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"ebenmass/models"
)

// highestPrice bounds what price_max takes; nothing in a clothes shop costs more.
const highestPrice models.Cents = 100_000_00

var euros = regexp.MustCompile(`^(\d{1,9})(?:[.,](\d{1,2}))?$`)

// parseEuros reads "49", "49,90", "49.90" and "49 €". ok is false for anything else, for
// nothing and for more than highestPrice.
func parseEuros(typed string) (amount models.Cents, ok bool) {
	typed = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(typed), "€"))
	parts := euros.FindStringSubmatch(typed)
	if parts == nil {
		return 0, false
	}
	whole, err := strconv.ParseInt(parts[1], 10, 64)
	if err != nil {
		return 0, false
	}
	cents, err := strconv.ParseInt((parts[2] + "00")[:2], 10, 64)
	if err != nil {
		return 0, false
	}
	amount = models.Cents(whole*100 + cents)
	return amount, amount > 0 && amount <= highestPrice
}

// formatEuros writes an amount as parseEuros reads it, whole euros without decimals.
func formatEuros(amount models.Cents) string {
	if amount%100 == 0 {
		return strconv.FormatInt(int64(amount/100), 10)
	}
	return fmt.Sprintf("%d.%02d", amount/100, amount%100)
}
