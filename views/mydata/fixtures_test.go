package mydata

import (
	"strings"
	"time"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/letter"
	"ebenmass/models/receipt"
	"ebenmass/views/product"
	"ebenmass/views/shell"
)

var (
	given   = time.Date(2026, 11, 23, 14, 5, 0, 0, time.UTC)
	expires = given.AddDate(1, 0, 0)
)

func chrome(lang models.Lang, path string) shell.Page {
	return shell.Page{Lang: lang, Path: path, BaseURL: "http://localhost:8080"}
}

func myDataFixture(lang models.Lang) Page {
	p := Page{Page: chrome(lang, "/my-data"), Known: true, Until: expires}
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
	p.Learning.Feedback = []HeldFeedback{{Name: "Leinenhemd Arne", Feedback: models.Feedback{
		ID: "f1", Product: "arne-linen-shirt", Size: "M", Answers: models.Answers{fit.Bust: models.ReasonTight}, GivenAt: given, ExpiresAt: expires,
	}}}
	mail, _ := consent.Find(consent.PurposeMail)
	p.Mail = HeldMail{
		Definition: mail, Pending: &NewsletterAddress{Address: "jule@example.org", Since: given, Until: given.AddDate(0, 0, 2)},
		Outbox: true, Letters: []OutboxLetter{{Kind: letter.Confirm, To: "jule@example.org", Lang: "de", Subject: "Bitte bestätigen", At: given, Expires: given.AddDate(0, 0, 7)}},
	}
	form := product.MeasureForm{Sizing: "women", Unit: "cm", MeasuredWith: "tape", Preference: "regular", Values: map[fit.Measure]string{}}
	p.Form = &form
	for i, d := range values {
		v := ValueRow{Datum: d, Typed: "92,5", Reads: []Read{
			{Purpose: consent.PurposeAdvice, Kind: "product", Last: given}, {Purpose: consent.PurposeSelf, Kind: "export", Last: given},
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
		{Day: given, Purpose: consent.PurposeAdvice, Kind: "product", Data: []string{"bust", "waist", "hip", "preference"}, Granted: true},
		{Day: given, Purpose: consent.PurposeOffers, Kind: "listing"},
		{Day: given, Purpose: consent.PurposeSelf, Kind: "my-data", Data: []string{"bust"}, Granted: true},
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

func erasureFixture(lang models.Lang, storage string, state receipt.SearchState) ErasureReceiptPage {
	none := 0
	e := receipt.Erasure{
		ID: "ABCDEFGHIJKLMNOPQRSTUVWXYZ", Scope: "all", Started: given, Finished: given.Add(90 * time.Millisecond), Keys: 1,
		Deleted: map[string]int{"customers": 1, "measurements": 7, "customer_keys": 1}, Storage: storage, OutOfReach: receipt.Limits(storage),
		RowsLeft: &none, SearchState: state, SearchedFor: map[string]int{"customer": 1, "ciphertext": 7, "value": 2},
	}
	if storage == receipt.StorageSQLite {
		e.LogEmptied = true
		e.Before = receipt.Search{Whole: true, Files: 8, Bytes: 1_234_567, Copies: 23}
	}
	if state == receipt.SearchDone {
		ended := given.Add(2 * time.Second)
		e.Searched = &ended
		found := receipt.Search{Whole: true, Files: 8, Bytes: 1_134_567}
		if storage == receipt.StorageSQLite {
			e.After = found
		} else {
			e.Tables = found
		}
	}
	return ErasureReceiptPage{Page: chrome(lang, "/my-data/receipts/"+e.ID), Erasure: e, Expires: expires, Fingerprint: strings.Repeat("0f", 32)}
}

func receiptFixture(lang models.Lang, e consent.Entry, purposes ...consent.Definition) ReceiptPage {
	e.Receipt = strings.Repeat("A", 26)
	return ReceiptPage{Page: chrome(lang, "/my-data/receipts/"+e.Receipt), Entry: e, Purposes: purposes, Fingerprint: strings.Repeat("f", 64)}
}

func accountFixture(lang models.Lang) AccountPage {
	return AccountPage{Page: chrome(lang, "/account"), RelyingParty: "shop.example", Proven: true, Outbox: true, Notice: "opened", HeldAccount: HeldAccount{
		Address: "jule@example.org", Since: given, Expires: expires, Replayed: given,
		Sessions: []HeldSession{{ID: "a1", Since: given, LastDay: given, Expires: expires, This: true}, {ID: "b2", Device: "phone", Since: given, LastDay: given, Expires: expires}},
		Passkeys: []HeldPasskey{{ID: "K1", Since: given}, {ID: "K2", Since: given, LastDay: given, Suspect: true}},
	}}
}

func accountPages(lang models.Lang) map[string]templ.Component {
	signIn := chrome(lang, "/sign-in")
	wrong := signIn
	wrong.HasError = true
	confirm := SignInConfirmPage{Page: chrome(lang, "/sign-in/confirm?token=T"), Token: "T", Address: "jule@example.org", Until: given}
	merging, leaving, becoming, elsewhere := confirm, confirm, confirm, confirm
	merging.Exists, merging.Mailed, merging.Visit, merging.BasketLines, merging.Profile = true, true, true, 2, "erased"
	elsewhere.Exists, elsewhere.Visit, elsewhere.Elsewhere, elsewhere.BasketLines = true, true, true, 2
	leaving.Exists, leaving.Leaves = true, true
	becoming.Visit = true
	full := accountFixture(lang)
	full.PasskeysFull = true
	stale := accountFixture(lang)
	stale.Proven = false
	return map[string]templ.Component{
		"sign-in":          SignIn(SignInPage{Page: signIn, Outbox: true, Visit: true, Passkeys: true, Notice: "sent"}),
		"sign-in-again":    SignIn(SignInPage{Page: signIn, SignedIn: true}),
		"sign-in-wrong":    SignIn(SignInPage{Page: wrong, Address: "x", Errors: []shell.FieldError{{Field: "email", Message: "wrong"}}}),
		"confirm-new":      SignInConfirm(confirm),
		"confirm-becoming": SignInConfirm(becoming),
		"confirm-merging":  SignInConfirm(merging),
		"confirm-leaving":  SignInConfirm(leaving),
		"confirm-other":    SignInConfirm(elsewhere),
		"link-used":        LinkOver(LinkOverPage{Page: signIn, Used: true}),
		"link-over":        LinkOver(LinkOverPage{Page: signIn}),
		"account":          Account(accountFixture(lang)),
		"account-full":     Account(full),
		"account-stale":    Account(stale),
		"sign-in-fresh":    SignIn(SignInPage{Page: signIn, SignedIn: true, Notice: "fresh", Address: "jule@example.org"}),
	}
}

// dataPages is every page about what is held, in its states.
func dataPages(lang models.Lang) map[string]templ.Component {
	oneWrong := myDataFixture(lang)
	oneWrong.Wrong = &WrongValue{Name: "bust", Typed: "999", Message: "Brust: bitte einen Wert von 60 bis 180 cm angeben."}
	oneWrong.HasError = true
	return map[string]templ.Component{
		"my-data":            Show(myDataFixture(lang)),
		"my-data-wrong":      Show(oneWrong),
		"my-data-empty":      Show(Page{Page: chrome(lang, "/my-data"), Notice: "deleted", Retention: retentionFixture(time.Time{})}),
		"my-data-basketless": Show(Page{Page: chrome(lang, "/my-data"), Known: true, Until: expires}),
		"delete-all":         Delete(deleteFixture(lang, "all")),
		"delete-measures":    Delete(deleteFixture(lang, "measurements")),
		"delete-feedback":    Delete(DeletePage{Page: chrome(lang, "/my-data/delete"), Scope: "feedback", Nothing: true}),
		"erasure":            ErasureReceipt(erasureFixture(lang, receipt.StorageSQLite, receipt.SearchDone)),
		"erasure-pending":    ErasureReceipt(erasureFixture(lang, receipt.StorageSQLite, receipt.SearchPending)),
		"erasure-server":     ErasureReceipt(erasureFixture(lang, receipt.StoragePostgres, receipt.SearchDone)),
	}
}
