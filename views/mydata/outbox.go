package mydata

import (
	"regexp"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/views/shell"
)

// OutboxPage is the letters a visitor caused, where none really go out.
type OutboxPage struct {
	shell.Page
	Deleted bool // one was deleted just now
	Sends   bool // letters really go out, so there is no outbox
	Letters []OutboxLetter
}

// OutboxLetter is a letter in the outbox.
type OutboxLetter struct {
	ID       string // names it among its visitor's
	Kind     letter.Kind
	To       string
	Lang     string
	Subject  string
	Text     string
	OneClick bool // it can be unsubscribed from with one click
	At       time.Time
	Expires  time.Time
	State    models.LetterState // of one that waits for the mail server; "" in the outbox
}

// letterPart is a piece of a letter: plain text, or a link of ours.
type letterPart struct {
	Text string
	Link bool
}

// webAddress is a link as it stands in a plain text.
var webAddress = regexp.MustCompile(`https?://[^\s<>"]+`)

// letterParts takes a letter's text apart. Only what lies within the shop becomes a link.
func letterParts(p shell.Page, text string) []letterPart {
	var parts []letterPart
	rest := text
	for _, found := range webAddress.FindAllString(text, -1) {
		if !strings.HasPrefix(found, p.BaseURL+"/") {
			continue
		}
		before, after, _ := strings.Cut(rest, found)
		parts, rest = append(parts, letterPart{Text: before}, letterPart{found, true}), after
	}
	return append(parts, letterPart{Text: rest})
}
