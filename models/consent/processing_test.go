package consent

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestProcessings_Complete(t *testing.T) {
	t.Parallel()
	id := regexp.MustCompile(`^[a-z]+$`)
	var seen []string
	for _, d := range Purposes() {
		seen = append(seen, string(d.Purpose))
	}
	for _, p := range Processings() {
		if !id.MatchString(p.ID) || slices.Contains(seen, p.ID) {
			t.Errorf("%q is no name of its own", p.ID)
		}
		seen = append(seen, p.ID)
		for _, text := range []Text{p.Title, p.Use, p.Basis, p.Retention(), p.Recipients, p.Access} {
			for _, s := range []string{text.DE, text.EN} {
				if s == "" || strings.TrimSpace(s) != s || strings.ContainsAny(s, `"'`) || strings.Contains(s, "..") {
					t.Errorf("%s: %q", p.ID, s)
				}
			}
			if text.DE == text.EN {
				t.Errorf("%s: %q is not two languages", p.ID, text.DE)
			}
		}
		if (len(p.Kept) == 0) == (p.Gone == Text{}) {
			t.Errorf("%s: either the register or its own words say when it ends", p.ID)
		}
		letter := string(p.Article)[len("6(1)(") : len(p.Article)-1]
		if !strings.Contains(p.Basis.DE, "Art."+nbsp+"6 Abs."+nbsp+"1 Buchst."+nbsp+letter) || !strings.Contains(p.Basis.EN, "Art."+nbsp+string(p.Article)) {
			t.Errorf("%s: its words name another basis than %s", p.ID, p.Article)
		}
	}
}

func TestProcessings_CoverRetention(t *testing.T) {
	t.Parallel()
	needed := map[Kept]bool{}
	for _, p := range Processings() {
		for _, kept := range p.Kept {
			needed[kept] = true
		}
	}
	for _, d := range Purposes() {
		needed[d.Kept] = true
	}
	for _, r := range RetentionRegister() {
		if !needed[r.Kept] {
			t.Errorf("%s has a time and no use", r.Kept)
		}
	}
}

func TestProcessings_Objection(t *testing.T) {
	t.Parallel()
	for _, p := range Processings() {
		if p.Objectionable() != (p.Article == ArticleInterest) || p.Article == ArticleConsent {
			t.Errorf("%s rests on %s, objectionable %v", p.ID, p.Article, p.Objectionable())
		}
	}
}
