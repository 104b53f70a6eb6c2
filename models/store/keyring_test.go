package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/store/engine"
)

func TestSaveProfile_DestroysOldKey(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		before := s.keyIDs(t, customer)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		after := s.keyIDs(t, customer)
		if len(before) != 1 || len(after) != 1 || before[0] == after[0] {
			t.Errorf("keys %v, then %v", before, after)
		}
	})
}

func TestSaveProfile_RefusedKeepsKey(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		before := s.keyIDs(t, customer)
		err := s.StoreWithConsent(t.Context(), customer, []consent.Entry{{Purpose: "flying"}}, Profile{Person: shopper()}, opening.Add(hour))
		if err == nil {
			t.Fatal("stored for a purpose that is none")
		}
		if after := s.keyIDs(t, customer); len(after) != 1 || after[0] != before[0] {
			t.Errorf("keys %v, then %v", before, after)
		}
		if p := s.mustRead(t, customer); !samePerson(p.Person, shopper()) {
			t.Errorf("read %+v", p.Person)
		}
	})
}

func TestSweepKeys_Orphans(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		_, _, err := s.newKey(t.Context(), customer, keyProfile)
		must(t, err)
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		if n := len(s.keyIDs(t, customer)); n != 2 {
			t.Errorf("%d keys, wanted the one just made to be left alone", n)
		}
		s.clock.advance(keysEvery - time.Second)
		must(t, swept(s.SweepExpired(t.Context())))
		if n := len(s.keyIDs(t, customer)); n != 2 {
			t.Errorf("%d keys: they were gone through within the hour", n)
		}
		s.clock.advance(time.Second)
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		if n := len(s.keyIDs(t, customer)); n != 1 {
			t.Errorf("%d keys, wanted the one in use", n)
		}
		s.mustRead(t, customer)
	})
}

func TestSweepExpired_ErasesValuesWithoutKey(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, other := s.visit(t), s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		s.keep(t, other, shopper(), consent.PurposeAdvice)
		must(t, s.destroyKeys(t.Context(), s.keyIDs(t, customer)...))
		s = s.reopen(t)
		if n, err := s.SweepExpired(t.Context()); err != nil || n != 1 { // as the shop does when it opens
			t.Errorf("swept %d, %v", n, err)
		}
		if n := s.rows(t, "profiles"); n != 1 {
			t.Errorf("%d profiles, wanted the one that can be read", n)
		}
		s.mustRead(t, other)
	})
}

func TestOpen_LostKeyring(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	s.keep(t, s.visit(t), shopper(), consent.PurposeAdvice)
	must(t, s.Close())
	path := filepath.Join(s.settings.DataDir, engine.KeyringFile)
	must(t, os.Remove(path))
	_, err := Open(t.Context(), s.settings)
	wantLine(t, err, ErrKeys, path)
	if _, err := os.Stat(path); err == nil {
		t.Fatal("it was replaced")
	}

	must(t, os.WriteFile(path, nil, 0o600)) // they are given up
	again := mustOpen(t, s.settings)
	must(t, swept(again.SweepExpired(t.Context())))
	if n := again.rows(t, "profiles"); n != 0 {
		t.Errorf("%d profiles that nobody can read", n)
	}
}

func TestMigrations_Keyring(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		provider, err := engine.Migrations(s.rawDB(t), s.sqlite)
		must(t, err)
		_, err = provider.DownTo(context.Background(), 2)
		must(t, err)
		if n := s.rows(t, "profile_keys"); n != 1 {
			t.Fatalf("%d keys in the table of before", n)
		}
		s = s.reopen(t)
		if p := s.mustRead(t, customer); !samePerson(p.Person, shopper()) {
			t.Errorf("read %+v", p.Person)
		}
	})
}

// keyIDs are the keys a customer has.
func (s shop) keyIDs(t *testing.T, customer string) []string {
	t.Helper()
	var ids []string
	must(t, s.read.Model(&customerKeyRow{}).Where("customer = ?", customer).Pluck("id", &ids).Error)
	return ids
}

func TestOpenKey_OwnerOnly(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer, other := s.visit(t), s.visit(t)
		id, b, err := s.newKey(t.Context(), customer, keyProfile)
		must(t, err)
		sealed, err := b.Seal("note", "long words: "+strings.Repeat("a", 600))
		must(t, err)
		const coarse = 256 // see vault.Box.Seal
		if len(sealed)%coarse == 0 || len(sealed) < 3*coarse {
			t.Errorf("sealed in %d bytes", len(sealed))
		}
		again, err := s.openKey(s.read, customer, id)
		must(t, err)
		if value, err := again.Open("note", sealed); err != nil || !strings.HasPrefix(value, "long words") {
			t.Errorf("opened %q, %v", value, err)
		}
		if _, err := s.openKey(s.read, other, id); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("for another customer: %v", err)
		}
		must(t, s.destroyKeys(t.Context(), id))
		if _, err := s.openKey(s.read, customer, id); !errors.Is(err, models.ErrNotFound) {
			t.Errorf("destroyed: %v", err)
		}
	})
}

func TestLookup_Spellings(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	if !bytes.Equal(s.lookup(" Ada@Example.org "), s.lookup("ada@example.org")) || bytes.Equal(s.lookup("ada@example.org"), s.lookup("ida@example.org")) {
		t.Error("lookups do not tell addresses apart, or spellings of one")
	}
	if other := mustOpen(t, Settings{DataDir: t.TempDir()}); bytes.Equal(s.lookup("ada@example.org"), other.lookup("ada@example.org")) {
		t.Error("two shops share their lookups")
	}
}
