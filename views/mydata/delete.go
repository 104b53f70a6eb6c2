package mydata

import (
	"time"

	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// How long German law has a shop keep what belongs to an order, in years from the end of the
// year it was made in.
const (
	invoiceYears = 8 // accounting records: § 147 (3) AO, § 257 (4) HGB, since 2025
	letterYears  = 6 // business letters, orders among them: § 147 (3) AO, § 257 (4) HGB
)

// DeletePage says what would go and what stays.
type DeletePage struct {
	shell.Page
	Scope   string // measurements, all
	Goes    []HeldCount
	Stays   []HeldCount // what the scope leaves, empty for all
	Until   time.Time   // when what stays expires
	Nothing bool        // nothing of this scope is held
	Year    int         // in which an order would be placed
}

// HeldCount is how much of one kind is held.
type HeldCount struct {
	Kind  string // measurements, key, consents, journal, basket, orders, address, letters, session
	Count int    // always 1 for key and session
}

// countWords says how much of one kind goes or stays.
func (p DeletePage) countWords(h HeldCount) string {
	switch h.Kind {
	case "key", "account", "session":
		return p.T("delete.kind." + h.Kind)
	}
	return text.Plural(p.Lang, "delete.kind."+h.Kind, h.Count)
}

// staysWords is heldWords for what is left: a session that stays keeps its cookie.
func (p DeletePage) staysWords(h HeldCount) string {
	if h.Kind == "session" {
		return p.T("delete.kind.session_stays")
	}
	return p.countWords(h)
}

// withdraws reports whether the deletion takes stored measurements, and with them the
// consents to keep them.
func (p DeletePage) withdraws() bool {
	for _, h := range p.Goes {
		if h.Kind == "measurements" {
			return p.Scope != "all"
		}
	}
	return false
}

// partScopes are the smaller scopes of which something is held, offered where everything would go.
func (p DeletePage) partScopes() (scopes []string) {
	if p.Scope != "all" {
		return nil
	}
	for _, h := range p.Goes {
		if h.Kind == "measurements" || h.Kind == "feedback" {
			scopes = append(scopes, h.Kind)
		}
	}
	return scopes
}
