package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// Unanswered is what the mapping file holds where an answer is missing.
const Unanswered = "?"

// Answers are what is said of an article, of all articles of a type, or of all. "" is nothing
// said, Unanswered a question that was not answered.
type Answers struct {
	Type          string `toml:"type"`
	Sizing        string `toml:"sizing"`
	Department    string `toml:"department"` // the same by its name in our own CSV
	Cut           string `toml:"cut"`
	Stretch       string `toml:"stretch"`
	Sleeve        string `toml:"sleeve"`
	Leg           string `toml:"leg"`
	Free          string `toml:"free"`
	Fibres        string `toml:"fibres"`
	Care          string `toml:"care"`
	Maker         string `toml:"maker"`
	Colour        string `toml:"colour"` // of articles without a choice
	Kind          string `toml:"kind"`
	Method        string `toml:"method"`
	Unit          string `toml:"unit"`
	Price         string `toml:"price"` // highest, where sizes have different prices
	NameDE        string `toml:"name_de"`
	NameEN        string `toml:"name_en"`
	DescriptionDE string `toml:"description_de"`
	DescriptionEN string `toml:"description_en"`
	Skip          string `toml:"skip"` // why the article is not imported
	Is            string `toml:"is"`   // of a table of types: the garment type
}

// MeasureAnswer is what a word of charts means.
type MeasureAnswer struct {
	Is     string `toml:"is"`
	Method string `toml:"method"`
	Kind   string `toml:"kind"`
	Unit   string `toml:"unit"`
}

// MakerAnswer is who made articles.
type MakerAnswer struct {
	Name    string `toml:"name"`
	Address string `toml:"address"`
	Email   string `toml:"email"`
}

// Mapping is what the files do not say.
type Mapping struct {
	Format   string   `toml:"format"`
	Source   string   `toml:"source"`   // whose keys the articles have; the format unless given
	Language string   `toml:"language"` // of names and descriptions
	Currency string   `toml:"currency"`
	VAT      int      `toml:"vat_percent"`
	Accept   []string `toml:"accept"` // codes of findings that are known and meant

	Defaults Answers                  `toml:"defaults"`
	Makers   map[string]MakerAnswer   `toml:"makers"`
	Colours  map[string]string        `toml:"colours"`
	Sizes    map[string]string        `toml:"sizes"`
	Measures map[string]MeasureAnswer `toml:"-"` // a string says the measure alone
	Types    map[string]Answers       `toml:"-"` // likewise
	Articles map[string]Answers       `toml:"articles"`

	used map[string]bool // entries that meant something, as "table.key"
}

// mappingFile is the file as written, with what may be a word or a table.
type mappingFile struct {
	Mapping
	Measures map[string]any `toml:"measures"`
	Types    map[string]any `toml:"types"`
}

// ParseMapping reads a mapping file. Tables and keys that there are not are errors: a slip of
// the pen would leave a question open.
func ParseMapping(r io.Reader) (*Mapping, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxMapping+1))
	if err != nil {
		return nil, fmt.Errorf("importer: read the mapping: %w", err)
	}
	if len(data) > maxMapping {
		return nil, fmt.Errorf("importer: the mapping has more than %d bytes", maxMapping)
	}
	var file mappingFile
	decoder := toml.NewDecoder(strings.NewReader(strings.TrimPrefix(string(data), "\uFEFF"))).DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return nil, fmt.Errorf("importer: the mapping: %w", plainTOML(err))
	}
	m := &file.Mapping
	m.used = map[string]bool{}
	m.Measures, m.Types = map[string]MeasureAnswer{}, map[string]Answers{}
	for key, value := range file.Measures {
		var answer MeasureAnswer
		if err := wordOrTable(value, &answer.Is, &answer); err != nil {
			return nil, fmt.Errorf("importer: the mapping: measures.%q: %w", key, err)
		}
		m.Measures[word(key)] = answer
	}
	for key, value := range file.Types {
		var answer Answers
		if err := wordOrTable(value, &answer.Is, &answer); err != nil {
			return nil, fmt.Errorf("importer: the mapping: types.%q: %w", key, err)
		}
		m.Types[word(key)] = answer
	}
	m.Colours, m.Sizes = byWord(m.Colours), byWord(m.Sizes)
	return m, nil
}

