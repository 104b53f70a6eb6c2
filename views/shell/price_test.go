package shell

import (
	"strings"
	"testing"

	"ebenmass/models"
)

func TestVATNote(t *testing.T) {
	t.Parallel()
	for _, lang := range models.Langs {
		p := Page{Lang: lang}
		for cents, onTop := range map[models.Cents]bool{0: false, 1: true, 490: true} {
			message, link := VATNote(cents)
			said := p.T(message, "link", p.T(link))
			if strings.Contains(said, "zzgl.") || strings.Contains(said, "plus") {
				if !onTop {
					t.Errorf("%s: free delivery is said to come on top: %q", lang, said)
				}
			} else if onTop {
				t.Errorf("%s: delivery of %d cents is not said to come on top: %q", lang, cents, said)
			}
		}
	}
}
