package letter

import (
	"errors"
	"net/mail"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// maxAddress is the longest address in bytes that a mail server has to take (RFC 5321,
// 4.5.3.1.3, less the angle brackets).
const maxAddress = 254

// ErrAddress: the text is no e-mail address. It never repeats the text.
var ErrAddress = errors.New("no e-mail address")

// ParseAddress reads an address as typed: one mailbox with a full domain, no name beside
// it. Domains and mailboxes in any script are welcome; the domain is returned in small
// letters, the mailbox as typed.
func ParseAddress(typed string) (string, error) {
	typed = strings.TrimSpace(typed)
	if len(typed) > maxAddress || strings.ContainsFunc(typed, unprintable) {
		return "", ErrAddress
	}
	parsed, err := mail.ParseAddress(typed)
	if err != nil || parsed.Address != typed { // a name, a comment or quotes stood there too
		return "", ErrAddress
	}
	at := strings.LastIndexByte(typed, '@')
	domain, err := idna.Lookup.ToUnicode(typed[at+1:])
	if err != nil || !strings.Contains(strings.Trim(domain, "."), ".") {
		return "", ErrAddress
	}
	address := typed[:at+1] + domain
	if _, err := ASCIIDomain(address); err != nil {
		return "", ErrAddress
	}
	return address, nil
}

// ASCIIDomain returns the address as mail servers know it: "post@xn--bcher-kva.example".
func ASCIIDomain(address string) (string, error) {
	at := strings.LastIndexByte(address, '@')
	domain, err := idna.Lookup.ToASCII(address[at+1:])
	if at < 1 || err != nil {
		return "", ErrAddress
	}
	return address[:at+1] + domain, nil
}

func unprintable(r rune) bool {
	return r == unicode.ReplacementChar || !unicode.IsPrint(r) || unicode.IsSpace(r)
}
