package importer_test

import (
	"context"
	"fmt"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"ebenmass/models/importer"
)

// utf16 writes ASCII text with a byte order mark.
func utf16(text string, little bool) string {
	var b strings.Builder
	for _, r := range "\uFEFF" + text {
		if little {
			b.Write([]byte{byte(r), byte(r >> 8)})
		} else {
			b.Write([]byte{byte(r >> 8), byte(r)})
		}
	}
	return b.String()
}

func TestRead_HostileFiles(t *testing.T) {
	t.Parallel()
	const head = "Handle,Title,Option1 Name,Option1 Value,Variant Price\n"
	for name, c := range map[string]struct {
		file, text string
		code, at   string // "" where nothing is wrong
	}{
		"unclosed quote":        {"p.csv", head + "tee,\"Open,Size,S,10\n" + strings.Repeat("tee,T,Size,S,10\n", 50), "unclosed_quote", "p.csv:2"},
		"unclosed, very long":   {"p.csv", head + "a,b,c,d,1\ntee,\"Open\n" + strings.Repeat(strings.Repeat("x", 1000)+"\n", 1200), "record_too_long", "p.csv:3"},
		"unclosed, one line":    {"p.csv", head + "tee,\"" + strings.Repeat("x", 2<<20), "record_too_long", "p.csv:2"},
		"long cell":             {"p.csv", head + "tee," + strings.Repeat("x", 70<<10) + ",Size,S,10\n", "cell_too_long", "p.csv:2"},
		"long line, no quote":   {"p.csv", head + "tee," + strings.Repeat("x", 2<<20) + ",Size,S,10\nb,B,Size\n", "ragged", "p.csv:3"},
		"quote in a cell":       {"p.csv", head + "tee,a\"b,Size,S,10\n", "quotes", "p.csv:2"},
		"short row":             {"p.csv", head + "tee,T,Size,S\n", "ragged", "p.csv:2"},
		"long row":              {"p.csv", head + "\n\ntee,T,Size,S,10,extra\n", "ragged", "p.csv:4"},
		"after a record of two": {"p.csv", head + "tee,\"two\nlines\",Size,S,10\ntee,T\n", "ragged", "p.csv:4"},
		"NUL":                   {"p.csv", head + "tee,A\x00B,Size,S,10\n", "nul", "p.csv:2"},
		"header twice":          {"p.csv", "Handle,Title,title\na,b,c\n", "duplicate_header", "p.csv:1"},
		"columns":               {"p.csv", "Handle,Title" + strings.Repeat(",x", 600) + "\n", "too_many_columns", "p.csv:1"},
		"empty":                 {"p.csv", "", "empty", "p.csv:1"},
		"blank":                 {"p.csv", "\n \n", "empty", "p.csv:1"},
		"not known":             {"p.csv", "a,b\n1,2\n", "unknown_format", "p.csv:1"},
		"no key":                {"p.csv", head + ",T,Size,S,10\n", "no_key", "p.csv:2"},
		"xlsx":                  {"p.csv", "PK\x03\x04 and so on", "not_text", "p.csv:1"},
		"latin-1":               {"p.csv", head + "a,b,c,d,1\ntee,Gr\xf6\xdfe,Size,S,10\n", "encoding", "p.csv:3"},
		"BOM":                   {"p.csv", "\uFEFF" + strings.ReplaceAll(head, ",", ";") + "a;b;Size;S;10\r\n", "", ""},
		"UTF-16 LE":             {"p.csv", utf16(head+"a,b,Size,S,10\n", true), "", ""},
		"UTF-16 BE":             {"p.csv", utf16(head+"a,b,Size,S,10\n", false), "", ""},
		"document type":         {"f.xml", "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><id>&x;</id></item></channel></rss>", "doctype", "f.xml:2"},
		"entity":                {"f.xml", "<rss><channel>\n<item><id>&x;</id></item></channel></rss>", "xml", "f.xml:2"},
		"deep":                  {"f.xml", "<rss>" + strings.Repeat("<a>", 5000), "too_deep", "f.xml:1"},
		"deep in an item":       {"f.xml", "<rss>\n<item>" + strings.Repeat("<a>", 20), "too_deep", "f.xml:2"},
		"cut off":               {"f.xml", "<rss><channel><item><id>a", "xml", "f.xml:1"},
		"ends too often":        {"f.xml", "<rss></rss></rss>", "xml", "f.xml:1"},
		"long text":             {"f.xml", "<rss><item><title>" + strings.Repeat("x", 100<<10) + "</title></item></rss>", "cell_too_long", "f.xml:1"},
		"endless text":          {"f.xml", "<rss><item><title>" + strings.Repeat("x", 3<<20), "cell_too_long", "f.xml:1"},
		"latin-1 XML":           {"f.xml", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss></rss>", "encoding", "f.xml:1"},
		"no items":              {"f.xml", "<rss><channel></channel></rss>", "empty", "f.xml:1"},
	} {
		r, err := tryBuild(fstest.MapFS{c.file: file(c.text)}, "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c.code != "" && !r.has(c.code, "", c.at) {
			t.Errorf("%s: no %s at %s in\n%s", name, c.code, c.at, r.lines())
		}
		if c.code != "" && r.staged.Failed() == 0 {
			t.Errorf("%s: no error counts", name)
		}
		if c.code == "" && (r.outcomes["a"] != importer.Failed || !r.has("no_type", "a", c.file+":2")) {
			t.Errorf("%s: not read: %v\n%s", name, r.outcomes, r.lines())
		}
		_ = r.staged.Close()
	}
}

func TestArticles_HostileText(t *testing.T) {
	t.Parallel()
	files := ownFiles()
	for written, want := range map[string]string{
		`"<b>T</b> &amp; more &lt;script&gt;"`:               "T & more <script>",
		`"<p>one</p><p>two</p><script>alert(1)</script>"`:    "one two",
		`"<p onclick=x>ok</p><style>*{}</style><plaintext>"`: "ok",
		"A\u0007B\u202EDCBA\u2066x":                          "ABDCBAx",
		`"=HYPERLINK(""https://evil.example"",""x"")"`:       `=HYPERLINK("https://evil.example","x")`,
		"Cafe\u0301":                "Café",
		`"two` + "\n" + `lines"`:    "two lines",
		strings.Repeat("lang ", 40): strings.TrimSpace(strings.Repeat("lang ", 29)) + "…",
	} {
		text := strings.Replace(string(ownFiles()["articles.csv"].Data), ";Hemdchen;", ";"+written+";", 1)
		files["articles.csv"] = file(text)
		r := build(t, files, ownMapping)
		if got := r.built["T1"].Product.Name.DE; got != want {
			t.Errorf("%q became %q, not %q\n%s", written, got, want, r.lines())
		}
	}
}

func TestFinding_StringIsOneHarmlessLine(t *testing.T) {
	t.Parallel()
	f := importer.Finding{File: "a\x1b[31m.csv", Line: 3, Severity: importer.SeverityError, Code: "x", Article: "t\nee", Text: "\u202Etext\x00"}
	if got := f.String(); got != "a[31m.csv:3: error x t ee -: text" {
		t.Errorf("%q", got)
	}
}

func TestRead_OpenQuoteIsNotHeldInMemory(t *testing.T) {
	var before, after runtime.MemStats
	line := strings.Repeat("x", 4095) + "\n"
	files := fstest.MapFS{"p.csv": file("Handle,Title\ntee,\"" + strings.Repeat(line, 16<<10))} // 64 MB
	runtime.GC()
	runtime.ReadMemStats(&before)
	r, err := tryBuild(files, "")
	if err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 16<<20 {
		t.Errorf("%d MB allocated for one open quote", used>>20)
	}
	if !r.has("record_too_long", "", "p.csv:2") {
		t.Errorf("findings:\n%s", r.lines())
	}
}

func FuzzRead(f *testing.F) {
	own := ownFiles()
	f.Add("articles.csv", string(own["articles.csv"].Data), string(own["charts.csv"].Data))
	f.Add("feed.xml", "<rss><channel><item><id>a</id><title>T</title><price>9.90 EUR</price></item></channel></rss>", "size,Chest to Fit\nS,34-37\n")
	f.Add("p.csv", "Handle,Title,Option1 Name,Option1 Value,Variant Price\ntee,\"T\"\"\n\",Size,½,1\n", "handle,size,waist,unit\ntee,30/30,15 1/2,in\n")
	f.Add("w.csv", "ID,Type,SKU,Name,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)\n1,variable,a,A,1,,Size,\"S, M\"\n2,variation,,,2,id:1,Size,\n", "id,measure,S\n*,bust,1\n")
	f.Fuzz(func(t *testing.T, name, products, charts string) {
		if !fs.ValidPath(name) || strings.Contains(name, "/") || len(products)+len(charts) > 1<<16 {
			t.Skip()
		}
		files := fstest.MapFS{name + ".csv": file(products), "charts.csv": file(charts)}
		r, err := tryBuild(files, ownMapping+"[defaults]\nkind = \"garment\"\nunit = \"cm\"\nmethod = \"flat\"\nmaker = \"werk\"\nfibres = \"100 cotton\"\ntype = \"t-shirt\"\nsizing = \"men\"\ncut = \"slim\"\nstretch = \"high\"\nsleeve = \"long\"\n")
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
			if len(p.Variants) == 0 || len(p.Prices) == 0 || p.Prices[0].Cents <= 0 || p.Name.DE == "" {
				t.Errorf("%q was built without variants, price or name: %+v", key, p)
			}
		}
		text, err := r.staged.WriteMapping("")
		if err != nil {
			t.Fatalf("the mapping cannot be written: %v", err)
		}
		if _, err := importer.ParseMapping(strings.NewReader(text)); err != nil {
			t.Errorf("the mapping cannot be read: %v\n%s", err, text)
		}
		for _, finding := range r.findings {
			if strings.ContainsAny(finding.String(), "\n\r\x00\x1b") || finding.Line < 0 {
				t.Errorf("finding %q", finding.String())
			}
		}
	})
}

func FuzzParseMapping(f *testing.F) {
	f.Add(ownMapping, "stretch")
	f.Add("[types]\nx = \"t-shirt\"\n[measures]\ny = { is = \"bust\" }\naccept = [\"no_fibres\"]\n", "")
	f.Fuzz(func(t *testing.T, mapping, _ string) {
		m, err := importer.ParseMapping(strings.NewReader(mapping))
		if err != nil {
			if strings.Contains(err.Error(), "\x00") {
				t.Error("an error with a NUL")
			}
			return
		}
		staged, err := importer.Read(context.Background(), ownFiles(), "", importer.Options{Mapping: m, Tables: tables(), Now: day, Report: func(importer.Finding) {}})
		if err != nil {
			return // a format that there is not
		}
		_ = staged.Close()
	})
}

func ExampleFinding() {
	fmt.Println(importer.Finding{File: "charts.csv", Line: 15, Severity: importer.SeverityError, Code: "not_graded", Article: "tee", Field: "sleeve", Text: "sleeve M 62.2 after S 68.6"})
	// Output: charts.csv:15: error not_graded tee sleeve: sleeve M 62.2 after S 68.6
}
