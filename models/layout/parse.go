package layout

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// Limits of a file. The TOML library takes a time that grows with the square of the fields in one
// table.
const (
	maxDepth  = 16   // tables and arrays within each other
	maxFields = 1000 // of one table; and tables, fields that differ, and fields that there are not
)

// Error is what is wrong with a file, in one line.
type Error struct {
	Line  int    // physical, from 1
	Field string // "" where the text cannot be read at all
	Text  string
	// Unknown says that the layout has no such field; the rest of the file was read.
	Unknown bool
}

// Error implements error.
func (e *Error) Error() string {
	if e.Field == "" {
		return fmt.Sprintf("line %d: %s", e.Line, e.Text)
	}
	return fmt.Sprintf("line %d: %s: %s", e.Line, e.Field, e.Text)
}

// Keys says where the fields of a file stand.
type Keys struct {
	lines    map[string]int   // of fields, as first met
	elements map[string][]int // of the tables of an array, in their order
}

// Line is the physical line of a field such as "chart.bust"; where the file does not have it, of
// the table around it, else 1.
func (k *Keys) Line(field string) int {
	for {
		if line, ok := k.lines[field]; ok {
			return line
		}
		i := strings.LastIndexByte(field, '.')
		if i < 0 {
			return 1
		}
		field = field[:i]
	}
}

// Element is the physical line of the n-th table of an array, from 0.
func (k *Keys) Element(field string, n int) int {
	if lines := k.elements[field]; n < len(lines) {
		return lines[n]
	}
	return k.Line(field)
}

// Has reports whether the file has a field, be it empty or not.
func (k *Keys) Has(field string) bool {
	_, ok := k.lines[field]
	return ok
}

// Len is how many different fields the file has that the layout knows.
func (k *Keys) Len() int { return len(k.lines) }

// Parse reads a file into a *Document or one of the tables. All that is wrong is returned, each
// with its line: one problem where the text cannot be read, else every field that there is not.
func Parse(data []byte, target any) (*Keys, []*Error) {
	w := &walk{data: data, line: 1, keys: &Keys{lines: map[string]int{}, elements: map[string][]int{}}}
	w.parser.Reset(data)
	shape := reflect.TypeOf(target).Elem()
	table := position{shape: shape}
	tables, fields := 0, 0
	for w.refused == nil && w.parser.NextExpression() {
		e := w.parser.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			fields = 0
			table = w.key(e, position{shape: shape})
			if e.Kind == unstable.ArrayTable {
				w.keys.elements[table.path] = append(w.keys.elements[table.path], w.line)
			} else {
				tables++
			}
		case unstable.KeyValue:
			fields++
			w.value(e.Value(), w.key(e, table), 0)
		}
		if max(tables, fields, len(w.unknown), len(w.keys.lines)) > maxFields {
			w.refuse(table.path, "more than %d fields", maxFields)
		}
	}
	if w.refused != nil {
		return w.keys, []*Error{w.refused}
	}
	// What the parser above found wrong the decoder finds too, with its line.
	if err := errors.Join(toml.Unmarshal(data, target), w.parser.Error()); err != nil {
		return w.keys, []*Error{w.broken(err)}
	}
	return w.keys, w.unknown
}

// Names lists the names at the top of a file, of any kind of file in TOML, up to where its text is
// broken. More than a few dozen are not looked for.
func Names(data []byte) (names []string) {
	var p unstable.Parser
	p.Reset(data)
	within := false // a table
	for len(names) < 40 && p.NextExpression() {
		e := p.Expression()
		table := e.Kind == unstable.Table || e.Kind == unstable.ArrayTable
		if key := e.Key(); (table || !within) && key.Next() {
			if name := string(key.Node().Data); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		within = within || table
	}
	return names
}

// IsField reports whether a product file may have a name at its top.
func IsField(name string) bool {
	return position{shape: reflect.TypeFor[Document]()}.step(name).shape != nil
}

// walk goes through a file's expressions and notes where they stand.
type walk struct {
	data    []byte
	parser  unstable.Parser
	keys    *Keys
	offset  int // up to which lines are counted
	line    int // of offset
	unknown []*Error
	refused *Error // what exceeds a limit, the first
}

func (w *walk) refuse(field, format string, args ...any) {
	if w.refused == nil {
		w.refused = &Error{Line: w.line, Field: field, Text: fmt.Sprintf(format, args...)}
	}
}

// position is a place in a file and what the layout has there; shape is nil for nothing.
type position struct {
	path  string
	shape reflect.Type
}

// key goes from a table to where a key leads, and notes what it meets.
func (w *walk) key(e *unstable.Node, at position) position {
	first := true
	for parts := e.Key(); parts.Next(); {
		part := parts.Node()
		if first {
			w.advance(int(part.Raw.Offset))
			first = false
		}
		if at.shape == nil {
			continue
		}
		at = at.step(string(part.Data))
		if at.shape == nil {
			w.unknown = append(w.unknown, &Error{Line: w.line, Field: at.path, Text: "there is no such field", Unknown: true})
			continue
		}
		if _, met := w.keys.lines[at.path]; !met {
			w.keys.lines[at.path] = w.line
		}
	}
	return at
}

// value notes the fields of tables within a value.
func (w *walk) value(v *unstable.Node, at position, depth int) {
	if depth > maxDepth {
		w.refuse(at.path, "more than %d tables and arrays within each other", maxDepth)
		return
	}
	switch v.Kind {
	case unstable.Array:
		for items := v.Children(); items.Next(); {
			item := items.Node()
			if item.Kind == unstable.InlineTable {
				w.advance(int(item.Raw.Offset))
				w.keys.elements[at.path] = append(w.keys.elements[at.path], w.line)
			}
			w.value(item, at, depth+1)
		}
	case unstable.InlineTable:
		n := 0
		for fields := v.Children(); fields.Next(); {
			if field := fields.Node(); field.Kind == unstable.KeyValue {
				n++
				w.value(field.Value(), w.key(field, at), depth+1)
			}
		}
		if n > maxFields {
			w.refuse(at.path, "more than %d fields", maxFields)
		}
	}
}

// advance counts lines up to an offset.
func (w *walk) advance(offset int) {
	if offset > w.offset && offset <= len(w.data) {
		w.line += bytes.Count(w.data[w.offset:offset], []byte("\n"))
		w.offset = offset
	}
}

// step is where a key leads: a field, or an entry of a map. Arrays of tables count as the table.
func (p position) step(name string) position {
	shape := p.shape
	for shape.Kind() == reflect.Slice {
		shape = shape.Elem()
	}
	path := name
	if p.path != "" {
		path = p.path + "." + name
	}
	switch shape.Kind() {
	case reflect.Map:
		return position{path, shape.Elem()}
	case reflect.Struct:
		for f := range shape.Fields() {
			if tag := f.Tag.Get("toml"); tag != "" && strings.EqualFold(tag, name) {
				return position{path[:len(path)-len(name)] + tag, f.Type}
			}
		}
	}
	return position{path, nil}
}

// broken tells what the TOML library says, without the names of our types.
func (w *walk) broken(err error) *Error {
	if decode, ok := errors.AsType[*toml.DecodeError](err); ok {
		line, _ := decode.Position()
		text := strings.TrimPrefix(decode.Error(), "toml: ")
		if strings.Contains(text, "cannot decode") || strings.Contains(text, "layout.") {
			text = "the value is of another kind than this field has"
		}
		return &Error{Line: max(line, 1), Field: strings.Join(decode.Key(), "."), Text: text}
	}
	return &Error{Line: w.line, Text: "the file cannot be read"}
}
