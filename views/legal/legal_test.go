package legal

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/views/pagetest"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

func chrome(lang models.Lang, path string) shell.Page {
	return shell.Page{Lang: lang, Path: path, BaseURL: "http://localhost:8080"}
}

func textPages(lang models.Lang) map[string]templ.Component {
	pages := map[string]templ.Component{}
	for _, name := range []string{"privacy", "privacy/dpia", "privacy/breach", "privacy/object", "imprint", "terms", "shipping", "accessibility"} {
		pages[name] = Text(TextPage{Page: chrome(lang, "/"+name), Name: name})
	}
	return pages
}

func TestText_WholeInBothLanguages(t *testing.T) {
	for _, lang := range models.Langs {
		for name, page := range textPages(lang) {
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

func TestText_PrivacyInTheWordsOfTheRegistry(t *testing.T) {
	for _, lang := range models.Langs {
		text := pagetest.Look(t, Text(TextPage{Page: chrome(lang, "/privacy"), Name: "privacy"})).Find("main").Text()
		for _, d := range consent.Offered() {
			for _, words := range []consent.Text{d.Title, d.Use, d.NotDone, d.Retention} {
				if !strings.Contains(text, words.In(string(lang))) {
					t.Errorf("%s: %s is not shown in full: %q", lang, d.Purpose, words.In(string(lang)))
				}
			}
		}
	}
}

// A runbook that names lines the program does not write would be searched for in vain.
func TestBreachLogLines_WrittenByTheProgram(t *testing.T) {
	var code strings.Builder
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "views" || d.Name() == "node_modules"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		source, err := os.ReadFile(path)
		code.Write(source)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, sign := range breachLogLines() {
		if !strings.Contains(code.String(), `"`+sign.line+`"`) {
			t.Errorf("nothing logs %q", sign.line)
		}
	}
}

// The statement of the BFSG: its day, every service, what needs a script, and who supervises.
func TestText_AccessibilityStatement(t *testing.T) {
	for lang, want := range map[models.Lang][]string{
		models.German:  {"Bestellen", "Zurücksenden", "Widerrufen", "Anmelden", "Passkey ist eine zweite Möglichkeit und braucht sein Skript", "Marktüberwachungsstelle der Länder für die Barrierefreiheit"},
		models.English: {"Ordering", "Returns", "Withdrawal", "Sign-in", "A passkey is a second way and needs its script", "market surveillance"},
	} {
		said := pagetest.Look(t, Text(TextPage{Page: chrome(lang, "/accessibility"), Name: "accessibility"})).Find("main").Text()
		for _, words := range append(want, text.Date(lang, accessibilityDay())) {
			if !strings.Contains(said, words) {
				t.Errorf("%s: the statement does not say %q", lang, words)
			}
		}
	}
}

// The notice on the legal guarantee is shown, in a drawing and in words.
func TestText_GuaranteeNotice(t *testing.T) {
	for lang, want := range map[models.Lang][]string{
		models.German:  {"2 Jahre", "in der ganzen Europäischen Union", "Wenden Sie sich an den Verkäufer", "2025/1960"},
		models.English: {"2 years", "everywhere in the European Union", "Contact the seller", "2025/1960"},
	} {
		notice := pagetest.Look(t, Text(TextPage{Page: chrome(lang, "/terms"), Name: "terms"})).Find("[data-guarantee-notice]")
		if notice.Find("svg[aria-hidden=true]").Length() != 1 {
			t.Errorf("%s: there is no drawing", lang)
		}
		for _, words := range want {
			if !strings.Contains(notice.Find(".guarantee-words").Text(), words) {
				t.Errorf("%s: the notice does not say %q", lang, words)
			}
		}
	}
}

// Notice and impact assessment cover every purpose in use in the words of the registry, and
// name the same data protection officer.
func TestText_DPIACoversEveryPurpose(t *testing.T) {
	officer := map[models.Lang]string{models.German: "Datenschutzbeauftragte (erfunden)", models.English: "Data protection officer (invented)"}
	for _, lang := range models.Langs {
		pages := textPages(lang)
		for _, name := range []string{"privacy", "privacy/dpia"} {
			said := pagetest.Look(t, pages[name]).Find("main").Text()
			for _, d := range consent.Offered() {
				for _, words := range []consent.Text{d.Title, d.Use, d.NotDone, d.Retention} {
					if !strings.Contains(said, words.In(string(lang))) {
						t.Errorf("%s, %s: %s is not covered: %q", lang, name, d.Purpose, words.In(string(lang)))
					}
				}
			}
			if !strings.Contains(said, officer[lang]) || !strings.Contains(said, "datenschutz@ebenmass.example") {
				t.Errorf("%s, %s: no data protection officer", lang, name)
			}
		}
	}
}

// The notice has a version and a day, and lists what is counted for an IP address and what
// sets the cookie.
func TestText_PrivacyNotice(t *testing.T) {
	for lang, want := range map[models.Lang][]string{
		models.German:  {"Fassung " + privacyVersion, "bestellt, widerruft, sich mit Passkeys anmeldet", "einen Vertrag widerrufen"},
		models.English: {"Version " + privacyVersion, "orders, withdraws, signs in with passkeys", "withdraw from a contract"},
	} {
		said := pagetest.Look(t, textPages(lang)["privacy"]).Find("main").Text()
		for _, words := range append(want, text.Date(lang, privacyDay())) {
			if !strings.Contains(said, words) {
				t.Errorf("%s: the notice does not say %q", lang, words)
			}
		}
	}
}
