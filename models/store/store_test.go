package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// clock is a time that tests move.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

var opening = time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)

const (
	hour = time.Hour
	day  = 24 * time.Hour
)

// shop is a store under test with its clock.
type shop struct {
	*Store
	clock    *clock
	settings Settings
}

// onEveryEngine runs a test on the SQLite driver compiled in and on PostgreSQL where
// EBENMASS_TEST_DATABASE names one, each time in an empty database.
func onEveryEngine(t *testing.T, test func(t *testing.T, s shop)) {
	t.Helper()
	for name, open := range map[string]func(*testing.T) shop{"sqlite": onSQLite, "postgres": onPostgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

func onSQLite(t *testing.T) shop {
	t.Helper()
	return mustOpen(t, Settings{DataDir: migrated(t)})
}

// emptyFolder is what lies in a data folder whose database was just made. It is made once and
// copied: to migrate a database for every test takes longer than most tests do.
var emptyFolder = sync.OnceValues(func() (map[string][]byte, error) {
	folder, err := os.MkdirTemp("", "ebenmass-empty")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	s, err := Open(context.Background(), Settings{DataDir: folder})
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if files[e.Name()], err = os.ReadFile(filepath.Join(folder, e.Name())); err != nil {
			return nil, err
		}
	}
	return files, nil
})

// migrated is a data folder of the test's own with an empty database. Its keys are those of every
// other one.
func migrated(t testing.TB) string {
	t.Helper()
	files, err := emptyFolder()
	must(t, err)
	folder := t.TempDir()
	for name, content := range files {
		must(t, os.WriteFile(filepath.Join(folder, name), content, 0o600))
	}
	return folder
}

func onPostgres(t *testing.T) shop {
	t.Helper()
	return mustOpen(t, Settings{DataDir: t.TempDir(), Database: postgresSchema(t)})
}

// onePostgres lets one test at a time open a schema of the PostgreSQL server.
var onePostgres sync.Mutex

func mustOpen(t *testing.T, settings Settings) shop {
	t.Helper()
	c := &clock{now: opening}
	settings.Now = c.Now
	if settings.Database != "" {
		onePostgres.Lock() // whoever waits for another's migration looks again after a second only
		defer onePostgres.Unlock()
	}
	s, err := Open(t.Context(), settings)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	t.Cleanup(func() { s.Close() })
	return shop{Store: s, clock: c, settings: settings}
}

// reopen closes the store and opens its data again.
func (s shop) reopen(t *testing.T) shop {
	t.Helper()
	must(t, s.Close())
	again := mustOpen(t, s.settings)
	again.clock.advance(s.clock.Now().Sub(opening))
	return again
}

// postgresSchema makes an empty schema that goes with the test, and returns its URL.
func postgresSchema(t testing.TB) string {
	t.Helper()
	base := os.Getenv("EBENMASS_TEST_DATABASE")
	if base == "" {
		if os.Getenv("EBENMASS_TEST_REQUIRE_POSTGRES") == "1" {
			t.Fatal("EBENMASS_TEST_DATABASE is not set")
		}
		t.Skip("EBENMASS_TEST_DATABASE names no PostgreSQL")
	}
	u, err := url.Parse(base)
	must(t, err)
	config, err := pgx.ParseConfig(base)
	must(t, err)
	admin := stdlib.OpenDB(*config)
	t.Cleanup(func() { admin.Close() })
	schema := "t_" + strings.ToLower(rand.Text())
	_, err = admin.Exec("CREATE SCHEMA " + schema)
	must(t, err)
	t.Cleanup(func() { admin.Exec("DROP SCHEMA " + schema + " CASCADE") })
	query := u.Query()
	query.Set("search_path", schema)
	u.RawQuery = query.Encode()
	return u.String()
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// visit starts a session of thirty days and returns its customer.
func (s shop) visit(t *testing.T) string {
	t.Helper()
	_, v, err := s.StartVisit(t.Context(), s.clock.Now().Add(30*day))
	must(t, err)
	return v.Customer
}

// grant and withdrawal are ledger entries as the pages make them.
func (s shop) grant(p consent.Purpose) consent.Entry {
	d, _ := consent.Find(p)
	return d.Grant("de", "fit", true, s.clock.Now())
}

func (s shop) withdrawal(p consent.Purpose) consent.Entry {
	d, _ := consent.Find(p)
	return d.Withdrawal("de", "my-data", s.clock.Now())
}

// keep stores a profile under consents to the purposes, until a year has passed.
func (s shop) keep(t *testing.T, customer string, p fit.Person, purposes ...consent.Purpose) {
	t.Helper()
	var entries []consent.Entry
	for _, purpose := range purposes {
		entries = append(entries, s.grant(purpose))
	}
	must(t, s.StoreWithConsent(t.Context(), customer, entries, Profile{Person: p}, s.clock.Now().AddDate(2, 0, 0)))
}

// shopper is a person with values that occur nowhere else, of every kind that is stored.
func shopper() fit.Person {
	p := fit.Person{
		Sizing: fit.Women, MeasuredWith: fit.Tape, Preference: fit.Regular,
		Usual: []fit.UsualSize{
			{Garment: fit.Top, Label: "M", System: "here"}, {Garment: fit.Top, Label: "38", System: "de-women"}, {Garment: fit.Bottom, Label: "W30/L32"},
		},
		Owned: []fit.OwnedGarment{{Type: fit.Shirt, Flat: [fit.NumZones]float64{52.0731, 49}}, {Type: fit.Jeans, Flat: [fit.NumZones]float64{0, 41, 0, 79.5}}},
	}
	p.Given[fit.Bust], p.Given[fit.Waist], p.Given[fit.Height] = 93.7191, 76, 170.25
	return p
}

func samePerson(a, b fit.Person) bool { return reflect.DeepEqual(a, b) }

func shirt() models.Product {
	return models.Product{
		Slug: "arne-linen-shirt", ID: "EM-1", Sizing: fit.Men, Type: fit.Shirt, Cut: fit.CutRegular, Stretch: fit.StretchNone,
		Sleeve: models.SleeveLong, Free: []fit.Measure{fit.Hip, fit.Bust}, Name: models.Text{DE: "Leinenhemd Arne", EN: "Arne linen shirt"},
		Fibres: []models.Fibre{{Percent: 100, Name: models.Text{DE: "Leinen", EN: "Linen"}}},
		Added:  opening.AddDate(0, -1, 0), Style: models.Style{"collar": "kent"},
		Colours: []models.Colour{{Key: "sage", Hex: "#9caf88"}},
		Chart: models.Chart{System: models.SizeLetters, Dims: []models.Dim{models.DimBust}, Sizes: []models.ChartSize{
			{Label: "M", Measures: map[models.Dim]float64{models.DimBust: 112.5}},
		}},
		Prices:     []models.PricePoint{{Since: opening.AddDate(0, -1, 0), Cents: 8990}, {Since: opening, Cents: 6990}},
		VATPercent: 19,
		Variants: []models.Variant{
			{SKU: "arne-linen-shirt-sage-m", Colour: "sage", Size: "M", Stock: 3},
			{SKU: "arne-linen-shirt-sage-l", Colour: "sage", Size: "L", Stock: 40},
			{SKU: "arne-linen-shirt-sage-xl", Colour: "sage", Size: "XL", Stock: 0},
		},
	}
}

// rawDB is the database beneath the store.
func (s shop) rawDB(t *testing.T) *sql.DB {
	t.Helper()
	db, err := s.write.DB()
	must(t, err)
	return db
}

// rows counts a table's rows.
func (s shop) rows(t *testing.T, table string) int {
	t.Helper()
	var n int
	must(t, s.rawDB(t).QueryRowContext(context.Background(), "SELECT count(*) FROM "+table).Scan(&n))
	return n
}
