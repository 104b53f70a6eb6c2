package views

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/letter"
	"ebenmass/models/mirror"
	"ebenmass/models/receipt"
)

var (
	given   = time.Date(2026, 11, 23, 14, 5, 0, 0, time.UTC)
	expires = given.AddDate(1, 0, 0)
)

// look renders a page and reads it back.
func look(t *testing.T, page templ.Component) *goquery.Document {
	t.Helper()
	var out bytes.Buffer
	if err := page.Render(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func chrome(lang models.Lang, path string) Page {
	return Page{Lang: lang, Path: path, BaseURL: "http://localhost:8080"}
}

func fitFixture(lang models.Lang) FitPage {
	p := FitPage{Page: chrome(lang, "/fit"), Form: MeasureForm{
		Sizing: "women", Unit: "cm", MeasuredWith: "tape", Preference: "regular", Values: map[fit.Measure]string{},
	}}
	for _, d := range consent.Offered() {
		p.Purposes = append(p.Purposes, PurposeChoice{Definition: d})
	}
	return p
}

func myDataFixture(lang models.Lang) MyDataPage {
	p := MyDataPage{Page: chrome(lang, "/my-data"), Known: true, Until: expires}
	p.GPC = true
	values := []Datum{
		{Name: "sizing", Value: "Damen"}, {Name: "height", Value: "172 cm"}, {Name: "bust", Value: "92,5 cm"},
		{Name: "waist", Value: "76 cm"}, {Name: "hip", Value: "100 cm"}, {Name: "measured_with", Value: "Mit dem Maßband"},
		{Name: "preference", Value: "Normal"},
	}
	for i := range values {
		values[i].Purposes = []consent.Purpose{consent.PurposeAdvice}
		values[i].Source, values[i].Since, values[i].Expires = "form", given, expires
	}
	for i, d := range consent.Offered() {
		if !d.Holds {
			continue
		}
		group := PurposeGroup{Definition: d}
		if i == 0 {
			group.Granted, group.Since, group.Data = true, given, values
		}
		p.Groups = append(p.Groups, group)
	}
	p.Learning.Definition, _ = consent.Find(consent.PurposeLearn)
	p.Learning.Told = []HeldFeedback{{Name: "Leinenhemd Arne", Feedback: models.Feedback{
		ID: "f1", Product: "arne-linen-shirt", Size: "M", Answers: models.Answers{fit.Bust: models.ReasonTight}, GivenAt: given, ExpiresAt: expires,
	}}}
	mail, _ := consent.Find(consent.PurposeMail)
	p.Mail = MyDataMail{
		Definition: mail, Pending: &NewsletterAddress{Address: "jule@example.org", Since: given, Until: given.AddDate(0, 0, 2)},
		Letters: []LaidLetter{{Kind: letter.Confirm, To: "jule@example.org", Lang: "de", Subject: "Bitte bestätigen", At: given, Expires: given.AddDate(0, 0, 7)}},
	}
	form := fitFixture(lang).Form
	p.Form = &form
	for i, d := range values {
		v := ValueRow{Datum: d, Typed: "92,5", Reads: []Read{
			{Purpose: consent.PurposeAdvice, Kind: "product", Count: 3, Last: given}, {Purpose: consent.PurposeSelf, Kind: "export", Count: 1, Last: given},
		}}
		switch d.Name {
		case "sizing":
			v.Typed, v.Choices = "women", []string{"women", "men"}
		case "measured_with":
			v.Typed, v.Choices = "tape", []string{"tape", "memory"}
		case "preference":
			v.Typed, v.Choices, v.Reads = "regular", []string{"slim", "regular", "loose"}, nil
		}
		v.Last = i == 1
		p.Values = append(p.Values, v)
	}
	p.Sessions = []SessionRow{{Since: given, Expires: expires, This: true}, {Since: given, Expires: expires}}
	p.Retention = retentionFixture(given)
	p.Basket = []HeldBasketLine{{SKU: "arne-linen-shirt-sage-m", Name: "Leinenhemd Arne, Salbei, M", Quantity: 1, Since: given, Expires: expires}}
	p.Access = []AccessRow{
		{Day: given, Purpose: consent.PurposeAdvice, Kind: "product", Data: []string{"bust", "waist", "hip", "preference"}, Granted: true, Count: 3},
		{Day: given, Purpose: consent.PurposeOffers, Kind: "listing", Count: 1},
		{Day: given, Purpose: consent.PurposeSelf, Kind: "my-data", Data: []string{"bust"}, Granted: true, Count: 1},
	}
	p.Orders = []models.Order{orderFixture("7K3M-9XQ4-M2TB-6HWD", models.OrderWithdrawn), orderFixture("0000-9XQ4-M2TB-6HWD", models.OrderPlaced)}
	p.Ledger = []LedgerRow{{Purpose: consent.PurposeAdvice, Action: "granted", At: given, Version: "2026-11-1", Hash: strings.Repeat("9f", 32), Expires: expires}}
	return p
}

// orderFixture is an order of one line.
func orderFixture(number string, state models.OrderState) models.Order {
	return models.Order{
		Number: number, PlacedAt: given, ExpiresAt: expires, State: state, Withdrawn: given, Total: 14590,
		Delivery: models.DeliveryExpress, Payment: models.PaymentInvoice,
		Address: models.Address{Name: "Petra Kanarienvogel", Street: "Zwitscherweg 97", Postcode: "04711", City: "Vogelsang", Email: "petra@kanarie.example"},
		Lines: []models.OrderLine{{
			Product: "arne-linen-shirt", Name: models.Text{DE: "Leinenhemd Arne", EN: "Arne linen shirt"},
			Colour: models.Text{DE: "Salbei", EN: "Sage"}, Size: "L", Quantity: 2, Price: 6990,
		}},
	}
}

// retentionFixture is the register; until is when what is held ends, zero for nothing held.
func retentionFixture(until time.Time) []RetentionRow {
	var rows []RetentionRow
	for _, r := range consent.RetentionRegister() {
		rows = append(rows, RetentionRow{r, until})
		if r.Kept == consent.KeptAccount {
			until = time.Time{}
		}
	}
	return rows
}

func onceFixture(lang models.Lang) FitPage {
	p := fitFixture(lang)
	p.Form.Values[fit.Bust] = "92"
	card := Card{Name: "Leinenhemd Arne", Href: "/de/products/arne-linen-shirt", Price: 8900,
		Picture: Picture{Base: "arne-linen-shirt/sage-front"}}
	gone := card
	gone.FitsSoldOut = true
	p.Once = &CatalogueAdvice{Total: 5, Rows: []CatalogueAdviceRow{
		{Card: card, Verdict: fit.NotRecommended},
		{Card: card, Verdict: fit.Recommended, Size: "M", Alternative: "L", PFits: 0.842},
		{Card: gone, Verdict: fit.Recommended, Size: "W32/L34", PFits: 0.71},
		{Card: card, Verdict: fit.Between, Size: "38", Alternative: "40", PFits: 0.7},
		{Card: card, Verdict: fit.CannotSay},
	}}
	return p
}

func deleteFixture(lang models.Lang, scope string) DeletePage {
	p := DeletePage{Page: chrome(lang, "/my-data/delete?scope="+scope), Scope: scope, Year: 2026}
	values := []HeldCount{{"measurements", 7}, {"key", 1}}
	rest := []HeldCount{{"consents", 1}, {"journal", 3}, {"basket", 1}, {"orders", 2}, {"session", 1}}
	if scope == "all" {
		p.Goes = append(values, rest...)
	} else {
		p.Goes, p.Stays, p.Until = values, rest, expires
	}
	return p
}

func erasureFixture(lang models.Lang, storage string) ErasureReceiptPage {
	e := receipt.Erasure{
		ID: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Scope: "all", Started: given, Finished: given.Add(90 * time.Millisecond), Keys: 1,
		Deleted: map[string]int{"customers": 1, "measurements": 7, "customer_keys": 1}, Storage: storage, OutOfReach: receipt.Limits(storage),
	}
	if storage == receipt.StorageSQLite {
		e.LogEmptied, e.SearchedFor = true, map[string]int{"customer": 1, "ciphertext": 7, "value": 2}
		e.Before = receipt.Search{Whole: true, Files: 8, Bytes: 1_234_567, Copies: 23}
		e.After = receipt.Search{Whole: true, Files: 8, Bytes: 1_134_567}
	}
	return ErasureReceiptPage{Page: chrome(lang, "/my-data/receipts/"+e.ID), Erasure: e, Expires: expires, Fingerprint: strings.Repeat("0f", 32)}
}

func mirrorFixture(lang models.Lang, steps []mirror.Step) MirrorPage {
	p := MirrorPage{
		Page: chrome(lang, "/demo/mirror"), Method: "POST", Steps: steps,
		Request: RequestFacts{At: expires, Device: mirror.Device{Browser: "Safari 18", System: "Mac", Apple: true}, UserAgent: "Mozilla/5.0", Address: "203.0.113.…", GPC: true},
		Tables:  []TableRows{{"customers", 0}, {"sessions", 0}, {"basket_items", 0}},
	}
	if len(steps) > 0 {
		p.Last = steps[len(steps)-1]
	}
	return p
}

// howFixture is a shop that has made two releases.
func howFixture(lang models.Lang) HowPage {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	return HowPage{
		Page: chrome(lang, "/how-it-works"), Epsilon: 1, Every: 30, CountSD: 5,
		Budget: models.Budget{Year: 2026, Whole: 12, Spent: 2, Next: at.AddDate(0, 0, 30)},
		Costs:  []NoiseCost{{50, 0.41, 0.8}, {200, 0.22, 0.3}},
		Releases: []models.Release{
			{Number: 2, At: at, Epsilon: 1, Occasion: models.OnDemand},
			{Number: 1, At: at.AddDate(0, 0, -5), Epsilon: 1, Occasion: models.OnSeed},
		},
	}
}

var textPages = []string{"privacy", "imprint", "terms", "shipping", "accessibility"}

// dataPages is every page of this file's subject in one language, by name.
func dataPages(lang models.Lang) map[string]templ.Component {
	wrong := fitFixture(lang)
	wrong.HasError = true
	wrong.Errors = []FieldError{{"age16", "Bitte bestätigen Sie, dass Sie 16 oder älter sind"}}
	wrong.Purposes[0].Ticked = true
	wrong.Form.Values[fit.Bust] = "980"
	wrong.Form.Errors = []FieldError{{"bust", "Brustumfang muss zwischen 60 und 180 cm liegen"}}
	stored := fitFixture(lang)
	stored.Stored = true
	stored.Purposes[0].Granted = true
	oneWrong := myDataFixture(lang)
	oneWrong.Wrong = &WrongValue{Name: "bust", Typed: "999", Message: "Brust: bitte einen Wert von 60 bis 180 cm angeben."}
	oneWrong.HasError = true
	imported := fitFixture(lang)
	imported.Imported = true
	badFile := fitFixture(lang)
	badFile.FileError, badFile.HasError = "Das ist keine JSON-Datei.", true
	pages := map[string]templ.Component{
		"my-data-wrong": MyData(oneWrong), "fit-imported": Fit(imported), "fit-bad-file": Fit(badFile),
		"fit": Fit(fitFixture(lang)), "fit-wrong": Fit(wrong), "fit-stored": Fit(stored), "fit-once": Fit(onceFixture(lang)),
		"my-data":            MyData(myDataFixture(lang)),
		"my-data-empty":      MyData(MyDataPage{Page: chrome(lang, "/my-data"), Notice: "deleted", Retention: retentionFixture(time.Time{})}),
		"delete-all":         Delete(deleteFixture(lang, "all")),
		"delete-measures":    Delete(deleteFixture(lang, "measurements")),
		"delete-feedback":    Delete(DeletePage{Page: chrome(lang, "/my-data/delete"), Scope: "feedback", Nothing: true}),
		"erasure":            ErasureReceipt(erasureFixture(lang, receipt.StorageSQLite)),
		"erasure-server":     ErasureReceipt(erasureFixture(lang, receipt.StoragePostgres)),
		"my-data-basketless": MyData(MyDataPage{Page: chrome(lang, "/my-data"), Known: true, Until: expires}),
	}
	for name, steps := range map[string][]mirror.Step{"mirror": nil, "mirror-visited": {mirror.Night, mirror.Maternity}, "mirror-whole": mirror.Steps()} {
		pages[name] = Mirror(mirrorFixture(lang, steps))
	}
	pages["how-it-works"] = HowItWorks(howFixture(lang))
	pages["demo"] = Demo(DemoPage{Page: chrome(lang, "/demo"), Shopkeeper: true})
	for _, name := range textPages {
		pages[name] = Text(TextPage{Page: chrome(lang, "/"+name), Name: name})
	}
	return pages
}
