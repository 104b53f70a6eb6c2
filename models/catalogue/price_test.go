package catalogue

import (
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models"
)

func TestParseEuros_AsWritten(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]models.Cents{
		"50": 5000, " 50 € ": 5000, "49,9": 4990, "49.95": 4995, "100000": highestPrice, "100.000,00 €": highestPrice,
		"€69.90": 6990, "€ 69.90": 6990, "69,90 €": 6990, "69,90€": 6990, "69.90 €": 6990, "80 Euro": 8000, "80 euros": 8000, "EUR 80": 8000, "80 EUR": 8000,
		"80eur": 8000, "EUR80,5": 8050, "Euro 80": 8000, "80 EUR.": 8000, "Eur. 80": 8000, "80,00 EURO": 8000,
		"1.299,00": 129900, "1,299.00": 129900, "1.299": 129900, "1,299": 129900, "1 299,00 €": 129900, "1'299.00": 129900, "1’299,–": 129900, "€1,299.5": 129950,
		"12.345": 1234500, "0,90": 90, "0.99": 99, "007": 700,
		"80,-": 8000, "80,–": 8000, "80,—": 8000, "80.-": 8000, "80,-- €": 8000, "80,- Euro": 8000, "80,": 8000, "80.": 8000,
		"69,90\u00a0€": 6990, "69,90\u202f€": 6990, "1\u202f299,00\u00a0€": 129900, "\u200e€69.90\u200f": 6990, "\ufeff80": 8000, "8\u00ad0": 8000, "\u206680\u2069 €": 8000,
		"８０": 8000, "６９，９０ €": 6990, "80\u2009€": 8000, "1\u2009299": 129900,
	} {
		if got, ok := parseEuros(typed); !ok || got != want {
			t.Errorf("%q is %d cents, %v, want %d", typed, got, ok, want)
		}
	}
}

func TestParseEuros_Refused(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{
		"", " ", "€", "Euro", "0", "0,00 €", "-5", "−5", "+5", "abc", "1e309", "1e3", "NaN", "Inf", "0x50", "100001", "100.000,01", "9999999999999999999999", "<b>",
		"$80", "80 USD", "£80", "80 CHF", "€80€", "EUR 80 €", "1.29,00", "1,299,00", "1.299.00", "12,34,56", "1.299,000", "1..299", "1. 299", "80 90", "80 Euro 50", "٨٠", "²", "½",
		"1,2,3", ",90", ".5", "80 €uro", "80%", "bis 80", "80\x00", "8\ufffd0",
	} {
		if got, ok := parseEuros(typed); ok {
			t.Errorf("%q is %d cents", typed, got)
		}
	}
}

func TestParseEuros_ReadsItsOwn(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		amount := models.Cents(rapid.Int64Range(1, int64(highestPrice)).Draw(t, "amount"))
		if got, ok := parseEuros(formatEuros(amount)); !ok || got != amount {
			t.Fatalf("%d is written %q and read as %d, %v", amount, formatEuros(amount), got, ok)
		}
	})
}

// FuzzParseEuros: whatever is typed, an amount that is taken is within bounds and reads back.
func FuzzParseEuros(f *testing.F) {
	for _, seed := range []string{"69,90 €", "€1,299.00", "1'299.–", "80 Euro", "\u200e80\u00a0€", "1.2.3", "999999999"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		amount, ok := parseEuros(typed)
		if !ok {
			return
		}
		if amount <= 0 || amount > highestPrice {
			t.Fatalf("%q is %d cents", typed, amount)
		}
		if again, ok := parseEuros(formatEuros(amount)); !ok || again != amount {
			t.Fatalf("%q, %d cents, comes back as %d", typed, amount, again)
		}
	})
}
