package importer_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"ebenmass/models/importer"
)

func TestArticles_LayoutProblems(t *testing.T) {
	t.Parallel()
	const dress, tee = "women/moss-dress.toml", "men/tee.toml"
	own := layoutFiles()
	for name, c := range map[string]struct {
		files    fstest.MapFS
		code, at string
		failed   string // the article; "" for none, all for both
	}{
		"broken":                  {with(own, tee, "sizing = ", "sizing == "), "toml", tee + ":4", "tee"},
		"open string":             {with(own, tee, "\"regular\"", "\"regular"), "toml", tee + ":6", "tee"},
		"wrong kind":              {with(own, tee, "[96, 104]", "\"96\""), "toml", tee + ":17", "tee"},
		"key twice":               {with(own, tee, "sleeve = ", "cut = \"slim\"\nsleeve = "), "toml", tee + ":8", "tee"},
		"unknown field":           {with(own, tee, "sleeve = ", "sleeves = "), "unknown_field", tee + ":8", "tee"},
		"unknown table":           {with(own, dress, "[style]", "[sewing]"), "unknown_field", dress + ":25", "moss-dress"},
		"empty":                   {with(own, tee, string(own[tee].Data), "# nothing\n"), "empty", tee + ":1", "tee"},
		"of another form":         {with(own, tee, string(own[tee].Data), "[package]\nedition = 1\n"), "unknown_format", tee + ":1", "tee"},
		"NUL":                     {with(own, tee, "Hemdchen", "Hemd\x00chen"), "nul", tee + ":12", "tee"},
		"latin-1":                 {with(own, tee, "Hemdchen", "H\xe4mdchen"), "encoding", tee + ":12", "tee"},
		"a zip":                   {with(own, tee, "", "PK\x03\x04"), "not_text", tee + ":1", "tee"},
		"too long":                {with(own, tee, "", "# "+strings.Repeat("x", 2<<20)+"\n"), "record_too_long", tee + ":1", "tee"},
		"a long text":             {with(own, tee, "Jersey.", strings.Repeat("x", 70<<10)), "cell_too_long", tee + ":13", "tee"},
		"deep":                    {with(own, tee, "style = { collar = \"crew\" }", "style = "+strings.Repeat("[", 100_000)), "toml", tee + ":15", "tee"},
		"another department":      {with(own, tee, "\"men\"", "\"women\""), "department_conflict", tee + ":4", "tee"},
		"a number short":          {with(own, dress, "[80, 88, 97]", "[80, 88]"), "ragged", dress + ":39", "moss-dress"},
		"a stock short":           {with(own, dress, "[4, 5, 6]", "[4, 5]"), "ragged", dress + ":44", "moss-dress"},
		"no stock of a colour":    {with(own, dress, "navy = [4, 5, 6]\n", ""), "ragged", dress + ":42", "moss-dress"},
		"stock of another colour": {with(own, dress, "navy = [", "black = ["), "stock", dress + ":44", "moss-dress"},
		"too many colours":        {with(own, tee, "[\"navy\"]", "["+strings.Repeat("\"navy\", ", 50)+"]"), "too_many_colours", tee + ":11", "tee"},
		"too many sizes":          {with(own, tee, "[\"S\", \"M\"]", "["+strings.Repeat("\"S\", ", 150)+"]"), "too_many_sizes", tee + ":16", "tee"},
		"a size twice":            {with(own, dress, "\"S\", \"M\", \"L\"", "\"S\", \"M\", \"M\""), "duplicate_size", dress + ":38", "moss-dress"},
		"a long label":            {with(own, tee, "\"S\", \"M\"", "\"S\", \"a label of many letters\""), "size", tee + ":17", "tee"},
		"not graded":              {with(own, dress, "[96, 104, 112.5]", "[96, 95, 112.5]"), "not_graded", dress + ":38", "moss-dress"},
		"negative":                {with(own, dress, "[96, 104, 112.5]", "[-96, 104, 112.5]"), "number", dress + ":38", "moss-dress"},
		"no number":               {with(own, dress, "[96, 104, 112.5]", "[nan, 104, inf]"), "number", dress + ":38", "moss-dress"},
		"laid flat":               {with(own, dress, "[96, 104, 112.5]", "[24, 26, 28]"), "out_of_range", dress + ":38", "moss-dress"},
		"of bodies":               {with(own, dress, "[96, 104, 112.5]", "[86, 94, 102]"), "looks_like_body_chart", dress + ":38", "moss-dress"},
		"no bust":                 {with(own, tee, "chart.bust = [96, 104]\n", "chart.waist = [86, 94]\n"), "no_leading_zone", tee + ":17", "tee"},
		"no chart":                {with(own, tee, "chart.bust = [96, 104]\n", ""), "no_chart", tee + ":1", "tee"},
		"no type":                 {with(own, tee, "type = \"t-shirt\"\n", ""), "no_type", tee + ":1", "tee"},
		"no department":           {with(own, tee, "sizing = \"men\"\n", ""), "no_department", tee + ":1", "tee"},
		"no cut":                  {with(own, tee, "cut = \"regular\"\n", ""), "no_cut", tee + ":1", "tee"},
		"no stretch":              {with(own, tee, "stretch = \"high\"\n", ""), "no_stretch", tee + ":1", "tee"},
		"no sleeve":               {with(own, tee, "sleeve = \"short\"\n", ""), "no_sleeve", tee + ":1", "tee"},
		"no fibres":               {with(own, tee, "fibres = [ { percent = 100, fibre = \"cotton\" } ]\n", ""), "no_fibres", tee + ":1", "tee"},
		"a sum of 90":             {with(own, tee, "percent = 100", "percent = 90"), "fibres", tee + ":9", "tee"},
		"an unknown fibre":        {with(own, tee, "\"cotton\"", "\"gold, 5 cotton\""), "no_fibres", tee + ":9", "tee"},
		"an unknown colour":       {with(with(own, tee, "[\"navy\"]", "[\"gold\"]"), tee, "stock.navy", "stock.gold"), "no_colour", tee + ":18", "tee"},
		"an unknown cut":          {with(own, tee, "\"regular\"", "\"boxy\""), "unknown_value", tee + ":6", "tee"},
		"an unknown system":       {with(own, dress, "\"letters\"", "\"runes\""), "unknown_value", dress + ":36", "moss-dress"},
		"an unknown part":         {with(own, dress, "\"horn\"", "\"unicorn\""), "unknown_value", dress + ":12", "moss-dress"},
		"no name":                 {with(own, tee, "name = { de = \"Hemdchen\", en = \"Tee\" }\n", ""), "no_name", tee + ":1", "tee"},
		"one language":            {with(own, tee, ", en = \"Tee\"", ""), "one_language", tee + ":1", ""},
		"no care":                 {with(own, tee, "care = [\"wash-40\"]\n", ""), "no_care", tee + ":1", ""},
		"unknown care":            {with(own, tee, "\"wash-40\"", "\"wash-99\""), "unknown_value", tee + ":10", ""},
		"no day":                  {with(own, tee, "added = 2026-03-01\n", ""), "no_added", tee + ":1", ""},
		"no price":                {with(own, tee, "price.history = [ { since = 2026-03-01, cents = 2990 } ]\n", ""), "no_price", tee + ":1", "tee"},
		"a price of nothing":      {with(own, tee, "2990", "0"), "price", tee + ":14", "tee"},
		"a price below nothing":   {with(own, tee, "2990", "-2990"), "price", tee + ":14", "tee"},
		"a price without a day":   {with(own, tee, "since = 2026-03-01, ", ""), "price", tee + ":14", "tee"},
		"prices not in order":     {with(own, dress, "2026-10-01", "2026-02-01"), "price", dress + ":31", "moss-dress"},
		"a price to come":         {with(own, dress, "2026-11-20", "2027-01-01"), "later_price", dress + ":32", ""},
		"only a price to come":    {with(own, tee, "since = 2026-03-01", "since = 2027-03-01"), "no_price", tee + ":1", "tee"},
		"tax":                     {with(own, dress, "= 19", "= 190"), "price", dress + ":28", "moss-dress"},
		"in on a later day":       {with(own, tee, "added = 2026-03-01", "added = 2027-03-01"), "unknown_value", tee + ":3", "tee"},
		"pieces below nothing":    {with(own, tee, "[3, 4]", "[3, -4]"), "negative_stock", tee + ":18", ""},
		"no maker's address":      {with(own, "makers.toml", "address", "# address"), "no_maker", tee + ":2", "all"},
		"a broken table":          {with(own, "makers.toml", "name = ", "name == "), "toml", "makers.toml:3", "all"},
		"a table's field":         {with(own, "care.toml", "en = ", "fr = "), "unknown_field", "care.toml:4", ""},
		"a wrong colour":          {with(own, "colours.toml", "#5d6b3e", "green"), "unknown_value", "colours.toml:1", "moss-dress"},
		"a wrong family":          {with(own, "colours.toml", "\"green\"", "\"forest\""), "unknown_value", "colours.toml:1", "moss-dress"},
		"an entry twice":          {with(own, "fibres.toml", "", string(own["fibres.toml"].Data)), "unknown_value", "fibres.toml:6", ""},
		"a wrong key":             {with(own, "care.toml", "\"air\"", "\"../air\""), "unknown_value", "care.toml:1", ""},
		"an entry without a text": {with(own, "care.toml", "de = \"Auslüften\"\nen = \"Air it\"", ""), "unknown_value", "care.toml:1", ""},
		"NUL in a table":          {with(own, "care.toml", "Air", "\x00"), "nul", "care.toml:4", ""},
	} {
		r, err := tryBuild(c.files, "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !r.has(c.code, "", c.at) {
			t.Errorf("%s: no %s at %s in\n%s", name, c.code, c.at, r.lines())
		}
		for key, outcome := range r.outcomes {
			want := importer.Built
			if key == c.failed || c.failed == "all" {
				want = importer.Failed
			}
			if outcome != want {
				t.Errorf("%s: %s is %s\n%s", name, key, outcome, r.lines())
			}
		}
		if len(r.outcomes) != 2 {
			t.Errorf("%s: %v", name, r.outcomes)
		}
		_ = r.staged.Close()
	}
}

