package catalogue

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"ebenmass/models"
)

// Orders of a listing. None means by relevance where there is a search text, else newest first.
const (
	SortNew       = "new"
	SortPrice     = "price"
	SortPriceDesc = "price-desc"
	SortName      = "name"
	SortFits      = "fits"
)

// Bounds on what a URL may ask for; what goes beyond is cut off.
const (
	maxText   = 100 // characters
	maxValues = 50  // per parameter
	maxPage   = 1_000_000
)

// Query says which part of the catalogue to show. Values of one facet are alternatives,
// facets are conditions on each other. Sizes and colours must meet in one variant, which has
// pieces left if a size is asked for. An article has either a size or a waist and a length:
// so size is an alternative to waist and length, which are conditions on each other.
type Query struct {
	Category string   // CategoryWomen, CategoryMen, "" for both
	Kind     []string // garment groups
	New      bool     // only what came with the latest arrivals
	Reduced  bool     // only what has an announced reduction
	Size     []string // labels with one axis: "M", "38"
	Waist    []string // of labels with two axes, in inches: "32" of "W32/L34"
	Length   []string // "34" of "W32/L34"
	Colour   []string // colour families
	Material []string
	PriceMax models.Cents // 0 for none
	Text     string
	Sort     string // one of the Sort constants, "" for the default
	Page     int    // from 1
	Fits     bool   // only what fits the visitor
}

// Parameters are the names that ParseQuery reads. What else stands in a URL changes nothing.
func Parameters() []string {
	return []string{"category", "kind", "new", "reduced", "size", "waist", "length", "colour", "material", "price_max", "q", "sort", "page", "fits"}
}

// Problem is a parameter that could not be read and was left out.
type Problem struct {
	Field string // query parameter
	Typed string
}

// ParseQuery reads the listing's query parameters. It never fails: an unreadable page or
// sort order is the first page and the default order; an unreadable price is a Problem and no
// limit. Values that no product has are kept here and ignored by Filter.
func ParseQuery(values url.Values) (Query, []Problem) {
	q := Query{
		Category: department(values["category"]),
		Kind:     facetValues(values["kind"]),
		New:      values.Get("new") == "1",
		Reduced:  values.Get("reduced") == "1",
		Size:     facetValues(values["size"]),
		Waist:    axisValues(values["waist"], "W"),
		Length:   axisValues(values["length"], "L"),
		Colour:   facetValues(values["colour"]),
		Material: facetValues(values["material"]),
		Text:     cleanText(values.Get("q")),
		Sort:     values.Get("sort"),
		Page:     1,
		Fits:     values.Get("fits") == "1",
	}
	if !slices.Contains([]string{SortNew, SortPrice, SortPriceDesc, SortName, SortFits}, q.Sort) {
		q.Sort = ""
	}
	if page, err := strconv.Atoi(values.Get("page")); err == nil {
		q.Page = min(max(page, 1), maxPage)
	}
	var problems []Problem
	if typed := strings.TrimSpace(values.Get("price_max")); typed != "" {
		amount, ok := parseEuros(typed)
		if !ok {
			return q, append(problems, Problem{Field: "price_max", Typed: typed})
		}
		q.PriceMax = amount
	}
	return q, problems
}

func facetValues(raw []string) []string {
	var values []string
	for _, v := range raw {
		v = strings.TrimSpace(v)
		if v != "" && utf8.ValidString(v) && !slices.Contains(values, v) && len(values) < maxValues {
			values = append(values, v)
		}
	}
	return values
}

// department is the one department asked for, "" for both or none.
func department(raw []string) string {
	women, men := slices.Contains(raw, CategoryWomen), slices.Contains(raw, CategoryMen)
	switch {
	case women && !men:
		return CategoryWomen
	case men && !women:
		return CategoryMen
	}
	return ""
}

// axisValues are the values of a waist or length, which may be written as on the label.
func axisValues(raw []string, prefix string) []string {
	plain := make([]string, len(raw))
	for i, v := range raw {
		plain[i] = strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(v)), prefix)
	}
	return facetValues(plain)
}

// cleanText is a search text as it is shown and stands in links: one space between words,
// without characters that do not show.
func cleanText(raw string) string {
	text := strings.Map(visible, strings.ToValidUTF8(raw, " "))
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > maxText {
		text = strings.TrimSpace(string([]rune(text)[:maxText]))
	}
	return text
}

// visible drops format characters (soft hyphens, marks of direction) and control characters,
// but for those that part words.
func visible(r rune) rune {
	if unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
		return -1
	}
	return r
}

// Values writes the query as URL parameters that reproduce the view, leaving out defaults.
func (q Query) Values() url.Values {
	values := make(url.Values)
	for name, list := range q.lists() {
		if len(*list) > 0 {
			values[name] = slices.Clone(*list)
		}
	}
	if q.Category != "" {
		values.Set("category", q.Category)
	}
	if q.New {
		values.Set("new", "1")
	}
	if q.Reduced {
		values.Set("reduced", "1")
	}
	if q.PriceMax > 0 {
		values.Set("price_max", formatEuros(q.PriceMax))
	}
	if q.Text != "" {
		values.Set("q", q.Text)
	}
	if q.Sort != "" {
		values.Set("sort", q.Sort)
	}
	if q.Page > 1 {
		values.Set("page", strconv.Itoa(q.Page))
	}
	if q.Fits {
		values.Set("fits", "1")
	}
	return values
}

// Without returns the query's first page without the given values of a facet parameter,
// or without the parameter itself where it has one value at most.
func (q Query) Without(param string, values ...string) Query {
	switch param {
	case "category":
		q.Category = ""
	case "new":
		q.New = false
	case "reduced":
		q.Reduced = false
	case "price_max":
		q.PriceMax = 0
	case "q":
		q.Text = ""
	case "fits":
		q.Fits = false
	default:
		if list := q.lists()[param]; list != nil {
			*list = slices.DeleteFunc(slices.Clone(*list), func(v string) bool { return slices.Contains(values, v) })
		}
	}
	q.Page = 1
	return q
}

// lists are the parameters that may have several values.
func (q *Query) lists() map[string]*[]string {
	return map[string]*[]string{
		"kind": &q.Kind, "size": &q.Size, "waist": &q.Waist, "length": &q.Length, "colour": &q.Colour, "material": &q.Material,
	}
}

// ReplaceOldValues writes a listing's parameters as they are written now: departments, garment
// groups, new and sale were one parameter once, and a size of two axes one value. old is false
// where there was nothing to replace.
func ReplaceOldValues(values url.Values) (now url.Values, old bool) {
	now = url.Values{}
	for name, list := range values {
		for _, v := range list {
			waist, length, twoAxes := strings.Cut(v, "/")
			switch {
			case name == "category" && v == "new":
				now.Set("new", "1")
			case name == "category" && v == "sale":
				now.Set("reduced", "1")
			case name == "category" && slices.Contains(Groups(), v):
				now.Add("kind", v)
			case name == "size" && twoAxes:
				now["waist"] = append(now["waist"], axisValues([]string{waist}, "W")...)
				now["length"] = append(now["length"], axisValues([]string{length}, "L")...)
			default:
				now.Add(name, v)
				continue
			}
			old = true
		}
	}
	return now, old
}
