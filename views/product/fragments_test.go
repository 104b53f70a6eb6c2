package product

import (
	"context"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/list"
)

// cutting cuts each part anew, and notes what it was made of.
type cutting struct{ shared []string }

func (c *cutting) Cut(ctx context.Context, _ string, make func(hole templ.Component) templ.Component) ([]templ.Component, error) {
	var text strings.Builder
	if err := make(templ.Raw("<hole>")).Render(ctx, &text); err != nil {
		return nil, err
	}
	c.shared = append(c.shared, text.String())
	var pieces []templ.Component
	for piece := range strings.SplitSeq(text.String(), "<hole>") {
		pieces = append(pieces, templ.Raw(piece))
	}
	return pieces, nil
}

// A page put together from parts is the page, to the byte, and what everybody shares of it holds
// nothing of the visitor.
func TestShow_FromParts(t *testing.T) {
	t.Parallel()
	for _, lang := range models.Langs {
		pages := map[string]Page{"nobody": productFixture(lang)}
		for _, verdict := range []fit.Verdict{fit.Recommended, fit.Between, fit.NotRecommended} {
			p := advisedFixture(t, lang, verdict)
			p.BasketCount, p.WishCount, p.Advice.Stored = 417, 523, true
			p.Wish = list.WishForm{Lang: lang, Product: p.Product.Slug, On: true}
			pages[string(verdict)] = p
		}
		for name, p := range pages {
			for _, untyped := range []bool{true, false} {
				p.Untyped, p.Fragments = untyped, nil
				want := shown(t, p)
				parts := &cutting{}
				p.Fragments = parts
				if got := shown(t, p); got != want {
					t.Errorf("%s %s: the page from its parts differs at %s", lang, name, firstDifference(got, want))
				}
				if len(parts.shared) < 2 {
					t.Errorf("%s %s: only %d parts are shared", lang, name, len(parts.shared))
				}
				for _, text := range parts.shared {
					for _, own := range []string{"417", "523", `id="why"`, "data-verdict", "data-evidence", "wish-on"} {
						if strings.Contains(text, own) {
							t.Errorf("%s %s: a shared part holds %q", lang, name, own)
						}
					}
				}
			}
		}
	}
}

// A page with something to mend is made anew.
func TestShow_FaultSharesNothing(t *testing.T) {
	t.Parallel()
	parts := &cutting{}
	p := productFixture(models.German)
	p.Fragments, p.HasError, p.BasketError = parts, true, "zu viele"
	if got := shown(t, p); !strings.Contains(got, "zu viele") || len(parts.shared) != 0 {
		t.Errorf("%d parts are shared", len(parts.shared))
	}
}

func shown(t *testing.T, p Page) string {
	t.Helper()
	var text strings.Builder
	if err := Show(p).Render(t.Context(), &text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func firstDifference(got, want string) string {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			from, until := max(0, i-60), i+60
			return got[from:min(until, len(got))] + "\nwant\n" + want[from:min(until, len(want))]
		}
	}
	return "the end"
}
