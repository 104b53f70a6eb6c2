package settings

import (
	"errors"
	"strings"
	"testing"
)

func TestParse_BaseURL(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"":                               "",
		"https://münchen.example":        "https://xn--mnchen-3ya.example",
		"https://münchen.example/":       "https://xn--mnchen-3ya.example",
		"https://MÜNCHEN.Example":        "https://xn--mnchen-3ya.example",
		"https://mu\u0308nchen.example":  "https://xn--mnchen-3ya.example", // composed or not
		"https://m%C3%BCnchen.example":   "https://xn--mnchen-3ya.example",
		"https://xn--mnchen-3ya.example": "https://xn--mnchen-3ya.example",
		"http://straße.example:8080":     "http://xn--strae-oqa.example:8080",
		"https://ebenmaß.example":        "https://xn--ebenma-gta.example",
		"https://shop.bücher.example":    "https://shop.xn--bcher-kva.example",
		"https://東京。example":             "https://xn--1lqs71d.example",
		"https://пример.испытание":       "https://xn--e1afmkfd.xn--80akhbyknj4f",
		"https://مثال.example":           "https://xn--mgbh0fb.example",
		"https://shop.example.":          "https://shop.example",
		"https://shop.example:443":       "https://shop.example",
		"http://shop.example:80/":        "http://shop.example",
		"http://shop.example:443":        "http://shop.example:443",
		"HTTPS://Shop.Example:8443":      "https://shop.example:8443",
		"http://localhost:8080":          "http://localhost:8080",
		"http://my_shop.local":           "http://my_shop.local",
		"http://192.168.0.7:8080":        "http://192.168.0.7:8080",
		"http://[::1]:8080":              "http://[::1]:8080",
		"https://[2001:DB8::1]":          "https://[2001:db8::1]",
	} {
		s, err := Parse([]string{"--base-url", given}, env(), nil)
		if err != nil || s.BaseURL != want {
			t.Errorf("%q: %q, error %v; want %q", given, s.BaseURL, err, want)
		}
		if s, err := Parse(nil, env("EBENMASS_BASE_URL", given), nil); err != nil || s.BaseURL != want {
			t.Errorf("%q from the environment: %q, error %v", given, s.BaseURL, err)
		}
	}
}

func TestParse_BaseURLRefused(t *testing.T) {
	t.Parallel()
	for _, given := range []string{
		"münchen.example", "https://", "https:///", "https://-", "https://xn--mnchen-.example", "https://xn--99zzz999.example", "https://a..b",
		"https://" + strings.Repeat("ü", 60) + ".example", "https://" + strings.Repeat("a.", 130) + "example", "https://sho p.example", "https://a\u202eb.example",
		"https://shop.example:0", "https://shop.example:99999", "https://shop.example:x", "ftp://münchen.example", "https://münchen.example/de", "https://[münchen]", "https://[::g]", "https://user@münchen.example",
		"https://אa.example", "https://shop.example?x", "https://a!b.example", "https://\u00ad.example",
	} {
		_, err := Parse([]string{"--base-url", given}, env(), nil)
		if usage, ok := errors.AsType[*UsageError](err); !ok || !strings.HasPrefix(usage.Problem, "--base-url: ") || strings.Contains(usage.Problem, "idna") || strings.Contains(usage.Problem, "\n") {
			t.Errorf("%q: %v", given, err)
		}
	}
}

func TestParse_MailHosts(t *testing.T) {
	t.Parallel()
	s, err := Parse([]string{"--smtp", "smtp://jule:ge%40heim@post.münchen.example:587", "--mail-from", "laden@München.example"}, env(), nil)
	if err != nil || s.SMTP != "smtp://jule:ge%40heim@post.xn--mnchen-3ya.example:587" || s.MailFrom != "laden@xn--mnchen-3ya.example" {
		t.Errorf("%q, %q, error %v", s.SMTP, s.MailFrom, err)
	}
	s, err = Parse([]string{"--addr", "münchen.local:80"}, env(), nil)
	if err != nil || s.Addr != "xn--mnchen-3ya.local:80" {
		t.Errorf("%q, error %v", s.Addr, err)
	}
	if _, err := Parse([]string{"--smtp", "smtp://jule:geheim@a..b", "--mail-from", "a@b.example"}, env(), nil); err == nil || strings.Contains(err.Error(), "geheim") {
		t.Errorf("error %v", err)
	}
}
