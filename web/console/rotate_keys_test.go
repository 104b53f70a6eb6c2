package console_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"ebenmass/models/store"
	"ebenmass/web/console"
	"ebenmass/web/settings"
)

func TestRotateKeys_SaysHowMany(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := store.Open(t.Context(), store.Settings{DataDir: dir})
	must(t, err)
	defer s.Close()
	var out bytes.Buffer
	must(t, console.RotateKeys(t.Context(), settings.Settings{Data: dir}, &out))
	if !strings.HasPrefix(out.String(), "0 keys of customers") || strings.Count(out.String(), "\n") != 1 {
		t.Errorf("said %q", out.String())
	}
	err = console.RotateKeys(t.Context(), settings.Settings{Data: t.TempDir()}, &out)
	if !errors.Is(err, store.ErrNoDatabase) {
		t.Errorf("error %v", err)
	}
}
