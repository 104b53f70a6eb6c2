package handlers

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestReadLine_NamesOfPeople(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"Jule Sommer":                  "Jule Sommer",
		"  Jule \t\n Sommer ":          "Jule Sommer",
		"علی\u200cرضا":                 "علی\u200cرضا", // Persian, with a zero-width non-joiner
		"نیلوفر زاده\u200cهاشمی":       "نیلوفر زاده\u200cهاشمی",
		"ക്രിസ്റ്റ്യന്\u200d":          "ക്രിസ്റ്റ്യന്\u200d", // Malayalam, with a joiner at the end
		"श्री\u200dमान":                "श्री\u200dमान",
		"ශ්\u200dරී ලංකා":              "ශ්\u200dරී ලංකා",
		"Auf\u200clage":                "Auf\u200clage",
		"葛\U000E0100飾区":                "葛\U000E0100飾区", // the variation selector chooses the form in the name
		"ᠮᠣᠩᠭᠣ\u180bᠯ":                 "ᠮᠣᠩᠭᠣ\u180bᠯ",
		"\u202bמשה\u202c כהן":          "משה כהן",
		"\u2068علي\u2069":              "علي",
		"Ju\u00adle":                   "Jule",
		"Ju\u200bl\ufeffe\u2060":       "Jule",
		"Jule\U000E0041\U000E007F":     "Jule",
		"Jule\u3164Sommer\u034f":       "JuleSommer",
		"O’Neill-D’Arcy, Jr.":          "O’Neill-D’Arcy, Jr.",
		"Nguyễn Thị Minh Khai":         "Nguyễn Thị Minh Khai",
		"X Æ A-12":                     "X Æ A-12",
		"Ngũgĩ wa Thiong'o":            "Ngũgĩ wa Thiong'o",
		"李":                            "李",
		"Ş. Öztürk\u00a0Çelik":         "Ş. Öztürk Çelik",
		"名\u3000前":                     "名 前",
		"Lindenstraße 7 \u2067b\u2069": "Lindenstraße 7 b",
		"5":                            "5",
	} {
		if got, problem := readLine(typed, 100); got != want || problem != "" {
			t.Errorf("%q reads as %q, %q; want %q", typed, got, problem, want)
		}
	}
}

func TestReadLine_SaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	for want, all := range map[lineProblem][]string{
		lineEmpty:      {"", " \t\n", "\u200b", "\u200d\u200c", "\u202e\ufeff", "\u3164", "\u00ad\u00ad", "\U000E0041", "\u2060 \u3000"},
		lineUnreadable: {"---", "…", "☺", "·", "' '", "\u2800", "\u0301", "!?", "+", "\u200d.\u200d"},
		lineNotAllowed: {"Jule\x07", "Jule\xff", "Jule\ufffd", "\x00Jule", "Ju\u001ble", "Jule\ue000", "J\u007fule", "Jule\U000FFFFE", "Jule\U0010FFFF", "Ju\u0080le"},
		lineTooLong:    {strings.Repeat("ü", 101), strings.Repeat("a ", 51), strings.Repeat("علی\u200c", 26), strings.Repeat("李", 101)},
	} {
		for _, typed := range all {
			if got, problem := readLine(typed, 100); got != "" || problem != want {
				t.Errorf("%q reads as %q, %q; want %q", typed, got, problem, want)
			}
		}
	}
	if got, problem := readLine(strings.Repeat("ü\u00ad", 100), 100); problem != "" || utf8.RuneCountInString(got) != 100 {
		t.Errorf("what is dropped counts: %q", problem)
	}
}

func FuzzReadLine(f *testing.F) {
	for _, seed := range []string{"Jule Sommer", "علی\u200cرضا", "\u202ex", "Jule\xff", "\u3164", "a\u2028b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		got, problem := readLine(typed, 100)
		if (got == "") != (problem != "") || utf8.RuneCountInString(got) > 100 || !utf8.ValidString(got) {
			t.Fatalf("%q reads as %q, %q", typed, got, problem)
		}
		if problem != "" {
			return
		}
		if again, problem := readLine(got, 100); again != got || problem != "" {
			t.Errorf("%q reads as %q, and that as %q, %q", typed, got, again, problem)
		}
		if strings.ContainsAny(got, "\r\n\t\x00\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff\u00ad") {
			t.Errorf("%q keeps what nobody sees: %q", typed, got)
		}
	})
}
