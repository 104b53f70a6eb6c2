package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"ebenmass/models/store/engine"
	"ebenmass/models/store/inspect"
)

// inspect returns what an inspection says of a check: the worst first.
func (s shop) inspect(t *testing.T, check string) []inspect.Finding {
	t.Helper()
	found, err := Inspect(t.Context(), s.settings)
	must(t, err)
	found = slices.DeleteFunc(found, func(f inspect.Finding) bool { return f.Check != check })
	rank := []inspect.Health{inspect.HealthFail, inspect.HealthWarn, inspect.HealthOK}
	slices.SortStableFunc(found, func(a, b inspect.Finding) int { return slices.Index(rank, a.Health) - slices.Index(rank, b.Health) })
	return found
}

// lived is a shop with an order, a journal of closed days and the receipt of an erasure.
func lived(t *testing.T, s shop) (buyer string) {
	t.Helper()
	must(t, s.SaveCatalogue(t.Context(), products()))
	gone := s.visit(t)
	_, err := s.Erase(t.Context(), gone, ScopeAll)
	must(t, err)
	must(t, s.FinishSearches(t.Context())) // else its end writes the receipt once more
	s.chained(t, 2)
	buyer, _ = s.ordered(t, 2)
	return buyer
}

func TestInspect_NothingToSay(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		lived(t, s)
		must(t, os.Chmod(s.settings.DataDir, 0o700)) // as the shop makes it; a test's is open
		found, err := Inspect(t.Context(), s.settings)
		must(t, err)
		for _, f := range found {
			if f.Health != inspect.HealthOK {
				t.Errorf("%+v", f)
			}
		}
		for _, check := range []string{"keys", "database", "schema", "orphans", "journals", "receipts", "erasures", "stock", "orders", "letters"} {
			if !slices.ContainsFunc(found, func(f inspect.Finding) bool { return f.Check == check }) {
				t.Errorf("nothing is said of %s", check)
			}
		}
	})
}

// What can go wrong with rows, each with the check that notices.
func TestInspect_DamagedRows(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		check     string
		health    inspect.Health
		says      string
		statement string
	}{
		"a key destroyed":                {"orphans", inspect.HealthFail, "no key", "DELETE FROM customer_keys WHERE kind = 'profile'"},
		"a key that seals nothing":       {"orphans", inspect.HealthWarn, "seal nothing", "INSERT INTO customer_keys (id, customer, kind, wrapped, created_at) SELECT 'k', customer, kind, wrapped, 0 FROM customer_keys LIMIT 1"},
		"an address of nobody":           {"orphans", inspect.HealthWarn, "of nobody", "INSERT INTO addresses (lookup, kind, customer) SELECT attempt, 'account', 'nobody' FROM orders"},
		"a key of somebody else":         {"keys", inspect.HealthFail, "do not open", "UPDATE customer_keys SET customer = 'somebody' WHERE kind = 'order'"},
		"a day of the journal changed":   {"journals", inspect.HealthFail, "changed", "UPDATE accesses SET count = count + 1"},
		"a tip lost":                     {"journals", inspect.HealthFail, "tip", "DELETE FROM journal_tips"},
		"a receipt written anew":         {"receipts", inspect.HealthFail, "signed", "UPDATE receipts SET document = '{}'"},
		"an erasure left":                {"erasures", inspect.HealthWarn, "not finished", "INSERT INTO erasures (id, customer, scope, keys, entries, deleted, started_at) VALUES ('e', '', 'all', '[]', '[]', '{}', 0)"},
		"held pieces lost":               {"stock", inspect.HealthFail, "fewer pieces", "DELETE FROM held_stock"},
		"held pieces overdue":            {"stock", inspect.HealthWarn, "in stock again", "INSERT INTO held_stock (sku, due_at, quantity) VALUES ('arne-linen-shirt-sage-l', 0, 3)"},
		"an order of another price":      {"orders", inspect.HealthFail, "something else", "UPDATE order_lines SET cents = cents + 1"},
		"an order never confirmed":       {"letters", inspect.HealthWarn, "no confirmation", "UPDATE orders SET confirmed_at = NULL, placed_at = 0"},
		"the schema of a newer program":  {"schema", inspect.HealthFail, "newer", "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, TRUE)"},
		"the schema of an older program": {"schema", inspect.HealthWarn, "next start applies 1", "DELETE FROM goose_db_version WHERE version_id = 42"},
		"another shop's keys":            {"keys", inspect.HealthFail, "other keys", "UPDATE vault SET sealed = (SELECT attempt FROM orders)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onEveryEngine(t, func(t *testing.T, s shop) {
				lived(t, s)
				s.exec(t, c.statement)
				found := s.inspect(t, c.check)
				if len(found) == 0 || found[0].Health != c.health || !strings.Contains(found[0].Message, c.says) {
					t.Errorf("%+v, want %s that says %q", found, c.health, c.says)
				}
			})
		})
	}
}

