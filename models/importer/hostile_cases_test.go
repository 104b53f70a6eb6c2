package importer_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"ebenmass/models/importer"
)

// TestRead_HostileRecords reads records that are wrong in themselves: each is said with the line where
// it begins, and rows that follow are read where their beginning is known.
func TestRead_HostileRecords(t *testing.T) {
	t.Parallel()
	const head, row = "Handle,Title,Option1 Name,Option1 Value,Variant Price\n", "tee,T,Size,S,10\n"
	long := func(n int) string { return strings.Repeat("x", n) }
	for name, c := range map[string]struct {
		text     string
		code, at string // "" where nothing is wrong with the rows
		goesOn   bool   // the row after it is read
	}{
		"doubled quotes":               {head + "b,\"a \"\"b\"\" c\",Size,S,10\n" + row, "", "", true},
		"quotes around nothing":        {head + "b,\"\",Size,S,10\n" + row, "", "", true},
		"three quotes":                 {head + "b,\"\"\",Size,S,10\n" + row, "unclosed_quote", "p.csv:2", false},
		"text after a quote":           {head + "b,\"a\"b,Size,S,10\n" + row, "quotes", "p.csv:2", true},
		"a quote after a space":        {head + "b, \"a\",Size,S,10\n" + row, "quotes", "p.csv:2", true},
		"a quote opens in the header":  {"Handle,\"Title\nb,a,Size,S,10\n" + row, "unclosed_quote", "p.csv:1", false},
		"a quote in the last cell":     {head + row + "b,B,Size,S,\"10", "unclosed_quote", "p.csv:3", true},
		"lines in a cell":              {head + "b,\"one\r\ntwo\n\nthree\",Size,S,10\n" + row, "", "", true},
		"empty cells only":             {head + ",,,,\n" + row, "no_key", "p.csv:2", true},
		"one cell":                     {head + "b\n" + row, "ragged", "p.csv:2", true},
		"a separator too many":         {head + "b,B,Size,S,10,\n" + row, "ragged", "p.csv:2", true},
		"another separator":            {head + "b;B;Size;S;10\n" + row, "ragged", "p.csv:2", true},
		"400 rows, each ragged":        {head + strings.Repeat("b,B\n", 400) + row, "ragged", "p.csv:401", true},
		"501 cells":                    {head + "b" + strings.Repeat(",", 500) + "\n" + row, "too_many_columns", "p.csv:2", true},
		"500 columns":                  {strings.TrimSpace(head) + columns(495) + "\n" + strings.TrimSpace(row) + strings.Repeat(",", 495) + "\n", "", "", true},
		"501 columns":                  {strings.TrimSpace(head) + columns(496) + "\n" + strings.TrimSpace(row) + strings.Repeat(",", 496) + "\n", "too_many_columns", "p.csv:1", false},
		"a cell of 64 KB":              {head + "b," + long(64<<10) + ",Size,S,10\n" + row, "", "", true},
		"a cell of more":               {head + "b," + long(64<<10+1) + ",Size,S,10\n" + row, "cell_too_long", "p.csv:2", true},
		"a record of 1 MB":             {head + "b" + strings.Repeat(","+long(40<<10), 26) + "\n" + row, "record_too_long", "p.csv:2", true},
		"1 MB of quotes":               {head + "b," + strings.Repeat("\"", 1<<20+1) + ",Size,S,10\n" + row, "record_too_long", "p.csv:2", false},
		"controls in a cell":           {head + "b,\"a\x01\x02\x1b[31m\x7f\u0085\u2028b\",Size,S,10\n" + row, "", "", true},
		"the separator of lists":       {head + "b,B,Size,S\x1fM\x1fL,10\n" + row, "", "", true},
		"a lone carriage return":       {head + "b,B,Size,S,10\rb,B,Size,M,10\n" + row, "ragged", "p.csv:2", true},
		"a BOM in the middle":          {head + "\uFEFFb,B,Size,S,10\n" + row, "", "", true},
		"headers that differ in case":  {"Handle,Title,TITLE\nb,B,C\n" + row, "duplicate_header", "p.csv:1", false},
		"headers that differ in space": {"Handle,Title, title \nb,B,C\n" + row, "duplicate_header", "p.csv:1", false},
		"headers that compose alike":   {"Handle,Title,Größe,Gro\u0308ße\nb,B,C,D\n" + row, "duplicate_header", "p.csv:1", false},
		"no names in the header":       {"Handle,Title,,,\nb,B,C,D,E\ntee,T,,,\n", "", "", true},
		"NUL at the end":               {head + row + "b,B,Size,S,10\n\x00", "nul", "p.csv:4", true},
		"half a character":             {head + "b,B\xc3,Size,S,10\n" + row, "encoding", "p.csv:2", false},
		"a surrogate":                  {head + "b,\xed\xa0\x80,Size,S,10\n" + row, "encoding", "p.csv:2", false},
		"overlong":                     {head + "b,\xc0\xaf,Size,S,10\n" + row, "encoding", "p.csv:2", false},
	} {
		r, err := tryBuild(fstest.MapFS{"p.csv": file(c.text)}, "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if c.code != "" && (!r.has(c.code, "", c.at) || r.staged.Failed() == 0) || c.code == "" && r.staged.Failed() != 0 {
			t.Errorf("%s: %q at %q is not what was found:\n%s", name, c.code, c.at, r.lines())
		}
		if _, read := r.outcomes["tee"]; read != c.goesOn {
			t.Errorf("%s: the row after it was read: %v\n%s", name, read, r.lines())
		}
		for _, f := range r.findings {
			if strings.ContainsAny(f.String(), "\x00\x01\x1b\x7f\n\r\u0085\u2028") {
				t.Errorf("%s: finding %q", name, f.String())
			}
		}
		_ = r.staged.Close()
	}
}

