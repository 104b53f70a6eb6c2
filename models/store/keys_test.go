package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"ebenmass/models/consent"
)

func TestKeysSurviveARestart(t *testing.T) {
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
		if p := again.mustRead(t, customer); p.Person != shopper() {
			t.Errorf("read %+v", p.Person)
		}
	})
}

func TestKeysGivenInTheSettingsNeedNoFile(t *testing.T) {
	text, err := NewKeys()
	must(t, err)
	s := mustOpen(t, Settings{DataDir: t.TempDir(), Keys: string(text)})
	if _, err := os.Stat(filepath.Join(s.settings.DataDir, keyFile)); err == nil {
		t.Error("a key file was made")
	}
	s.reopen(t)
}

func TestOpenRefusesKeysOfAnotherDatabase(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.Close())
		path := filepath.Join(s.settings.DataDir, keyFile)

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

func TestOpenRefusesDamagedKeys(t *testing.T) {
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
