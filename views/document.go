package views

// chapter is an entry of a document's contents: the id of its sheet, and its heading.
type chapter struct{ ID, Heading string }

// chapters lists the sheets of a page whose headings stand under <prefix>.<id>.heading.
func (p Page) chapters(prefix string, ids ...string) []chapter {
	list := make([]chapter, len(ids))
	for i, id := range ids {
		list[i] = chapter{id, p.T(prefix + "." + id + ".heading")}
	}
	return list
}
