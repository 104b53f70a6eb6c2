package seed

import (
	"ebenmass/models"
	"ebenmass/models/layout"
)

// DemoRules says where a product file leaves the rules that the demo's articles follow for their
// own sake and other people's need not: identifiers, a choice of colours, what the picture
// generator can draw, and the ease above the bodies of the demo's size grids, where the labels are
// of them.
func DemoRules(d *layout.Document) (notes []layout.Note) {
	r := &report{}
	checkID(d, r)
	checkChoice(d.Colours, r)
	checkStyle(d, r)
	if sizes, err := places(d); err == nil {
		for _, dim := range models.Dims {
			if row := d.Chart.Row(dim); len(row) == len(sizes) {
				checkEase(d, dim, row, sizes, r)
			}
		}
	}
	for _, err := range r.errs {
		if field, ok := err.(*FieldError); ok {
			notes = append(notes, layout.Note{Field: field.Field, Text: field.Problem})
		}
	}
	return notes
}
