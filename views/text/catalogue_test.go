package text

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"ebenmass/models"
)

var placeholder = regexp.MustCompile(`\{[a-z_]+\}`)

func TestMessages_SameInBothLanguages(t *testing.T) {
	for _, key := range slices.Sorted(maps.Keys(messages)) {
		m := messages[key]
		if strings.TrimSpace(m.DE) == "" || strings.TrimSpace(m.EN) == "" {
			t.Errorf("%s is empty in a language", key)
		}
		if de, en := placeholders(m.DE), placeholders(m.EN); !slices.Equal(de, en) {
			t.Errorf("%s fills %v in German and %v in English", key, de, en)
		}
	}
}

func placeholders(message string) []string {
	return slices.Compact(slices.Sorted(slices.Values(placeholder.FindAllString(message, -1))))
}

func TestMessages_PluralsHaveBothForms(t *testing.T) {
	for key := range messages {
		if base, ok := strings.CutSuffix(key, "_one"); ok && !Has(base+"_other") {
			t.Errorf("%s lacks its twin for more than one", key)
		}
	}
}

// Whatever code asks for by a whole key has to be there; plurals are asked for without
// their ending.
var (
	asked = []*regexp.Regexp{
		regexp.MustCompile(`\b[Tt]\("([a-z0-9_.-]+)"[,)]`),
		regexp.MustCompile(`text\.(?:Get|With|Split)\([^,"]+, "([a-z0-9_.-]+)"[,)]`),
		regexp.MustCompile(`text\.Append\([^,"]+, [^,"]+, "([a-z0-9_.-]+)"[,)]`),
		regexp.MustCompile(`\.say\([^\n]*?, "([a-z0-9_]+\.[a-z0-9_.-]+)"[,)]`),
		regexp.MustCompile(`TextWithLink\([^,"]+, "([a-z0-9_.-]+)"[,)]`),
	}
	askedPlural = regexp.MustCompile(`text\.Plural\([^,"]+, "([a-z0-9_.-]+)",`)
	literal     = regexp.MustCompile(`"([a-z0-9_-]+\.[a-z0-9_.-]*)"`)
)

func TestGet_EveryKeyInTheSourceExists(t *testing.T) {
	for name, source := range sources(t) {
		for _, pattern := range asked {
			for _, match := range pattern.FindAllStringSubmatch(source, -1) {
				if !Has(match[1]) {
					t.Errorf("%s asks for %q, which is not there", name, match[1])
				}
			}
		}
		for _, match := range askedPlural.FindAllStringSubmatch(source, -1) {
			if !Has(match[1] + "_one") {
				t.Errorf("%s asks for the plural %q, which is not there", name, match[1])
			}
		}
	}
}

func TestMessages_AllUsed(t *testing.T) {
	whole := map[string]bool{}
	begins := []string{"colour.", "material."} // the listing builds these from the name of a query parameter
	for _, source := range sources(t) {
		for _, match := range literal.FindAllStringSubmatch(source, -1) {
			whole[match[1]] = true
			if strings.HasSuffix(match[1], ".") || strings.HasSuffix(match[1], "_") {
				begins = append(begins, match[1])
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(messages)) {
		base := strings.TrimSuffix(strings.TrimSuffix(key, "_one"), "_other")
		if whole[key] || whole[base] || slices.ContainsFunc(begins, func(b string) bool { return strings.HasPrefix(key, b) }) {
			continue
		}
		t.Errorf("%s is said nowhere", key)
	}
}

// sources reads the hand-written code of the rooms that speak to people.
func sources(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, room := range []string{"../../views", "../../handlers", "../../web"} {
		err := filepath.WalkDir(room, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			code := strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") && !strings.HasSuffix(path, "_templ.go")
			if !code && !strings.HasSuffix(path, ".templ") {
				return nil
			}
			data, err := os.ReadFile(path)
			found[path] = string(data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func TestLoad_BrokenFiles(t *testing.T) {
	for name, content := range map[string]string{
		"one language":     "[a.b]\nde = \"x\"\n",
		"neither language": "[a.b]\nfr = \"x\"\n",
		"a number":         "[a]\nb = 3\n",
		"not TOML":         "[a\n",
	} {
		if _, err := load(fstest.MapFS{"a.toml": {Data: []byte(content)}}); err == nil {
			t.Errorf("%s: loaded", name)
		}
	}
	twice := fstest.MapFS{"a.toml": {Data: []byte("[a]\nde = \"x\"\nen = \"x\"\n")}, "b.toml": {Data: []byte("[a]\nde = \"y\"\nen = \"y\"\n")}}
	if _, err := load(twice); err == nil {
		t.Error("a key in two files: loaded")
	}
}

func TestGet_FillsPlaceholders(t *testing.T) {
	if got := fill("{a} und {b}, {c}", []any{"a", 1, "b", "{a}"}); got != "1 und {a}, {c}" {
		t.Errorf("got %q", got)
	}
	if got := fill("{a} {b} {c", []any{"a", "x"}); got != "x {b} {c" {
		t.Errorf("unknown and open placeholders: got %q", got)
	}
	if got := Plural(models.German, "chrome.basket.count", 1); got != "Warenkorb, 1 Artikel" {
		t.Errorf("got %q", got)
	}
	if got := Plural(models.English, "chrome.basket.count", 3); got != "Basket, 3 items" {
		t.Errorf("got %q", got)
	}
	for _, message := range []string{"{a} und {b}, {c}", "{b}{a}", "{d} {a", "keine", ""} {
		if got, want := string(appendFilled([]byte("x"), message, []string{"a", "1", "b", "{a}"})), "x"+fill(message, []any{"a", 1, "b", "{a}"}); got != want {
			t.Errorf("added %q, want %q", got, want)
		}
	}
	if got, want := With(models.English, "chrome.basket.count_other", "n", "3"), Plural(models.English, "chrome.basket.count", 3); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	before, after := Split(models.German, "price.vat.free", "link")
	if before != "inkl. MwSt., " || after != "" {
		t.Errorf("got %q and %q", before, after)
	}
}

func TestMissingKeys(t *testing.T) {
	shown := "<p>" + Get(models.German, "no.such.message") + "</p>" + Get(models.English, "chrome.skip") + Plural(models.English, "nor.this", 2)
	if got, want := MissingKeys(shown), []string{"no.such.message", "nor.this_other"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for key, m := range messages {
		if keys := MissingKeys(m.DE + m.EN); keys != nil || strings.Contains(m.DE+m.EN, missingOpen) {
			t.Errorf("%s holds the mark of a missing key", key)
		}
	}
}
