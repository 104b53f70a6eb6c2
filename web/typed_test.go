package web_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestPost_OddAddressRefusedWithReason(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	checkout := b.checkout("de")
	for typed, says := range map[string][2]string{
		"a@1.2.3.4":                            {"Zahlenadresse", "numeric address"},
		"a@[127.0.0.1]":                        {"Zahlenadresse", "numeric address"},
		"a@localhost":                          {"Endung", "ending"},
		"a@shop":                               {"Endung", "ending"},
		"a@b..de":                              {"Punkt zu viel", "dot too many"},
		"jule@example.org.":                    {"Punkt zu viel", "dot too many"},
		"a@-x.de":                              {"Internetadresse", "internet address"},
		`"jule x"@example.org`:                 {"Anführungszeichen", "quotation marks"},
		"jule sommer@x.example":                {"Leerzeichen", "a space"},
		"jule":                                 {"unvollständig", "incomplete"},
		"Jule <a@x.example>":                   {"ohne Namen", "without a name"},
		strings.Repeat("a", 65) + "@x.example": {"zu lang", "too long"},
	} {
		for i, lang := range []string{"de", "en"} {
			posted := map[string][]string{
				"/checkout": checkout.with(address("email", typed)...),
				"/withdraw": {"name", "Jule", "contract", "EM-7", "step", "review", "email", typed},
			}
			if lang == "de" { // only so many letters can be asked for in a minute
				posted["/mail"] = []string{"email", typed, "age16", "1"}
			}
			for path, fields := range posted {
				page := b.form("/"+lang+path, fields...).want(t, http.StatusUnprocessableEntity).page(t)
				if said := page.Find("#email-error").Text(); !strings.Contains(said, says[i]) {
					t.Errorf("%s%s: %q: the field says %q", lang, path, typed, said)
				}
				if back := page.Find("#email").AttrOr("value", ""); back != typed {
					t.Errorf("%s%s: %q comes back as %q", lang, path, typed, back)
				}
			}
		}
	}
	for _, typed := range []string{"jule+shop@example.org", "jörg@bücher.example", "\u202ajule@example.org\u202c", "علی‌رضا@example.org"} {
		b.basket("alma-t-shirt-sage-m", "1")
		b.order("de", "email", typed)
		s.change(t, "UPDATE variants SET stock = 3")
	}
}