// NewMapping is a mapping that says nothing.
func NewMapping() *Mapping {
	return &Mapping{used: map[string]bool{}}
}

func byWord(in map[string]string) map[string]string {
	out := make(map[string]string, len(in))
	for _, key := range slices.Sorted(maps.Keys(in)) {
		out[word(key)] = in[key]
	}
	return out
}

// wordOrTable reads what is a word, or a table that is encoded again to be decoded strictly.
func wordOrTable[T any](value any, text *string, table *T) error {
	switch v := value.(type) {
	case string:
		*text = v
		return nil
	case map[string]any:
		data, err := toml.Marshal(v)
		if err != nil {
			return err
		}
		return plainTOML(toml.NewDecoder(strings.NewReader(string(data))).DisallowUnknownFields().Decode(table))
	}
	return fmt.Errorf("is neither a word nor a table")
}

// plainTOML names the line and the key, in one line.
func plainTOML(err error) error {
	if err == nil {
		return nil
	}
	if missing, ok := errors.AsType[*toml.StrictMissingError](err); ok && len(missing.Errors) > 0 {
		row, _ := missing.Errors[0].Position()
		return fmt.Errorf("line %d: there is no %s", row, strings.Join(missing.Errors[0].Key(), "."))
	}
	if decode, ok := errors.AsType[*toml.DecodeError](err); ok {
		row, _ := decode.Position()
		return fmt.Errorf("line %d: %s", row, decode.Error())
	}
	return err
}

// accepts reports whether the mapping accepts what a code says.
func (m *Mapping) accepts(code string) bool { return slices.Contains(m.Accept, code) }

// lookUp finds what tables of words say, and notes that the entry meant something.
func lookUp[T any](m *Mapping, table string, entries map[string]T, key string) (value T, ok bool) {
	if value, ok = entries[key]; ok {
		m.used[table+"."+key] = true
	}
	return value, ok
}

// Unused lists entries of words and articles that nothing in the files asked for.
func (m *Mapping) Unused() (names []string) {
	add := func(table string, keys []string) {
		for _, key := range keys {
			if !m.used[table+"."+key] {
				names = append(names, table+"."+key)
			}
		}
	}
	add("articles", slices.Sorted(maps.Keys(m.Articles)))
	add("colours", slices.Sorted(maps.Keys(m.Colours)))
	add("makers", slices.Sorted(maps.Keys(m.Makers)))
	add("measures", slices.Sorted(maps.Keys(m.Measures)))
	add("sizes", slices.Sorted(maps.Keys(m.Sizes)))
	add("types", slices.Sorted(maps.Keys(m.Types)))
	return names
}

// answer is the first thing said of an article: of itself, of its type, by the defaults, by the
// file. kinds are the garment type and the file's word for it.
func (m *Mapping) answer(article string, kinds []string, file string, of func(*Answers) string) string {
	return cmp.Or(m.specific(article, kinds, of), strings.TrimSpace(of(&m.Defaults)), file)
}

// answerRow is what is said of one row of a chart: of its article, of the type, by the row's own
// cell, by the defaults. A cell differs from row to row, which no default for all of them means to
// deny: with inches in the rows of one chart, cm is the unit of the others.
func (m *Mapping) answerRow(article string, kinds []string, row string, of func(*Answers) string) string {
	return cmp.Or(m.specific(article, kinds, of), row, strings.TrimSpace(of(&m.Defaults)))
}

// specific is what is said of an article itself or of its type.
func (m *Mapping) specific(article string, kinds []string, of func(*Answers) string) string {
	if a, ok := lookUp(m, "articles", m.Articles, article); ok {
		if said := strings.TrimSpace(of(&a)); said != "" {
			return said
		}
	}
	for _, kind := range kinds {
		if a, ok := lookUp(m, "types", m.Types, kind); ok {
			if said := strings.TrimSpace(of(&a)); said != "" {
				return said
			}
		}
	}
	return ""
}
