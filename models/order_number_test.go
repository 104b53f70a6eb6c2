package models

import (
	"regexp"
	"testing"
)

func TestParseOrderNumber_Spellings(t *testing.T) {
	t.Parallel()
	number := OrderNumber([10]byte{0x3a, 0x47, 0x44, 0xf6, 0xe4, 0xa0, 0x9a, 0xb3, 0x46, 0x8d})
	if !regexp.MustCompile(`^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$`).MatchString(number) {
		t.Fatalf("number %q", number)
	}
	for typed, want := range map[string]string{
		number:                  number,
		"7k3m-9xq4-m2tb-6hwd":   "7K3M-9XQ4-M2TB-6HWD",
		" 7K3M 9XQ4 M2TB 6HWD ": "7K3M-9XQ4-M2TB-6HWD",
		"7K3M9XQ4M2TB6HWD":      "7K3M-9XQ4-M2TB-6HWD",
		"oil0-0000-0000-0000":   "0110-0000-0000-0000",
		"7K3M-9XQ4-M2TB-6HW":    "",
		"7K3M-9XQ4-M2TB-6HWU":   "",
		"7K3M-9XQ4-M2TB-6Hé":    "",
		"":                      "",
	} {
		if got, ok := ParseOrderNumber(typed); got != want || ok != (want != "") {
			t.Errorf("%q reads as %q, %v", typed, got, ok)
		}
	}
}
