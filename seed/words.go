package seed

import (
	"errors"
	"fmt"
	"io/fs"

	"ebenmass/models"
)

// Words are what articles of any catalogue may name by key: the palette, legal fibre names and
// care instructions.
type Words struct {
	Colours map[string]models.Colour
	Fibres  map[string]models.Text
	Care    map[string]models.Text
	// Materials is the material filter that a fibre belongs to.
	Materials map[string]string
}

// SharedWords reads the words of the embedded catalogue.
func SharedWords() (Words, error) {
	files, err := fs.Sub(embedded, "catalogue")
	if err != nil {
		return Words{}, fmt.Errorf("seed: open the catalogue: %w", err)
	}
	t, errs := readTables(files)
	if len(errs) > 0 {
		return Words{}, errors.Join(errs...)
	}
	w := Words{Colours: t.colours, Care: t.care, Fibres: map[string]models.Text{}, Materials: map[string]string{}}
	for key, f := range t.fibres {
		w.Fibres[key], w.Materials[key] = f.name, f.material
	}
	return w, nil
}
