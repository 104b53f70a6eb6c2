package importer

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// cappedReader fails when more than maxRecord bytes are read between two tokens, which the
// decoder would hold in memory.
type cappedReader struct {
	in   io.Reader
	left int
}

var errTooLong = errors.New("too long")

func (c *cappedReader) Read(p []byte) (int, error) {
	if c.left <= 0 {
		return 0, errTooLong
	}
	n, err := c.in.Read(p[:min(len(p), 4096)])
	c.left -= n
	return n, err
}

// xmlItems reads a feed in RSS or Atom and hands over each item: its attributes by name without
// prefix, and the line it begins at. A document type is refused, so entities mean nothing.
type xmlItems struct {
	decoder *xml.Decoder
	in      *cappedReader
	depth   int
	open    [maxDepth]xml.Name // the elements that have begun
}

func newXMLItems(in io.Reader) *xmlItems {
	capped := &cappedReader{in: in, left: maxRecord}
	return &xmlItems{decoder: xml.NewDecoder(capped), in: capped}
}

// token returns the next token; the error is io.EOF or a *recordError.
func (x *xmlItems) token(begin int) (xml.Token, error) {
	token, err := x.decoder.RawToken()
	line, _ := x.decoder.InputPos()
	if begin == 0 {
		begin = line
	}
	switch {
	case err == io.EOF && x.depth > 0:
		return nil, &recordError{begin, "xml", "the file ends within an element", true}
	case err == io.EOF:
		return nil, io.EOF
	case errors.Is(err, errTooLong):
		return nil, &recordError{begin, "record_too_long", fmt.Sprintf("more than %d bytes without a tag", maxRecord), true}
	case err != nil:
		if strings.Contains(err.Error(), "encoding") || strings.Contains(err.Error(), "UTF-8") {
			return nil, &recordError{line, "encoding", errEncoding.Error(), true}
		}
		return nil, &recordError{begin, "xml", printable(err.Error()), true}
	}
	x.in.left = maxRecord
	switch t := token.(type) {
	case xml.Directive:
		return nil, &recordError{line, "doctype", "a document type is refused: it can fetch files", true}
	case xml.StartElement:
		if x.depth++; x.depth > maxDepth {
			return nil, &recordError{line, "too_deep", fmt.Sprintf("more than %d elements within each other", maxDepth), true}
		}
		if len(t.Attr) > maxColumns {
			return nil, &recordError{line, "too_many_columns", fmt.Sprintf("%d attributes of one element, of at most %d", len(t.Attr), maxColumns), true}
		}
		x.open[x.depth-1] = t.Name
	case xml.EndElement:
		if x.depth--; x.depth < 0 {
			return nil, &recordError{line, "xml", "an element ends that was not begun", true}
		}
		if x.open[x.depth] != t.Name {
			return nil, badRecord(begin, "xml", true, "the element %s ends within %s", printable(t.Name.Local), printable(x.open[x.depth].Local))
		}
	}
	return token, nil
}

// next returns the next item. The error is io.EOF or a *recordError.
func (x *xmlItems) next() (item map[string]string, line int, err error) {
	for {
		token, err := x.token(0)
		if err != nil {
			return nil, 0, err
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "item" && start.Name.Local != "entry" {
			continue
		}
		line, _ = x.decoder.InputPos()
		item, err = x.item(line)
		return item, line, err
	}
}

// item reads the children of an item, whose text is that of all they hold.
func (x *xmlItems) item(begin int) (map[string]string, error) {
	item := map[string]string{}
	outer, size := x.depth, 0
	name := ""
	var value strings.Builder
	for {
		token, err := x.token(begin)
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if x.depth == outer+1 {
				name = strings.ToLower(t.Name.Local)
				value.Reset()
			}
		case xml.CharData:
			if size += len(t); size > maxRecord || value.Len()+len(t) > maxCell {
				return nil, &recordError{begin, "cell_too_long", fmt.Sprintf("an attribute of more than %d bytes", maxCell), true}
			}
			value.Write(t)
		case xml.EndElement:
			if x.depth < outer {
				return item, nil
			}
			if x.depth == outer {
				if _, twice := item[name]; !twice && len(item) < maxColumns {
					item[name] = strings.TrimSpace(value.String())
				}
			}
		}
	}
}

// googleXMLFields are the fields of an item of a feed.
func googleXMLFields(item map[string]string, r *record) (key string, unused []string) {
	for name, value := range item {
		if f, known := googleFields[name]; known {
			r.set(f, value)
			continue
		}
		switch name {
		case "id", "item_group_id", "age_group", "sale_price_effective_date":
		default:
			unused = append(unused, name)
		}
	}
	return googleItem(r, item["id"], item["item_group_id"], item["age_group"], item["sale_price_effective_date"]), unused
}
