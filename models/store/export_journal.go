package store

import (
	"slices"
	"strconv"
	"time"

	"ebenmass/models/export"
	"ebenmass/models/receipt"
)

// exportJournal lists the access journal, the latest day first, and the chain that proves it.
func exportJournal(j receipt.Journal, owner customerRow) []export.Record {
	var records []export.Record
	add := func(c export.Category, name string, day time.Time, values ...export.Value) {
		records = append(records, export.Record{
			Category: c, Name: name, Purposes: []string{export.PurposeProof}, Source: export.SourceShop,
			Since: day, Until: owner.ends(), Values: values,
		})
	}
	for _, d := range slices.Backward(slices.Concat(j.Days, j.Open)) {
		for _, a := range d.Accesses {
			add(export.Accesses, "access-"+strconv.Itoa(len(records)+1), d.Date(),
				export.Value{Name: "day", Value: d.Day}, export.Value{Name: "purpose", Value: a.Purpose},
				export.Value{Name: "kind", Value: a.Kind}, export.Value{Name: "data", Value: a.Data},
				export.Value{Name: "granted", Value: a.Result == receipt.ResultGranted}, export.Value{Name: "count", Value: a.Count})
		}
	}
	for _, d := range j.Days {
		add(export.JournalDays, "day-"+strconv.Itoa(d.Number), d.Date(),
			export.Value{Name: "number", Value: d.Number}, export.Value{Name: "day", Value: d.Day},
			export.Value{Name: "previous", Value: d.Previous}, export.Value{Name: "hash", Value: d.Hash})
	}
	if len(j.Days) > 0 && len(j.Tip) > 0 {
		add(export.JournalTip, "journal-tip", j.Days[len(j.Days)-1].Date(), export.Value{Name: "tip", Value: string(j.Tip)})
	}
	return records
}
