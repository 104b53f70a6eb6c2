package views

import (
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/a-h/templ"

	"ebenmass/models"
)

func accountFixture(lang models.Lang) AccountPage {
	return AccountPage{Page: chrome(lang, "/account"), Usable: true, Notice: "opened", HeldAccount: HeldAccount{
		Address: "jule@example.org", Since: given, Expires: expires, Replayed: given,
		Sessions: []HeldSession{{ID: "a1", Since: given, LastDay: given, Expires: expires, This: true}, {ID: "b2", Device: "phone", Since: given, LastDay: given, Expires: expires}},
		Passkeys: []HeldPasskey{{ID: "K1", Since: given}, {ID: "K2", Since: given, LastDay: given, Suspect: true}},
	}}
}

func accountPages(lang models.Lang) map[string]templ.Component {
	signIn := chrome(lang, "/sign-in")
	wrong := signIn
	wrong.HasError = true
	confirm := ConfirmPage{Page: chrome(lang, "/sign-in/confirm?token=T"), Token: "T", Address: "jule@example.org", Until: given}
	merging, leaving, becoming := confirm, confirm, confirm
	merging.Exists, merging.Visit, merging.Elsewhere, merging.BasketLines, merging.Profile = true, true, true, 2, "erased"
	leaving.Exists, leaving.Leaves = true, true
	becoming.Visit = true
	full := accountFixture(lang)
	full.PasskeysFull = true
	return map[string]templ.Component{
		"sign-in":          SignIn(SignInPage{Page: signIn, Outbox: true, Visit: true, Passkeys: true, Notice: "sent"}),
		"sign-in-again":    SignIn(SignInPage{Page: signIn, SignedIn: true}),
		"sign-in-wrong":    SignIn(SignInPage{Page: wrong, Address: "x", Errors: []FieldError{{"email", "wrong"}}}),
		"confirm-new":      Confirm(confirm),
		"confirm-becoming": Confirm(becoming),
		"confirm-merging":  Confirm(merging),
		"confirm-leaving":  Confirm(leaving),
		"link-used":        LinkOver(LinkOverPage{Page: signIn, Used: true}),
		"link-over":        LinkOver(LinkOverPage{Page: signIn}),
		"account":          Account(accountFixture(lang)),
		"account-full":     Account(full),
	}
}

func TestEveryAccountPageIsWholeInBothLanguages(t *testing.T) {
	for _, lang := range models.Langs {
		for name, page := range accountPages(lang) {
			t.Run(string(lang)+"/"+name, func(t *testing.T) {
				doc := look(t, page)
				if n := doc.Find("h1").Length(); n != 1 || !strings.Contains(doc.Find("title").Text(), " – Ebenmaß") {
					t.Errorf("%d h1, title %q", n, doc.Find("title").Text())
				}
				if body := doc.Find("body").Text(); strings.ContainsAny(body, "{}") {
					t.Error("a placeholder was left unfilled")
				}
				if n := doc.Find("[style], [onclick], script:not([src])").Length(); n != 0 {
					t.Errorf("%d things the content security policy forbids", n)
				}
				checkReferences(t, doc)
				doc.Find("button, select, input:not([type=hidden])").Each(func(_ int, s *goquery.Selection) {
					if id := s.AttrOr("id", ""); strings.TrimSpace(s.Text()) == "" && doc.Find(`label[for="`+id+`"]`).Length() == 0 && s.AttrOr("aria-label", "") == "" {
						t.Errorf("a %s without a name", goquery.NodeName(s))
					}
				})
			})
		}
	}
}

func TestAPasskeyIsOfferedOnlyWhereAScriptMayMakeItWork(t *testing.T) {
	doc := look(t, Account(accountFixture(models.German)))
	if doc.Find("[data-passkey=create] button[hidden]").Length() != 1 || doc.Find("[data-passkey-needs]:not([hidden])").Length() != 1 {
		t.Error("without a script the button shows, or the words beside it do not")
	}
	if doc.Find(`script[type=module][src*="passkey"]`).Length() != 1 {
		t.Error("the script is missing")
	}
}

func TestMyDataShowTheAccount(t *testing.T) {
	p := myDataFixture(models.English)
	if got := look(t, MyData(p)).Find("#account a").AttrOr("href", ""); got != "/en/sign-in" {
		t.Errorf("without an account the way leads to %q", got)
	}
	held := accountFixture(models.English).HeldAccount
	p.Account = &held
	rows := look(t, MyData(p)).Find(`#account [data-datum][data-purpose="account"][data-source][data-expires]`)
	if rows.Length() != 1+len(held.Passkeys) {
		t.Errorf("%d data of the account", rows.Length())
	}
}
