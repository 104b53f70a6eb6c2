package console_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ebenmass/models/store"
	"ebenmass/web/console"
	"ebenmass/web/settings"
)

func TestBackup_SaysWhatItLeftOut(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, err := store.Open(t.Context(), store.Settings{DataDir: dir})
	must(t, err)
	defer s.Close()
	path := filepath.Join(t.TempDir(), "copy.db")
	var out bytes.Buffer
	must(t, console.Backup(t.Context(), settings.Settings{Data: dir, File: path}, &out))
	if !strings.Contains(out.String(), path) || !strings.Contains(out.String(), "without keys") {
		t.Errorf("said %q", out.String())
	}
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Errorf("no copy: %v", err)
	}
	out.Reset()
	if err := console.Backup(t.Context(), settings.Settings{Data: dir, File: path}, &out); err == nil || out.Len() > 0 {
		t.Errorf("error %v, said %q", err, out.String())
	}
}
