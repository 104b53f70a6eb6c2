package text

import (
	"bytes"
	"math"
	"strconv"
	"strings"

	"ebenmass/models"
)

// Typographic signs: number and unit never part at the end of a line.
const (
	nbsp  = "\u00a0"
	minus = "−"
)

// cmPerInch is exact by definition (1959).
const cmPerInch = 2.54

// Number writes a number with a fixed count of decimals, grouped by thousands, with the
// marks of the language and a true minus sign. A number that rounds to zero has no sign.
func Number(lang models.Lang, f float64, decimals int) string {
	var room [48]byte
	return string(appendNumber(room[:0], lang, f, decimals))
}

// appendNumber is Number, added to a text.
func appendNumber(text []byte, lang models.Lang, f float64, decimals int) []byte {
	var room [48]byte
	digits := strconv.AppendFloat(room[:0], math.Abs(f), 'f', decimals, 64)
	whole := len(digits)
	if decimals > 0 {
		whole -= decimals + 1
	}
	point, comma := byte(','), byte('.')
	if lang == models.English {
		point, comma = '.', ','
	}
	if f < 0 && len(bytes.Trim(digits, "0.")) > 0 {
		text = append(text, minus...)
	}
	for i, digit := range digits {
		switch {
		case i == whole:
			digit = point
		case i > 0 && i < whole && (whole-i)%3 == 0:
			text = append(text, comma)
		}
		text = append(text, digit)
	}
	return text
}

// Trimmed writes a number with at most one decimal: 98, 98,5.
func Trimmed(lang models.Lang, f float64) string {
	var room [48]byte
	return string(appendTrimmed(room[:0], lang, f))
}

func appendTrimmed(text []byte, lang models.Lang, f float64) []byte {
	if tenth := math.Round(f * 10); math.Mod(tenth, 10) == 0 {
		return appendNumber(text, lang, f, 0)
	}
	return appendNumber(text, lang, f, 1)
}

// Cm writes a length given in cm with at most one decimal and its unit: "98,5 cm".
func Cm(lang models.Lang, cm float64) string { return Length(lang, cm, false) }

// CmSigned writes a difference given in cm with its sign: "+12 cm", "−1,5 cm", "0 cm".
func CmSigned(lang models.Lang, cm float64) string { return LengthSigned(lang, cm, false) }

// CmPlain writes a length given in cm without its unit, for tables that name it once.
func CmPlain(lang models.Lang, cm float64) string { return Trimmed(lang, cm) }

// Length writes a length given in cm in the unit its reader chose, with at most one decimal:
// "98,5 cm", "38,8 Zoll".
func Length(lang models.Lang, cm float64, inches bool) string {
	var room [48]byte
	return string(AppendLength(room[:0], lang, cm, inches))
}

// AppendLength is Length, added to a text.
func AppendLength(text []byte, lang models.Lang, cm float64, inches bool) []byte {
	text = append(AppendLengthPlain(text, lang, cm, inches), nbsp...)
	if inches {
		return Append(text, lang, "unit.inch")
	}
	return append(text, "cm"...)
}

// LengthSigned is Length with the sign of a difference.
func LengthSigned(lang models.Lang, cm float64, inches bool) string {
	var room [48]byte
	return string(AppendLengthSigned(room[:0], lang, cm, inches))
}

// AppendLengthSigned is LengthSigned, added to a text.
func AppendLengthSigned(text []byte, lang models.Lang, cm float64, inches bool) []byte {
	shown := cm
	if inches {
		shown /= cmPerInch
	}
	if math.Round(shown*10) > 0 {
		text = append(text, '+')
	}
	return AppendLength(text, lang, cm, inches)
}

// LengthPlain is Length without the unit, for tables that name it once.
func LengthPlain(lang models.Lang, cm float64, inches bool) string {
	var room [48]byte
	return string(AppendLengthPlain(room[:0], lang, cm, inches))
}

// AppendLengthPlain is LengthPlain, added to a text.
func AppendLengthPlain(text []byte, lang models.Lang, cm float64, inches bool) []byte {
	if inches {
		cm /= cmPerInch
	}
	return appendTrimmed(text, lang, cm)
}

// InchPlain writes a length given in cm as inches, to a tenth, without the unit.
func InchPlain(lang models.Lang, cm float64) string { return Number(lang, cm/cmPerInch, 1) }

// Price writes an amount with its currency: "89,00 €" in German, "€89.00" in English.
func Price(lang models.Lang, amount models.Cents) string {
	number := Number(lang, float64(amount)/100, 2)
	if lang == models.English {
		if digits, negative := strings.CutPrefix(number, minus); negative {
			return minus + "€" + digits
		}
		return "€" + number
	}
	return number + nbsp + "€"
}

// Percent writes a share between 0 and 1 as whole percent: "84 %" in German, "84%" in English.
func Percent(lang models.Lang, share float64) string { return Share(lang, share, 0) }

// Share is Percent with a fixed count of decimals: "84,2 %", "84.2%".
func Share(lang models.Lang, share float64, decimals int) string {
	number := Number(lang, share*100, decimals)
	if lang == models.English {
		return number + "%"
	}
	return number + nbsp + "%"
}

// List joins words as a sentence does: "Brust, Taille und Hüfte".
func List(lang models.Lang, words []string) string {
	and := " und "
	if lang == models.English {
		and = " and "
	}
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + and + words[n-1]
	}
}
