package reference

import (
	"strconv"
	"strings"
	"unicode"

	"ebenmass/models/fit"
)

// maxLabel is the longest label in bytes that is looked at.
const maxLabel = 40

// Label is a size label as somebody typed it, made comparable.
type Label struct {
	Names  []string // one size, or two neighbouring ones: "M/L", "40/42"
	System string   // key of the size system written with it: "US 8"; "" for none
}

// prefixes are what is written before or behind a label, with the size system by sizing
// that it names; "" for none.
var prefixes = []struct {
	written    string
	women, men string
}{
	{"GRÖSSE", "", ""}, {"GRÖßE", "", ""}, {"GROESSE", "", ""}, {"GR.", "", ""}, {"GR", "", ""},
	{"SIZE", "", ""}, {"EUR", "", ""}, {"EU", "", ""},
	{"DE", "de-women", "de-men"}, {"D", "de-women", "de-men"},
	{"FR", "fr-women", ""}, {"IT", "it-women", "it-men-suit"},
	{"UK", "uk-women", "us-men-suit"}, {"GB", "uk-women", "us-men-suit"},
	{"USA", "us-women-astm", "us-men-suit"}, {"US", "us-women-astm", "us-men-suit"},
	{"JP", "jp-women", "jp-men-letters"}, {"CN", "cn-women", "cn-men"},
}

// words are letter sizes written out.
var words = map[string]string{"SMALL": "S", "MEDIUM": "M", "LARGE": "L", "X-LARGE": "XL", "X-SMALL": "XS", "EXTRA LARGE": "XL", "EXTRA SMALL": "XS"}

// Inseams in inches: what tells 33/32 from 40/42.
const shortestInseam, longestInseam = 26, 38

// ParseLabel reads a size label: spaces, case, "Gr. 40", "US 8", "2XL" for XXL, "33/32" for
// W33/L32 of bottoms, "M/L" and "40/42" for what lies between. ok is false for what can be
// no label at all.
func ParseLabel(typed string, garment fit.Garment, sizing fit.Sizing) (l Label, ok bool) {
	if len(typed) > maxLabel {
		return l, false
	}
	s := plain(typed)
	for _, p := range prefixes {
		rest, found := strings.CutPrefix(s, p.written)
		if !found {
			rest, found = strings.CutSuffix(s, " "+p.written)
		}
		rest = strings.TrimSpace(rest)
		if !found || rest == "" || !strings.ContainsAny(rest[:1], "0123456789XSML") {
			continue
		}
		s, l.System = rest, p.women
		if sizing == fit.Men {
			l.System = p.men
		}
		break
	}
	if s == "" {
		return l, false
	}
	if garment == fit.Bottom {
		if waist, inseam, ok := jeansLabel(s); ok {
			length, _ := strconv.Atoi(inseam) // two digits
			if strings.ContainsAny(s, "WL") || length >= shortestInseam && length <= longestInseam {
				l.Names = []string{"W" + waist + "/L" + inseam}
				return l, true
			}
		}
		if waist, ok := waistLabel(s); ok {
			l.Names = []string{"W" + waist}
			return l, true
		}
	}
	if one, other, ok := doubleLabel(s); ok && one != other {
		l.Names = []string{letters(one), letters(other)}
		return l, true
	}
	l.Names = []string{letters(s)}
	return l, true
}

// The shapes of labels. The browser runs this too, where package regexp would be a fifth of all
// there is to load: hence by hand.

// jeansLabel takes "W33/L32" apart, and what else stands for it: "33/32", "W33 L32", "33X32".
func jeansLabel(s string) (waist, inseam string, ok bool) {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "W"), " ")
	if len(s) < 5 {
		return "", "", false
	}
	waist, inseam = s[:2], s[len(s)-2:]
	between := s[2 : len(s)-2]
	switch strings.ReplaceAll(between, " ", "") {
	case "/", ",", "X", "/L", ",L", "XL":
		ok = true
	case "", "L": // a space alone parts them
		ok = strings.HasPrefix(between, " ")
	}
	return waist, inseam, ok && digits(waist, 2) && digits(inseam, 2)
}

// waistLabel takes the number out of "W33".
func waistLabel(s string) (waist string, ok bool) {
	waist, ok = strings.CutPrefix(s, "W")
	waist = strings.TrimPrefix(waist, " ")
	return waist, ok && len(waist) == 2 && digits(waist, 2)
}

// doubleLabel takes two sizes apart: "M/L", "40-42".
func doubleLabel(s string) (one, other string, ok bool) {
	at := strings.IndexAny(s, "/-")
	if at < 0 {
		return "", "", false
	}
	one, other = strings.TrimSuffix(s[:at], " "), strings.TrimPrefix(s[at+1:], " ")
	return one, other, singleLabel(one) && singleLabel(other)
}

// singleLabel reports whether s is a number of up to three digits, or letters with up to three
// X, counted or not: 40, M, XL, 3XL.
func singleLabel(s string) bool {
	if digits(s, 3) || s == "M" {
		return true
	}
	x, ok := cutLast(s)
	if ok && x != "" && digits(x[:1], 1) {
		x = x[1:]
	}
	return ok && len(x) <= 3 && strings.Trim(x, "X") == ""
}

// cutLast takes the S or L off that letter sizes end in.
func cutLast(s string) (before string, ok bool) {
	if !strings.HasSuffix(s, "S") && !strings.HasSuffix(s, "L") {
		return s, false
	}
	return s[:len(s)-1], true
}

// digits reports whether s is one digit to most.
func digits(s string, most int) bool {
	return s != "" && len(s) <= most && strings.Trim(s, "0123456789") == ""
}

// letters writes a letter size the way charts here do: XXS, XS … XXL, 3XL.
func letters(s string) string {
	if word, ok := words[s]; ok {
		return word
	}
	x, ok := cutLast(s)
	if !ok {
		return s
	}
	size := s[len(x):]
	switch {
	case len(x) > 2 && len(x) <= 6 && strings.Trim(x, "X") == "":
		return strconv.Itoa(len(x)) + "X" + size
	case x == "1X":
		return "X" + size
	case x == "2X":
		return "XX" + size
	}
	return s
}

// plain writes a label in capitals with one kind of space, dash and digit, without what does
// not show.
func plain(typed string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(typed, "") {
		switch {
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r):
		case unicode.IsSpace(r):
			b.WriteRune(' ')
		case unicode.Is(unicode.Dash, r):
			b.WriteRune('-')
		case r == '⁄' || r == '∕' || r == '／' || r == '\\':
			b.WriteRune('/')
		case r >= '！' && r <= '～': // full-width forms of ASCII
			b.WriteRune(unicode.ToUpper(r - '！' + '!'))
		default:
			b.WriteRune(unicode.ToUpper(r))
		}
	}
	return strings.Trim(strings.Join(strings.Fields(b.String()), " "), " .,;:\"'()")
}
