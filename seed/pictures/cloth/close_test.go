package cloth

import "testing"

func TestCloseTiles_EveryWeave(t *testing.T) {
	for weave := range weaves {
		if closeTiles[weave] == nil {
			t.Errorf("%s shows no threads near", weave)
		}
	}
}
