package shell

import (
	"strings"

	"ebenmass/models/consent"
	"ebenmass/views/text"
)

// DatumName names a datum, or a kind of data, for people: the second of a kind by its number.
func (p Page) DatumName(name string) string {
	kind := consent.Kind(name)
	if kind == name {
		return p.T("datum." + name)
	}
	return p.T("datum."+kind+".nth", "n", strings.TrimPrefix(name, kind+"."))
}

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
