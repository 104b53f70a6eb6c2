package letter

import (
	"regexp"
	"strings"

	"golang.org/x/net/publicsuffix"
	"golang.org/x/text/unicode/norm"
)

// A letter goes to whatever address somebody enters, and looks like the shop's own word. What
// they typed besides must not be able to lead its reader anywhere.
var (
	// schemes and host names as mail programs make links of them.
	scheme = regexp.MustCompile(`(?i)://|:\\\\|\b(?:https?|ftp|mailto|tel|sms|javascript|data|file):|(?:^|[^\pL\pN])www\.`)
	domain = regexp.MustCompile(`[\pL\pN](?:[\pL\pN-]*[\pL\pN])?(?:[.。．｡][\pL\pN](?:[\pL\pN-]*[\pL\pN])?)+`)
	behind = regexp.MustCompile(`^(?::[0-9]+)?[/?#]`) // what makes a path of what follows a domain
)

// HasLink reports whether a line holds what is meant as a link: a scheme, "www.", an e-mail
// address, a domain with a path. A domain alone may be a name written without a space.
func HasLink(line string) bool {
	line = norm.NFKC.String(line) // as some programs read full-width signs
	if scheme.MatchString(line) {
		return true
	}
	for _, at := range domain.FindAllStringIndex(line, -1) {
		if !onNet(line[at[0]:at[1]]) {
			continue
		}
		if strings.HasSuffix(line[:at[0]], "@") || behind.MatchString(line[at[1]:]) {
			return true
		}
	}
	return false
}

// onNet reports whether a name ends as domains do.
func onNet(name string) bool {
	name = strings.NewReplacer("。", ".", "．", ".", "｡", ".").Replace(strings.ToLower(name))
	_, ends := publicsuffix.PublicSuffix(name)
	if ends {
		return true
	}
	ascii, err := ASCIIDomain("x@" + name)
	if err != nil {
		return false
	}
	_, ends = publicsuffix.PublicSuffix(strings.TrimPrefix(ascii, "x@"))
	return ends
}

// Quote writes lines that somebody typed into a letter: marked as a quotation, and with
// nothing that a mail program makes a link of. Points of domains, and what stands before an
// address, go into brackets.
func Quote(lines ...string) string {
	quoted := make([]string, len(lines))
	for i, line := range lines {
		quoted[i] = "> " + defuse(line)
	}
	return strings.Join(quoted, "\n")
}

var (
	points = strings.NewReplacer(".", "[.]", "。", "[.]", "．", "[.]", "｡", "[.]")
	marks  = strings.NewReplacer(":", "[:]", "：", "[:]", ".", "[.]", "．", "[.]")
)

func defuse(line string) string {
	line = domain.ReplaceAllStringFunc(line, func(name string) string {
		if !onNet(name) {
			return name
		}
		return points.Replace(name)
	})
	words := strings.Split(line, " ")
	for i, word := range words {
		if scheme.MatchString(norm.NFKC.String(word)) {
			words[i] = marks.Replace(strings.ReplaceAll(word, "[.]", "."))
		}
	}
	return strings.Join(words, " ")
}
