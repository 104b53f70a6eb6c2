package text

import (
	"fmt"
	"strconv"
	"strings"

	"ebenmass/models"
)

// Get returns a message; args are name, value pairs for its {placeholders}. A missing key is
// returned itself, marked, so that a page never breaks over a word and MissingKeys finds it.
func Get(lang models.Lang, key string, args ...any) string {
	message, ok := messages[key]
	if !ok {
		return missing(key)
	}
	return fill(message.In(lang), args)
}

// With is Get for values that are texts.
func With(lang models.Lang, key string, pairs ...string) string {
	message, ok := messages[key]
	if !ok {
		return missing(key)
	}
	if said := message.In(lang); len(pairs) == 0 || !strings.Contains(said, "{") {
		return said
	}
	var room [256]byte
	return string(appendFilled(room[:0], message.In(lang), pairs))
}

// Append is With, added to a text that grows.
func Append(text []byte, lang models.Lang, key string, pairs ...string) []byte {
	message, ok := messages[key]
	if !ok {
		return append(text, missing(key)...)
	}
	return appendFilled(text, message.In(lang), pairs)
}

// Plural returns the message key+"_one" for exactly one and key+"_other" else, with {n}
// filled in as the language writes whole numbers.
func Plural(lang models.Lang, key string, n int, args ...any) string {
	form := key + "_other"
	if n == 1 {
		form = key + "_one"
	}
	return Get(lang, form, append([]any{"n", Number(lang, float64(n), 0)}, args...)...)
}

// Has reports whether there is a message of this key.
func Has(key string) bool {
	_, ok := messages[key]
	return ok
}

// Split cuts a message at one placeholder, so that a page can put a link or other markup
// in its place. Without the placeholder everything is before.
func Split(lang models.Lang, key, placeholder string, args ...any) (before, after string) {
	before, after, _ = strings.Cut(Get(lang, key, args...), "{"+placeholder+"}")
	return before, after
}

// Between cuts a message at placeholders that stand in it in this order, for tables that say the
// same with other numbers in every row: before the first, between each two, and after the last.
func Between(lang models.Lang, key string, placeholders ...string) []string {
	rest, pieces := Get(lang, key), make([]string, 0, len(placeholders)+1)
	for _, name := range placeholders {
		before, after, _ := strings.Cut(rest, "{"+name+"}")
		pieces, rest = append(pieces, before), after
	}
	return append(pieces, rest)
}

// Marks around a key without a message. They occur in no message.
const (
	missingOpen  = "⟦"
	missingClose = "⟧"
)

func missing(key string) string { return missingOpen + key + missingClose }

// MissingKeys lists the keys that a page, a letter or an answer to a program asked for in
// vain. Tests want none in anything they read.
func MissingKeys(shown string) []string {
	var keys []string
	for {
		_, after, found := strings.Cut(shown, missingOpen)
		key, rest, closed := strings.Cut(after, missingClose)
		if !found || !closed {
			return keys
		}
		keys, shown = append(keys, key), rest
	}
}

// fill puts the values of name, value pairs into their {placeholders}.
func fill(message string, args []any) string {
	if len(args) == 0 || !strings.Contains(message, "{") {
		return message
	}
	var (
		values [16]string
		room   [256]byte
	)
	pairs := values[:0]
	for _, arg := range args {
		switch arg := arg.(type) {
		case string:
			pairs = append(pairs, arg)
		case int:
			pairs = append(pairs, strconv.Itoa(arg))
		default:
			pairs = append(pairs, fmt.Sprint(arg))
		}
	}
	return string(appendFilled(room[:0], message, pairs))
}

// appendFilled adds a message with the values of name, value pairs in their {placeholders}; one
// without a value stays. It reads the message once: pages are made of hundreds of them.
func appendFilled(text []byte, message string, pairs []string) []byte {
	for {
		before, rest, open := strings.Cut(message, "{")
		text = append(text, before...)
		if !open {
			return text
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := valueOf(name, pairs)
		if !closed || !known {
			text = append(text, '{')
			message = rest
			continue
		}
		text = append(text, value...)
		message = after
	}
}

// valueOf finds the value of a name among name, value pairs.
func valueOf(name string, pairs []string) (value string, known bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1], true
		}
	}
	return "", false
}

// Below returns all messages whose keys begin like that, by what follows: Below(lang, "a.b.") has
// "c" for the message a.b.c.
func Below(lang models.Lang, begin string) map[string]string {
	found := map[string]string{}
	for name, message := range messages {
		if rest, below := strings.CutPrefix(name, begin); below {
			found[rest] = message.In(lang)
		}
	}
	return found
}
