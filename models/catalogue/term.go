package catalogue

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"ebenmass/models"
)

// term is one condition of a search text.
type term struct {
	word            // what is typed; compared as a word where there are no keys
	keys   []string // entries of the index, any of which meets the term: sizes, shares of a fibre
	orKeys []string // what meets it where nothing meets the keys and the other terms at once
	not    bool     // what has it is left out
	fibre  string   // of a share: the fibre without it, "" for none
	filler bool     // carries no meaning
}

// String writes the term as one would type it.
func (t term) String() string {
	if t.not {
		return "-" + t.spelled
	}
	return t.spelled
}

// Sizes, shares and colours as people write them, each in one spelling after rewrites.
var (
	rewrites = []struct {
		pattern *regexp.Regexp
		with    string
		figures bool // matches nothing without one
	}{
		{regexp.MustCompile(`\b(\d{1,3})[ -]?(?:%(?:ig\p{L}*)?|prozent(?:ig\p{L}*)?|percent|per cent|pct)`), "$1% ", true},
		{regexp.MustCompile(`(\p{L}{4})(?:-?farb(?:en|ig)(?:e[mnrs]?)?|[ -]colou?red)\b`), "$1", false},
		{regexp.MustCompile(`\bw ?(\d{2})[ /x,-]{0,3}l ?(\d{2})\b`), "w${1}l${2}", true},
		{regexp.MustCompile(`\b(\d{2}) ?w[ /x,-]{0,3}(\d{2}) ?l\b`), "w${1}l${2}", true},
		{regexp.MustCompile(`\b(\d{2}) ?[x×] ?(\d{2})\b`), "$1/$2", true},
		{regexp.MustCompile(`\b([wl]) (\d{2})\b`), "$1$2", true},
		{regexp.MustCompile(`\b(\d{2}) ?([wl])\b`), "$2$1", true},
		{regexp.MustCompile(`\bohne ärmel\b`), "ärmellos", false},
		{regexp.MustCompile(`\b(?:without|no) sleeves\b`), "sleeveless", false},
		{regexp.MustCompile(`\b(?:gr|größe|groesse|size)\.?(\d)`), "$1", true},
		{regexp.MustCompile(`\b(\d{2})er\b`), "$1", true},
		{regexp.MustCompile(`\b(x{1,4})[ -]?(l|s)(?:arge|mall)\b`), "$1$2", false},
		{regexp.MustCompile(`\bextra[ -]?(l|s)(?:arge|mall)\b`), "x$1", false},
		{regexp.MustCompile(`\b([2-4])-?x[ -]?(l|s)(?:arge|mall)?\b`), "${1}x$2", true},
	}
	sizeRange = regexp.MustCompile(`\b\d{2}(?: ?[/-] ?\d{2})+\b`)
	sizeList  = regexp.MustCompile(`^\d{2}(?:/\d{2})+$`)
	share     = regexp.MustCompile(`^\d{1,3}%$`)
	number    = regexp.MustCompile(`^\d{1,3}$`)
)

// sameSizes lists the spellings of a letter size; sizeNames are words for one.
var (
	sameSizes = [][]string{{"xxxs", "3xs"}, {"xxs", "2xs"}, {"xxl", "2xl"}, {"xxxl", "3xl"}, {"xxxxl", "4xl"}}
	sizeNames = map[string]string{"small": "s", "medium": "m", "large": "l"}
)

// negations leave out what the next word names.
var negations = []string{"ohne", "außer", "ausser", "nicht", "kein", "keine", "keinen", "without", "except", "not"}

// termsOf reads a search text. A minus before a word, or "ohne", leaves out what has it;
// "40/42" asks for a waist and a length where there are such, else for either size.
func (ix *index) termsOf(text string) []term {
	text = normalize(text)
	figures := strings.ContainsAny(text, "0123456789")
	for _, r := range rewrites {
		if figures || !r.figures {
			text = r.pattern.ReplaceAllString(text, r.with)
		}
	}
	if figures {
		text = sizeRange.ReplaceAllStringFunc(text, func(s string) string {
			return strings.ReplaceAll(strings.ReplaceAll(s, " ", ""), "-", "/")
		})
	}
	var terms []term
	not := false
	for _, field := range strings.FieldsFunc(text, func(r rune) bool { return !partOfWord(r) && !strings.ContainsRune("%/-", r) }) {
		body := strings.Trim(field, "-/")
		if body == "" {
			continue
		}
		if slices.Contains(negations, body) {
			not = true
			continue
		}
		not = not || field[0] == '-'
		for _, t := range ix.fieldTerms(body, not) {
			terms = append(terms, t)
			not = not && t.filler
		}
	}
	terms = slices.DeleteFunc(ix.joinShares(ix.joinShades(terms)), func(t term) bool { return t.filler })
	return terms[:min(len(terms), maxWords)]
}

