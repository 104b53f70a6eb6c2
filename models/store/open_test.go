package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ebenmass/models/consent"
	"ebenmass/models/store/engine"
	"ebenmass/models/store/vault"
)

func TestOpen_FolderInUse(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	_, err := Open(t.Context(), s.settings)
	wantLine(t, err, ErrInUse, s.settings.DataDir)
	must(t, s.Ready(t.Context()))
	s.reopen(t)
}

func TestOpen_NewerSchema(t *testing.T) {
	t.Parallel()
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

func TestOpen_BadDatabaseURL(t *testing.T) {
	t.Parallel()
	for _, database := range []string{"mysql://host/db", "./shop.db", "postgres://", "postgres://h:0x/db", "postgres://u:secret@h/db?sslmode=sometimes", "\x00"} {
		_, err := Open(t.Context(), Settings{DataDir: t.TempDir(), Database: database})
		wantLine(t, err, ErrDatabaseURL, "postgres://")
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("%v repeats the password", err)
		}
	}
}

func TestOpen_Unreachable(t *testing.T) {
	t.Parallel()
	_, err := Open(t.Context(), Settings{DataDir: t.TempDir(), Database: "postgres://u:secret@127.0.0.1:1/db"})
	wantLine(t, err, ErrUnreachable, "127.0.0.1:1")
	if strings.Contains(err.Error(), "secret") {
		t.Errorf("%v repeats the password", err)
	}
}

func TestOpen_ImpossibleFolder(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(file, nil, 0o600))
	dir := filepath.Join(file, "data")
	_, err := Open(t.Context(), Settings{DataDir: dir})
	wantLine(t, err, ErrNotWritable, dir)
}

func TestOpen_FileModes(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "new", "data")
	mustOpen(t, Settings{DataDir: dir})
	wantMode(t, dir, 0o700)
	for path := range files(t, dir) {
		wantMode(t, path, 0o600)
	}
}

func TestOpen_Pragmas(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	for _, pragma := range []struct {
		name string
		want int
	}{{"foreign_keys", 1}, {"secure_delete", 1}, {"busy_timeout", engine.BusyMillis}, {"synchronous", 1}} {
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

func TestMigrations_Constraints(t *testing.T) {
	t.Parallel()
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

func TestReady_Closed(t *testing.T) {
	t.Parallel()
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

func TestOpen_KeysSurviveRestart(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		hash, block := s.SessionKeys()
		if len(hash) != 64 || len(block) != 32 {
			t.Fatalf("keys of %d and %d bytes", len(hash), len(block))
		}
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		again := s.reopen(t)
		hashAgain, blockAgain := again.SessionKeys()
		if !bytes.Equal(hash, hashAgain) || !bytes.Equal(block, blockAgain) {
			t.Error("other session keys after a restart")
		}
		if p := again.mustRead(t, customer); !samePerson(p.Person, shopper()) {
			t.Errorf("read %+v", p.Person)
		}
	})
}

func TestOpen_KeysInSettings(t *testing.T) {
	t.Parallel()
	text, err := NewKeys()
	must(t, err)
	s := mustOpen(t, Settings{DataDir: t.TempDir(), Keys: string(text)})
	if _, err := os.Stat(filepath.Join(s.settings.DataDir, engine.KeyFile)); err == nil {
		t.Error("a key file was made")
	}
	s.reopen(t)
}

func TestOpen_ForeignKeys(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.Close())
		path := filepath.Join(s.settings.DataDir, engine.KeyFile)

		must(t, os.Chmod(path, 0o640))
		_, err := Open(t.Context(), s.settings)
		wantLine(t, err, ErrKeys, path)

		must(t, os.Remove(path))
		_, err = Open(t.Context(), s.settings)
		wantLine(t, err, ErrKeys, path)
		if _, err := os.Stat(path); err == nil {
			t.Fatal("a lost key file was replaced in silence")
		}

		other, err := NewKeys()
		must(t, err)
		must(t, os.WriteFile(path, other, 0o600))
		_, err = Open(t.Context(), s.settings)
		wantLine(t, err, ErrKeys, path)

		settings := s.settings
		settings.Keys = string(other)
		_, err = Open(t.Context(), settings)
		wantLine(t, err, ErrKeys, "settings")
	})
}

func TestOpen_DamagedKeys(t *testing.T) {
	t.Parallel()
	whole, err := NewKeys()
	must(t, err)
	for name, text := range map[string]string{
		"no JSON":       "secret",
		"cut off":       string(whole[:len(whole)/2]),
		"no session":    `{"master":{}}`,
		"no master":     string(bytes.Replace(whole, []byte(`"master":{`), []byte(`"other":{`), 1)),
		"broken master": string(bytes.Replace(whole, []byte(`"keyData"`), []byte(`"keyDate"`), 1)),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(t.Context(), Settings{DataDir: t.TempDir(), Keys: text})
			wantLine(t, err, ErrKeys, "settings")
		})
	}
}

func TestBox_BoundToRow(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, other := s.visit(t), s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		s.keep(t, other, shopper(), consent.PurposeAdvice)
		for name, statement := range map[string]string{
			"a value under another name":     "UPDATE measurements SET ciphertext = (SELECT ciphertext FROM measurements WHERE name = 'waist' AND customer = $1) WHERE name = 'bust' AND customer = $1",
			"a key of another customer":      "UPDATE customer_keys SET wrapped = (SELECT wrapped FROM customer_keys WHERE customer <> $1 LIMIT 1) WHERE customer = $1",
			"a value kept under no datum":    "INSERT INTO measurements (customer, name, ciphertext) SELECT customer, 'arm', ciphertext FROM measurements WHERE name = 'bust' AND customer = $1",
			"a value cut off at its far end": "UPDATE measurements SET ciphertext = substr(ciphertext, 1, 20) WHERE customer = $1",
		} {
			t.Run(name, func(t *testing.T) {
				s.keep(t, customer, shopper(), consent.PurposeAdvice)
				_, err := s.rawDB(t).Exec(statement, customer)
				must(t, err)
				if _, err := readFor[consent.Advice](t.Context(), s, customer); err == nil {
					t.Error("it opened")
				}
			})
		}
	})
}

func TestBox_Padding(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	s.keep(t, s.visit(t), shopper(), consent.PurposeAdvice)
	var lengths int
	must(t, s.rawDB(t).QueryRow("SELECT count(DISTINCT length(ciphertext)) FROM measurements").Scan(&lengths))
	if lengths != 1 {
		t.Errorf("%d lengths", lengths)
	}
	box, _, err := s.vault.NewBox("c")
	must(t, err)
	if _, err := box.Seal("bust", string(make([]byte, vault.MaxValue+1))); err == nil {
		t.Error("a value too long to be padded was sealed")
	}
}
