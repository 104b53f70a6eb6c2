package store

import (
	"database/sql"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/fit"

	"github.com/pressly/goose/v3"
)

// migrationFiles reads the migrations of an engine, "sqlite" or "postgres".
func migrationFiles(t *testing.T, engine string) fstest.MapFS {
	t.Helper()
	var paths []string
	for _, pattern := range []string{"migrations", "*/migrations"} {
		found, err := filepath.Glob(filepath.Join(pattern, engine, "*.sql"))
		must(t, err)
		paths = append(paths, found...)
	}
	files := fstest.MapFS{}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		must(t, err)
		files[filepath.Base(path)] = &fstest.MapFile{Data: content}
	}
	if len(files) == 0 {
		t.Fatalf("no migrations for %s", engine)
	}
	return files
}

// numberOf is a migration's number: what its file's name begins with.
func numberOf(t *testing.T, file string) int {
	t.Helper()
	digits, _, _ := strings.Cut(file, "_")
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) != 5 {
		t.Fatalf("%s does not begin with five digits and _", file)
	}
	return n
}

func TestMigrations_SameNumbersOnEveryEngine(t *testing.T) {
	t.Parallel()
	names := map[string][]string{}
	for _, engine := range []string{"sqlite", "postgres"} {
		for file := range migrationFiles(t, engine) {
			names[engine] = append(names[engine], file)
		}
		slices.Sort(names[engine])
		seen := map[int]string{} // numbers may be left out: work that went on side by side had its own
		for _, file := range names[engine] {
			n := numberOf(t, file)
			if other, twice := seen[n]; twice {
				t.Errorf("%s: %s and %s have one number", engine, other, file)
			}
			seen[n] = file
		}
	}
	if !slices.Equal(names["sqlite"], names["postgres"]) {
		t.Errorf("not the same migrations on SQLite and PostgreSQL:\n%q\n%q", names["sqlite"], names["postgres"])
	}
}

