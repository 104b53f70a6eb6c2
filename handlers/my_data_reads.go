package handlers

import (
	"cmp"
	"slices"

	"ebenmass/models/store"
	"ebenmass/views/mydata"
)

// reads tells, from the journal, who was handed one datum: for which purpose on which kind
// of page, how often and when last; the latest first.
func reads(journal []store.Access, datum string) []mydata.Read {
	var found []mydata.Read
	for _, a := range journal {
		if !a.Granted || !slices.Contains(a.Data, datum) {
			continue
		}
		i := slices.IndexFunc(found, func(r mydata.Read) bool { return r.Purpose == a.Purpose && r.Kind == string(a.Kind) })
		if i < 0 {
			found = append(found, mydata.Read{Purpose: a.Purpose, Kind: string(a.Kind)})
			i = len(found) - 1
		}
		found[i].Count += a.Count
		if a.Day.After(found[i].Last) {
			found[i].Last = a.Day
		}
	}
	slices.SortStableFunc(found, func(a, b mydata.Read) int {
		return cmp.Or(b.Last.Compare(a.Last), cmp.Compare(b.Count, a.Count))
	})
	return found
}