// FuzzReadLayout reads any product and any table: what is built can be advised on and bought, and
// what is wrong has a line of the file.
func FuzzReadLayout(f *testing.F) {
	own := layoutFiles()
	for _, name := range []string{"women/moss-dress.toml", "men/tee.toml"} {
		f.Add(string(own[name].Data), string(own["colours.toml"].Data))
	}
	f.Add("id = \"x\"\n[stock]\n\"a\\u0000b\" = [1]\n", "[[colours]]\nkey = \"\\u001f\"\n")
	f.Fuzz(func(t *testing.T, product, colours string) {
		if len(product)+len(colours) > 1<<16 {
			t.Skip()
		}
		files := layoutFiles()
		delete(files, "women/moss-dress.toml")
		files["men/tee.toml"], files["colours.toml"] = file(product), file(colours)
		r, err := tryBuild(files, "")
		if err != nil {
			t.Fatal(err)
		}
		defer r.staged.Close()
		for key, a := range r.built {
			p := a.Product
			article := p.Article()
			if err := article.Check(); err != nil {
				t.Errorf("%q was built: %v", key, err)
			}
			if len(p.Variants) == 0 || len(p.Prices) == 0 || p.Price(day) <= 0 || p.Name.DE == "" || len(p.Fibres) == 0 {
				t.Errorf("%q was built without variants, price, name or fibres: %+v", key, p)
			}
		}
		lines := 2 + max(strings.Count(product, "\n"), strings.Count(colours, "\n"), 20)
		for _, finding := range r.findings {
			if strings.ContainsAny(finding.String(), "\n\r\x00\x1b") || finding.Line < 1 || finding.Line > lines {
				t.Errorf("finding %q", finding.String())
			}
		}
		if _, err := r.staged.WriteMapping(""); err != nil {
			t.Errorf("the mapping cannot be written: %v", err)
		}
	})
}
