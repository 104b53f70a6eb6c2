package web_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
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
	for _, typed := range []string{"jule+shop@example.org", "jörg@bücher.example", "\u202ajule@example.org\u202c", "علی\u200cرضا@example.org"} {
		b.basket("alma-t-shirt-sage-m", "1")
		b.order("de", "email", typed)
		s.change(t, "UPDATE variants SET stock = 3")
	}
}

func TestPost_NamesOfPeople(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	for typed, want := range map[string]string{
		"علی\u200cرضا نیک\u200cپور":     "علی\u200cرضا نیک\u200cپور",
		"ക്രിസ്റ്റ്യന്\u200d":           "ക്രിസ്റ്റ്യന്\u200d",
		"\u202bמשה כהן\u202c":           "משה כהן",
		"Ju\u00adle\ufeff So\u200bmmer": "Jule Sommer",
	} {
		b.basket("alma-t-shirt-sage-m", "1")
		number := b.order("de", "name", typed)
		for _, path := range []string{"/de/orders/" + number, "/de/my-data"} {
			if b.get(path).page(t).Find(`main [dir="auto"]`).FilterFunction(func(_ int, e *goquery.Selection) bool { return e.Text() == want }).Length() == 0 {
				t.Errorf("%s does not show %q apart, as it is", path, want)
			}
		}
		if letter := b.get("/de/outbox").text; !strings.Contains(letter, want) {
			t.Errorf("the letter lacks %q", want)
		}
		attempt := b.review("en", "name", typed, "contract", "EM-7", "email", "jule@example.org")
		sent := b.form("/en/withdraw", "name", typed, "contract", "EM-7", "email", "jule@example.org", "step", "confirm", "attempt", attempt).want(t, http.StatusSeeOther)
		receipt := b.get(sent.Header.Get("Location")).want(t, http.StatusOK).page(t)
		if receipt.Find(`dd[dir="auto"]`).First().Text() != want {
			t.Errorf("the receipt does not name %q", want)
		}
		s.change(t, "UPDATE variants SET stock = 3")
	}
}

func TestPost_LineRefusedWithReason(t *testing.T) {
	t.Parallel()
	s := openShop(t)
	b := s.visit(t)
	b.basket("alma-t-shirt-sage-m", "1")
	checkout := b.checkout("en")
	for typed, says := range map[string]string{
		"":                         "nter a name",
		"\u200b\u202e\ufeff":       "nter a name",
		"---":                      "neither a letter nor a digit",
		"Jule\x07":                 "neither shown nor printed",
		"Jule\ue000":               "neither shown nor printed",
		strings.Repeat("ü", 201):   "there are 201",
		strings.Repeat("علی ", 60): "there are 239",
	} {
		said := b.form("/en/checkout", checkout.with(address("name", typed)...)...).want(t, http.StatusUnprocessableEntity).page(t).Find("#name-error").Text()
		if !strings.Contains(said, says) {
			t.Errorf("checkout: %q: the field says %q", typed, said)
		}
		says = strings.Replace(says, "nter a name", "nter your name", 1)
		said = b.form("/en/withdraw", "name", typed, "contract", "EM-7", "email", "jule@example.org", "step", "review").want(t, http.StatusUnprocessableEntity).page(t).Find("#name-error").Text()
		if !strings.Contains(said, says) {
			t.Errorf("withdraw: %q: the field says %q", typed, said)
		}
	}
	if got := b.get("/en/checkout").page(t).Find(`#name[dir="auto"]`).Length(); got != 1 {
		t.Error("the field does not follow the script typed into it")
	}
}
