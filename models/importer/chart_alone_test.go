package importer_test

import (
	"slices"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/importer"
)

// A line that cannot be read does not hide what is wrong with the others.
func TestLoneChart_ChecksLinesBesideBrokenOnes(t *testing.T) {
	t.Parallel()
	blouse := models.Product{Type: fit.Blouse, Sizing: fit.Women, Cut: fit.CutRegular, Stretch: fit.StretchNone, Sleeve: models.SleeveLong}
	var found []string
	_, ok := importer.LoneChart(blouse, importer.Answers{Kind: "garment", Unit: "cm"}, strings.NewReader("measure;S;M\n½ bust;48;many\n½ waist;40\nWeite;1;2\n"), func(f importer.Finding) {
		found = append(found, f.Code)
	})
	slices.Sort(found)
	if want := []string{"number", "ragged", "unknown_measure"}; ok || !slices.Equal(found, want) {
		t.Errorf("%t, found %v, not %v", ok, found, want)
	}
}
