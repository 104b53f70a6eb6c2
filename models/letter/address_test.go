package letter

import (
	"errors"
	"strings"
	"testing"
)

func TestParseAddress_AnyScript(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"jule@example.org":                       "jule@example.org",
		"  jule@example.org\n":                   "jule@example.org",
		"Jule.O'Hara+shop@Example.ORG":           "Jule.O'Hara+shop@example.org",
		"jörg@bücher.example":                    "jörg@bücher.example",
		"post@xn--bcher-kva.example":             "post@bücher.example",
		"почта@пример.example":                   "почта@пример.example",
		"用户@例子.example":                          "用户@例子.example",
		"jule.sommer+tag=x@example.org":          "jule.sommer+tag=x@example.org",
		"_a-b_@mail.example.co.uk":               "_a-b_@mail.example.co.uk",
		"1@1.example":                            "1@1.example",
		"o'neill@1and1.example":                  "o'neill@1and1.example",
		"a@b.museum":                             "a@b.museum",
		"ünal@example.org":                       "ünal@example.org",
		"jule@straße.example":                    "jule@straße.example",
		"jule@例子。example":                        "jule@例子.example",
		"jule@example.xn--p1ai":                  "jule@example.рф",
		"علی‌رضا@example.org":                    "علی‌رضا@example.org", // U+200C belongs to the name
		"क्‍ष@example.org":                       "क्‍ष@example.org",    // U+200D
		"\u202ajule@example.org\u202c":           "jule@example.org",    // directions of a copied address
		"\ufeffjule@example.org":                 "jule@example.org",
		"ju\u200ble@exam\u00adple.org":           "jule@example.org",
		"ju\u200dle@example.org":                 "jule@example.org", // a joiner that joins nothing
		"jule@example.org\U000e0041":             "jule@example.org",
		"-jule@example.org":                      "-jule@example.org",
		"jule@a--b.example":                      "jule@a--b.example",
		strings.Repeat("a", 64) + "@example.org": strings.Repeat("a", 64) + "@example.org",
	} {
		if got, err := ParseAddress(typed); err != nil || got != want {
			t.Errorf("%q reads as %q, %v; want %q", typed, got, err, want)
		}
	}
}

func TestParseAddress_Refused(t *testing.T) {
	t.Parallel()
	for want, all := range map[AddressFault][]string{
		AddressMissing:    {"", "  ", "\u200b", "\ufeff\u202e", "\u200d"},
		AddressIncomplete: {"jule", "jule@", "@example.org", "@", "jule.example.org", "jule＠example.org"},
		AddressSeveral:    {"a@b@example.org", "Jule <jule@example.org>", "<jule@example.org>", "jule@example.org, bob@example.org", "jule@example.org;bob@example.org", "@a.example,@b.example:jule@c.example", `"@"x@example.org`, "jule@example.org\r\nBcc: bob@example.org"},
		AddressQuoted:     {`"jule x"@example.org`, `"jule"@example.org`, `jule\ x@example.org`, `""@example.org`},
		AddressCharacter: {
			"jule example@example.org", "jule@example.org\r\nBcc: bob", "jule@exa\x00mple.org", "jule@exam\xffple.org", "ju\uFFFDle@example.org",
			"ju(x)le@example.org", "jule\u00a0x@example.org", "jule\u2028@example.org", "mailto:jule@example.org", "ju\ue000le@example.org",
		},
		AddressDots: {"a@b..c", "jule@example..org", "jule@example.org.", "jule@.example.org", ".jule@example.org", "jule.@example.org", "ju..le@example.org", "jule@example。。org", "jule@example.org。", "jule@."},
		AddressNumeric: {
			"a@1.2.3.4", "a@[1.2.3.4]", "jule@[127.0.0.1]", "a@[IPv6:::1]", "a@127.1", "a@2130706433", "a@0x7f.0.0.1", "a@0x7f000001", "a@１.２.３.４", "a@1。2。3。4", "jule@example.123", "jule@example.0x1f",
		},
		AddressEnding: {"jule@example", "a@localhost", "a@shop.localhost", "a@shop.invalid", "a@LOCALHOST", "a@b.c", "a@b.c1", "a@b.1c", "a@münchen", "a@b.com1"},
		AddressDomain: {"a@-x.de", "a@x-.de", "a@x_y.de", "a@x!.de", "a@xn--.de", "a@xn--zzzzzz99999.de", "a@x/y.de", "a@b%c.de", "a@x.-de", "a@" + strings.Repeat("x", 64) + ".de"},
		AddressTooLong: {
			strings.Repeat("a", 65) + "@example.org", strings.Repeat("ü", 33) + "@example.org", strings.Repeat("a", 250) + "@example.org",
			"a@" + strings.Repeat("abcdefgh.", 30) + "example.org",
			"jule@" + strings.Repeat("üb.", 80) + "example",
		},
	} {
		for _, typed := range all {
			got, err := ParseAddress(typed)
			if !errors.Is(err, ErrAddress) || got != "" || !errors.Is(err, want) {
				t.Errorf("%q reads as %q, %v; want %q", typed, got, err, want)
			}
			if err != nil && len(typed) > 8 && strings.Contains(err.Error(), typed) {
				t.Errorf("the error repeats %q", typed)
			}
		}
	}
}

// What is taken can be sent to: it reads again as itself, and a mail server can be told it.
func FuzzParseAddress(f *testing.F) {
	for _, seed := range []string{"jule@example.org", "a@1.2.3.4", "علی‌رضا@example.org", "a@b..c", `"x"@example.org`, "jule@例子。example", "\u202ex@y.de", "a@[::1]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		address, err := ParseAddress(typed)
		if err != nil {
			var fault AddressFault
			if address != "" || !errors.As(err, &fault) {
				t.Fatalf("%q: %q, %v", typed, address, err)
			}
			return
		}
		if again, err := ParseAddress(address); err != nil || again != address {
			t.Errorf("%q reads as %q, and that as %q, %v", typed, address, again, err)
		}
		ascii, err := ASCIIDomain(address)
		if err != nil || len(ascii) > maxAddress || strings.ContainsAny(ascii, " \r\n<>\x00\"") {
			t.Errorf("%q goes to mail servers as %q, %v", typed, ascii, err)
		}
	})
}

func TestASCIIDomain_MailServers(t *testing.T) {
	t.Parallel()
	if got, err := ASCIIDomain("jörg@bücher.example"); err != nil || got != "jörg@xn--bcher-kva.example" {
		t.Errorf("%q, %v", got, err)
	}
}
