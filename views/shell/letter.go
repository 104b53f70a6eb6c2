package shell

import "strings"

// Paragraphs sets the paragraphs of a letter apart by blank lines.
func Paragraphs(all ...string) string { return strings.Join(all, "\n\n") + "\n" }

// LetterFooter is the sender with the way to the imprint, below every letter.
func (p Page) LetterFooter() string {
	return p.T("letter.end") + "\n" + p.BaseURL + p.URL("/imprint")
}
