package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/scan"
	"ebenmass/models/store/engine"
)

// takeBack takes the last migrations back, as if the program of before had written the folder.
func (s shop) takeBack(t *testing.T, to int64) {
	t.Helper()
	provider, err := engine.Migrations(s.rawDB(t), s.settings.Database == "")
	must(t, err)
	_, err = provider.DownTo(t.Context(), to)
	must(t, err)
}

// copyVersion is the version of the schema of the copy in a folder.
func copyVersion(t *testing.T, dir string) (version int64) {
	t.Helper()
	db, err := engine.OpenFile(filepath.Join(dir, engine.UpgradeCopyFile))
	must(t, err)
	defer db.Close()
	must(t, db.QueryRow("SELECT max(version_id) FROM goose_db_version").Scan(&version))
	return version
}

func TestOpen_CopiesBeforeMigration(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	dir := s.settings.DataDir
	path := filepath.Join(dir, engine.UpgradeCopyFile)
	must(t, s.SaveCatalogue(t.Context(), products()))
	s = s.reopen(t)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("a copy without a migration: %v", err)
	}
	s.takeBack(t, 38)
	s = s.reopen(t)
	wantMode(t, path, 0o600)
	if v := copyVersion(t, dir); v != 38 {
		t.Errorf("the copy has version %d, want 38", v)
	}
	s.takeBack(t, 41)
	s.reopen(t)
	if v := copyVersion(t, dir); v != 41 {
		t.Errorf("the next copy has version %d, want 41: there is one, the last", v)
	}
	found, err := filepath.Glob(filepath.Join(dir, "*before-upgrade*"))
	must(t, err)
	if len(found) != 1 {
		t.Errorf("copies: %q", found)
	}
}

// Put in the place of the database, the copy is what the program of before left.
func TestOpen_CopyPutBack(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	dir := s.settings.DataDir
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	s.takeBack(t, 41)
	s = s.reopen(t)
	other := s.visit(t)
	must(t, s.Close())
	must(t, os.Rename(filepath.Join(dir, engine.UpgradeCopyFile), filepath.Join(dir, engine.DatabaseFile)))
	s = mustOpen(t, s.settings)
	if p := s.mustRead(t, customer); !samePerson(p.Person, shopper()) {
		t.Errorf("read %+v", p.Person)
	}
	if n := s.rowsOf(t, other)["customers"]; n != 0 {
		t.Error("what came after the copy is in it")
	}
}

func TestErase_UpgradeCopy(t *testing.T) {
	t.Parallel()
	for _, scope := range []Scope{ScopeAll, ScopeMeasurements} {
		t.Run(string(scope), func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			customer, other := s.visit(t), s.visit(t)
			s.keep(t, customer, shopper(), consent.PurposeAdvice)
			s.keep(t, other, shopper(), consent.PurposeAdvice)
			s.takeBack(t, 41)
			s = s.reopen(t)
			copied, err := os.ReadFile(filepath.Join(s.settings.DataDir, engine.UpgradeCopyFile))
			must(t, err)
			traces := s.traces(t, customer)
			if len(traces) == 0 || !strings.Contains(string(copied), string(traces[0])) {
				t.Fatal("nothing of the customer is in the copy: the test proves nothing")
			}
			erased, err := s.Erase(t.Context(), customer, scope)
			must(t, err)
			copied, err = os.ReadFile(filepath.Join(s.settings.DataDir, engine.UpgradeCopyFile))
			must(t, err)
			for _, trace := range traces {
				if strings.Contains(string(copied), string(trace)) {
					t.Error("a sealed value is in the copy still")
				}
			}
			if gone := !strings.Contains(string(copied), customer); gone != (scope == ScopeAll) {
				t.Errorf("the customer is gone from the copy: %t", gone)
			}
			if !strings.Contains(string(copied), other) {
				t.Error("somebody else is gone from the copy")
			}
			if r := s.receipt(t, erased.Receipt); r.After.Copies != 0 {
				t.Errorf("the receipt found %d copies", r.After.Copies)
			}
			var needles scan.Needles
			needles.AddText("trace", string(traces[0]))
			folder := scan.NewFolder(s.settings.DataDir)
			defer folder.Close()
			result, err := folder.Scan(t.Context(), &needles)
			must(t, err)
			if result.Found() != 0 {
				t.Errorf("scan: %+v", result.Copies)
			}
		})
	}
}

// An order goes from the copy alone, and a copy that cannot be changed goes as a whole.
func TestErase_UpgradeCopyOfOrder(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	must(t, s.SaveCatalogue(t.Context(), products()))
	customer, o := s.ordered(t, 1)
	s.takeBack(t, 41)
	s = s.reopen(t)
	path := filepath.Join(s.settings.DataDir, engine.UpgradeCopyFile)
	content, err := os.ReadFile(path)
	must(t, err)
	if !strings.Contains(string(content), o.Number) {
		t.Fatal("the order is not in the copy: the test proves nothing")
	}
	_, err = s.DeleteOrder(t.Context(), customer, o.Number)
	must(t, err)
	content, err = os.ReadFile(path)
	must(t, err)
	if strings.Contains(string(content), o.Number) || !strings.Contains(string(content), customer) {
		t.Error("not the order alone is gone from the copy")
	}
	must(t, os.WriteFile(path, []byte("no database, but long enough to be read as one"), 0o600))
	_, err = s.Erase(t.Context(), customer, ScopeAll)
	must(t, err)
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a copy that cannot be changed is still there: %v", err)
	}
}

func TestDropOldUpgradeCopy(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	s.takeBack(t, 41)
	s = s.reopen(t)
	path := filepath.Join(s.settings.DataDir, engine.UpgradeCopyFile)
	must(t, os.Chtimes(path, time.Time{}, s.clock.Now()))
	s.clock.advance(29 * day)
	s.dropOldUpgradeCopy(t.Context())
	if _, err := os.Stat(path); err != nil {
		t.Error("gone before its time")
	}
	s.clock.advance(day)
	s.dropOldUpgradeCopy(t.Context())
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("still there after its time: %v", err)
	}
}
