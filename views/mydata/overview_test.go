package mydata

import (
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/pagetest"
	"ebenmass/views/text"
)

// plainSpaces replaces the spaces at which no line breaks.
func plainSpaces(shown string) string { return strings.ReplaceAll(shown, "\u00a0", " ") }

// folds lists the parts of the page by id, with the words on their lines.
func folds(doc *goquery.Document) (ids []string, lines map[string][3]string, open []string) {
	lines = map[string][3]string{}
	doc.Find("details.md-fold").Each(func(_ int, s *goquery.Selection) {
		id := s.ChildrenFiltered(".md-body").AttrOr("id", "?")
		ids = append(ids, id)
		line := [3]string{}
		for i, class := range []string{".md-name", ".md-what", ".md-more"} {
			line[i] = plainSpaces(s.ChildrenFiltered("summary").Find(class).Text())
		}
		lines[id] = line
		if _, is := s.Attr("open"); is {
			open = append(open, id)
		}
	})
	return ids, lines, open
}

func TestShow_ActsBeforeInventory(t *testing.T) {
	for _, lang := range models.Langs {
		doc := pagetest.Look(t, Show(myDataFixture(lang)))
		var ways []string
		doc.Find("main .acts .act").Each(func(_ int, s *goquery.Selection) {
			if s.Find("a").Length() != 1 || s.Find("h2").Text() == "" || s.Find(".act-go span").Text() == "" {
				t.Errorf("%s: an act without one way, a name or an amount: %q", lang, s.Text())
			}
			ways = append(ways, s.Find("a").AttrOr("href", ""))
		})
		home := "/" + string(lang) + "/my-data"
		want := []string{"#values", home + "?open=take#take", home + "?open=purposes#purposes", home + "/delete?scope=all"}
		if !slices.Equal(ways, want) {
			t.Errorf("%s: the acts lead to %q, want %q", lang, ways, want)
		}
		if doc.Find(".acts ~ .md-held").Length() != 1 {
			t.Errorf("%s: the inventory does not follow the acts", lang)
		}
	}
}

func TestShow_ActCorrectWithoutValues(t *testing.T) {
	p := Page{Page: chrome(models.German, "/my-data"), Known: true, Until: expires}
	act := pagetest.Look(t, Show(p)).Find(".acts .act").First()
	if got := act.Find("a").AttrOr("href", ""); got != "/de/fit" {
		t.Errorf("with nothing to correct the way leads to %q", got)
	}
	if got := act.Find(".act-go span").Text(); got != "keine" {
		t.Errorf("it says %q are held", got)
	}
}

func TestShow_FoldsWithCounts(t *testing.T) {
	p := myDataFixture(models.German)
	p.At = given
	ids, lines, open := folds(pagetest.Look(t, Show(p)))
	want := []string{"values", "purposes", "access", "basket", "orders", "learning", "mail", "cookie", "keep", "take", "marketing", "rights"}
	if !slices.Equal(ids, want) {
		t.Errorf("the parts are %q, want %q", ids, want)
	}
	if !slices.Equal(open, []string{"values"}) {
		t.Errorf("%q are open, want the values alone", open)
	}
	for id, want := range map[string][3]string{
		"values":   {"Ihre Angaben", "7 Angaben", "zuletzt geändert heute"},
		"purposes": {"Wofür Sie zugestimmt haben", "1 Zweck", "Größe empfehlen"},
		"access":   {"Wer hineingesehen hat", "3 Einträge", "zuletzt heute"},
		"basket":   {"Warenkorb", "1 Artikel", ""},
		"orders":   {"Bestellungen", "2 Bestellungen", "zuletzt 2 Artikel, bestellt heute"},
		"learning": {"Rückmeldungen zur Passform", "1 Rückmeldung", "zuletzt heute"},
		"mail":     {"Newsletter und E-Mails", "1 E-Mail", "Noch nicht bestätigt"},
		"cookie":   {"Cookie und Anmeldung", "1 Cookie", "ohne Konto"},
		"keep":     {"Wie lange etwas bleibt", "bis 23.11.2027", "wenn Sie nichts tun"},
	} {
		if lines[id] != want {
			t.Errorf("%s reads %q, want %q", id, lines[id], want)
		}
	}
}

func TestShow_FoldsThatOpen(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*Page)
		want   []string
	}{
		"asked for":       {func(p *Page) { p.Open = "take" }, []string{"values", "take"}},
		"unknown":         {func(p *Page) { p.Open = "<b>" }, []string{"values"}},
		"paused":          {func(p *Page) { p.Pause = Pause{Paused: true, Since: given} }, []string{"values", "purposes"}},
		"broken journal":  {func(p *Page) { p.Chain.Broken = true }, []string{"values", "access"}},
		"marketing asked": {func(p *Page) { p.Marketing = MarketingQuestion{Purpose: "mail", Datum: "waist", Asked: true} }, []string{"values", "marketing"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := myDataFixture(models.English)
			tt.change(&p)
			if _, _, open := folds(pagetest.Look(t, Show(p))); !slices.Equal(open, tt.want) {
				t.Errorf("%q are open, want %q", open, tt.want)
			}
		})
	}
}

