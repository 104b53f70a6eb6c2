package web_test

import (
	"cmp"
	"database/sql"
	"fmt"
	"maps"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"ebenmass/models"
	"ebenmass/web"
)

// tables are all rows of a database, by table; a row is its values by column.
type tables map[string][]map[string]string

// dump reads every table of the shop's database, and of the keyring.
func (s countedShop) dump(t *testing.T) tables {
	t.Helper()
	if err := s.store.CloseDays(t.Context()); err != nil { // what the shop does beside at some time: days gone by
		t.Fatal(err)
	}
	all := tables{}
	if s.database != "" {
		s.dumpInto(t, all, "pgx", s.database, "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()")
		return all
	}
	for _, file := range []string{"ebenmass.db", "ebenmass.keyring.db"} {
		path := "file:" + filepath.Join(s.folder, file) + "?mode=ro"
		s.dumpInto(t, all, sqliteDriver, path, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
	}
	return all
}

func (s countedShop) dumpInto(t *testing.T, all tables, driver, source, list string) {
	t.Helper()
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, row := range query(t, db, list) {
		for _, table := range row {
			all[table] = query(t, db, `SELECT * FROM "`+table+`"`)
		}
	}
}

func query(t *testing.T, db *sql.DB, statement string) []map[string]string {
	t.Helper()
	rows, err := db.Query(statement)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all []map[string]string
	for rows.Next() {
		values := make([]any, len(columns))
		for i := range values {
			values[i] = new(any)
		}
		if err := rows.Scan(values...); err != nil {
			t.Fatal(err)
		}
		row := map[string]string{}
		for i, column := range columns {
			row[column] = fmt.Sprint(*values[i].(*any))
		}
		all = append(all, row)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// without returns the database without some columns, each "table.column".
func (all tables) without(columns ...string) tables {
	rest := tables{}
	for table, rows := range all {
		for _, row := range rows {
			row = maps.Clone(row)
			maps.DeleteFunc(row, func(column, _ string) bool { return slices.Contains(columns, table+"."+column) })
			rest[table] = append(rest[table], row)
		}
	}
	return rest
}

// changes lists the rows that are in only one of two states, as "+table row" and "-table row".
func changes(before, after tables) []string {
	count := map[string]int{}
	add := func(all tables, n int) {
		for table, rows := range all {
			for _, row := range rows {
				var values []string
				for _, column := range slices.Sorted(maps.Keys(row)) {
					values = append(values, column+"="+row[column])
				}
				count[table+" "+strings.Join(values, " ")] += n
			}
		}
	}
	add(before, -1)
	add(after, 1)
	var found []string
	for row, n := range count {
		switch {
		case n > 0:
			found = append(found, "+"+row)
		case n < 0:
			found = append(found, "-"+row)
		}
	}
	slices.SortFunc(found, func(a, b string) int { return cmp.Or(cmp.Compare(a[1:], b[1:]), cmp.Compare(a, b)) })
	return found
}

// What a GET may change, once a day: with the journal's entry or the session's day.
var (
	onceADay  = []string{"profiles.expires_at", "customers.expires_at", "sessions.expires_at", "sessions.last_day"}
	dailyRows = "+accesses "
)

// withoutToken are the addresses that show nothing without what a letter says, or without a code
// of the last two minutes.
var withoutToken = regexp.MustCompile(`/(mail/confirm|sign-in/confirm|withdraw/receipt|account/device/code\.svg)$`)

// getPaths lists every GET route of the table with what belongs to an owner in its parameters,
// and with the queries that make a page show more.
func (s countedShop) getPaths(t *testing.T, o owner) []string {
	t.Helper()
	receipts := o.receipts("de")
	if len(receipts) == 0 {
		t.Fatal("the owner has no receipt")
	}
	receipt := strings.TrimPrefix(receipts[0], "/de/my-data/receipts/")
	_, key, _ := strings.Cut(o.orderLink, "?")
	s.clock.minutes(10)
	asking := s.visit(t)
	asking.form("/de/sign-in", "email", jule).want(t, http.StatusSeeOther)
	_, link, _ := strings.Cut(asking.linkInOutbox("/sign-in/confirm", "token"), "?")
	params := map[string][]string{
		":slug": {"alma-t-shirt"}, "*": {"css/app.css"}, ":part": {"1.xml"}, ":number": {o.number}, ":return": {o.returned},
		":role": {"short", "engineering"}, ":step": {"1", "4"},
		":id": {receipt, receipt + ".json", o.erased, o.erased + ".json"},
	}
	queries := map[string][]string{
		"/products": {"fits=1", "sort=fits", "q=Name"}, "/my-data/delete": {"scope=measurements", "scope=feedback"},
		"/my-data": {"notice=erased&receipt=" + o.erased}, "/products/:slug": {"colour=ink&size=L"},
		"/mail/confirm": {"token=" + o.pending}, "/mail/unsubscribe": {"token=" + o.pending}, "/sign-in/confirm": {link},
		"/withdraw/receipt": {"key=" + o.withdrawn}, "/orders/:number": {key}, "/orders/:number/return": {key},
		"/orders/:number/returns/:return/label": {key}, "/withdraw": {"order=" + o.number}, "/demo/shopkeeper": {"sort=sold"},
	}
	var paths []string
	for _, pattern := range web.GetRoutes() {
		if strings.HasSuffix(pattern, "/embed/advice") {
			continue // there is none without partners, and none of the store's tables behind it
		}
		if pattern == "/pictures/:name" {
			continue // files, of which this shop has none
		}
		filled := []string{pattern}
		for _, match := range parameter.FindAllString(pattern, -1) {
			values := params[match]
			if match == ":lang" {
				values = []string{string(models.German)}
			}
			if len(values) == 0 {
				t.Fatalf("%s has a parameter that this test cannot fill: add it", pattern)
			}
			var next []string
			for _, path := range filled {
				for _, value := range values {
					next = append(next, strings.Replace(path, match, value, 1))
				}
			}
			filled = next
		}
		paths = append(paths, filled...)
		bare := pattern
		for _, lang := range models.Langs {
			bare = strings.TrimPrefix(bare, "/"+string(lang))
		}
		for _, q := range queries[bare] {
			paths = append(paths, filled[0]+"?"+q)
		}
	}
	return paths
}

// Nothing but the journal's daily entry, what moves with it, and the session's day changes on
// any GET, and nothing at all when the same pages are opened again.
func TestGet_ChangesNothing(t *testing.T) {
	oneVisitor(t)
	onEveryEngine(t, func(t *testing.T, s countedShop) {
		o := s.everything(t)
		visitors := []struct {
			name   string
			b      *browser
			enters bool // stands in the journal
		}{{"nobody", s.visit(t), false}, {"profile and basket", s.profiled(t), true}, {"everything", o.browser, true}}
		s.clock.days(1)
		paths := s.getPaths(t, o)
		if err := s.store.FinishSearches(t.Context()); err != nil { // what was erased for the paths
			t.Fatal(err)
		}
		for _, who := range visitors {
			before := s.dump(t)
			for _, path := range paths {
				if a := who.b.get(path); a.StatusCode >= 500 || who.b == o.browser && a.StatusCode >= 400 && !withoutToken.MatchString(path) {
					t.Errorf("%s: GET %s answers %d", who.name, path, a.StatusCode)
				}
			}
			first := s.dump(t)
			entered := 0
			for _, change := range changes(before.without(onceADay...), first.without(onceADay...)) {
				if !who.enters || !strings.HasPrefix(change, dailyRows) {
					t.Errorf("%s: GETs change %s", who.name, change)
				}
				entered++
			}
			if who.enters != (entered > 0) || !who.enters && len(changes(before, first)) > 0 {
				t.Errorf("%s: %d entries in the journal, %q", who.name, entered, changes(before, first))
			}
			for _, path := range paths {
				who.b.get(path)
			}
			for _, change := range changes(first, s.dump(t)) {
				t.Errorf("%s: the same GETs again change %s", who.name, change)
			}
		}
	})
}

// Somebody of whom everything is held leaves no table empty but those of nobody, and those of
// what is under way: what tests prove of them is proved of all that is kept.
func TestOwner_FillsEveryTable(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s countedShop) {
		s.everything(t)
		s.clock.days(1)
		may := []string{"allowances", "checks", "demo_budgets", "device_codes", "erasures", "letters", "made_up_fits", "made_up_reasons", "made_up_two_sizes", "passkey_challenges", "piece_totals", "release_budgets", "release_sides", "released_articles", "released_reasons", "released_two_sizes", "releases"}
		for table, rows := range s.dump(t) {
			if len(rows) == 0 && !slices.Contains(may, table) {
				t.Errorf("%s is empty", table)
			}
		}
	})
}
