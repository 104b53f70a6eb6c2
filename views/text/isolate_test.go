package text

import "testing"

func TestIsolate_RightToLeftOnly(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"Jule Sommer": "Jule Sommer", "": "", "李": "李", "10115": "10115", "Ünal": "Ünal", "Łódź": "Łódź",
		"علی\u200cرضا": "\u2068علی\u200cرضا\u2069",
		"משה":          "\u2068משה\u2069",
		"Jule علی":     "\u2068Jule علی\u2069",
		"ܡܪܝܡ":         "\u2068ܡܪܝܡ\u2069",
		"𞤀𞤣𞤢𞤥":         "\u2068𞤀𞤣𞤢𞤥\u2069",
	} {
		if got := Isolate(typed); got != want {
			t.Errorf("%q is set apart as %q, want %q", typed, got, want)
		}
	}
}
