package console_test

import (
	"bytes"
	"errors"
	"log/slog"
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
	var out, events bytes.Buffer
	log := slog.New(slog.NewTextHandler(&events, nil))
	must(t, console.RotateKeys(t.Context(), settings.Settings{Data: dir}, &out, log))
	if !strings.HasPrefix(out.String(), "0 keys of customers") || strings.Count(out.String(), "\n") != 1 {
		t.Errorf("said %q", out.String())
	}
	err = console.RotateKeys(t.Context(), settings.Settings{Data: t.TempDir()}, &out, log)
	if !errors.Is(err, store.ErrNoDatabase) {
		t.Errorf("error %v", err)
	}
	if n := strings.Count(events.String(), `msg="security events" kind=key_rotated count=1`); n != 1 {
		t.Errorf("the log says %q", events.String())
	}
}
