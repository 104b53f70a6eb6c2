package store

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/export"
)

func TestExport_EveryColumn(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		f := s.fill(t, 1)
		document := s.exported(t, f.customer)
		inJSON, inCSV := jsonValues(t, document), csvValues(t, document)
		if !slices.Equal(inJSON, inCSV) {
			t.Errorf("the two files differ:\n%v\n%v", inJSON, inCSV)
		}
		for table, shown := range f.shown {
			for _, want := range shown {
				if !slices.Contains(inJSON, want) {
					t.Errorf("%s is filled with a canary, and the export has no %q", table, want)
				}
			}
		}
	})
}

// jsonValues lists everything the JSON file says, as "category field value", sorted.
func jsonValues(t *testing.T, document export.Document) []string {
	t.Helper()
	text, err := document.JSON()
	must(t, err)
	var file struct {
		Held map[string][]struct {
			Name, Source, Since, Until string
			Purposes                   []string
			Values                     map[string]any
		}
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	must(t, decoder.Decode(&file))
	var all []string
	for category, records := range file.Held {
		for _, r := range records {
			for name, value := range r.Values {
				if list, ok := value.([]any); ok {
					value = strings.Trim(fmt.Sprint(list), "[]")
				}
				all = append(all, fmt.Sprint(category, " ", name, " ", value),
					category+" name "+r.Name, category+" source "+r.Source, category+" since "+r.Since, category+" until "+r.Until,
					category+" purposes "+strings.Join(r.Purposes, " "))
			}
		}
	}
	slices.Sort(all)
	return all
}

// csvValues lists everything the CSV file says in the same way.
func csvValues(t *testing.T, document export.Document) []string {
	t.Helper()
	text, err := document.CSV()
	must(t, err)
	lines, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	must(t, err)
	var all []string
	for _, l := range lines[1:] {
		all = append(all, l[0]+" "+l[2]+" "+l[3], l[0]+" name "+l[1], l[0]+" source "+l[5], l[0]+" since "+l[6], l[0]+" until "+l[7], l[0]+" purposes "+l[4])
	}
	slices.Sort(all)
	return all
}

func TestExport_Schema(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	document := s.exported(t, s.fill(t, 1).customer)
	text, err := export.Schema("http://localhost/my-data-schema.json", ExportCategories())
	must(t, err)
	var schema struct {
		Properties struct {
			Held struct {
				Properties map[string]struct {
					Items struct {
						Properties struct {
							Values struct {
								Properties map[string]struct{ Type string }
							}
						}
					}
				}
			}
		}
	}
	must(t, json.Unmarshal(text, &schema))
	for _, r := range document.Records {
		described := schema.Properties.Held.Properties[r.Category].Items.Properties.Values.Properties
		for _, v := range r.Values {
			want := map[string]string{"string": "string", "time.Time": "string", "bool": "boolean", "int": "integer", "float64": "number", "[]string": "array"}[fmt.Sprintf("%T", v.Value)]
			if got := described[v.Name].Type; got != want {
				t.Errorf("%s.%s is %T, the schema says %q", r.Category, v.Name, v.Value, got)
			}
		}
	}
}

func TestExport_OwnerOnly(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, other := s.visit(t), s.visit(t)
		s.keep(t, other, shopper(), consent.PurposeAdvice)
		document, err := s.Export(t.Context(), consent.ForSelf(customer))
		must(t, err)
		for _, r := range document.Records {
			if r.Category != "visitor" && r.Category != "sessions" {
				t.Errorf("a visitor without anything: %+v", r)
			}
		}
		if _, err := s.Export(t.Context(), consent.ForSelf("nobody")); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("nobody: %v", err)
		}
		if _, err := s.Export(t.Context(), consent.Permit[consent.Self]{}); err == nil {
			t.Error("an empty permit exports")
		}
		journal, err := s.Journal(t.Context(), other)
		must(t, err)
		if len(journal) != 1 {
			t.Errorf("another's export stands in the journal: %+v", journal)
		}
		_, err = s.Export(t.Context(), consent.ForSelf(other))
		must(t, err)
		journal, err = s.Journal(t.Context(), other)
		must(t, err)
		if !slices.ContainsFunc(journal, func(a Access) bool { return a.Kind == PageExport && a.Purpose == consent.PurposeSelf }) {
			t.Error("the export is in no journal")
		}
	})
}
