package seed

import (
	"slices"
	"testing"

	"ebenmass/models"
)

func TestAnimalPartsIn(t *testing.T) {
	t.Parallel()
	for line, want := range map[string][]models.AnimalPart{
		"mit V-Ausschnitt, Hornknöpfen und Taschen":            {models.PartHorn},
		"with horn buttons":                                    {models.PartHorn},
		"Knebel aus Hirschhorn":                                {models.PartHorn},
		"toggles of antler":                                    {models.PartHorn},
		"Perlmuttknöpfe und ein Lederetikett am Bund":          {models.PartPearl, models.PartLeather},
		"Mother-of-pearl buttons":                              {models.PartPearl},
		"mother of pearl buttons":                              {models.PartPearl},
		"with shell buttons":                                   {models.PartPearl},
		"Ellenbogen aus Wildleder":                             {models.PartLeather},
		"suede elbow patches":                                  {models.PartLeather},
		"a belt of calfskin":                                   {models.PartLeather},
		"Knöpfe aus Knochen":                                   {models.PartBone},
		"bone buttons":                                         {models.PartBone},
		"gefüllt mit Gänsedaunen und Federn":                   {models.PartDown, models.PartFeather},
		"Daunenfüllung":                                        {models.PartDown},
		"filled with duck down and feathers":                   {models.PartDown, models.PartFeather},
		"a down filling":                                       {models.PartDown},
		"Kragen aus Lammfell":                                  {models.PartFur},
		"a sheepskin collar":                                   {models.PartFur},
		"mit Pelzkragen":                                       {models.PartFur},
		"a fur trim":                                           {models.PartFur},
		"ein Kragen aus Fell":                                  {models.PartFur},
		"flat-fell seams, flat fell seams":                     nil,
		"herringbone wool, a button-down collar, stays down":   nil,
		"Federleicht, die Passform federt nach, wieder schön":  nil,
		"featherweight jersey":                                 nil,
		"ein Gürtel aus Kunstleder":                            nil,
		"a faux fur collar, vegan leather patches":             nil,
		"ein Kragen aus Webpelz, ohne Leder, keine Daunen":     nil,
		"without leather and instead of horn":                  nil,
		"Knöpfe in Hornoptik":                                  nil,
		"fällt gefällig, entfällt, Stelle, Modell":             nil,
		"jeder Saum, wieder, nieder, Kleider, Bänder, Glieder": nil,
	} {
		if got := animalPartsIn(line); !slices.Equal(got, want) {
			t.Errorf("%q names %q, want %q", line, got, want)
		}
	}
}
