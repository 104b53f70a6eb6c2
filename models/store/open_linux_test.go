package store

import (
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// nobody is a user that owns nothing here.
const nobody = 65534

func TestOpen_ReadOnlyFolder(t *testing.T) {
	dir := onSQLite(t).reopen(t).settings.DataDir
	fresh := t.TempDir()
	must(t, os.Chmod(filepath.Dir(filepath.Dir(fresh)), 0o755))
	must(t, os.Chmod(filepath.Dir(fresh), 0o755))
	must(t, os.Chmod(fresh, 0o555))
	must(t, os.Chmod(dir, 0o555))
	t.Cleanup(func() { os.Chmod(dir, 0o755); os.Chmod(fresh, 0o755) })
	asNobody(t)
	for _, dir := range []string{dir, fresh, filepath.Join(fresh, "data")} {
		_, err := Open(t.Context(), Settings{DataDir: dir})
		wantLine(t, err, ErrNotWritable, dir)
	}
}

// asNobody takes file rights from the test's thread, which root would have everywhere.
func asNobody(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	runtime.LockOSThread()
	if err := syscall.Setfsuid(nobody); err != nil {
		t.Skipf("cannot act as nobody: %v", err)
	}
	t.Cleanup(func() {
		syscall.Setfsuid(0)
		runtime.UnlockOSThread()
	})
}
