package export

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"ebenmass/models/fit"
)

var at = time.Date(2026, 11, 23, 9, 30, 0, 123456000, time.UTC)

func categories() []Category {
	return []Category{
		{"measurements", "The fit profile.", []Field{{"cm", "number", "in cm"}, {"choice", "string", "a word"}}},
		{"basket", "The basket.", []Field{{"sku", "string", "the article"}, {"added_at", "moment", "when"}}},
		{"accesses", "The journal.", []Field{{"day", "day", "in UTC"}, {"data", "names", "what"}, {"granted", "boolean", "whether"}, {"count", "integer", "how often"}}},
	}
}

func document() Document {
	record := func(c, name string, values ...Value) Record {
		return Record{c, name, []string{"advice", "offers"}, SourceForm, at, at.AddDate(1, 0, 0), values}
	}
	return Document{At: at, Schema: "http://localhost/my-data-schema.json", Categories: categories(), Records: []Record{
		record("measurements", "sizing", Value{"choice", "women"}),
		record("measurements", "bust", Value{"cm", 93.7191}),
		record("measurements", "preference", Value{"choice", "loose"}),
		record("measurements", "usual.top", Value{"label", "M"}, Value{"system", "here"}),
		record("measurements", "usual.top.2", Value{"label", "38"}, Value{"system", "de-women"}),
		record("measurements", "owned.1", Value{"type", "shirt"}, Value{"bust", 52.0731}, Value{"waist", 49.0}),
		record("accesses", "access-1", Value{"day", "2026-11-23"}, Value{"data", []string{"bust", "waist"}}, Value{"granted", true}, Value{"count", 3}),
		record("basket", "basket-x", Value{"sku", `=HYPERLINK("http://x")`}, Value{"added_at", at}),
	}}
}

