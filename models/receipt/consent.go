package receipt

import (
	"time"

	"ebenmass/models/consent"
)

// Schema is the version of the documents' structure. It changes whenever a field does.
const Schema = "2026-11-1"

// profile27560 is DPV's profile of ISO/IEC TS 27560:2023 for receipts under the GDPR.
const profile27560 = "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr"

// Party is who answers for the data, as the imprint names them.
type Party struct {
	Name    string
	Address string
	Contact string
}

// Issuer is what receipts say about the shop.
type Issuer struct {
	Party   Party
	BaseURL string // where the pages named in a receipt are, without a trailing slash
}

// context maps the prefixes of the vocabularies used. It is written out, so that reading a
// document fetches nothing.
func context() object {
	return object{
		"@vocab":  "urn:ebenmass:terms:",
		"dct":     "http://purl.org/dc/terms/",
		"dpv":     "https://w3id.org/dpv#",
		"eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
		"loc":     "https://w3id.org/dpv/loc#",
	}
}

// Context returns the "@context" every document of the shop begins with.
func Context() map[string]any { return context() }

// Consent returns the receipt of one ledger entry, to be signed: a consent record after
// ISO/IEC TS 27560 in the terms of the W3C Data Privacy Vocabulary. The customer stands in
// it as a [Pseudonym]. It says what the entry says and nothing about later ones, so it is
// the same whenever it is asked for.
func (i Issuer) Consent(customer string, e consent.Entry) map[string]any {
	page := i.BaseURL + "/" + e.Lang + "/my-data"
	return object{
		"@context":       context(),
		"@id":            "urn:ebenmass:receipt:" + e.Receipt,
		"@type":          TypeConsent,
		"dct:conformsTo": profile27560,
		"dct:identifier": e.Receipt,
		"dct:publisher":  i.party(),
		"dct:created":    timestamp(e.At),
		"schemaVersion":  Schema,
		"dpv:hasRecordOfActivity": object{
			"@type":                 "dpv:ConsentRecord",
			"dct:identifier":        e.Receipt,
			"dpv:hasDataSubject":    object{"@type": "dpv:Customer", "dct:identifier": Pseudonym(customer)},
			"dpv:hasDataController": i.party(),
			"dpv:hasJurisdiction":   "loc:DE",
			"dpv:hasApplicableLaw":  "eu-gdpr:GDPR",
			"dpv:hasProcess":        processes(e),
			"dpv:hasConsentStatus":  i.status(e),
			"dpv:hasNotice":         i.notice(e),
			"dpv:hasConsentControl": object{"@type": "dpv:WithdrawConsent", "dpv:isExercisedAt": page},
			"dpv:hasRight": []any{
				object{"@id": "eu-gdpr:A7-3", "dpv:isExercisedAt": page},
				object{"@id": "eu-gdpr:A15", "dpv:isExercisedAt": page},
				object{"@id": "eu-gdpr:A17", "dpv:isExercisedAt": page + "/delete"},
				object{"@id": "eu-gdpr:A18", "dpv:isExercisedAt": page},
				object{"@id": "eu-gdpr:A20", "dpv:isExercisedAt": page + "/export.json"},
			},
		},
	}
}

func (i Issuer) party() object {
	return object{
		"@type": "dpv:DataController", "dpv:hasName": i.Party.Name, "dpv:hasAddress": i.Party.Address,
		"dpv:hasContact": i.Party.Contact, "url": i.BaseURL,
	}
}

// processes says for each purpose of an entry which data it may use, on what ground and for
// how long. A pause is about every purpose.
func processes(e consent.Entry) []any {
	var list []any
	for _, d := range consent.Purposes() {
		if e.Purpose == d.Purpose || e.Purpose == consent.PurposeAll {
			list = append(list, process(e, d))
		}
	}
	return list
}

func process(e consent.Entry, d consent.Definition) object {
	data := make([]any, len(d.Data))
	for i, name := range d.Data {
		data[i] = object{"@type": "dpv:PersonalData", "name": name}
	}
	p := object{
		"@type":               "dpv:Process",
		"dpv:hasPurpose":      object{"@id": "urn:ebenmass:purpose:" + string(d.Purpose), "@type": "dpv:Purpose"},
		"dpv:hasPersonalData": data,
		"dpv:hasLegalBasis":   basis(d),
		"dpv:hasRecipient":    []any{},
		"dpv:hasStorageCondition": object{
			"@type": "dpv:StorageDuration", "dpv:hasDuration": d.Kept.Retention().Keep.ISO(), "from": d.Kept.Retention().From.In(e.Lang),
			"dpv:hasLocation": "the shop's own database",
		},
	}
	if e.TextSHA256 == d.SHA256() { // the words of another version would be none the customer saw
		purpose := p["dpv:hasPurpose"].(object)
		purpose["dct:title"], purpose["dct:description"] = d.Title.In(e.Lang), d.Use.In(e.Lang)
		p["notDone"], p["recipients"] = d.NotDone.In(e.Lang), d.Recipients.In(e.Lang)
	}
	return p
}

// basis names the articles a purpose rests on. Measurements are worded as explicit consent.
func basis(d consent.Definition) []any {
	if d.Holds {
		return []any{"eu-gdpr:A6-1-a-explicit-consent", "eu-gdpr:A9-2-a"}
	}
	return []any{"eu-gdpr:A6-1-a-non-explicit-consent"}
}

// status is the event: what was decided, when and how.
func (i Issuer) status(e consent.Entry) object {
	s := object{
		"action": string(e.Action), "dpv:isIndicatedAtTime": timestamp(e.At), "dpv:isIndicatedBy": "dpv:DataSubject",
		"dpv:hasIndicationMethod": object{"form": e.Form, "dct:language": e.Lang},
	}
	switch e.Action {
	case consent.Granted:
		s["@type"], s["age16Declared"] = "dpv:ConsentGiven", e.Age16
	case consent.Withdrawn:
		s["@type"] = "dpv:ConsentWithdrawn"
	case consent.Expired:
		s["@type"], s["dpv:isIndicatedBy"] = "dpv:ConsentExpired", "dpv:DataController"
	default: // a pause is no event of a consent: the right to restriction is used or given up
		s["@type"], s["dpv:isExercising"] = "dpv:ConsentStatus", "eu-gdpr:A18"
	}
	return s
}

// notice proves which words were on the page.
func (i Issuer) notice(e consent.Entry) object {
	n := object{"@type": "dpv:ConsentNotice", "dct:language": e.Lang, "url": i.BaseURL + "/" + e.Lang + "/privacy"}
	if e.TextVersion != "" {
		n["dct:hasVersion"], n["sha256"] = e.TextVersion, e.TextSHA256
	}
	return n
}

func timestamp(at time.Time) string { return at.UTC().Format(time.RFC3339Nano) }
