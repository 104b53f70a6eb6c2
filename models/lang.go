package models

// Lang is a page language, exactly as it stands in the URL and in <html lang>.
type Lang string

// The shop's languages.
const (
	German  Lang = "de"
	English Lang = "en"
)

// Langs lists every language the shop speaks, the default first.
var Langs = [...]Lang{German, English}

// ParseLang reads a language from a URL. ok is false for any other text.
func ParseLang(s string) (l Lang, ok bool) {
	for _, l := range Langs {
		if string(l) == s {
			return l, true
		}
	}
	return "", false
}

// Other returns the twin language of a page.
func (l Lang) Other() Lang {
	if l == German {
		return English
	}
	return German
}

// Text is catalogue text in both languages.
type Text struct {
	DE string `toml:"de" json:"de"`
	EN string `toml:"en" json:"en"`
}

// In returns the text in one language.
func (t Text) In(l Lang) string {
	if l == English {
		return t.EN
	}
	return t.DE
}
