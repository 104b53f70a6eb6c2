package catalogue

import (
	"slices"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFold_Spellings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Größe", []string{"grosse", "groesse"}},
		{"GRÖSSE", []string{"grosse", "groesse"}},
		{"Gro\u0308ße", []string{"grosse", "groesse"}}, // with a combining mark
		{"Straße", []string{"strasse"}},
		{"Kleid", []string{"kleid"}},
		{"Café", []string{"cafe"}},
		{"men’s", []string{"men"}},
		{"T-Shirts", []string{"tshirts"}},
		{"ﬁn", []string{"fin"}},
	} {
		words := wordsOf(c.text)
		if len(words) != 1 || !slices.Equal(words[0].forms, c.want) {
			t.Errorf("wordsOf(%q) = %v, want %v", c.text, words, c.want)
		}
	}
	if words := wordsOf("cut shirt"); len(words) != 2 {
		t.Errorf("a T-shirt was seen in %v", words)
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"Größe", "T-Shirt", "Mäntel", "İstanbul", "ﬁne", "ｗｉｄｅ", "½", "\xff", "a\u0300\u0301"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, w := range wordsOf(text) {
			if !utf8.ValidString(w.spelled) || utf8.RuneCountInString(w.spelled) > maxWordLength {
				t.Fatalf("%q gave the word %q", text, w.spelled)
			}
			if len(w.forms) == 0 {
				t.Fatalf("%q has a word without a form", text)
			}
			for _, form := range w.forms {
				for _, r := range form {
					if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
						t.Fatalf("%q gave the form %q", text, form)
					}
				}
				if again := fold(form); again != form {
					t.Fatalf("fold(%q) = %q is not final", form, again)
				}
			}
			stemsOf(w)
		}
	})
}

func TestDistance_Slips(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"hemd", "hemd", 0},
		{"hmed", "hemd", 1}, // swapped
		{"hed", "hemd", 1},  // dropped
		{"hemmd", "hemd", 1},
		{"hemt", "hemd", 1},
		{"ca", "abc", 3}, // no part is edited twice: not 2
		{"pullover", "puloer", 2},
		{"", "abc", 3},
		{"straße", "strasse", 2},
	} {
		if got := distance(c.a, c.b, 5); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestDistance_SymmetricAndBounded(t *testing.T) {
	t.Parallel()
	text := rapid.StringMatching(`[abcä]{0,8}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		limit := rapid.IntRange(0, 4).Draw(t, "limit")
		full := distance(a, b, 20)
		if full != distance(b, a, 20) {
			t.Fatalf("distance(%q, %q) differs from its mirror", a, b)
		}
		if (full == 0) != (a == b) {
			t.Fatalf("distance(%q, %q) = %d", a, b, full)
		}
		if got := distance(a, b, limit); got != min(full, limit+1) {
			t.Fatalf("distance(%q, %q, %d) = %d, want %d", a, b, limit, got, min(full, limit+1))
		}
	})
}

func TestTolerance_GrowsWithWord(t *testing.T) {
	t.Parallel()
	for letters, want := range map[int]int{1: 0, 3: 0, 4: 1, 7: 1, 8: 2, 30: 2} {
		if got := tolerance(letters); got != want {
			t.Errorf("tolerance(%d) = %d, want %d", letters, got, want)
		}
	}
}
