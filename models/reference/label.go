package reference

import (
	"regexp"
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

var (
	jeansLabel  = regexp.MustCompile(`^W? ?([0-9]{2}) ?[/,X ] ?L? ?([0-9]{2})$`)
	waistLabel  = regexp.MustCompile(`^W ?([0-9]{2})$`)
	doubleLabel = regexp.MustCompile(`^([0-9]{1,3}|[0-9]?X{0,3}[SL]|M) ?[/-] ?([0-9]{1,3}|[0-9]?X{0,3}[SL]|M)$`)
	manyX       = regexp.MustCompile(`^(X{2,6})([SL])$`)
	countedX    = regexp.MustCompile(`^([1-9])X([SL])$`)
	words       = map[string]string{"SMALL": "S", "MEDIUM": "M", "LARGE": "L", "X-LARGE": "XL", "X-SMALL": "XS", "EXTRA LARGE": "XL", "EXTRA SMALL": "XS"}
)

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
		if m := jeansLabel.FindStringSubmatch(s); m != nil {
			length, _ := strconv.Atoi(m[2]) // two digits
			if strings.ContainsAny(s, "WL") || length >= shortestInseam && length <= longestInseam {
				l.Names = []string{"W" + m[1] + "/L" + m[2]}
				return l, true
			}
		}
		if m := waistLabel.FindStringSubmatch(s); m != nil {
			l.Names = []string{"W" + m[1]}
			return l, true
		}
	}
	if m := doubleLabel.FindStringSubmatch(s); m != nil && m[1] != m[2] {
		l.Names = []string{letters(m[1]), letters(m[2])}
		return l, true
	}
	l.Names = []string{letters(s)}
	return l, true
}

// letters writes a letter size the way charts here do: XXS, XS … XXL, 3XL.
func letters(s string) string {
	if word, ok := words[s]; ok {
		return word
	}
	if m := manyX.FindStringSubmatch(s); m != nil && len(m[1]) > 2 {
		return strconv.Itoa(len(m[1])) + "X" + m[2]
	}
	if m := countedX.FindStringSubmatch(s); m != nil {
		switch m[1] {
		case "1":
			return "X" + m[2]
		case "2":
			return "XX" + m[2]
		}
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