// fieldTerms reads what stands between two spaces. What a minus leaves out is one word.
func (ix *index) fieldTerms(field string, not bool) []term {
	if share.MatchString(field) {
		return []term{{word: word{spelled: field}, keys: []string{field}, not: not}}
	}
	if sizeList.MatchString(field) {
		sizes := strings.Split(field, "/")
		t := term{word: word{spelled: field}, keys: sizes, not: not}
		if whole := "w" + strings.Join(sizes, "l"); ix.exact[whole] != nil {
			t.keys, t.orKeys = []string{whole}, sizes
		}
		return []term{t}
	}
	if not {
		field = strings.ReplaceAll(field, "-", "")
	}
	var terms []term
	for _, w := range splitWords(field) {
		t := term{word: w, not: not, filler: ix.fillers[w.forms[0]]}
		if i := slices.IndexFunc(sameSizes, func(same []string) bool { return slices.Contains(same, w.forms[0]) }); i >= 0 {
			t.keys = sameSizes[i]
		}
		if shade, family, ok := ix.shadesOf(w); ok {
			t.forms, t.shade = append(slices.Clip(w.forms), shadeWord(shade, family)), family
		}
		terms = append(terms, t)
	}
	return terms
}

// joinShades makes one term of a shade and the colour after it: "dark blue".
func (ix *index) joinShades(terms []term) []term {
	var joined []term
	for i := 0; i < len(terms); i++ {
		t := terms[i]
		if i+1 < len(terms) && t.keys == nil {
			shade, isShade := shadeNamed(t.word)
			family, isColour := ix.familyOf(terms[i+1].word)
			if isShade && isColour && (t.not || !terms[i+1].not) {
				t.spelled += " " + terms[i+1].spelled
				t.forms, t.shade = []string{shadeWord(shade, family)}, family
				i++
			}
		}
		if size, ok := sizeNames[t.spelled]; ok && ix.exact[t.spelled] == nil {
			t.keys = []string{size}
		}
		joined = append(joined, t)
	}
	return joined
}

// joinShares makes one term of a share and its fibre: "98 % Baumwolle", and "Baumwolle 98 %"
// where the first of them comes in that order. A bare number may be a share too: see isBareShare.
func (ix *index) joinShares(terms []term) []term {
	fibreFirst := false
	for i, t := range terms {
		if isShare(t) {
			fibreFirst = i > 0 && ix.isFibre(terms[i-1])
			break
		}
	}
	var joined []term
	for i := 0; i < len(terms); i++ {
		t := terms[i]
		switch next := i + 1; {
		case next == len(terms):
		case fibreFirst && ix.isFibre(t) && isShare(terms[next]):
			t = shareOf(terms[next], t, t.spelled+" "+terms[next].spelled)
			i++
		case !fibreFirst && isShare(t) && ix.isFibre(terms[next]),
			t.keys == nil && ix.isBareShare(t.spelled) && ix.isFibre(terms[next]):
			t = shareOf(t, terms[next], t.spelled+" "+terms[next].spelled)
			i++
		}
		joined = append(joined, t)
	}
	return joined
}

// isBareShare reports whether a number before a fibre is a share without its sign: one that is
// no size, or only a German long size, which hardly anybody asks for by a fibre.
func (ix *index) isBareShare(spelled string) bool {
	_, length := models.RegularNumber(spelled)
	return number.MatchString(spelled) && (ix.exact[spelled] == nil || length == models.NumberLong)
}

func isShare(t term) bool { return strings.HasSuffix(t.spelled, "%") }

func (ix *index) isFibre(t term) bool {
	return t.keys == nil && slices.ContainsFunc(bareFormsOf(t.word), func(form string) bool { return ix.fibres[form] })
}

func shareOf(share, fibre term, spelled string) term {
	t := term{word: word{spelled: spelled}, not: share.not || fibre.not, fibre: fibre.spelled}
	percent := strings.TrimFunc(share.spelled, func(r rune) bool { return !unicode.IsDigit(r) })
	for _, form := range bareFormsOf(fibre.word) {
		t.keys = append(t.keys, shareKey(percent, form))
	}
	return t
}

// shareKey is the index entry of a fibre's share; "" stands for any fibre.
func shareKey(percent, fibre string) string { return percent + "%" + fibre }
