package web_test

import (
	"net/http"
	"strings"
	"testing"
)

// A letter goes at once when its own visitor deletes it, and for nobody else.
func TestPostOutboxDelete(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b, other := s.visit(t), s.visit(t)
	b.form("/de/mail", "email", jule, "age16", "1").want(t, http.StatusSeeOther)
	b.form("/de/sign-in", "email", "ida@example.org").want(t, http.StatusSeeOther)
	other.form("/de/mail", "email", "mia@example.org", "age16", "1").want(t, http.StatusSeeOther)
	id := b.get("/de/outbox").want(t, http.StatusOK).page(t).Find(`[data-letter] input[name="letter"]`).Last().AttrOr("value", "")
	if id == "" || len(b.letters()) != 2 {
		t.Fatalf("%d letters, the last is named %q", len(b.letters()), id)
	}
	other.form("/de/outbox/delete", "letter", id).goesTo(t, "/de/outbox?notice=deleted")
	if len(b.letters()) != 2 {
		t.Error("a stranger deleted the letter")
	}
	for range 2 { // and once more is no error
		b.form("/en/outbox/delete", "letter", id).goesTo(t, "/en/outbox?notice=deleted")
	}
	doc := b.get("/en/outbox?notice=deleted").want(t, http.StatusOK).page(t)
	if doc.Find("[data-letter]").Length() != 1 || doc.Find(`[data-letter] input[value="`+id+`"]`).Length() != 0 || doc.Find("[role=status]").Length() != 1 {
		t.Error("the letter is still there, or the page does not say that it is gone")
	}
}

// Whoever unsubscribes does not find the address in the outbox any longer.
func TestUnsubscribe_LeavesOutbox(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(t *testing.T, b *browser){
		"my data": func(t *testing.T, b *browser) {
			b.form("/de/my-data/consents", "purpose", "mail", "action", "withdraw").want(t, http.StatusSeeOther)
		},
		"letter": func(t *testing.T, b *browser) {
			b.form("/de/mail/sample").want(t, http.StatusSeeOther)
			b.form("/de/mail/unsubscribe", "token", tokenOf(t, b.linkInOutbox("/mail/unsubscribe", "token"))).want(t, http.StatusOK)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := openShop(t).visit(t)
			b.form("/de/sign-in", "email", "ida@example.org").want(t, http.StatusSeeOther)
			b.form("/de/mail", "email", jule, "age16", "1").want(t, http.StatusSeeOther)
			b.form("/de/mail/confirm", "token", tokenOf(t, b.linkInOutbox("/mail/confirm", "token"))).want(t, http.StatusSeeOther)
			leave(t, b)
			for _, path := range []string{"/de/outbox", "/de/my-data", "/de/my-data/export.json"} {
				if strings.Contains(b.get(path).want(t, http.StatusOK).text, jule) {
					t.Errorf("%s still names the address", path)
				}
			}
			if len(b.letters()) != 1 {
				t.Errorf("%d letters, want the one that is not the newsletter's", len(b.letters()))
			}
		})
	}
}