func TestShow_Lead(t *testing.T) {
	order := orderFixture("7K3M-9XQ4-M2TB-6HWD", models.OrderPlaced)
	line := HeldBasketLine{SKU: "arne-linen-shirt-sage-m", Name: "Arne", Quantity: 1, Expires: expires}
	for name, tt := range map[string]struct {
		page Page
		lang models.Lang
		want []string
		not  string
	}{
		"everything":   {myDataFixture(models.German), models.German, []string{"7 Angaben für 1 Zweck, 2 Bestellungen und 1 Artikel im Warenkorb", "am 23. November 2027 alles gelöscht", "Niemand außer diesem Laden bekommt"}, "E-Mails zustellt"},
		"English":      {myDataFixture(models.English), models.English, []string{"7 details for 1 purpose, 2 orders and 1 item in the basket", "deleted by 23 November 2027"}, ""},
		"one order":    {Page{Orders: []models.Order{order}}, models.German, []string{"Gespeichert ist 1 Bestellung."}, ""},
		"one article":  {Page{Basket: []HeldBasketLine{line}}, models.German, []string{"Gespeichert ist 1 Artikel im Warenkorb."}, ""},
		"wish list":    {Page{Wishes: []HeldWish{{Name: "Arne"}, {Name: "Ida"}}}, models.German, []string{"Gespeichert sind 2 Artikel auf der Merkliste."}, "keine Angaben"},
		"only a visit": {Page{}, models.German, []string{"keine Angaben zur Passform, keine Bestellung, kein Warenkorb und keine Merkliste"}, ""},
		"mail server":  {Page{Mail: HeldMail{Outbox: false}}, models.German, []string{"außer diesem Laden und dem Dienst, der seine E-Mails zustellt"}, ""},
		"later end":    {Page{Retention: []RetentionRow{{Retention: consent.KeptOrder.Retention(), Until: expires.AddDate(1, 0, 0)}}}, models.German, []string{"am 23. November 2028 alles gelöscht"}, "2027"},
	} {
		t.Run(name, func(t *testing.T) {
			p := tt.page
			p.Page, p.Known, p.Until = chrome(tt.lang, "/my-data"), true, expires
			lead := plainSpaces(pagetest.Look(t, Show(p)).Find(".lead").Text())
			for _, want := range tt.want {
				if !strings.Contains(lead, want) {
					t.Errorf("it reads %q, want %q in it", lead, want)
				}
			}
			if tt.not != "" && strings.Contains(lead, tt.not) {
				t.Errorf("it reads %q", lead)
			}
		})
	}
}

func TestShow_ValueRows(t *testing.T) {
	p := myDataFixture(models.German)
	doc := pagetest.Look(t, Show(p))
	rows := doc.Find("#values [data-value]")
	if rows.Length() != len(p.Values) {
		t.Fatalf("%d rows, want %d", rows.Length(), len(p.Values))
	}
	rows.Each(func(i int, s *goquery.Selection) {
		v := p.Values[i]
		if s.Find(`summary .datum-change`).Length() != 1 || s.Find(`form[action$="/my-data/measurements/correct"]`).Length() != 1 {
			t.Errorf("%s cannot be corrected in its row", v.Name)
		}
		post, page := s.Find(`form.datum-delete[action$="/my-data/measurements/delete"]`).Length(), s.Find(`a.datum-delete[href$="scope=measurements"]`).Length()
		switch {
		case v.Last && (post != 0 || page != 1):
			t.Errorf("%s is the last, and goes without a page that says what goes with it", v.Name)
		case v.Choices != nil && post+page != 0:
			t.Errorf("%s is a choice, and can be deleted", v.Name)
		case !v.Last && v.Choices == nil && post != 1:
			t.Errorf("%s cannot be deleted in its row", v.Name)
		}
	})
}

func TestShow_PurposesInOneFold(t *testing.T) {
	p := myDataFixture(models.English)
	p.Mail.Current = &NewsletterAddress{Address: "jule@example.org", Since: given, Until: expires, Confirmed: true}
	p.Learning.Granted, p.Learning.Since = true, given
	doc := pagetest.Look(t, Show(p))
	for _, purpose := range []string{"advice", "learn", "mail"} {
		if n := doc.Find(`#purposes form:has(input[name="purpose"][value="` + purpose + `"]) button[value="withdraw"]`).Length(); n != 1 {
			t.Errorf("%d buttons withdraw %s where the purposes stand together", n, purpose)
		}
	}
	if got := plainSpaces(doc.Find(".acts .act").Eq(2).Find(".act-go span").Text()); got != text.Plural(p.Lang, "my_data.count.purposes", 3) {
		t.Errorf("the act says %q", got)
	}
}
