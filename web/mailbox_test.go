package web_test

import (
	"context"
	"regexp"
	"slices"
	"sync"
	"testing"

	"ebenmass/models/letter"
	"ebenmass/web"
)

// mailbox is a postman who keeps what goes out, by address.
type mailbox struct {
	mu      sync.Mutex
	letters map[string][]letter.Letter
}

func (m *mailbox) Send(_ context.Context, _ string, l letter.Letter) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.letters[l.To] = append(m.letters[l.To], l)
	return nil
}

var linkInLetter = regexp.MustCompile(`https?://\S+/sign-in/confirm\?token=(\S+)`)

// token is that of the last link sent to an address.
func (m *mailbox) token(t testing.TB, address string) string {
	t.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	sent := m.letters[address]
	if len(sent) == 0 {
		t.Fatal("no letter came")
	}
	for _, l := range slices.Backward(sent) {
		if match := linkInLetter.FindStringSubmatch(l.Text); match != nil {
			return match[1]
		}
	}
	t.Fatalf("no link in %q", sent[len(sent)-1].Text)
	return ""
}

// openMailed opens a shop that really sends its letters: into the mailbox.
func openMailed(t *testing.T, options ...option) (*shop, *mailbox) {
	t.Helper()
	m := &mailbox{letters: map[string][]letter.Letter{}}
	return openShop(t, append(options, func(c *web.Config) { c.Post = m })...), m
}

const jule = "jule.canary@example.org"

// ask has a link sent and returns its token.
func (b *browser) ask(m *mailbox, address string) string {
	b.t.Helper()
	b.form("/de/sign-in", "email", address).goesTo(b.t.(*testing.T), "/de/sign-in?notice=sent")
	return m.token(b.t, address)
}
