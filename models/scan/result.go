package scan

// Result is what a search came to.
type Result struct {
	Files  int // or whatever else was read under a name
	Bytes  int64
	Copies []Copy // by file, kind and form; empty where nothing was found
}

// Copy counts how often one kind of value stands in one file in one form.
type Copy struct {
	Kind string
	Form Form
	File string // relative to the folder
	N    int
}

// Found is the number of all copies.
func (r Result) Found() int {
	n := 0
	for _, c := range r.Copies {
		n += c.N
	}
	return n
}
