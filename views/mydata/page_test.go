package mydata

import (
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/pagetest"
)

func TestPages_WholeInBothLanguages(t *testing.T) {
	for _, lang := range models.Langs {
		for name, page := range dataPages(lang) {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				doc := pagetest.Look(t, page)
				pagetest.CheckWhole(t, doc, lang)
				pagetest.CheckHead(t, doc)
				pagetest.CheckScript(t, doc)
				pagetest.CheckContents(t, doc)
				if n := doc.Find("script:not([src])").Length(); n != 0 {
					t.Errorf("%d scripts in the page", n)
				}
			})
		}
	}
}

func TestShow_MarksEveryDatumAndAccess(t *testing.T) {
	for _, lang := range models.Langs {
		p := myDataFixture(lang)
		doc := pagetest.Look(t, Show(p))
		want := len(p.Groups[0].Data) + len(p.Basket) + len(p.Sessions) + len(p.Ledger) + len(p.Mail.addresses()) + len(p.Mail.Letters) + len(p.Learning.Feedback)
		for _, o := range p.Orders { // itself, address, e-mail and its lines
			want += 3 + len(o.Lines)
		}
		rows := doc.Find("[data-datum]")
		if rows.Length() != want {
			t.Errorf("%d data, want %d", rows.Length(), want)
		}
		rows.Each(func(_ int, s *goquery.Selection) {
			for _, mark := range []string{"data-datum", "data-purpose", "data-source", "data-expires"} {
				if s.AttrOr(mark, "") == "" {
					t.Errorf("%s lacks %s", s.AttrOr("data-datum", "?"), mark)
				}
			}
		})
		if n := doc.Find(`[data-access][data-purpose="offers"][data-result="denied"]`).Length(); n != 1 {
			t.Errorf("%d refused accesses, want 1", n)
		}
		if n := doc.Find("[data-access]").Length(); n != len(p.Access) {
			t.Errorf("%d accesses, want %d", n, len(p.Access))
		}
		if n := doc.Find("[data-value] [data-read]").Length(); n != 2*len(p.Values)-2 {
			t.Errorf("%d readings stand at the values, want two at all but one", n)
		}
		if n := doc.Find("[data-kept]").Length(); n != len(consent.RetentionRegister()) {
			t.Errorf("%d terms, want the whole register", n)
		}
	}
}

func TestShow_NothingHeld(t *testing.T) {
	doc := pagetest.Look(t, Show(Page{Page: chrome(models.German, "/my-data")}))
	if n := doc.Find("[data-datum], [data-access], form[action*='my-data']:not([action*='marketing'])").Length(); n != 0 {
		t.Errorf("%d marks on an empty page", n)
	}
	if text := doc.Find("main").Text(); !strings.Contains(text, "Über Sie ist nichts gespeichert") || !strings.Contains(text, "kein Cookie") {
		t.Error("the page does not say plainly that nothing is held")
	}
}

func TestShow_GrantAndWithdrawAlike(t *testing.T) {
	doc := pagetest.Look(t, Show(myDataFixture(models.German)))
	withdraw, grant := doc.Find(`button[name="action"][value="withdraw"]`), doc.Find(`button[name="action"][value="grant"]`)
	if withdraw.Length() != 2 || grant.Length() != 2 {
		t.Fatalf("%d withdraw, %d grant buttons", withdraw.Length(), grant.Length())
	}
	if withdraw.AttrOr("class", "w") != grant.AttrOr("class", "g") {
		t.Error("the two buttons do not look alike")
	}
}

func TestShow_Paused(t *testing.T) {
	p := myDataFixture(models.German)
	p.Pause = Pause{Paused: true, Since: given}
	doc := pagetest.Look(t, Show(p))
	if doc.Find(".state-on, .purpose-on").Length() != 0 || doc.Find("[data-purpose-paused]").Length() != 1 {
		t.Error("a purpose that is paused looks as if it were used")
	}
}

func TestShow_JournalChain(t *testing.T) {
	for _, lang := range []models.Lang{models.German, models.English} {
		for want, chain := range map[string]JournalChain{
			"none":   {},
			"whole":  {Days: 2, First: given, Last: given, Tip: strings.Repeat("a", 64)},
			"broken": {Broken: true, Last: given},
		} {
			p := Page{Page: chrome(lang, "/my-data"), Known: true, Until: expires, Chain: chain}
			if got := pagetest.Look(t, Show(p)).Find("[data-chain]").AttrOr("data-chain", ""); got != want {
				t.Errorf("%s: the chain reads %q, want %q", lang, got, want)
			}
		}
		broken := Page{Page: chrome(lang, "/my-data"), Known: true, Chain: JournalChain{Broken: true, Last: time.Time{}}}
		if pagetest.Look(t, Show(broken)).Find(`[data-chain="broken"]`).Length() != 1 {
			t.Errorf("%s: a chain broken at its tip does not show", lang)
		}
	}
}

func TestShow_Account(t *testing.T) {
	p := myDataFixture(models.English)
	if got := pagetest.Look(t, Show(p)).Find("#account a").AttrOr("href", ""); got != "/en/sign-in" {
		t.Errorf("without an account the way leads to %q", got)
	}
	held := accountFixture(models.English).HeldAccount
	p.Account = &held
	rows := pagetest.Look(t, Show(p)).Find(`#account [data-datum][data-purpose="account"][data-source][data-expires]`)
	if rows.Length() != 1+len(held.Passkeys) {
		t.Errorf("%d data of the account", rows.Length())
	}
}

func TestDelete_GoesAndStays(t *testing.T) {
	for _, tt := range []struct {
		scope       string
		goes, stays int
	}{{"measurements", 2, 5}, {"all", 7, 0}} {
		doc := pagetest.Look(t, Delete(deleteFixture(models.English, tt.scope)))
		cards := doc.Find(".delete-columns .card")
		if n := cards.First().Find("li").Length(); n != tt.goes {
			t.Errorf("%s: %d go, want %d", tt.scope, n, tt.goes)
		}
		if n := cards.Eq(1).Find("li").Length(); n != tt.stays {
			t.Errorf("%s: %d stay, want %d", tt.scope, n, tt.stays)
		}
		if duty := cards.Last().Text(); !strings.Contains(duty, "2034") || !strings.Contains(duty, "2032") || !strings.Contains(duty, "§ 147 AO") {
			t.Errorf("%s: a real shop's duties read %q", tt.scope, duty)
		}
		if got := doc.Find(`form[method="post"] input[name="scope"]`).AttrOr("value", ""); got != tt.scope {
			t.Errorf("posts scope %q", got)
		}
	}
}

func TestDelete_OffersParts(t *testing.T) {
	for _, tt := range []struct {
		scope string
		goes  []HeldCount
		want  string
	}{
		{"all", []HeldCount{{"measurements", 7}, {"feedback", 1}, {"session", 1}}, "/de/my-data/delete?scope=measurements /de/my-data/delete?scope=feedback"},
		{"all", []HeldCount{{"session", 1}}, ""},
		{"measurements", []HeldCount{{"measurements", 7}}, ""},
	} {
		p := DeletePage{Page: chrome(models.German, "/my-data/delete"), Scope: tt.scope, Goes: tt.goes, Year: 2026}
		var ways []string
		pagetest.Look(t, Delete(p)).Find(".delete-parts a").Each(func(_ int, s *goquery.Selection) {
			ways = append(ways, s.AttrOr("href", ""))
		})
		if got := strings.Join(ways, " "); got != tt.want {
			t.Errorf("%s of %v: the parts are %q, want %q", tt.scope, tt.goes, got, tt.want)
		}
	}
}
