package export

// Category is one kind of record, as the file's schema describes it.
type Category struct {
	Name   string // its field in the file
	Text   string // what its records are
	Fields []Field
}

// Field documents one value of a category's records.
type Field struct {
	Name string
	Kind string // a JSON Schema type, or "moment", "day" or "names"
	Text string
}