// Builds of before had migrations 1 to 15 only in part: each of these lists was in some of
// them. With the first form of 11, the tables of returns were missing too.
func TestOpen_OlderBuild(t *testing.T) {
	for _, build := range []struct {
		commit  string
		numbers []int
		first11 bool
	}{
		{"62bab94", []int{1, 2}, false},
		{"218ee72", []int{1, 2, 3}, false},
		{"f657a80", []int{1, 2, 3, 7}, false},
		{"bebdc58", []int{1, 2, 3, 6, 7}, false},
		{"d3331fc", []int{1, 2, 3, 6, 7, 8}, false},
		{"c01a2d5", []int{1, 2, 3, 4, 6, 7, 8}, false},
		{"19976fb", []int{1, 2, 3, 4, 6, 7, 8, 9}, false},
		{"25f0416", []int{1, 2, 3, 4, 5, 6, 7, 8, 9}, false},
		{"555b2e7", []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 11}, true},
		{"6f8feee", []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, true},
		{"2a21530", []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, false},
		{"7c9dc79", []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13}, false},
		{"57e5f85", []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14}, false},
	} {
		t.Run(build.commit, func(t *testing.T) {
			t.Parallel()
			onEveryEngine(t, func(t *testing.T, s shop) {
				want := s.definitions(t)
				s.rebuild(t, build.numbers, build.first11)
				if slices.Equal(s.definitions(t), want) {
					t.Fatal("the older build's schema is the present one already")
				}
				s = s.reopen(t)
				if got := s.definitions(t); !slices.Equal(got, want) {
					t.Errorf("schema after the upgrade:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
				customer := s.visit(t)
				s.keep(t, customer, shopper(), consent.PurposeAdvice)
				if p := s.mustRead(t, customer); !samePerson(p.Person, shopper()) {
					t.Errorf("read %+v", p.Person)
				}
			})
		})
	}
}

// rebuild empties a database and migrates it as a build did that knew some migrations only.
func (s shop) rebuild(t *testing.T, numbers []int, first11 bool) {
	t.Helper()
	engine, dialect := "sqlite", goose.DialectSQLite3
	if s.settings.Database != "" {
		engine, dialect = "postgres", goose.DialectPostgres
	}
	files := migrationFiles(t, engine)
	all, err := goose.NewProvider(dialect, s.rawDB(t), files)
	must(t, err)
	_, err = all.DownTo(t.Context(), 0)
	must(t, err)
	for file := range files {
		if !slices.Contains(numbers, numberOf(t, file)) {
			delete(files, file)
		}
	}
	if first11 {
		content, err := os.ReadFile(filepath.Join("testdata", "upgrade", engine, "00011_returns.sql"))
		must(t, err)
		files["00011_returns.sql"] = &fstest.MapFile{Data: content}
	}
	older, err := goose.NewProvider(dialect, s.rawDB(t), files)
	must(t, err)
	_, err = older.Up(t.Context())
	must(t, err)
}

// definitions lists everything a database is made of, sorted, without comments.
func (s shop) definitions(t *testing.T) []string {
	t.Helper()
	query := `SELECT coalesce(sql, '') FROM sqlite_schema UNION ALL SELECT coalesce(sql, '') FROM keyring.sqlite_schema`
	if s.settings.Database != "" {
		query = `SELECT concat_ws(' ', 'column', table_name, column_name, data_type, is_nullable, column_default)
			FROM information_schema.columns WHERE table_schema = current_schema()
			UNION ALL SELECT concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid))
			FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
			UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()
			UNION ALL SELECT pg_get_triggerdef(g.oid) FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
			WHERE c.relnamespace = current_schema()::regnamespace AND NOT g.tgisinternal`
	}
	rows, err := s.rawDB(t).QueryContext(t.Context(), query)
	must(t, err)
	defer rows.Close()
	comment, space := regexp.MustCompile(`--.*`), regexp.MustCompile(`\s+`)
	var lines []string
	for rows.Next() {
		var line string
		must(t, rows.Scan(&line))
		lines = append(lines, space.ReplaceAllString(comment.ReplaceAllString(line, ""), " "))
	}
	must(t, rows.Err())
	slices.Sort(lines)
	return lines
}

// The first build's folder held values without keys of their own file, and consents to the
// first version of the texts: all of it is there, and stays as long as was promised then.
func TestOpen_FirstBuildsFolder(t *testing.T) {
	t.Parallel()
	s := mustOpen(t, Settings{DataDir: firstBuildsFolder(t)})
	given := time.Date(2026, 11, 30, 12, 54, 25, 366691000, time.UTC)
	s.clock.advance(given.AddDate(0, 0, 12).Sub(opening))
	end := given.AddDate(1, 0, 0)

	visit, err := s.FindVisit(t.Context(), "JSLMNMMFNPAICQLYG6URSHMWJE")
	must(t, err)
	want := fit.Person{Sizing: fit.Women, MeasuredWith: fit.Tape, Preference: fit.Regular}
	for measure, cm := range map[fit.Measure]float64{fit.Height: 170.25, fit.Bust: 92.5, fit.Waist: 76, fit.Hip: 100, fit.Inseam: 78, fit.Arm: 60} {
		want.Given[measure] = cm
	}
	profile := s.mustRead(t, visit.Customer)
	if !samePerson(profile.Person, want) || !profile.GivenAt.Equal(given) || !profile.ExpiresAt.Equal(end) {
		t.Errorf("profile %+v, want %+v until %v", profile, want, end)
	}
	basket, err := s.Basket(t.Context(), visit.Customer)
	must(t, err)
	if len(basket) != 1 || basket[0].SKU != "arne-linen-shirt-white-xs" {
		t.Errorf("basket %+v", basket)
	} else if a := basket[0].Article; a.Product != "arne-linen-shirt" || a.Name.DE != "Leinenhemd Arne" || a.ColourKey != "white" || a.Colour.DE == "" || a.Size != "XS" {
		t.Errorf("the line does not know what it is called: %+v", a)
	}
	ledger, err := s.Ledger(t.Context(), visit.Customer)
	must(t, err)
	state := ledger.State(consent.PurposeAdvice, s.clock.Now())
	if !state.Granted || !state.Until.Equal(end) || len(ledger.Holding("bust", s.clock.Now())) != 1 {
		t.Errorf("consent %+v, want one in force until %v", state, end)
	}
	if ledger.Granted(consent.PurposeOffers, s.clock.Now()) {
		t.Error("a consent that was never given is in force")
	}
	document, err := s.Export(t.Context(), consent.ForSelf(visit.Customer))
	must(t, err)
	if held := document.Of("measurements"); len(held) != 9 {
		t.Errorf("exported %+v, want nine data", held)
	}

	s.clock.advance(end.Sub(s.clock.Now()))
	_, err = s.SweepExpired(t.Context())
	must(t, err)
	if n := s.rows(t, "measurements") + s.rows(t, "customer_keys"); n != 0 {
		t.Errorf("%d values and keys after their end", n)
	}
}

// firstBuildsFolder makes a data folder as the build 62bab94 left it.
func firstBuildsFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	key, err := os.ReadFile("testdata/upgrade/62bab94.key")
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "ebenmass.key"), key, 0o600))
	dump, err := os.ReadFile("testdata/upgrade/62bab94.sql")
	must(t, err)
	db, err := sql.Open(sqliteNamed(), filepath.Join(dir, "ebenmass.db"))
	must(t, err)
	_, err = db.Exec(string(dump))
	must(t, err)
	must(t, db.Close())
	return dir
}

// sqliteNamed is the driver of SQLite compiled in.
func sqliteNamed() string {
	if slices.Contains(sql.Drivers(), "sqlite") { // without cgo
		return "sqlite"
	}
	return "sqlite3"
}
