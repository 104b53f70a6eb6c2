// Package parts holds what pages share: form fields, buttons, pictures, cards, icons. It
// knows no page; every part takes the language and plain values.
package parts
