package store

import (
	"strconv"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/export"
	"ebenmass/models/fit"
)

// exportProfile lists the values of a profile, measures as numbers.
func exportProfile(p Profile, ledger consent.Ledger, now time.Time) []export.Record {
	var records []export.Record
	for _, d := range data(p.Person) {
		value := export.Value{Name: "choice", Value: d.value}
		if m, err := fit.MeasureNamed(d.name); err == nil {
			value = export.Value{Name: "cm", Value: p.Person.Given[m]}
		}
		var purposes []string
		for _, purpose := range ledger.Holding(d.name, now) {
			purposes = append(purposes, string(purpose))
		}
		records = append(records, export.Record{
			Category: export.Measurements, Name: d.name, Purposes: purposes, Source: export.SourceForm,
			Since: p.Since(d.name), Until: p.ExpiresAt, Values: []export.Value{value},
		})
	}
	return records
}

func exportLedger(ledger consent.Ledger, owner customerRow) []export.Record {
	var records []export.Record
	for i, e := range ledger.Entries() {
		r := export.Record{
			Category: export.Consents, Name: "consent-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeProof},
			Source: export.SourceForm, Since: e.At, Until: owner.ends(),
			Values: []export.Value{
				{Name: "purpose", Value: string(e.Purpose)}, {Name: "action", Value: string(e.Action)}, {Name: "at", Value: e.At},
				{Name: "text_version", Value: e.TextVersion}, {Name: "text_sha256", Value: e.TextSHA256},
				{Name: "lang", Value: e.Lang}, {Name: "form", Value: e.Form}, {Name: "receipt", Value: e.Receipt},
			},
		}
		if e.Action == consent.Granted {
			r.Values = append(r.Values, export.Value{Name: "age16", Value: e.Age16})
		}
		records = append(records, r)
	}
	return records
}
