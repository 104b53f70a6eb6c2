package letter

import (
	"errors"
	"net/mail"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// Longest parts in bytes that a mail server has to take (RFC 5321, 4.5.3.1; the whole less
// the angle brackets), and of a domain (RFC 1035, 2.3.4).
const (
	maxAddress = 254
	maxMailbox = 64
	maxDomain  = 253
	maxLabel   = 63
)

// ErrAddress: the text is no e-mail address. It never repeats the text.
var ErrAddress = errors.New("no e-mail address")

// AddressFault is why a text is no e-mail address. Each is an [ErrAddress].
type AddressFault string

// What can be wrong with an address.
const (
	AddressMissing    AddressFault = "missing"    // nothing is typed
	AddressIncomplete AddressFault = "incomplete" // there is no @, or nothing before or after it
	AddressTooLong    AddressFault = "too_long"
	AddressSeveral    AddressFault = "several" // more than one, or a name beside it
	AddressCharacter  AddressFault = "character"
	AddressQuoted     AddressFault = "quoted" // quotes are allowed by the RFC, and by hardly a server
	AddressDots       AddressFault = "dots"   // at an edge, or two in a row
	AddressNumeric    AddressFault = "numeric"
	AddressEnding     AddressFault = "ending" // the domain has no ending such as .de, or one that nobody can have
	AddressDomain     AddressFault = "domain" // the domain cannot be one, for another reason
)

// Error says why in words that hold nothing of the text.
func (f AddressFault) Error() string { return ErrAddress.Error() + ": " + string(f) }

// Unwrap lets errors.Is see [ErrAddress].
func (f AddressFault) Unwrap() error { return ErrAddress }

// ParseAddress reads an address as typed: one mailbox with a full domain, no name beside
// it. Domains and mailboxes in any script are welcome; invisible characters that came along
// are dropped. The domain is returned in small letters, the mailbox as typed. Its errors are
// of type [AddressFault].
func ParseAddress(typed string) (string, error) {
	typed = dropLoneJoiners(DropInvisible(strings.TrimSpace(typed)))
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return "", AddressMissing
	}
	at := strings.LastIndexByte(typed, '@')
	if at < 1 || at == len(typed)-1 {
		return "", AddressIncomplete
	}
	if fault := mailboxFault(typed, typed[:at]); fault != "" {
		return "", fault
	}
	domain, fault := parseDomain(typed[at+1:])
	if fault != "" {
		return "", fault
	}
	address := typed[:at+1] + domain
	ascii, err := ASCIIDomain(address)
	if err != nil {
		return "", AddressDomain
	}
	if parsed, err := mail.ParseAddress(ascii); err != nil || parsed.Address != ascii {
		return "", AddressCharacter
	}
	if len(address) > maxAddress || len(ascii) > maxAddress {
		return "", AddressTooLong
	}
	return address, nil
}

// mailboxFault is what is wrong with the part before the @, or with the whole; "" for nothing.
func mailboxFault(typed, mailbox string) AddressFault {
	switch {
	case strings.ContainsAny(typed, "<>,;"), strings.Contains(mailbox, "@"):
		return AddressSeveral
	case strings.ContainsAny(typed, `"\`):
		return AddressQuoted
	case strings.ContainsFunc(typed, unprintable), !utf8.ValidString(typed), strings.ContainsAny(mailbox, "()[]:"):
		return AddressCharacter
	case len(mailbox) > maxMailbox, len(typed) > maxAddress:
		return AddressTooLong
	case dotsAstray(mailbox):
		return AddressDots
	}
	return ""
}

// dots are those that stand between labels in other scripts (RFC 3490, 3.1).
var dots = strings.NewReplacer("。", ".", "．", ".", "｡", ".")

// parseDomain reads a domain in any script and returns it as people read it.
func parseDomain(typed string) (domain string, fault AddressFault) {
	if strings.HasPrefix(typed, "[") {
		return "", AddressNumeric
	}
	typed = dots.Replace(typed)
	if dotsAstray(typed) {
		return "", AddressDots
	}
	domain, err := idna.Lookup.ToUnicode(typed)
	if err != nil || dotsAstray(domain) { // a label that stands for nothing
		return "", AddressDomain
	}
	ascii, err := idna.Lookup.ToASCII(typed)
	if err != nil || len(ascii) > maxDomain {
		return "", AddressDomain
	}
	return domain, labelsFault(strings.Split(ascii, "."))
}

// labelsFault is what is wrong with the parts of a domain in ASCII; "" for nothing.
func labelsFault(labels []string) AddressFault {
	for _, label := range labels {
		if len(label) > maxLabel {
			return AddressDomain
		}
	}
	ending := labels[len(labels)-1]
	switch {
	case strings.Trim(ending, "0123456789") == "", strings.HasPrefix(ending, "0x"):
		return AddressNumeric
	case len(labels) < 2, len(ending) < 2, ending == "localhost", ending == "invalid": // the last two by RFC 6761
		return AddressEnding
	case !strings.HasPrefix(ending, "xn--") && strings.Trim(ending, "abcdefghijklmnopqrstuvwxyz") != "":
		return AddressEnding
	}
	return ""
}

// dotsAstray reports whether a dot has nothing on one of its sides.
func dotsAstray(part string) bool {
	return strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".") || strings.Contains(part, "..")
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
	if r == zeroWidthNonJoiner || r == zeroWidthJoiner || unicode.Is(unicode.Cf, r) { // what is left of these shapes letters
		return false
	}
	return r == unicode.ReplacementChar || !unicode.IsPrint(r) || unicode.IsSpace(r)
}