// columns are names of columns that no format knows.
func columns(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, ",c%d", i)
	}
	return b.String()
}

// TestRead_UTF16WithoutMark reads UTF-16 that no mark announces: it is no UTF-8, or full of NUL.
func TestRead_UTF16WithoutMark(t *testing.T) {
	t.Parallel()
	const text = "Handle,Title\ntee,T\n"
	for _, little := range []bool{true, false} {
		marked := utf16(text, little)
		r, err := tryBuild(fstest.MapFS{"p.csv": file(marked[2:])}, "")
		if err != nil {
			t.Fatal(err)
		}
		if len(r.outcomes) != 0 || !r.has("nul", "", "p.csv:1") {
			t.Errorf("little endian %v: %v\n%s", little, r.outcomes, r.lines())
		}
		_ = r.staged.Close()
		r, err = tryBuild(fstest.MapFS{"p.csv": file(marked[:len(marked)-1])}, "") // half a character
		if err != nil {
			t.Fatal(err)
		}
		if little && len(r.outcomes) != 1 {
			t.Errorf("cut off: %v\n%s", r.outcomes, r.lines())
		}
		_ = r.staged.Close()
	}
}

// TestRead_HostileXML reads feeds that try to fetch, to grow or to hide what they are.
func TestRead_HostileXML(t *testing.T) {
	t.Parallel()
	const ok = "<item><id>tee</id><title>T</title></item>"
	for name, c := range map[string]struct {
		text     string
		code, at string // "" where nothing is wrong
	}{
		"external entity":          {"<!DOCTYPE r SYSTEM \"http://evil.example/x.dtd\">\n<rss>" + ok + "</rss>", "doctype", "f.xml:1"},
		"parameter entity":         {"\n\n<!DOCTYPE r [\n<!ENTITY % p SYSTEM \"file:///etc/passwd\">\n%p;]>\n<rss>" + ok + "</rss>", "doctype", "f.xml:5"},
		"a billion laughs":         {"<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><rss><item><id>&b;</id></item></rss>", "doctype", "f.xml:1"},
		"entity without a type":    {"<rss>\n<item><id>&evil;</id></item></rss>", "xml", "f.xml:2"},
		"character out of range":   {"<rss>\n<item><id>&#x110000;</id></item></rss>", "xml", "f.xml:2"},
		"NUL as a reference":       {"<rss>\n<item><id>&#0;</id></item></rss>", "xml", "f.xml:2"},
		"control as a reference":   {"<rss>\n<item><id>&#x1b;</id></item></rss>", "xml", "f.xml:2"},
		"known entities":           {"<rss><item><id>tee</id><title>&lt;b&gt;A&amp;B&#65;&quot;</title></item></rss>", "", ""},
		"CDATA":                    {"<rss><item><id>tee</id><title><![CDATA[<b>A</b> & ]]]]><![CDATA[> B]]></title></item></rss>", "", ""},
		"CDATA without an end":     {"<rss>\n<item><id><![CDATA[tee</id></item></rss>", "xml", "f.xml:2"},
		"comment without an end":   {"<rss>\n<!-- <item><id>tee</id></item></rss>", "xml", "f.xml:2"},
		"instruction":              {"<?php echo 1 ?><rss>" + ok + "</rss>", "", ""},
		"UTF-7":                    {"<?xml version=\"1.0\" encoding=\"UTF-7\"?><rss>" + ok + "</rss>", "encoding", "f.xml:1"},
		"said UTF-16":              {"<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss>" + ok + "</rss>", "encoding", "f.xml:1"},
		"latin-1 bytes":            {"<rss>\n<item><id>t\xe9</id></item></rss>", "encoding", "f.xml:2"},
		"one attribute, 2 MB":      {"<rss>\n<item a=\"" + strings.Repeat("x", 2<<20) + "\"></item></rss>", "", "f.xml:2"},
		"attributes":               {"<rss>\n<item" + attributes(600) + "></item></rss>", "too_many_columns", "f.xml:2"},
		"a name of 2 MB":           {"<rss>\n<" + strings.Repeat("x", 2<<20) + "/></rss>", "", "f.xml:2"},
		"crossed":                  {"<rss>\n<item><id>tee</item></id></rss>", "xml", "f.xml:2"},
		"ends twice":               {"<rss>" + ok + "</rss></item>", "xml", "f.xml:1"},
		"items within an item":     {"<rss>\n<item><id>tee</id><item><id>b</id></item></item></rss>", "", ""},
		"a namespace of its own":   {"<rss xmlns:x=\"urn:x\"><x:item><x:id>tee</x:id><x:title>T</x:title></x:item></rss>", "", ""},
		"1,000 elements, 17 deep":  {"<rss>\n<item>" + strings.Repeat("<a>", 15) + strings.Repeat("</a>", 15) + "</item></rss>", "too_deep", "f.xml:2"},
		"text outside of elements": {"text <rss>" + ok + "</rss>", "unknown_format", "f.xml:1"},
	} {
		r, err := tryBuild(fstest.MapFS{"f.xml": file(c.text)}, "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		switch {
		case c.code != "" && (!r.has(c.code, "", c.at) || r.staged.Failed() == 0):
			t.Errorf("%s: no %s at %s in\n%s", name, c.code, c.at, r.lines())
		case c.code == "" && c.at != "" && r.staged.Failed() == 0:
			t.Errorf("%s: nothing is wrong in\n%s", name, r.lines())
		case c.code == "" && c.at == "" && (r.staged.Failed() != 0 || r.outcomes["tee"] != importer.Failed):
			t.Errorf("%s: %v\n%s", name, r.outcomes, r.lines())
		}
		_ = r.staged.Close()
	}
}

func attributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " a%d=\"\"", i)
	}
	return b.String()
}
