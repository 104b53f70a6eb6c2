package scan

import (
	"strconv"
	"strings"
)

// How much a value must say before finding it means anything.
const (
	tellingDigits = 5 // significant digits of a number
	tellingBytes  = 8 // bytes of a text
)

// Telling reports whether a value stands for somebody rather than for anything: "92" is in
// every size chart and "regular" a word of the shop; 93.7191 is neither. A number is telling
// from five significant digits on, an e-mail address always, another text from eight bytes on.
func Telling(value string) bool {
	number, err := strconv.ParseFloat(strings.Replace(value, ",", ".", 1), 64)
	if err != nil {
		return strings.Contains(value, "@") || len(value) >= tellingBytes
	}
	mantissa, _, _ := strings.Cut(strconv.FormatFloat(number, 'e', -1, 64), "e")
	digits := 0
	for _, c := range mantissa {
		if '0' <= c && c <= '9' {
			digits++
		}
	}
	return digits >= tellingDigits
}
