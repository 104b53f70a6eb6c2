package console_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ebenmass/models/store"
	"ebenmass/web/console"
	"ebenmass/web/settings"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestScan_WhileTheShopRuns(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := store.Open(t.Context(), store.Settings{DataDir: dir})
	must(t, err)
	defer s.Close()
	must(t, os.WriteFile(filepath.Join(dir, "note"), []byte("bust 93,7191 or 93.7191"), 0o600))

	var out bytes.Buffer
	must(t, console.Scan(t.Context(), settings.Settings{Data: dir, For: "81.4242"}, &out))
	if !strings.Contains(out.String(), "not found") || !strings.Contains(out.String(), "bytes") {
		t.Errorf("said %q", out.String())
	}
	out.Reset()
	err = console.Scan(t.Context(), settings.Settings{Data: dir, For: "93.7191"}, &out)
	if !errors.Is(err, console.ErrFound) || !strings.Contains(out.String(), "note: 2 × plain") || strings.Contains(out.String()+err.Error(), "93.7191") {
		t.Errorf("error %v, said %q", err, out.String())
	}
	_, _, err = s.StartVisit(t.Context(), time.Now().AddDate(0, 1, 0))
	must(t, err)
}

func TestScan_NeedsFolder(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "absent")
	err := console.Scan(t.Context(), settings.Settings{Data: dir, For: "93.7191"}, &bytes.Buffer{})
	if usage := (*settings.UsageError)(nil); !errors.As(err, &usage) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder was made")
	}
}
