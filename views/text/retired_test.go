package text

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"ebenmass/models"
)

// retiredTerm is a way of saying something that the shop has given up.
type retiredTerm struct {
	lang    models.Lang
	met     string // as it was once said
	pattern *regexp.Regexp
	instead string
	allowed map[string]string // keys that may keep it, each with its reason
}

// retiredTerms are matched against messages whose placeholders are emptied to {}.
var retiredTerms = []retiredTerm{
	{models.German, "dieser Rat", regexp.MustCompile(`\bRat(s|schlag)?\b|[Bb]eratung`), "Empfehlung", map[string]string{
		"dpia.result.lists": "the word of Art. 35(2) GDPR",
	}},
	{models.German, "in jeder Größentabelle", regexp.MustCompile(`Größentabelle`), "Maßtabelle", nil},
	{models.German, "Innenbein", regexp.MustCompile(`Innenbein([^l]|$)|\bBeinlänge\b`), "Innenbeinlänge", nil},
	{models.German, "Bewegungsweite", regexp.MustCompile(`Bewegungsweite`), "Spielraum", nil},
	{models.German, "wir zurückgeschickt bekommen", regexp.MustCompile(`Rückgabe|Retoure|[Zz]urück(zu|ge)?(geben|schick)`), "Rücksendung, zurücksenden", nil},
	{models.German, "Maße aufbewahren", regexp.MustCompile(`[Aa]ufbewahr|[Aa]ufheben|[Aa]ufgehoben|[Hh]interleg`), "speichern", map[string]string{
		"order.kept.until":  "the duty of § 147 AO",
		"privacy.demo.text": "the duty of § 147 AO",
	}},
	{models.German, "Ihre Wunsch-Passform", regexp.MustCompile(`Wunsch-?[Pp]assform|Wunsch „`), "Passform", nil},
	{models.German, "zwei Briefe", regexp.MustCompile(`\bBrief(e|en|s)?\b`), "E-Mail", map[string]string{
		"instruction.right.how": "the statutory model names a letter by post",
		"object.write.heading":  "a letter by post",
	}},
	{models.German, "gezogene Menschen", regexp.MustCompile(`gezogene\w* (Mensch|Person)|(Menschen|Personen) (werden )?gezogen`), "simulierte Menschen", nil},
	{models.German, "passt zu 87 %", regexp.MustCompile(`pass(t|en) zu (\d+|\{\})\s?%`), "passt in 87 von 100 Fällen", nil},
	{models.German, "44 oder 42: beides geht", regexp.MustCompile(`beides geht`), "Beide passen", nil},
	{models.German, "Passendste zuerst", regexp.MustCompile(`(?i)^reihenfolge$|passendste|am sichersten passt`), "Sortieren nach, Relevanz, Beste Passform zuerst", nil},
	{models.German, "Alle Filter lösen", regexp.MustCompile(`Filter lösen`), "Filter entfernen", nil},
	{models.German, "Das können wir nicht sagen", regexp.MustCompile(`Das können wir nicht sagen`), "Dafür fehlt uns noch eine Angabe", nil},
	{models.German, "Welche Körperstatistik passt zu Ihnen?", regexp.MustCompile(`Welche Körperstatistik`), "Wonach sollen wir Fehlendes schätzen?", nil},
	{models.German, "Was es ändern würde", regexp.MustCompile(`Was es ändern würde`), "Was die Empfehlung ändern würde", nil},
	{models.German, "Kennzeile", regexp.MustCompile(`Kennzeile`), "Browserkennung (User-Agent)", nil},
	{models.German, "Alles mitnehmen und wiederbringen", regexp.MustCompile(`Alles mitnehmen und wiederbringen`), "Daten mitnehmen und wieder einlesen", nil},
	{models.German, "aus Jersey von Wolle", regexp.MustCompile(`(Jersey|Twill|Gabardine|Gewebe|Flanell|Satin) von `), "aus Woll-Polyester-Jersey, aus einem Twill aus Lyocell und Leinen", nil},
	{models.German, "an der Taille +20,1 cm", regexp.MustCompile(`\+\s?(\d|\{)`), "5 cm weiter", map[string]string{
		"imprint.contact.phone": "a telephone number",
	}},
	{models.German, "2 cm weiter als üblich", regexp.MustCompile(`\d\s?cm (weiter|schmaler|enger|länger|kürzer) als üblich`), "how it is worn", nil},

	{models.English, "your article", regexp.MustCompile(`\b[Aa]rticles?\b(\s?[^\s\d]|\s?$)`), "item, piece", nil},
	{models.English, "all advice", regexp.MustCompile(`\b[Aa]dvice\b`), "recommendation", map[string]string{
		"tour.step.engine.text": "a path of the interface",
	}},
	{models.English, "this demonstration", regexp.MustCompile(`\b[Dd]emonstration\b`), "demo", nil},
	{models.English, "drawn people", regexp.MustCompile(`[Ss]imulated people|\b[Dd]rawn people|[Pp]eople drawn`), "simulated shoppers", nil},
	{models.English, "No money moves", regexp.MustCompile(`[Mm]oney moves|[Pp]arcels? leaves?\b`), "No payment is taken and nothing is shipped", nil},
	{models.English, "By our reckoning", regexp.MustCompile(`[Rr]eckoning`), "We estimate", nil},
	{models.English, "Shop on without measurements", regexp.MustCompile(`\b[Ss]hop on\b`), "Continue without measurements, Continue shopping", nil},
	{models.English, "Give measurements", regexp.MustCompile(`\bGive measurements`), "Enter your measurements", nil},
	{models.English, "Which body statistics suit you?", regexp.MustCompile(`statistics suit`), "Estimate missing measurements from", nil},
	{models.English, "Unfold one", regexp.MustCompile(`\b[Uu]nfold`), "Expand", nil},
	{models.English, "Mr or Ms", regexp.MustCompile(`Mr or Ms`), "Title", nil},
	{models.English, "What each datum is worth", regexp.MustCompile(`\b[Dd]atum\b`), "piece of information, detail", nil},
	{models.English, "Highest price", regexp.MustCompile(`Highest price`), "Maximum price", nil},
	{models.English, "All that is new", regexp.MustCompile(`All that is new`), "See all new in", nil},
	{models.English, "for this once", regexp.MustCompile(`for this once`), "for this item only", nil},
	{models.English, "14 days to withdraw", regexp.MustCompile(`days to withdraw`), "14-day returns", nil},
	{models.English, "in the journal", regexp.MustCompile(`\bjournal\b`), "access log", nil},
	{models.English, "all particulars", regexp.MustCompile(`\bparticulars\b`), "details", nil},
	{models.English, "44 sits looser", regexp.MustCompile(`sits? (looser|tighter)`), "is 5 cm roomier", nil},
	{models.English, "44 or 42: both will do", regexp.MustCompile(`both will do`), "either would fit", nil},
	{models.English, "Who may be silent errs less", regexp.MustCompile(`may be silent`), "may decline to answer", nil},
	{models.English, "Store measurements, for every article", regexp.MustCompile(`measurements, for every`), "Save my measurements for all items", nil},
	{models.English, "Save and advise", regexp.MustCompile(`and advise\b`), "Save and show my sizes", nil},
	{models.English, "+20 cm at the waist", regexp.MustCompile(`\+\s?(\d|\{)`), "5 cm roomier", map[string]string{
		"imprint.contact.phone": "a telephone number",
	}},
	{models.English, "2 cm wider at the hip than usual", regexp.MustCompile(`\d\s?cm (wider|narrower|tighter|longer|shorter) (at the \w+ )?than (is )?usual`), "how it is worn", nil},
}

