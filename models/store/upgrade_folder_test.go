package store

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store/engine"
	"ebenmass/models/store/inspect"
)

// olderFolders are data folders as older programs left them, each after one visit: measurements
// with consent, a profile, an order, a basket. Their names begin with the version of the schema, or
// of the release.
const olderFolders = "testdata/upgrade/folders"

// unpackFolder makes a data folder of an archive.
func unpackFolder(t *testing.T, archive string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	file, err := os.Open(archive)
	must(t, err)
	defer file.Close()
	packed, err := gzip.NewReader(file)
	must(t, err)
	for files := tar.NewReader(packed); ; {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			return dir
		}
		must(t, err)
		content, err := io.ReadAll(files)
		must(t, err)
		must(t, os.WriteFile(filepath.Join(dir, filepath.Base(header.Name)), content, 0o600))
	}
}

func TestOpen_OlderFolders(t *testing.T) {
	t.Parallel()
	archives, err := filepath.Glob(filepath.Join(olderFolders, "*.tar.gz"))
	must(t, err)
	if len(archives) < 3 {
		t.Fatalf("of older folders there are %q only", archives)
	}
	want := onSQLite(t).definitions(t)
	for _, archive := range archives {
		t.Run(filepath.Base(archive), func(t *testing.T) {
			t.Parallel()
			digits, _, _ := strings.Cut(filepath.Base(archive), "-")
			version, err := strconv.ParseInt(digits, 10, 64)
			must(t, err)
			s := mustOpen(t, Settings{DataDir: unpackFolder(t, archive)})
			s.clock.advance(time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC).Sub(opening))
			if got := s.definitions(t); !slices.Equal(got, want) {
				t.Errorf("schema after the upgrade:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			if v := copyVersion(t, s.settings.DataDir); v != version {
				t.Errorf("the copy has version %d, want %d", v, version)
			}
			s.wantVisitKept(t)
		})
	}
}

// wantVisitKept checks that all of the visit in an older folder is there, and goes when asked.
func (s shop) wantVisitKept(t *testing.T) {
	t.Helper()
	var customer, number string
	must(t, s.rawDB(t).QueryRow("SELECT id FROM customers").Scan(&customer))
	must(t, s.rawDB(t).QueryRow("SELECT number FROM orders").Scan(&number))
	p := s.mustRead(t, customer)
	if p.Person.Given[fit.Height] != 170.25 || p.Person.Given[fit.Bust] != 93.7191 || p.Person.Given[fit.Waist] != 76 || p.Person.Preference != fit.Regular {
		t.Errorf("profile %+v", p.Person)
	}
	ledger, err := s.Ledger(t.Context(), customer)
	must(t, err)
	if state := ledger.State(consent.PurposeAdvice, s.clock.Now()); !state.Granted {
		t.Errorf("consent %+v", state)
	}
	basket, err := s.Basket(t.Context(), customer)
	must(t, err)
	if len(basket) != 1 || basket[0].SKU != "dorthe-wide-jeans-washed-blue-w25-l30" || basket[0].Quantity != 2 {
		t.Errorf("basket %+v", basket)
	}
	order, err := s.Order(t.Context(), customer, number)
	must(t, err)
	if order.Address.Email != "petra@kanarie.example" || order.Total != 10900 || len(order.Lines) != 1 || order.State != models.OrderPlaced {
		t.Errorf("order %+v", order)
	}
	found, err := Inspect(t.Context(), s.settings)
	must(t, err)
	for _, f := range found {
		if f.Health == inspect.HealthFail {
			t.Errorf("%+v", f)
		}
	}
	erased, err := s.Erase(t.Context(), customer, ScopeAll)
	must(t, err)
	if r := s.receipt(t, erased.Receipt); r.After.Copies != 0 || !r.After.Whole {
		t.Errorf("after erasing: %+v", r.After)
	}
	copied, err := os.ReadFile(filepath.Join(s.settings.DataDir, engine.UpgradeCopyFile))
	must(t, err)
	if strings.Contains(string(copied), customer) {
		t.Error("the customer is in the copy before the upgrade still")
	}
}

// Every release before this one has a folder that it left.
func TestOpen_FolderOfEachRelease(t *testing.T) {
	t.Parallel()
	current, err := os.ReadFile("../../VERSION")
	must(t, err)
	changes, err := os.ReadFile("../../CHANGELOG.md")
	must(t, err)
	releases := regexp.MustCompile(`(?m)^## (\d+\.\d+\.\d+)`).FindAllStringSubmatch(string(changes), -1)
	if len(releases) == 0 || releases[0][1] != strings.TrimSpace(string(current)) {
		t.Fatalf("the first release of CHANGELOG.md is not %s of VERSION: %q", current, releases)
	}
	for _, release := range releases[1:] {
		if found, err := filepath.Glob(filepath.Join(olderFolders, "*-"+release[1]+".tar.gz")); err != nil || len(found) != 1 {
			t.Errorf("of release %s there is no folder in %s: %q, error %v", release[1], olderFolders, found, err)
		}
	}
}