func mustJSON(t *testing.T, d Document) []byte {
	t.Helper()
	text, err := d.JSON()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func mustCSV(t *testing.T, d Document) [][]string {
	t.Helper()
	text, err := d.CSV()
	if err != nil {
		t.Fatal(err)
	}
	table, marked := strings.CutPrefix(string(text), ByteOrderMark)
	if !marked {
		t.Error("the table has no byte order mark")
	}
	lines, err := csv.NewReader(strings.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func TestNothingHeldIsAnEmptyFileOfEveryCategory(t *testing.T) {
	var file struct{ Held map[string][]any }
	if err := json.Unmarshal(mustJSON(t, Document{At: at, Categories: categories()}), &file); err != nil {
		t.Fatal(err)
	}
	for _, c := range categories() {
		if records, ok := file.Held[c.Name]; !ok || records == nil || len(records) != 0 {
			t.Errorf("%s: %v, want an empty list", c.Name, records)
		}
	}
	if lines := mustCSV(t, Document{At: at, Categories: categories()}); len(lines) != 1 || !slices.Equal(lines[0], columns) {
		t.Errorf("%v, want the header alone", lines)
	}
}

func TestEveryValueStandsInBothFiles(t *testing.T) {
	d := document()
	text, lines := string(mustJSON(t, d)), mustCSV(t, d)
	for _, want := range []string{`"cm": 93.7191`, `"choice": "women"`, `"since": "2026-11-23T09:30:00.123456Z"`, `"until": "2027-11-23T09:30:00.123456Z"`, `"granted": true`, `"count": 3`} {
		if !strings.Contains(text, want) {
			t.Errorf("JSON lacks %s", want)
		}
	}
	if want := []string{"measurements", "bust", "cm", "93.7191", "advice offers", "form", "2026-11-23T09:30:00.123456Z", "2027-11-23T09:30:00.123456Z"}; !slices.ContainsFunc(lines, func(l []string) bool { return slices.Equal(l, want) }) {
		t.Errorf("CSV lacks %v:\n%v", want, lines)
	}
	if len(lines) != 1+16 {
		t.Errorf("%d lines, want the header and one a value", len(lines))
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for _, line := range mustCSV(t, document()) {
		for _, cell := range line {
			if cell != "" && strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
				t.Errorf("%q is taken for a formula", cell)
			}
		}
	}
}

func TestAProfileComesBackFromItsFile(t *testing.T) {
	p, err := ParseProfile(mustJSON(t, document()))
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Measures) != 1 || p.Measures[fit.Bust] != 93.7191 || p.Choices["sizing"] != "women" || p.Choices["preference"] != "loose" || len(p.Choices) != 2 {
		t.Errorf("read %+v", p)
	}
	if want := []fit.UsualSize{{Garment: fit.Top, Label: "M", System: "here"}, {Garment: fit.Top, Label: "38", System: "de-women"}}; !slices.Equal(p.Usual, want) {
		t.Errorf("usual sizes %+v, want %+v", p.Usual, want)
	}
	if want := []fit.OwnedGarment{{Type: fit.Shirt, Flat: [fit.NumZones]float64{52.0731, 49}}}; !slices.Equal(p.Owned, want) {
		t.Errorf("garments %+v, want %+v", p.Owned, want)
	}
}

// A file that was taken along before there were usual sizes is read still.
func TestParseProfile_FirstVersion(t *testing.T) {
	t.Parallel()
	p, err := ParseProfile([]byte(`{"version":1,"held":{"measurements":[{"name":"sizing","values":{"choice":"men"}},{"name":"bust","values":{"cm":101.5}}]}}`))
	if err != nil || p.Measures[fit.Bust] != 101.5 || p.Choices["sizing"] != "men" || len(p.Usual)+len(p.Owned) != 0 {
		t.Errorf("read %+v, %v", p, err)
	}
}

func TestAFileThatIsNoneSaysWhy(t *testing.T) {
	held := func(records string) string { return `{"version":2,"held":{"measurements":[` + records + `]}}` }
	for name, test := range map[string]struct {
		file string
		want Fault
	}{
		"empty":            {"", FaultNotJSON},
		"a picture":        {"\x89PNG\r\n\x1a\n", FaultNotJSON},
		"CSV":              {"category,name\r\n", FaultNotJSON},
		"two documents":    {held("") + held(""), FaultNotJSON},
		"not UTF-8":        {"{\"version\":1,\"x\":\"\xff\"}", FaultNotJSON},
		"a list":           {"[1]", FaultOther},
		"null":             {"null", FaultOther},
		"another object":   {`{"bust":92}`, FaultOther},
		"held is a number": {`{"version":1,"held":3}`, FaultOther},
		"a later version":  {`{"version":3,"held":{}}`, FaultVersion},
		"version nought":   {`{"version":0,"held":{}}`, FaultVersion},
		"version in words": {`{"version":"1","held":{}}`, FaultVersion},
		"nothing held":     {held(""), FaultNoProfile},
		"choices only":     {held(`{"name":"sizing","values":{"choice":"women"}}`), FaultNoProfile},
		"unknown name":     {held(`{"name":"weight","values":{"cm":70}}`), FaultMalformed},
		"usual twice":      {held(`{"name":"usual.top","values":{"label":"M","system":""}},{"name":"usual.top","values":{"label":"L","system":""}}`), FaultMalformed},
		"usual of none":    {held(`{"name":"usual.hat","values":{"label":"M","system":""}}`), FaultMalformed},
		"no label":         {held(`{"name":"usual.top","values":{"system":"here"}}`), FaultMalformed},
		"no system":        {held(`{"name":"usual.top","values":{"label":"M"}}`), FaultMalformed},
		"a number a label": {held(`{"name":"usual.dress","values":{"label":40,"system":""}}`), FaultMalformed},
		"fifth usual":      {held(`{"name":"usual.top.5","values":{"label":"M","system":""}}`), FaultMalformed},
		"third garment":    {held(`{"name":"owned.3","values":{"type":"shirt","bust":52}}`), FaultMalformed},
		"no type":          {held(`{"name":"owned.1","values":{"bust":52}}`), FaultMalformed},
		"width in words":   {held(`{"name":"owned.1","values":{"type":"shirt","bust":"52"}}`), FaultMalformed},
		"twice":            {held(`{"name":"bust","values":{"cm":92}},{"name":"bust","values":{"cm":93}}`), FaultMalformed},
		"no value":         {held(`{"name":"bust","values":{}}`), FaultMalformed},
		"null value":       {held(`{"name":"bust","values":{"cm":null}}`), FaultMalformed},
		"a word":           {held(`{"name":"bust","values":{"cm":"92"}}`), FaultMalformed},
		"too great":        {held(`{"name":"bust","values":{"cm":1e999}}`), FaultMalformed},
		"too large":        {held("") + strings.Repeat(" ", MaxFile), FaultTooLarge},
	} {
		var fault Fault
		if _, err := ParseProfile([]byte(test.file)); !errors.As(err, &fault) || fault != test.want {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}

func TestTheSchemaKnowsEveryCategoryAndIsJSON(t *testing.T) {
	text, err := Schema("http://localhost/my-data-schema.json", categories())
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Properties struct {
			Held struct {
				Required   []string
				Properties map[string]any
			}
		}
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range categories() {
		names = append(names, c.Name)
	}
	if !slices.Equal(schema.Properties.Held.Required, names) || len(schema.Properties.Held.Properties) != len(names) {
		t.Errorf("the schema has %v, the file %v", schema.Properties.Held.Required, names)
	}
}

func FuzzParseProfile(f *testing.F) {
	seed, err := document().JSON()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add([]byte(`{"version":1,"held":{"measurements":[{"name":"bust","values":{"cm":1e308}}]}}`))
	f.Add([]byte(`{"held":{"measurements":{"name":[]}},"version":1}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		p, err := ParseProfile(file)
		if err != nil {
			var fault Fault
			if !errors.As(err, &fault) || len(p.Measures)+len(p.Choices)+len(p.Usual)+len(p.Owned) != 0 {
				t.Fatalf("%v with %+v", err, p)
			}
			return
		}
		if len(p.Measures)+len(p.Usual)+len(p.Owned) == 0 || len(p.Measures) > fit.NumMeasures || len(p.Choices) > 3 ||
			len(p.Usual) > len(fit.Garments)*fit.MaxUsual || len(p.Owned) > fit.MaxOwned {
			t.Fatalf("read %+v", p)
		}
	})
}

func TestHarmless_FormulaStarts(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"": "", "Leinen": "Leinen", "98,5": "98,5", "a=b": "a=b", "’=": "’=", "ä=1": "ä=1", " Leinen": " Leinen", "−5": "−5",
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "\r=1": "'\r=1", "\n=1": "'\n=1", "\tx": "'\tx",
		"＝1+1": "'＝1+1", "＋1": "'＋1", "－1": "'－1", "＠SUM": "'＠SUM", "\u200e=1": "'\u200e=1", "\ufeff＝1": "'\ufeff＝1", " =1": "' =1", "\u00a0@x": "'\u00a0@x", "\u00ad+1": "'\u00ad+1",
	} {
		if got := Harmless(cell); got != want {
			t.Errorf("Harmless(%q) = %q, want %q", cell, got, want)
		}
	}
}
