package store

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/export"
)

// held is a value nobody has by accident in one column, and where the export shows it.
type held struct {
	category, field string
	stored          any
	shown           string
}

// technical is a column that says nothing about the person, or nothing that the export does
// not say elsewhere.
type technical struct {
	why    string
	stored any // what the test fills it with; nil where another row brings it
}

const owns = "which customer a row belongs to: the same for everything in the file"

// canaryTime is a moment that stands in no other column.
func canaryTime(n int) (stored int64, shown string) {
	at := time.Date(2031, 5, 6, 7, 8, n, 123_000+1000*n, time.UTC)
	return at.UnixMicro(), at.Format(time.RFC3339Nano)
}

func canaryMoment(n int, category export.Category, field string) held {
	stored, shown := canaryTime(n)
	return held{string(category), field, stored, shown}
}

// exportedColumns is every column that says something about a person.
func exportedColumns() map[string]held {
	return map[string]held{
		"customers.created_at":    canaryMoment(1, export.Visitor, "created_at"),
		"customers.expires_at":    canaryMoment(2, export.Visitor, "expires_at"),
		"sessions.created_at":     canaryMoment(3, export.Sessions, "created_at"),
		"sessions.expires_at":     canaryMoment(4, export.Sessions, "expires_at"),
		"profiles.expires_at":     canaryMoment(0, export.Measurements, "until"),
		"measurements.given_at":   canaryMoment(5, export.Measurements, "since"),
		"measurements.name":       {"measurements", "name", nil, "bust"},
		"measurements.ciphertext": {"measurements", "cm", nil, "93.7191"},
		"basket_items.sku":        {"basket", "sku", many, many},
		"basket_items.quantity":   {"basket", "quantity", 7, "7"},
		"basket_items.added_at":   canaryMoment(6, export.Basket, "added_at"),
		"consents.purpose":        {"consents", "purpose", "canary-purpose", "canary-purpose"},
		"consents.action":         {"consents", "action", "withdrawn", "withdrawn"},
		"consents.at":             canaryMoment(7, export.Consents, "at"),
		"consents.text_version":   {"consents", "text_version", "canary-version", "canary-version"},
		"consents.text_sha256":    {"consents", "text_sha256", strings.Repeat("ca", 32), strings.Repeat("ca", 32)},
		"consents.lang":           {"consents", "lang", "en", "en"},
		"consents.form":           {"consents", "form", "canary-form", "canary-form"},
		"consents.age16":          {"consents", "age16", 0, "true"}, // of the consent beside it: a withdrawal declares none
		"accesses.day":            {"accesses", "day", "2031-05-09", "2031-05-09"},
		"accesses.purpose":        {"accesses", "purpose", "canary-reader", "canary-reader"},
		"accesses.kind":           {"accesses", "kind", "canary-page", "canary-page"},
		"accesses.data":           {"accesses", "data", "canary-a,canary-b", "canary-a canary-b"},
		"accesses.granted":        {"accesses", "granted", 0, "false"},
		"accesses.count":          {"accesses", "count", 97, "97"},
	}
}

// technicalColumns is every other one, and why it need not be in the file.
func technicalColumns() map[string]technical {
	return map[string]technical{
		"customers.id":             {owns + ". It is random, stands for the person in no other place, and would only link", nil},
		"sessions.digest":          {"digest of the random identifier in the cookie: tells nothing, and belongs to what opens the session", bytes.Repeat([]byte{7}, 32)},
		"profiles.given_at":        {"the latest of the moments its values were given, which each value says", nil},
		"profiles.key_id":          {"random number of the key the values are sealed with", nil},
		"consents.seq":             {"place in the order of all customers' entries, of which the file keeps the person's own", nil},
		"customer_keys.id":         {"random number of a key", nil},
		"customer_keys.kind":       {"what the key seals, all of which is in the file unsealed", nil},
		"customer_keys.wrapped":    {"a key, sealed with the master key: a secret that protects the person", nil},
		"customer_keys.created_at": {"when the values it seals were last given, which each value says", nil},
		"addresses.lookup":         {"keyed digest of an e-mail address that is in the file readably", bytes.Repeat([]byte{8}, 32)},
		"addresses.kind":           {"which of the addresses in the file it finds", "canary"},
	}
}

