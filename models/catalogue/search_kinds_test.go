package catalogue

import (
	"slices"
	"testing"
)

// TestSearch_NewKinds searches the demo catalogue by what people call shorts, jumpsuits,
// overshirts, knitted dresses and the sizes and figures beside the regular ones.
func TestSearch_NewKinds(t *testing.T) {
	t.Parallel()
	s := mustSeedShop(t)
	shorts := []string{"henk-chino-shorts", "jule-denim-shorts", "lars-linen-shorts", "ronja-bermudas", "svea-linen-shorts"}
	jumpsuits := []string{"ebba-linen-jumpsuit", "knut-boiler-suit", "wanda-jumpsuit"}
	overshirts := []string{"inga-overshirt", "joost-cord-overshirt", "mads-canvas-overshirt"}
	for text, want := range map[string][]string{
		"Shorts": shorts, "Bermudas": shorts,
		"Jumpsuit": jumpsuits, "Overall": jumpsuits, "Einteiler": jumpsuits, "jumpsuits": jumpsuits,
		"Hemdjacke": overshirts, "Overshirt": overshirts, "Hemdjacken": overshirts, "shacket": overshirts,
		"Leinenshorts":    {"lars-linen-shorts", "svea-linen-shorts"},
		"Jeansshorts":     {"jule-denim-shorts"},
		"Leinen-Jumpsuit": {"ebba-linen-jumpsuit"},
		"curvy":           {"merle-curvy-jeans", "nora-curvy-trousers"},
		"Strickkleid":     {"hedda-cardigan-dress", "smilla-knitted-dress"},
		"cardigan dress":  {"hedda-cardigan-dress"},
		"Größe 19":        {"lotte-tapered-trousers", "runa-wide-trousers"},
		"Gr. 76":          {"lotte-tapered-trousers", "runa-wide-trousers"},
		"Marlenehose":     {"runa-wide-trousers"},
		"boiler suit":     {"knut-boiler-suit"},
		"Chinoshorts":     {"henk-chino-shorts"},
	} {
		if got := allHits(s, text); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, want %v", text, got, want)
		}
	}
}
