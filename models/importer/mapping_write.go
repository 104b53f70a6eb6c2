package importer

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// Questions is how many questions are open.
func (s *Staged) Questions() int { return len(s.builder.asked) }

// WriteMapping adds every open question to a mapping file as "?", with what may be answered,
// where it was met, how many articles wait for it and how many people a wrong answer would
// mislead. Text, answers and comments that the file has stay as they are. The text may be "".
func (s *Staged) WriteMapping(present string) (string, error) {
	present = strings.TrimPrefix(present, "\uFEFF")
	d := newTOMLText(present)
	if strings.TrimSpace(present) == "" {
		d.lines = []string{
			"# What the files do not say. Fill in what says \"?\" and import again.",
			"format = " + quoted(string(s.format)),
			"language = \"de\" # of names and descriptions: de or en",
			"currency = \"EUR\"",
			"vat_percent = 19",
			"",
			"# What holds for all articles of a type may stand once, under the file's word for the type:",
			"#   [types.T-Shirts]",
			"#   is = \"t-shirt\"",
			"#   cut = \"regular\"",
			"# Take its \"?\" out of the articles then: what is said of an article counts before its type.",
		}
	}
	for _, q := range s.builder.asked {
		table, key, value := q.target()
		if d.has(append(table, key)) {
			continue
		}
		if !bareKey(key) {
			key = quoted(key)
		}
		d.add(table, q.notes(), key+" = "+value)
	}
	text := d.text()
	if s.builder.unkept > 0 {
		text += "# There are more questions than are written at once: answer these and import again.\n"
	}
	if err := kept(present, text); err != nil {
		return "", err
	}
	return text, nil
}

// target is where a question's answer goes: a table, a key in it and what is written there.
func (q *openQuestion) target() (table []string, key, value string) {
	switch q.table {
	case "defaults":
		return []string{"defaults"}, q.field, `"?"`
	case "colours", "sizes":
		return []string{q.table}, q.key, `"?"`
	case "measures":
		return []string{q.table}, q.key, `{ is = "?" }`
	case "types":
		return []string{q.table}, q.key, `"?"`
	}
	return []string{q.table, q.key}, q.field, `"?"`
}

// notes are the comments before a question.
func (q *openQuestion) notes() (lines []string) {
	if len(q.allowed) > 0 {
		lines = append(lines, "# one of: "+strings.Join(q.allowed, ", "))
	}
	if q.said != "" {
		lines = append(lines, "# the file says: "+printable(q.said))
	}
	people := ""
	name := q.field
	if q.table == "types" {
		name = "type"
	}
	if share, ok := affected[name]; ok {
		people = "; a wrong answer changes the advice for " + share + " % of people"
	}
	return append(lines, fmt.Sprintf("# %d articles: %s%s", len(q.articles), strings.Join(q.lines, ", "), people))
}

// quoted writes a key or a value as a TOML string.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20 || r == 0x7F:
			fmt.Fprintf(&b, "\\u%04X", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// tomlText is a TOML file by lines: it is added to without a change to what it says.
type tomlText struct {
	lines  []string
	tables map[string]any
	added  map[string][]string // by table, its keys joined by NUL
	order  [][]string          // tables that are added to, in the order met
}

func newTOMLText(text string) *tomlText {
	d := &tomlText{tables: map[string]any{}, added: map[string][]string{}}
	if text != "" {
		d.lines = strings.Split(strings.TrimRight(text, "\n"), "\n")
	}
	_ = toml.Unmarshal([]byte(text), &d.tables) // what is no TOML was refused when it was read
	return d
}

// has reports whether the file has a value at a path, by the keys as written or as words.
func (d *tomlText) has(path []string) bool {
	var at any = d.tables
	for _, key := range path {
		table, ok := at.(map[string]any)
		if !ok {
			return false
		}
		next, found := table[key]
		if !found {
			for other, value := range table {
				if word(other) == word(key) {
					next, found = value, true
				}
			}
		}
		if !found {
			return false
		}
		at = next
	}
	return true
}

// add keeps lines for the end of a table.
func (d *tomlText) add(table, notes []string, line string) {
	key := strings.Join(table, "\x00")
	if _, begun := d.added[key]; !begun {
		d.order = append(d.order, table)
	}
	d.added[key] = append(append(d.added[key], notes...), line)
}

// text is the file with what was added: at the ends of tables that it has, and else at its end.
func (d *tomlText) text() string {
	var out, blank []string
	var table string // the one that lines belong to
	flush := func() {
		out = append(out, d.added[table]...)
		delete(d.added, table)
		out, blank = append(out, blank...), nil
	}
	for _, l := range d.lines {
		header, ok := tableHeader(l)
		switch {
		case ok || strings.HasPrefix(strings.TrimSpace(l), "[["):
			flush()
			table = strings.Join(header, "\x00")
			out = append(out, l)
		case strings.TrimSpace(l) == "":
			blank = append(blank, l)
		default:
			out, blank = append(append(out, blank...), l), nil
		}
	}
	flush()
	for _, path := range d.order {
		lines, left := d.added[strings.Join(path, "\x00")]
		if !left {
			continue
		}
		names := make([]string, len(path))
		for i, n := range path {
			names[i] = quoted(n)
			if bareKey(n) {
				names[i] = n
			}
		}
		out = append(append(out, "", "["+strings.Join(names, ".")+"]"), lines...)
	}
	return strings.Join(out, "\n") + "\n"
}

// bareKey reports whether a key needs no quotes.
func bareKey(key string) bool {
	return key != "" && strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == ""
}

// tableHeader reads a line such as [articles."a b"] # comment.
func tableHeader(line string) (path []string, ok bool) {
	line = strings.TrimSpace(line)
	if !strings.HasPrefix(line, "[") || strings.HasPrefix(line, "[[") {
		return nil, false
	}
	var tables map[string]any
	if err := toml.Unmarshal([]byte(line+"\n"), &tables); err != nil {
		return nil, false
	}
	for len(tables) == 1 {
		for key, value := range tables {
			path = append(path, key)
			tables, _ = value.(map[string]any)
		}
	}
	return path, len(path) > 0
}

// errMappingForm is for files whose text cannot be added to.
var errMappingForm = errors.New("importer: the mapping file is written in a form that cannot be added to: write tables as [table] and one key a line")

// kept checks that a new text says all that the old one did.
func kept(old, text string) error {
	var before, after map[string]any
	if err := toml.Unmarshal([]byte(old), &before); err != nil {
		return fmt.Errorf("importer: the mapping: %w", plainTOML(err))
	}
	if err := toml.Unmarshal([]byte(text), &after); err != nil {
		return errMappingForm
	}
	if !within(before, after) {
		return errMappingForm
	}
	return nil
}

// within reports whether all values of one are in two.
func within(one, two any) bool {
	a, ok := one.(map[string]any)
	if !ok {
		return reflect.DeepEqual(one, two)
	}
	b, ok := two.(map[string]any)
	if !ok {
		return false
	}
	for key, value := range a {
		if !within(value, b[key]) {
			return false
		}
	}
	return true
}