func TestTheExportHoldsEveryColumnAboutAPerson(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		exported, technical := exportedColumns(), technicalColumns()
		var decided []string
		for _, column := range personalColumns(t, s) {
			_, told := exported[column]
			_, named := technical[column]
			if told == named {
				t.Errorf("%s: decide. Either export it (Store.Export, and describe it in models/export) and add a canary here, or name it in technicalColumns with the reason", column)
			}
			decided = append(decided, column)
		}
		for column := range maps.Keys(exported) {
			if !slices.Contains(decided, column) {
				t.Errorf("%s is decided, but is no column", column)
			}
		}
		document := s.filledWithCanaries(t)
		inJSON, inCSV := jsonValues(t, document), csvValues(t, document)
		if !slices.Equal(inJSON, inCSV) {
			t.Errorf("the two files differ:\n%v\n%v", inJSON, inCSV)
		}
		for column, c := range exported {
			if want := c.category + " " + c.field + " " + c.shown; !slices.Contains(inJSON, want) {
				t.Errorf("%s is filled with a canary, and the export has no %q", column, want)
			}
		}
	})
}

// personalColumns lists, as "table.column", the columns of all tables about customers but
// the one that names the customer.
func personalColumns(t *testing.T, s shop) []string {
	t.Helper()
	query := `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()`
	if s.sqlite {
		query = `SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name, 'main') c WHERE t.type = 'table'
			UNION ALL SELECT t.name, c.name FROM keyring.sqlite_master t, pragma_table_info(t.name, 'keyring') c WHERE t.type = 'table'`
	}
	rows, err := s.rawDB(t).Query(query)
	must(t, err)
	defer rows.Close()
	tables := map[string][]string{}
	for rows.Next() {
		var table, column string
		must(t, rows.Scan(&table, &column))
		tables[table] = append(tables[table], column)
	}
	must(t, rows.Err())
	var columns []string
	for table, of := range tables {
		if table != "customers" && !slices.Contains(of, "customer") {
			continue
		}
		for _, column := range of {
			if column != "customer" {
				columns = append(columns, table+"."+column)
			}
		}
	}
	if len(columns) < 30 {
		t.Fatalf("only %v: the schema was not read", columns)
	}
	return columns
}

// filledWithCanaries stores a customer with a canary in every column and exports them.
func (s shop) filledWithCanaries(t *testing.T) export.Document {
	t.Helper()
	must(t, s.SaveCatalogue(t.Context(), products()))
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	for _, table := range []string{"customers", "profiles", "measurements"} { // values sealed under a real key
		for column, c := range canariesOf(table) {
			owner := "customer"
			if table == "customers" {
				owner = "id"
			}
			s.exec(t, "UPDATE "+table+" SET "+column+" = $1 WHERE "+owner+" = $2", c, customer)
		}
	}
	for _, table := range []string{"sessions", "basket_items", "consents", "accesses", "addresses"} {
		row := canariesOf(table)
		row["customer"] = customer
		s.insert(t, table, row)
	}
	document, err := s.Export(t.Context(), consent.ForSelf(customer))
	must(t, err)
	return document
}

// canariesOf is what a row of a table is filled with, by column.
func canariesOf(table string) map[string]any {
	row := map[string]any{}
	for name, c := range exportedColumns() {
		if of, column, _ := strings.Cut(name, "."); of == table && c.stored != nil {
			row[column] = c.stored
		}
	}
	for name, c := range technicalColumns() {
		if of, column, _ := strings.Cut(name, "."); of == table && c.stored != nil {
			row[column] = c.stored
		}
	}
	return row
}

func (s shop) insert(t *testing.T, table string, row map[string]any) {
	t.Helper()
	columns := slices.Sorted(maps.Keys(row))
	var places []string
	var values []any
	for i, column := range columns {
		places = append(places, fmt.Sprintf("$%d", i+1))
		value := row[column]
		if n, ok := value.(int); ok && !s.sqlite && (column == "granted" || column == "age16") {
			value = n != 0
		}
		values = append(values, value)
	}
	s.exec(t, "INSERT INTO "+table+" ("+strings.Join(columns, ", ")+") VALUES ("+strings.Join(places, ", ")+")", values...)
}

func (s shop) exec(t *testing.T, statement string, args ...any) {
	t.Helper()
	if _, err := s.rawDB(t).Exec(statement, args...); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
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

func TestEveryExportedValueIsDescribedInTheSchema(t *testing.T) {
	s := onSQLite(t)
	document := s.filledWithCanaries(t)
	text, err := export.Schema("http://localhost/my-data-schema.json")
	must(t, err)
	var schema struct {
		Properties struct {
			Held struct {
				Properties map[export.Category]struct {
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

func TestTheExportTellsTheOwnersDataAndNobodyElses(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, other := s.visit(t), s.visit(t)
		s.keep(t, other, shopper(), consent.PurposeAdvice)
		document, err := s.Export(t.Context(), consent.ForSelf(customer))
		must(t, err)
		for _, r := range document.Records {
			if r.Category != export.Visitor && r.Category != export.Sessions {
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
