package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestOpenRefusesAFolderInUse(t *testing.T) {
	s := onSQLite(t)
	_, err := Open(t.Context(), s.settings)
	wantLine(t, err, ErrInUse, s.settings.DataDir)
	must(t, s.Ready(t.Context()))
	s.reopen(t)
}

func TestOpenLeavesANewerDatabaseAlone(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		_, err := s.rawDB(t).Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, $1)", true)
		must(t, err)
		must(t, s.Close())
		before := files(t, s.settings.DataDir)
		_, err = Open(t.Context(), s.settings)
		name := s.settings.DataDir
		if s.settings.Database != "" {
			name = "PostgreSQL"
		}
		wantLine(t, err, ErrNewerSchema, name)
		for path, content := range before {
			if after := files(t, s.settings.DataDir)[path]; !bytes.Equal(content, after) {
				t.Errorf("%s changed", path)
			}
		}
	})
}

func TestOpenRefusesADatabaseSettingItCannotUse(t *testing.T) {
	for _, database := range []string{"mysql://host/db", "./shop.db", "postgres://", "postgres://h:0x/db", "postgres://u:secret@h/db?sslmode=sometimes", "\x00"} {
		_, err := Open(t.Context(), Settings{DataDir: t.TempDir(), Database: database})
		wantLine(t, err, ErrDatabaseURL, "postgres://")
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("%v repeats the password", err)
		}
	}
}

func TestOpenNamesAServerThatDoesNotAnswer(t *testing.T) {
	_, err := Open(t.Context(), Settings{DataDir: t.TempDir(), Database: "postgres://u:secret@127.0.0.1:1/db"})
	wantLine(t, err, ErrUnreachable, "127.0.0.1:1")
	if strings.Contains(err.Error(), "secret") {
		t.Errorf("%v repeats the password", err)
	}
}

func TestOpenNamesAFolderThatCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	dir := filepath.Join(file, "data")
	_, err := Open(t.Context(), Settings{DataDir: dir})
	wantLine(t, err, ErrNotWritable, dir)
}

func TestOpenMakesWhatOnlyTheOwnerCanRead(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "data")
	mustOpen(t, Settings{DataDir: dir})
	wantMode(t, dir, 0o700)
	for path := range files(t, dir) {
		wantMode(t, path, 0o600)
	}
}

func TestEveryConnectionHasItsPragmas(t *testing.T) {
	s := onSQLite(t)
	for _, pragma := range []struct {
		name string
		want int
	}{{"foreign_keys", 1}, {"secure_delete", 1}, {"busy_timeout", busyMillis}, {"synchronous", 1}} {
		var got int
		must(t, s.write.Raw("PRAGMA "+pragma.name).Row().Scan(&got))
		if got != pragma.want {
			t.Errorf("write pool: %s = %d, want %d", pragma.name, got, pragma.want)
		}
	}
	var mode string
	must(t, s.read.Raw("PRAGMA journal_mode").Row().Scan(&mode))
	if mode != "wal" {
		t.Errorf("journal_mode = %s", mode)
	}
	if s.read.Exec("DELETE FROM customers").Error == nil {
		t.Error("the reading pool writes")
	}
	if n := s.rawDB(t).Stats().MaxOpenConnections; n != 1 {
		t.Errorf("the writing pool has %d connections", n)
	}
}

func TestTablesAreStrictAndTheLedgerIsNeverEdited(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		s.keep(t, s.visit(t), shopper(), "advice")
		for _, statement := range []string{
			"UPDATE consents SET action = 'withdrawn'",
			"UPDATE variants SET stock = -1",
			"UPDATE variants SET stock = 'many'",
			"UPDATE products SET slug = 'Größe'",
			"INSERT INTO sessions (digest, customer, created_at, expires_at) SELECT digest, 'nobody', 1, 1 FROM sessions",
		} {
			if _, err := s.rawDB(t).Exec(statement); err == nil {
				t.Errorf("%s: no error", statement)
			}
		}
	})
}

func TestReadyFailsOnceClosed(t *testing.T) {
	s := onSQLite(t)
	must(t, s.Ready(t.Context()))
	must(t, s.Close())
	if s.Ready(t.Context()) == nil {
		t.Error("ready though closed")
	}
}

// wantLine checks that an error is of a kind, and one line that names something.
func wantLine(t *testing.T, err, kind error, name string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("error %v, want %v", err, kind)
	}
	if text := err.Error(); strings.Contains(text, "\n") || !strings.Contains(text, name) {
		t.Errorf("%q is not one line naming %s", text, name)
	}
}

func wantMode(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	if got := info.Mode().Perm(); got != want {
		t.Errorf("%s has mode %04o, want %04o", path, got, want)
	}
}

// files reads every file of a folder.
func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	contents := make(map[string][]byte)
	for _, entry := range entries {
		path := filepath.Join(dir, entry.Name())
		content, err := os.ReadFile(path)
		must(t, err)
		contents[path] = content
	}
	return contents
}
