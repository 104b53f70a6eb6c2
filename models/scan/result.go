package scan

import (
	"cmp"
	"slices"
)

// Result is what a search came to.
type Result struct {
	Files  int
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

// search is one search under way.
type search struct {
	matcher *matcher
	buffer  []byte
	files   int
	bytes   int64
	copies  map[place]int
}

type place struct {
	kind string
	form Form
	file string
}

func (s *search) result() Result {
	r := Result{Files: s.files, Bytes: s.bytes}
	for at, n := range s.copies {
		r.Copies = append(r.Copies, Copy{at.kind, at.form, at.file, n})
	}
	slices.SortFunc(r.Copies, func(a, b Copy) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Form, b.Form))
	})
	return r
}
