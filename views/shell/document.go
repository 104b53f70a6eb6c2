package shell

// Chapter is an entry of a document's contents: the id of its sheet, and its heading.
type Chapter struct{ ID, Heading string }

// Chapters lists the sheets of a page whose headings stand under <prefix>.<id>.heading.
func (p Page) Chapters(prefix string, ids ...string) []Chapter {
	list := make([]Chapter, len(ids))
	for i, id := range ids {
		list[i] = Chapter{id, p.T(prefix + "." + id + ".heading")}
	}
	return list
}

// TallyFigure is one number of a tally with its words and the icon beside it.
type TallyFigure struct{ Icon, Number, Words string }
