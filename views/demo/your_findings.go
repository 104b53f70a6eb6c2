package demo

import (
	"slices"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/views/text"
)

// YourFinding is what the importer says of a line: by code, field and parameters, said in the
// visitor's language by the messages "your.finding.<code>".
type YourFinding struct {
	Line                  int
	Severity, Code, Field string
	Params                []YourParam
}

// YourParam is a value that a finding names: text of the visitor's chart, an int, a float64 in cm,
// a models.Dim, a fit.Type or a fit.Cut.
type YourParam struct {
	Name  string
	Value any
}

// MaxFindings is how many findings the page shows: a chart of 64 KB can have ten thousand.
const MaxFindings = 100

// Find shows findings in the order of the chart's lines, and how many more there are.
func (p *YourArticlesPage) Find(all []YourFinding) {
	slices.SortStableFunc(all, func(a, b YourFinding) int { return a.Line - b.Line })
	p.Findings = all[:min(len(all), MaxFindings)]
	p.Unshown = len(all) - len(p.Findings)
}

func (p YourArticlesPage) unshown() string {
	return text.Plural(p.Lang, "your.findings.more", p.Unshown)
}

// findingKey is the message of all findings of a code, or of those about one field or of one
// severity where these say something else.
const findingKey = "your.finding."

func (f *YourFinding) text(p YourArticlesPage) string {
	key := findingKey + f.Code
	for _, special := range []string{f.Field, f.Severity} {
		if text.Has(key + "." + special) {
			key += "." + special
			break
		}
	}
	args := []any{"field", text.Isolate(f.Field)}
	if about := "your.field." + f.Field; text.Has(about) {
		args = append(args, "about", p.T(about))
	}
	for _, param := range f.Params {
		args = append(args, param.Name, p.said(param))
	}
	return p.T(key, args...)
}

// said writes a parameter as the language does.
func (p YourArticlesPage) said(param YourParam) string {
	switch value := param.Value.(type) {
	case models.Dim:
		return p.dim(value)
	case fit.Type:
		return p.T("garment_type." + string(value))
	case fit.Cut:
		return p.T("your.option.cut." + string(value))
	case float64:
		return text.Cm(p.Lang, value)
	case int:
		return text.Number(p.Lang, float64(value), 0)
	case string:
		if method := "your.method." + value; (param.Name == "says" || param.Name == "cell") && text.Has(method) {
			return p.T(method)
		}
		return text.Isolate(value)
	}
	return ""
}

// dim names a measure of the chart: English says bust of women's items and chest of men's.
func (p YourArticlesPage) dim(d models.Dim) string {
	key := "chart.dim." + string(d)
	if sized := key + "." + p.Chosen["department"]; text.Has(sized) {
		key = sized
	}
	return p.T(key)
}