// TestMessages_NoRetiredTerms keeps one word for one thing, over all messages and all that the
// catalogue says of its articles.
func TestMessages_NoRetiredTerms(t *testing.T) {
	said := maps.Clone(messages)
	maps.Copy(said, descriptions(t))
	for _, key := range slices.Sorted(maps.Keys(said)) {
		for _, term := range retiredTerms {
			if term.allowed[key] != "" {
				continue
			}
			line := strings.ReplaceAll(placeholder.ReplaceAllString(said[key].In(term.lang), "{}"), "\u00a0", " ")
			if found := term.pattern.FindString(line); found != "" {
				t.Errorf("%s, %s: %q is retired; write %q", key, term.lang, found, term.instead)
			}
		}
	}
}

// English has two words for German Brust: bust of women's items and chest of men's.
func TestMessages_BustOfWomen(t *testing.T) {
	chest := regexp.MustCompile(`(?i)\bchest\b`)
	pocket := regexp.MustCompile(`(?i)\bchest pockets?\b`)
	for key, m := range messages {
		if strings.HasSuffix(key, ".women") && chest.MatchString(m.EN) {
			t.Errorf("%s says chest of women's items: %q", key, m.EN)
		}
	}
	for key, m := range descriptions(t) {
		if strings.HasPrefix(key, "women/") && chest.MatchString(pocket.ReplaceAllString(m.EN, "")) {
			t.Errorf("%s says chest of a woman's item: %q", key, m.EN)
		}
	}
}

// TestRetiredTerms_Find: each pattern finds what was once said, and each exception is needed.
func TestRetiredTerms_Find(t *testing.T) {
	for _, term := range retiredTerms {
		if !term.pattern.MatchString(term.met) {
			t.Errorf("%q does not find %q", term.pattern, term.met)
		}
		for key := range term.allowed {
			line := strings.ReplaceAll(placeholder.ReplaceAllString(messages[key].In(term.lang), "{}"), "\u00a0", " ")
			if !term.pattern.MatchString(line) {
				t.Errorf("%s is allowed %q and does not say it", key, term.pattern)
			}
		}
	}
}

// descriptions are the names, descriptions and warnings of the catalogue, keyed
// "women/alma-linen-dress.description".
func descriptions(t *testing.T) map[string]models.Text {
	t.Helper()
	names, err := filepath.Glob("../../seed/catalogue/*/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no catalogue: %v", err)
	}
	found := map[string]models.Text{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var article struct {
			Name, Description, Warnings models.Text
		}
		if err := toml.Unmarshal(data, &article); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if article.Description.DE == "" || article.Description.EN == "" {
			t.Fatalf("%s: no description was read", name)
		}
		folder := filepath.Base(filepath.Dir(name))
		key := folder + "/" + strings.TrimSuffix(filepath.Base(name), ".toml")
		found[key+".name"], found[key+".description"], found[key+".warnings"] = article.Name, article.Description, article.Warnings
	}
	return found
}
