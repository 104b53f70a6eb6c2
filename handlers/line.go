package handlers

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ebenmass/models/letter"
	"ebenmass/views/shell"
)

// oneLine makes one line of what was typed, with single spaces and without what nobody sees.
func oneLine(typed string) string {
	return strings.Join(strings.Fields(letter.DropInvisible(strings.ToValidUTF8(typed, "\uFFFD"))), " ")
}

// lineProblem is the key of what is wrong with a line that a person typed, below
// "invalid.line."; "" for nothing.
type lineProblem string

const (
	lineEmpty      lineProblem = "empty"
	lineUnreadable lineProblem = "unreadable" // neither a letter nor a digit
	lineNotAllowed lineProblem = "not_allowed"
	lineTooLong    lineProblem = "too_long"
	lineLink       lineProblem = "link" // a name that leads somewhere: it would stand in a letter of ours
)

// readLine reads a line in any script, of at most so many characters, with a letter or a digit
// in it.
func readLine(typed string, longest int) (value string, problem lineProblem) {
	value = oneLine(typed)
	seen := strings.ContainsFunc(value, func(r rune) bool { return !isJoiner(r) })
	telling := strings.ContainsFunc(value, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	switch {
	case !seen:
		return "", lineEmpty
	case strings.ContainsFunc(value, unprintable):
		return "", lineNotAllowed
	case !telling:
		return "", lineUnreadable
	case utf8.RuneCountInString(value) > longest:
		return "", lineTooLong
	}
	return value, ""
}

// readName is readLine for what names somebody or a place.
func readName(typed string, longest int) (value string, problem lineProblem) {
	value, problem = readLine(typed, longest)
	if problem == "" && letter.HasLink(value) {
		return "", lineLink
	}
	return value, problem
}

// unprintable reports what neither paper nor a screen can show. Joiners, and the signs that
// stand before Arabic numbers, shape what is shown.
func unprintable(r rune) bool {
	return r == unicode.ReplacementChar || !unicode.IsPrint(r) && !unicode.Is(unicode.Cf, r)
}

func isJoiner(r rune) bool { return r == '\u200C' || r == '\u200D' }

// lineMessage says what is wrong with a field that has a label; missing is the key of the
// message where nothing was typed.
func lineMessage(page shell.Page, problem lineProblem, label, missing, typed string, longest int) string {
	if problem == lineEmpty {
		return page.T(missing, "max", longest)
	}
	return page.T("invalid.line."+string(problem), "field", label, "max", longest, "n", utf8.RuneCountInString(oneLine(typed)))
}
