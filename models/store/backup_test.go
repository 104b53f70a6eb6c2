package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store/engine"
)

func TestBackup_ErasedStaysUnreadable(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	must(t, s.SaveCatalogue(t.Context(), products()))
	customer, other := s.visit(t), s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	s.keep(t, other, shopper(), consent.PurposeAdvice)
	copied := filepath.Join(t.TempDir(), "copy.db")
	must(t, Backup(t.Context(), s.settings, copied))
	wantMode(t, copied, 0o600)

	keys := s.keyIDs(t, customer)
	sealed := s.traces(t, customer)
	_, err := s.Erase(t.Context(), customer, ScopeAll)
	must(t, err)
	if n := backedUp(t, copied, customer); n != len(given) {
		t.Fatalf("%d sealed values in the backup: the test proves nothing", n)
	}
	for _, key := range keys {
		if _, err := s.openKey(s.read, customer, key); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("the key is still there: %v", err)
		}
	}
	for _, trace := range sealed { // no other key opens it
		for _, key := range s.keyIDs(t, other) {
			b, err := s.openKey(s.read, other, key)
			must(t, err)
			b.Customer = customer
			if value, err := b.Open("bust", trace); err == nil {
				t.Errorf("opened %q", value)
			}
		}
	}

	// Put back, what was deleted is erased at start, and what was not is there again.
	must(t, s.Close())
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(filepath.Join(s.settings.DataDir, engine.DatabaseFile+suffix)); suffix == "" {
			must(t, err)
		}
	}
	content, err := os.ReadFile(copied)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(s.settings.DataDir, engine.DatabaseFile), content, 0o600))
	s = mustOpen(t, s.settings)
	must(t, swept(s.SweepExpired(t.Context()))) // as the shop does when it opens
	if p := s.mustRead(t, other); !samePerson(p.Person, shopper()) {
		t.Errorf("the other customer's profile is %+v", p.Person)
	}
	if _, err := ReadProfile(t.Context(), s.Store, consent.ForSelf(customer), PageMyData); !errors.Is(err, models.ErrNotFound) {
		t.Errorf("the deleted profile: %v", err)
	}
	for _, trace := range sealed {
		if s.found(t, trace) {
			t.Errorf("%q… is there again", trace[:7])
		}
	}
}

// backedUp counts the values a backup holds of a customer.
func backedUp(t *testing.T, path, customer string) (n int) {
	t.Helper()
	db, err := engine.OpenFile(path)
	must(t, err)
	defer db.Close()
	must(t, db.QueryRow("SELECT count(*) FROM measurements WHERE customer = ?", customer).Scan(&n))
	for _, table := range []string{"customer_keys", "addresses"} {
		if err := db.QueryRow("SELECT count(*) FROM " + table).Scan(new(int)); err == nil {
			t.Errorf("the backup has a table %s", table)
		}
	}
	return n
}

func TestBackup_ClosedShop(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	must(t, s.Close())
	copied := filepath.Join(t.TempDir(), "copy.db")
	must(t, Backup(t.Context(), s.settings, copied))
	if n := backedUp(t, copied, customer); n != len(given) {
		t.Errorf("%d values", n)
	}
}

func TestBackup_Refusals(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	path := filepath.Join(t.TempDir(), "copy.db")
	must(t, os.WriteFile(path, []byte("mine"), 0o600))
	wantLine(t, Backup(t.Context(), s.settings, path), ErrExists, path)
	if content, err := os.ReadFile(path); err != nil || string(content) != "mine" {
		t.Errorf("it holds %q, %v", content, err)
	}
	empty := Settings{DataDir: t.TempDir()}
	path = filepath.Join(t.TempDir(), "copy.db")
	wantLine(t, Backup(t.Context(), empty, path), ErrNoDatabase, empty.DataDir)
	wantLine(t, Backup(t.Context(), Settings{Database: "postgres://localhost/shop"}, path), ErrNotSQLite, "pg_dump")
	wantLine(t, Backup(t.Context(), s.settings, filepath.Join(path, "below")), ErrNotWritable, path)
	for _, dir := range []string{empty.DataDir, filepath.Dir(path)} {
		if left := files(t, dir); len(left) != 0 {
			t.Errorf("left behind: %d files", len(left))
		}
	}
}
