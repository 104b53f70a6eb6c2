package feed

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"ebenmass/views/text"
)

// Namespace is that of the attributes.
const Namespace = "http://base.google.com/ns/1.0"

// WriteXML writes the feed as RSS 2.0.
func (f *Feed) WriteXML(to io.Writer) error {
	out := bufio.NewWriter(to)
	head := func(name, value string) string { return "<" + name + ">" + escaped(value) + "</" + name + ">" }
	fmt.Fprint(out, xml.Header, `<rss version="2.0" xmlns:g="`, Namespace, `"><channel>`,
		head("title", text.Get(f.Lang, "feed.title")), head("link", f.BaseURL+"/"+string(f.Lang)+"/"), head("description", text.Get(f.Lang, "feed.description")), "\n")
	section := text.Get(f.Lang, "feed.measures")
	err := f.each(func(i item) error {
		fmt.Fprint(out, "<item>")
		for _, a := range i.attributes {
			if a.value != "" {
				fmt.Fprint(out, head("g:"+a.name, a.value))
			}
		}
		for _, m := range i.measures {
			fmt.Fprint(out, "<g:product_detail>", head("g:section_name", section), head("g:attribute_name", m.name), head("g:attribute_value", m.value), "</g:product_detail>")
		}
		_, err := fmt.Fprint(out, "</item>\n")
		return err
	})
	if err != nil {
		return fmt.Errorf("feed: write: %w", err)
	}
	fmt.Fprint(out, "</channel></rss>\n")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("feed: write: %w", err)
	}
	return nil
}

func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder never fails
	return b.String()
}

// detailColumn holds the measures of a row.
const detailColumn = "product_detail(section_name:attribute_name:attribute_value)"

// WriteTSV writes the feed as a table with a header, cells parted by tabs.
func (f *Feed) WriteTSV(to io.Writer) error {
	out := bufio.NewWriter(to)
	section := text.Get(f.Lang, "feed.measures")
	headed := false
	err := f.each(func(i item) error {
		var names, cells, details []string
		for _, a := range i.attributes {
			names, cells = append(names, a.name), append(cells, cell(a.value))
		}
		for _, m := range i.measures {
			details = append(details, detail(section)+":"+detail(m.name)+":"+detail(m.value))
		}
		if !headed {
			headed = true
			fmt.Fprintln(out, strings.Join(append(names, detailColumn), "\t"))
		}
		_, err := fmt.Fprintln(out, strings.Join(append(cells, cell(strings.Join(details, ","))), "\t"))
		return err
	})
	if err != nil {
		return fmt.Errorf("feed: write: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("feed: write: %w", err)
	}
	return nil
}

// cell makes text one cell that no spreadsheet takes for a formula.
func cell(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		s = "'" + s
	}
	if strings.Contains(s, `"`) {
		s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// detail escapes what parts the pieces of a detail and several of them.
func detail(s string) string {
	return strings.NewReplacer(`\`, `\\`, `,`, `\,`, `:`, `\:`).Replace(s)
}
