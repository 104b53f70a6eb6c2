package letter

import (
	"regexp"
	"strings"
	"testing"
)

// linked is what mail programs make links of, by the rules of the greediest of them.
var linked = regexp.MustCompile(`(?i)[a-z][a-z0-9+.-]*:/|\bwww\.|(?:mailto|tel|javascript|data):|[^\s@]@[^\s@\[]+\.[^\s@]|[\pL\pN]\.(?:com|de|org|net|example|xn--[a-z0-9-]+|рф|li|io)\b`)

var links = []string{
	"https://evil.com/login", "http://evil.com", "HTTPS://EVIL.COM", "ftp://evil.com/x", "Jule https://evil.com Sommer", "see://x",
	"www.evil.com", "Jule www.evil.com", "WWW.evil.de", "mailto:me@evil.com", "me@evil.com", "Jule <me@evil.com>", "evil.com/login",
	"evil.co.uk:8080/a", "evil.de?x=1", "münchen.de/x", "пример.рф/x", "javascript:alert(1)", "tel:+4930123", "https：//evil.com", "ｈttps://evil.com",
	"https:\\\\evil.com", "x://", "(https://evil.com)", "evil.com#x", "data:text/html,x",
}

var names = []string{
	"Jule Sommer", "Dr. Anna-Maria v. d. Heide", "St.Pauli-Hafenstraße 12", "Lindenstraße 7/9", "Str. d. 17. Juni 3", "O'Hara, Seán", "J.R.R. Tolkien",
	"Haus 4.2", "c/o Meyer", "Nr.7/2", "Frankfurt a.M.", "St. Johann i.P.", "李小龍", "علی رضا", "Meyer & Sohn GmbH & Co. KG", "Am Markt 1a: Hinterhaus", "3.OG links",
}

func TestHasLink(t *testing.T) {
	t.Parallel()
	for _, line := range links {
		if !HasLink(line) {
			t.Errorf("%q is taken for a name", line)
		}
	}
	for _, line := range names {
		if HasLink(line) {
			t.Errorf("%q is taken for a link", line)
		}
	}
}

func TestQuote_NoLiveLinks(t *testing.T) {
	t.Parallel()
	for _, line := range append(links, "evil.com", "order at shop.evil.de.", "two: a.com b.com", "https://shop.example/de/orders/E7K3?key=ABC") {
		got := Quote(line)
		if !strings.HasPrefix(got, "> ") || linked.MatchString(got) {
			t.Errorf("%q is quoted as %q", line, got)
		}
	}
	for _, line := range names {
		if got := Quote(line); got != "> "+line {
			t.Errorf("%q is quoted as %q", line, got)
		}
	}
	if got := Quote("a", "b"); got != "> a\n> b" {
		t.Errorf("two lines: %q", got)
	}
}

func FuzzQuote(f *testing.F) {
	for _, line := range append(links, names...) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if got := Quote(line); strings.Contains(got, "://") {
			t.Errorf("%q is quoted as %q", line, got)
		}
	})
}
