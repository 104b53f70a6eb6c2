package store

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/store/engine"
	"ebenmass/models/store/rotation"

	"gorm.io/gorm"
)

// masterKeys counts the master keys in the key file.
func (s shop) masterKeys(t *testing.T) int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(s.settings.DataDir, engine.KeyFile))
	must(t, err)
	var document struct {
		Master struct{ Key []json.RawMessage }
	}
	must(t, json.Unmarshal(text, &document))
	return len(document.Master.Key)
}

func TestRotateKeys_OldFolderUnreadable(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	customer := s.visit(t)
	s.keep(t, customer, shopper(), consent.PurposeAdvice)
	must(t, s.Close())
	old := Settings{DataDir: t.TempDir()}
	for path, content := range files(t, s.settings.DataDir) {
		must(t, os.WriteFile(filepath.Join(old.DataDir, filepath.Base(path)), content, 0o600))
	}
	s = mustOpen(t, s.settings)
	wrapped := s.wrapped(t)

	done, err := RotateKeys(t.Context(), s.settings)
	must(t, err)
	if done != (rotation.Done{Keys: 1, Emptied: true}) || s.masterKeys(t) != 1 {
		t.Errorf("rotated %+v, %d master keys", done, s.masterKeys(t))
	}
	if s.found(t, wrapped) {
		t.Error("the key as the old master key wrapped it is still there")
	}
	if p := s.mustRead(t, customer); !samePerson(p.Person, shopper()) {
		t.Errorf("read %+v", p.Person)
	}
	s = s.reopen(t)
	s.mustRead(t, customer)

	present, err := os.ReadFile(filepath.Join(s.settings.DataDir, engine.KeyFile))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(old.DataDir, engine.KeyFile), present, 0o600))
	_, err = Open(t.Context(), old)
	wantLine(t, err, ErrKeys, old.DataDir)
	if _, err := s.vault.OpenBox(customer, wrapped); err == nil {
		t.Error("the present key opens what the old one wrapped")
	}
}

// wrapped is the only key in the keyring, as it lies there.
func (s shop) wrapped(t *testing.T) []byte {
	t.Helper()
	var wrapped []byte
	must(t, s.rawDB(t).QueryRow("SELECT wrapped FROM customer_keys").Scan(&wrapped))
	return wrapped
}

func TestRotateKeys_KeepsOtherKeys(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		hash, block := s.SessionKeys()
		signing, lookup := s.SigningKey(), s.lookup("ada@example.org")
		_, err := RotateKeys(t.Context(), s.settings)
		must(t, err)
		s = s.reopen(t)
		hashAfter, blockAfter := s.SessionKeys()
		if string(hash) != string(hashAfter) || string(block) != string(blockAfter) || !signing.Equal(s.SigningKey()) || string(lookup) != string(s.lookup("ada@example.org")) {
			t.Error("other keys were rotated too")
		}
	})
}

func TestRotateKeys_RunningShop(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		still := s.visit(t) // whose key nobody writes but the rotation: the crowd's own may all be new
		s.keep(t, still, shopper(), consent.PurposeAdvice)
		crowd := newCrowd(t, s, visitors)
		for range 3 {
			done, err := RotateKeys(t.Context(), s.settings)
			must(t, err)
			if done.Keys == 0 || s.masterKeys(t) != 1 {
				t.Errorf("rotated %+v, %d master keys", done, s.masterKeys(t))
			}
			// The running shop meets every key before it is replaced again, as between rotations of
			// real shops: a key it never loaded cannot open what was read just before.
			s.mustRead(t, crowd.ids[0])
		}
		crowd.leave(t)
		s = s.reopen(t)
		for i, id := range crowd.ids[:crowd.n] {
			if p := s.mustRead(t, id); !samePerson(p.Person, crowd.profiles[i]) {
				t.Errorf("visitor %d has %+v after a restart", i, p.Person)
			}
		}
	})
}

// rotate is RotateKeys with somebody who is told of its steps.
func (s shop) rotate(ctx context.Context, reached func(step string)) (rotation.Done, error) {
	return rotation.Run(ctx, rotation.Shop{Keys: s.settings.keys(), Database: s.settings.database(), Reached: reached})
}

// Killed at any step, or between two batches, a rotation leaves a shop that opens and reads and
// writes everything, and the next one finishes what it began.
func TestRotateKeys_CrashAtEveryStep(t *testing.T) {
	t.Parallel()
	for _, step := range some([]string{rotation.StepKeyAdded, rotation.Batch, rotation.StepAwaited, rotation.StepCheckSealed, rotation.StepWrapped, rotation.StepOldRemoved, rotation.StepLogsEmptied}) {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			onEveryEngine(t, func(t *testing.T, s shop) {
				customer := s.visit(t)
				s.keep(t, customer, shopper(), consent.PurposeAdvice)
				for range rotation.BatchSize + 20 { // so that the first batch is not all
					_, _, err := s.newKey(t.Context(), customer, keyProfile)
					must(t, err)
				}
				must(t, s.Close())

				crash(t, s.settings, actRotate, step, customer)
				s = mustOpen(t, s.settings)
				s.mustRead(t, customer)
				s.keep(t, customer, shopper(), consent.PurposeAdvice) // a new key, between the two
				s.opensAll(t, customer)

				interrupted := s.masterKeys(t) > 1
				if between := step != rotation.StepOldRemoved && step != rotation.StepLogsEmptied; interrupted != between {
					t.Errorf("%d master keys", s.masterKeys(t))
				}
				done, err := RotateKeys(t.Context(), s.settings)
				must(t, err)
				if done.Resumed != interrupted || s.masterKeys(t) != 1 {
					t.Errorf("rotated %+v after an interruption (%v), %d master keys", done, interrupted, s.masterKeys(t))
				}
				if step == rotation.Batch && (done.Keys == 0 || done.Keys > 22) {
					t.Errorf("after a batch %d keys were wrapped anew", done.Keys)
				}
				s = s.reopen(t)
				s.opensAll(t, customer)
				s.mustRead(t, customer)
			})
		})
	}
}

