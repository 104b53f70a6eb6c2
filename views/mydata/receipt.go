package mydata

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/receipt"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// ReceiptPage shows the receipt of a decision to people.
type ReceiptPage struct {
	shell.Page
	Entry       consent.Entry
	Purposes    []consent.Definition // what it is about
	Fingerprint string               // of the shop's key
}

// ErasureReceiptPage shows the receipt of an erasure to people.
type ErasureReceiptPage struct {
	shell.Page
	Erasure     receipt.Erasure
	Expires     time.Time // until when it can be fetched
	Fingerprint string    // of the key it is signed with
}

// onServer reports whether the data were where the shop cannot search.
func (p ErasureReceiptPage) onServer() bool { return p.Erasure.Storage == receipt.StoragePostgres }

// took says how long the erasure lasted, to a tenth of a second.
func (p ErasureReceiptPage) took() string {
	seconds := p.Erasure.Finished.Sub(p.Erasure.Started).Seconds()
	if seconds < 0.1 {
		return p.T("erasure.deleted.instant")
	}
	return p.T("erasure.deleted.seconds", "n", text.Number(p.Lang, seconds, 1))
}

// tally are the figures that say it in short.
func (p ErasureReceiptPage) tally() []shell.TallyFigure {
	rows := 0
	for _, n := range p.Erasure.Deleted {
		rows += n
	}
	figures := []shell.TallyFigure{p.figure("cross", "rows", rows)}
	if p.Erasure.Before.Whole {
		figures = append(figures, p.figure("eye", "before", p.Erasure.Before.Copies))
	}
	if p.search().Whole {
		figures = append(figures, p.figure("check", "after", p.search().Copies))
	}
	return figures
}

// search is the one after the deletion: of files, or of a server's tables.
func (p ErasureReceiptPage) search() receipt.Search {
	if p.onServer() {
		return p.Erasure.Tables
	}
	return p.Erasure.After
}

// searchEnded says when the search ended; "" where it did not, or nobody noted it.
func (p ErasureReceiptPage) searchEnded() string {
	if p.Erasure.Searched == nil {
		return ""
	}
	return text.Moment(p.Lang, *p.Erasure.Searched)
}

// searchWords says what the search read, or why it read nothing or not all.
func (p ErasureReceiptPage) searchWords() string {
	found := p.search()
	switch state := p.Erasure.SearchState; {
	case state == receipt.SearchPending, state == receipt.SearchInterrupted, state == receipt.SearchNothing:
		return p.T("erasure.searched." + string(state))
	case found.Whole:
		what := "files"
		if p.onServer() {
			what = "tables"
		}
		return p.T("erasure.searched."+what, what, strconv.Itoa(found.Files), "bytes", text.Number(p.Lang, float64(found.Bytes), 0))
	case p.onServer() && state == "": // from before tables were searched
		return p.T("erasure.searched.nothing")
	}
	return p.T("erasure.searched.skipped")
}

func (p ErasureReceiptPage) figure(icon, what string, n int) shell.TallyFigure {
	return shell.TallyFigure{Icon: icon, Number: text.Number(p.Lang, float64(n), 0), Words: text.Plural(p.Lang, "erasure.tally."+what, n)}
}

// deletedRows says what was deleted, table by table. Keys are told of before.
func (p ErasureReceiptPage) deletedRows() []string {
	var rows []string
	for _, table := range slices.Sorted(maps.Keys(p.Erasure.Deleted)) {
		if n := p.Erasure.Deleted[table]; n > 0 && table != "customer_keys" {
			rows = append(rows, p.rowWords(table, n))
		}
	}
	return rows
}

// rowWords says how many rows of a table were deleted; a table that an old receipt names and the
// shop has no longer keeps its own name.
func (p ErasureReceiptPage) rowWords(table string, n int) string {
	if !text.Has("erasure.row." + table + "_one") {
		return p.T("erasure.searched.row", "n", strconv.Itoa(n), "what", table)
	}
	return text.Plural(p.Lang, "erasure.row."+table, n)
}

// searchedFor says what was searched for, kind by kind.
func (p ErasureReceiptPage) searchedFor() []string {
	var kinds []string
	for _, kind := range slices.Sorted(maps.Keys(p.Erasure.SearchedFor)) {
		kinds = append(kinds, p.T("erasure.searched.row", "n", strconv.Itoa(p.Erasure.SearchedFor[kind]), "what", p.T("erasure.searched.kind."+kind)))
	}
	return kinds
}
