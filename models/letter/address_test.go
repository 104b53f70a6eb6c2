package letter

import (
	"errors"
	"strings"
	"testing"
)

func TestParseAddress_AnyScript(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"jule@example.org":             "jule@example.org",
		"  jule@example.org\n":         "jule@example.org",
		"Jule.O'Hara+shop@Example.ORG": "Jule.O'Hara+shop@example.org",
		"jörg@bücher.example":          "jörg@bücher.example",
		"post@xn--bcher-kva.example":   "post@bücher.example",
		"почта@пример.example":         "почта@пример.example",
		"用户@例子.example":                "用户@例子.example",
	} {
		if got, err := ParseAddress(typed); err != nil || got != want {
			t.Errorf("%q reads as %q, %v; want %q", typed, got, err, want)
		}
	}
}

func TestParseAddress_Refused(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{
		"", "jule", "jule@", "@example.org", "jule@example", "jule@localhost", "a@b@example.org", "jule example@example.org",
		"Jule <jule@example.org>", "<jule@example.org>", `"jule x"@example.org`, "jule@example.org, bob@example.org",
		"jule@example.org\r\nBcc: bob@example.org", "jule@exa\x00mple.org", "jule@exam\xffple.org", "jule@-example.org", "jule@example..org",
		"jule@[127.0.0.1]", strings.Repeat("a", 250) + "@example.org",
	} {
		got, err := ParseAddress(typed)
		if !errors.Is(err, ErrAddress) || got != "" {
			t.Errorf("%q reads as %q, %v", typed, got, err)
		}
		if err != nil && len(typed) > 4 && strings.Contains(err.Error(), typed) {
			t.Errorf("the error repeats %q", typed)
		}
	}
}

func TestASCIIDomain_MailServers(t *testing.T) {
	t.Parallel()
	if got, err := ASCIIDomain("jörg@bücher.example"); err != nil || got != "jörg@xn--bcher-kva.example" {
		t.Errorf("%q, %v", got, err)
	}
}