// opensAll opens every key of a customer.
func (s shop) opensAll(t *testing.T, customer string) {
	t.Helper()
	for _, key := range s.keyIDs(t, customer) {
		_, err := s.openKey(s.read, customer, key)
		must(t, err)
	}
}

// What somebody else did to a key between its reading and its batch stays done, and whoever is
// just wrapping with the old master key is waited for.
func TestRotateKeys_BesideWriters(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		gone, _, err := s.newKey(t.Context(), customer, keyProfile)
		must(t, err)
		begun, added, written := make(chan struct{}), make(chan struct{}), make(chan error, 1)
		go func() { // wraps with the old key, and writes it when the new one is there
			written <- s.transact(t.Context(), func(tx *gorm.DB) error {
				if err := s.mayWrap(tx); err != nil {
					return err
				}
				_, wrapped, err := s.vault.NewBox(customer)
				close(begun)
				if err != nil {
					return err
				}
				<-added
				time.Sleep(100 * time.Millisecond) // a rotation that does not wait has gone on by then
				return tx.Create(&customerKeyRow{ID: "late", Customer: customer, Kind: string(keyProfile), Wrapped: wrapped, Created: 1}).Error
			})
		}()
		<-begun
		done, err := s.rotate(t.Context(), func(step string) {
			switch step {
			case rotation.StepKeyAdded:
				close(added)
			case rotation.StepAwaited:
				if keys := s.keyIDs(t, customer); !slices.Contains(keys, "late") {
					t.Errorf("not awaited: keys %v", keys)
				}
				must(t, <-written)
				must(t, s.destroyKeys(t.Context(), gone))
			}
		})
		must(t, err)
		if done.Keys != 2 {
			t.Errorf("rotated %+v", done)
		}
		s = s.reopen(t)
		if keys := s.keyIDs(t, customer); slices.Contains(keys, gone) || !slices.Contains(keys, "late") {
			t.Errorf("keys %v", keys)
		}
		s.opensAll(t, customer)
		s.mustRead(t, customer)
	})
}

func TestRotateKeys_Refusals(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	keys, err := NewKeys()
	must(t, err)
	wantLine(t, failure(RotateKeys(t.Context(), Settings{DataDir: s.settings.DataDir, Keys: string(keys)})), rotation.ErrKeysGiven, "settings")
	empty := t.TempDir()
	wantLine(t, failure(RotateKeys(t.Context(), Settings{DataDir: empty})), ErrNoDatabase, empty)
	wantLine(t, failure(RotateKeys(t.Context(), Settings{DataDir: filepath.Join(empty, "absent")})), ErrNoDatabase, empty)
	_, err = s.rotate(t.Context(), func(step string) {
		if step == rotation.StepKeyAdded {
			wantLine(t, failure(RotateKeys(t.Context(), s.settings)), rotation.ErrRotating, "already")
		}
	})
	must(t, err)
}

func failure(_ rotation.Done, err error) error { return err }

// An instance with a copy of the old key file says so, writes nothing that nobody could open, and
// goes on once it has the new one. One that shares the folder follows by itself.
func TestRotateKeys_OtherInstances(t *testing.T) {
	t.Parallel()
	a := onPostgres(t)
	shares := a.beside(t)
	copied := a.settings
	copied.DataDir = t.TempDir()
	given := a.settings
	file, err := os.ReadFile(filepath.Join(a.settings.DataDir, engine.KeyFile))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(copied.DataDir, engine.KeyFile), file, 0o600))
	given.DataDir, given.Keys = t.TempDir(), string(file)
	apart, fromEnv := shop{settings: copied}.beside(t), shop{settings: given}.beside(t)
	customer := a.visit(t)

	_, err = RotateKeys(t.Context(), a.settings)
	must(t, err)
	for name, s := range map[string]shop{"copied": apart, "given": fromEnv} {
		if err := s.Ready(t.Context()); !errors.Is(err, ErrKeysReplaced) || !Unavailable(err) {
			t.Errorf("%s: ready: %v", name, err)
		}
		if _, _, err := s.newKey(t.Context(), customer, keyProfile); !errors.Is(err, ErrKeysReplaced) {
			t.Errorf("%s: a key was wrapped: %v", name, err)
		}
	}
	if n := a.rows(t, "customer_keys"); n != 0 {
		t.Errorf("%d keys were written", n)
	}
	must(t, shares.Ready(t.Context()))
	id, _, err := shares.newKey(t.Context(), customer, keyProfile)
	must(t, err)
	file, err = os.ReadFile(filepath.Join(a.settings.DataDir, engine.KeyFile))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(copied.DataDir, engine.KeyFile), file, 0o600))
	must(t, apart.Ready(t.Context()))
	for name, s := range map[string]shop{"a": a, "shares": shares, "copied": apart} {
		if _, err := s.openKey(s.read, customer, id); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
