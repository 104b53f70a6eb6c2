package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/legal"
	"ebenmass/views/text"
	"ebenmass/web/respond"
)

// Record answers GET /{lang}/privacy/record: the record of processing for people.
func (h Texts) Record(c echo.Context) error {
	page := h.Page(c, "/privacy/record")
	page.Nav = "privacy"
	return respond.HTML(c, http.StatusOK, legal.PrivacyRecord(legal.RecordPage{Page: page, Record: record(page.Lang)}))
}

// RecordJSON answers GET /{lang}/privacy/record.json: the same for programs.
func (h Texts) RecordJSON(c echo.Context) error {
	return respond.JSON(c, http.StatusOK, record(respond.Lang(c)))
}

// record makes the record of processing from the registers that the program itself obeys.
func record(lang models.Lang) legal.Record {
	say := func(key string) string { return text.Get(lang, key) }
	r := legal.Record{
		Basis: say("record.basis"), Language: lang, Subjects: say("record.subjects.text"), Transfers: say("record.transfers.text"),
		Controller: legal.RecordController{
			Name: say("imprint.company.name"), Street: say("imprint.company.street"), City: say("imprint.company.city"),
			Email: say("imprint.contact.mail"), Representative: say("imprint.director.name"), Officer: say("privacy.controller.officer"),
		},
	}
	for _, d := range consent.Purposes() {
		r.Activities = append(r.Activities, purposeActivity(lang, d))
	}
	for _, p := range consent.Processings() {
		r.Activities = append(r.Activities, processingActivity(lang, p))
	}
	for _, kept := range consent.RetentionRegister() {
		r.Retention = append(r.Retention, legal.RecordKept{
			Kept: string(kept.Kept), Words: say("record.kept." + string(kept.Kept)),
			Period: kept.Keep.ISO(), Text: kept.Text().In(string(lang)),
		})
	}
	for _, name := range []string{"purpose", "keys", "erasure", "minimum", "proof", "sessions", "pages", "transport", "load", "recovery"} {
		r.Measures = append(r.Measures, legal.RecordMeasure{Name: name, Text: say("record.measure." + name)})
	}
	for _, name := range []string{"dpia", "breach", "object"} {
		r.Documents = append(r.Documents, legal.RecordDocument{Name: name, Title: say(name + ".title"), Path: "/" + string(lang) + "/privacy/" + name})
	}
	return r
}

func purposeActivity(lang models.Lang, d consent.Definition) legal.RecordActivity {
	in := string(lang)
	return legal.RecordActivity{
		ID: string(d.Purpose), InUse: d.InUse, Title: d.Title.In(in), Use: d.Use.In(in), NotDone: d.NotDone.In(in),
		Article: string(consent.ArticleConsent), Basis: d.Basis.In(in), Data: recordData(lang, d.Data),
		Kept: []string{string(d.Kept)}, Retention: d.Retention.In(in),
		Recipients: d.Recipients.In(in), Access: d.Access().In(in), Version: d.Version, SHA256: d.SHA256(),
	}
}

func processingActivity(lang models.Lang, p consent.Processing) legal.RecordActivity {
	in := string(lang)
	a := legal.RecordActivity{
		ID: p.ID, InUse: true, Title: p.Title.In(in), Use: p.Use.In(in), Article: string(p.Article), Basis: p.Basis.In(in),
		Data: recordData(lang, p.Data), Kept: make([]string, len(p.Kept)), Retention: p.Retention().In(in),
		Recipients: p.Recipients.In(in), Access: p.Access.In(in),
	}
	for i, kept := range p.Kept {
		a.Kept[i] = string(kept)
	}
	return a
}

func recordData(lang models.Lang, names []string) []legal.RecordDatum {
	data := make([]legal.RecordDatum, len(names))
	for i, name := range names {
		key := "datum." + name // a measure, an answer, an address
		if text.Has("record.datum." + name) {
			key = "record.datum." + name
		}
		data[i] = legal.RecordDatum{Name: name, Words: text.Get(lang, key)}
	}
	return data
}
