package cloth

import "testing"

func TestCloseTiles_EveryWeave(t *testing.T) {
	t.Parallel()
	for weave := range weaves {
		if closeTiles[weave] == nil {
			t.Errorf("%s shows no threads near", weave)
		}
	}
}
