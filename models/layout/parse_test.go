package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"ebenmass/models/layout"
)

const document = `# a shirt
id = "X-1"
fibres = [
  { percent = 60, fibre = "linen" },
  { percent = 40, fibre = "cotton" },
]
name.de = "Hemd"

[price]
history = [ { since = 2026-03-09, cents = 8990 },
  { since = 2026-06-01, cents = 7990 } ]

[chart]
sizes = ["S", "M"]
bust  = [96, 104.5]
[stock]
"navy" = [1,
  2]
`

func TestParse_Lines(t *testing.T) {
	t.Parallel()
	var d layout.Document
	keys, problems := layout.Parse([]byte(document), &d)
	if len(problems) != 0 || d.ID != "X-1" || d.Chart.Bust[1] != 104.5 || d.Name.DE != "Hemd" {
		t.Fatalf("%v: %+v", problems, d)
	}
	for field, want := range map[string]int{
		"id": 2, "fibres": 3, "fibres.percent": 4, "name": 7, "name.de": 7, "price": 9, "price.history": 10, "chart": 13, "chart.bust": 15, "stock.navy": 17,
		"chart.waist": 13, "stock.ink": 16, "cut": 1, // not there
	} {
		if got := keys.Line(field); got != want {
			t.Errorf("%s in line %d, want %d", field, got, want)
		}
	}
	for n, want := range []int{10, 11, 10} {
		if got := keys.Element("price.history", n); got != want {
			t.Errorf("step %d in line %d, want %d", n, got, want)
		}
	}
	if !keys.Has("chart.sizes") || keys.Has("chart.waist") || keys.Has("cut") {
		t.Error("fields that are there, and such that are not, are confused")
	}
}

func TestParse_Problems(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"unknown fields":      {"id = \"x\"\ncolor = \"red\"\n[chart]\nchest = [1]\n[sewing]\nby = \"hand\"\n", []string{"line 2: color: there is no such field", "line 4: chart.chest: there is no such field", "line 5: sewing: there is no such field"}},
		"unknown, in a list":  {"fibres = [\n { percent = 1, fiber = \"x\" } ]\n", []string{"line 2: fibres.fiber: there is no such field"}},
		"broken":              {"id = \"x\"\n\nmaker = \n", []string{"line 3: unexpected character U+000A"}},
		"open string":         {"id = \"x\nmaker = \"y\"\n", []string{"line 1: "}},
		"twice":               {"id = \"x\"\nid = \"y\"\n", []string{"line 2: "}},
		"wrong kind":          {"id = \"x\"\n[chart]\nsizes = \"S\"\n", []string{"line 3: chart.sizes: the value is of another kind than this field has"}},
		"number of text":      {"id = 5\n", []string{"line 1: id: the value is of another kind than this field has"}},
		"fraction of a piece": {"[stock]\nnavy = [1.5]\n", []string{"line 2: stock.navy: the value is of another kind than this field has"}},
		"a word as a date":    {"added = \"soon\"\n", []string{"line 1: "}},
		"no such day":         {"added = 2026-02-30\n", []string{"line 1: "}},
		"too large":           {"[stock]\nnavy = [99999999999999999999]\n", []string{"line 2: "}},
		"deep":                {"id = \"x\"\ncare = " + strings.Repeat("[", 30) + strings.Repeat("]", 30) + "\n", []string{"line 2: care: more than 16 tables and arrays within each other"}},
		"very deep":           {"care = " + strings.Repeat("[", 500_000), []string{"line 1: "}},
		"deep tables":         {"style = " + strings.Repeat("{a=", 20_000), []string{"line 1: "}},
		"long key":            {strings.Repeat("a.", 100_000) + "a = 1\n", []string{"line 1: a: there is no such field"}},
		"NUL":                 {"id = \"x\x00\"\n", []string{"line 1: "}},
		"no UTF-8":            {"id = \"\xff\"\n", []string{"line 1: "}},
	} {
		_, problems := layout.Parse([]byte(c.text), new(layout.Document))
		if len(problems) != len(c.want) {
			t.Errorf("%s: %v, want %q", name, problems, c.want)
			continue
		}
		for i, p := range problems {
			if got := p.Error(); !strings.HasPrefix(got, c.want[i]) || strings.Contains(got, "layout.") {
				t.Errorf("%s: %q, want %q", name, got, c.want[i])
			}
		}
	}
}

// TestParse_ManyFields reads files whose fields the TOML library would compare each with each.
func TestParse_ManyFields(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ before, each, after string }{
		"unknown":        {"", "a%d = 1\n", ""},
		"of one table":   {"[stock]\n", "a%d = [1]\n", ""},
		"tables":         {"", "[stock.a%d]\n", ""},
		"unknown arrays": {"", "[[a%d]]\n", ""},
		"arrays":         {"", "[[stock.a%d]]\n", ""},
		"inline":         {"style = {", "a%d = \"x\", ", "z = \"x\" }\n"},
		"dotted":         {"", "style.a%d = \"x\"\n", ""},
	} {
		var b strings.Builder
		b.WriteString(c.before)
		for i := range 60_000 {
			fmt.Fprintf(&b, c.each, i)
		}
		_, problems := layout.Parse([]byte(b.String()+c.after), new(layout.Document))
		if len(problems) != 1 || !strings.Contains(problems[0].Text, "more than 1000 fields") {
			t.Errorf("%s: %d problems, the first %v", name, len(problems), problems[:min(1, len(problems))])
		}
	}
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "[[colours]]\nkey = \"a%d\"\nhex = \"#112233\"\n", i)
	}
	var colours layout.Colours
	if _, problems := layout.Parse([]byte(b.String()), &colours); len(problems) != 0 || len(colours.Colours) != 20_000 {
		t.Errorf("many entries of a table: %v, %d entries", problems, len(colours.Colours))
	}
}

func TestParse_Tables(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"[[makers]]\nkey = \"a\"\n\n[[makers]]\nkey = \"b\"\n",
		"makers = [{ key = \"a\" },\n\n\n  { key = \"b\" }]\n",
	} {
		var m layout.Makers
		keys, problems := layout.Parse([]byte(text), &m)
		if len(problems) != 0 || len(m.Makers) != 2 || keys.Element("makers", 0) != 1 || keys.Element("makers", 1) != 4 {
			t.Errorf("%q: %v, %+v, lines %d and %d", text, problems, m, keys.Element("makers", 0), keys.Element("makers", 1))
		}
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	got := layout.Names([]byte("source = \"a\"\nx.y = 1\n[colours]\nnavy = \"b\"\n[articles.\"a b\"]\ncut = \"slim\"\n[[makers]]\n[articles.c]\nbroken\n[later]\n"))
	if want := []string{"source", "x", "colours", "articles", "makers"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(document)
	f.Add("[[makers]]\nkey = \"a\"\n")
	f.Add("a = [[[{b=1}]]]\n[a.b.\"c.d\"]\n")
	f.Fuzz(func(t *testing.T, text string) {
		layout.Names([]byte(text))
		lines := 1 + strings.Count(text, "\n")
		for _, target := range []any{new(layout.Document), new(layout.Makers), new(layout.Care)} {
			_, problems := layout.Parse([]byte(text), target)
			for _, p := range problems {
				if p.Line < 1 || p.Line > lines {
					t.Errorf("%q: %v", text, p)
				}
			}
		}
	})
}