// What can go wrong with files.
func TestInspect_DamagedFiles(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		check  string
		health inspect.Health
		says   string
		damage func(t *testing.T, dir string)
	}{
		"no key file": {"keys", inspect.HealthFail, "missing", func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, engine.KeyFile))) }},
		"a key file that others read": {"keys", inspect.HealthFail, "0644", func(t *testing.T, dir string) {
			must(t, os.Chmod(filepath.Join(dir, engine.KeyFile), 0o644))
		}},
		"a key file cut off": {"keys", inspect.HealthFail, "JSON", func(t *testing.T, dir string) {
			must(t, os.Truncate(filepath.Join(dir, engine.KeyFile), 20))
		}},
		"another key file": {"keys", inspect.HealthFail, "other keys", func(t *testing.T, dir string) {
			keys, err := NewKeys()
			must(t, err)
			must(t, os.WriteFile(filepath.Join(dir, engine.KeyFile), keys, 0o600))
		}},
		"no keyring": {"keys", inspect.HealthFail, "keyring is missing", func(t *testing.T, dir string) {
			must(t, os.Remove(filepath.Join(dir, engine.KeyringFile)))
		}},
		"a folder that others open": {"folder", inspect.HealthWarn, "0755", func(t *testing.T, dir string) { must(t, os.Chmod(dir, 0o755)) }},
		"pages overwritten": {"database", inspect.HealthFail, "", func(t *testing.T, dir string) {
			f, err := os.OpenFile(filepath.Join(dir, engine.DatabaseFile), os.O_RDWR, 0)
			must(t, err)
			_, err = f.WriteAt(slices.Repeat([]byte{0xff}, 8*4096), 4096)
			must(t, errors.Join(err, f.Close()))
		}},
		"no database in the file": {"database", inspect.HealthFail, "", func(t *testing.T, dir string) {
			must(t, os.WriteFile(filepath.Join(dir, engine.DatabaseFile), slices.Repeat([]byte("no database "), 1000), 0o600))
		}},
		"an empty database": {"schema", inspect.HealthFail, "no version", func(t *testing.T, dir string) {
			must(t, os.Truncate(filepath.Join(dir, engine.DatabaseFile), 0))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			lived(t, s)
			must(t, s.Close())
			must(t, os.Chmod(s.settings.DataDir, 0o700))
			c.damage(t, s.settings.DataDir)
			found := s.inspect(t, c.check)
			if len(found) == 0 || found[0].Health != c.health || !strings.Contains(found[0].Message, c.says) {
				t.Errorf("%+v, want %s that says %q", found, c.health, c.says)
			}
		})
	}
}

// An inspection changes no byte and leaves no file behind, with the shop closed or open.
func TestInspect_ChangesNothing(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	lived(t, s)
	must(t, s.FinishSearches(t.Context())) // which change the receipts
	s.stop()                               // the housekeeping, which closes the journal's days
	s.routine.Wait()
	for _, state := range []string{"open", "closed"} {
		if state == "closed" {
			must(t, s.Close())
		}
		before := contents(t, s.settings.DataDir)
		_, err := Inspect(t.Context(), s.settings)
		must(t, err)
		after := contents(t, s.settings.DataDir)
		for name, content := range after {
			if !strings.HasSuffix(name, "-shm") && content != before[name] { // readers of a shop that runs mark themselves there
				t.Errorf("%s: %s changed", state, name)
			}
		}
		if len(after) != len(before) {
			t.Errorf("%s: %d files, before %d", state, len(after), len(before))
		}
	}
	if _, err := Inspect(t.Context(), Settings{DataDir: t.TempDir()}); !errors.Is(err, ErrNoDatabase) {
		t.Errorf("of an empty folder: %v", err)
	}
}

// contents reads every file of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		content, err := os.ReadFile(path)
		files[path] = string(content)
		return err
	}))
	return files
}
