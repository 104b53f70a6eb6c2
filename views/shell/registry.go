package shell

import (
	"ebenmass/models/consent"
	"ebenmass/views/text"
)

// DatumName names a datum of the fit profile for people.
func (p Page) DatumName(name string) string { return p.T("datum." + name) }

// DatumNames lists data for people.
func (p Page) DatumNames(names []string) string {
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = p.DatumName(name)
	}
	return text.List(p.Lang, words)
}

// RegistryText is a text of the registry of purposes in the page's language.
func (p Page) RegistryText(t consent.Text) string { return t.In(string(p.Lang)) }

// KeptFor is how long something is kept, in words: "12 Monate".
func (p Page) KeptFor(k consent.Kept) string { return p.RegistryText(k.Retention().Keep.Text()) }

// PurposeName is a purpose in a few words, for tables.
func (p Page) PurposeName(purpose consent.Purpose) string {
	return p.T("my_data.purpose." + string(purpose))
}

// TableName says what a table holds; "" for one without words.
func (p Page) TableName(table string) string {
	key := "mirror.table." + table
	if !text.Has(key) {
		return ""
	}
	return p.T(key)
}
