package web_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rows counts all rows of the shop's database but receipts of erasures, which name nobody
// and stay on purpose.
func (s *shop) rows(t testing.TB) int {
	t.Helper()
	db, err := sql.Open(sqliteDriver, "file:"+filepath.Join(s.folder, "ebenmass.db")+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var count string
	err = db.QueryRow(`SELECT group_concat('SELECT count(*) AS n FROM "' || name || '"', ' UNION ALL ')
		FROM sqlite_master WHERE type = 'table' AND name <> 'receipts' AND name NOT LIKE 'sqlite_%'`).Scan(&count)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	if err := db.QueryRow("SELECT sum(n) FROM (" + count + ")").Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// keptNothing fails the test when the database has grown since the shop was opened.
func (s *shop) keptNothing(t *testing.T) {
	t.Helper()
	if n := s.rows(t) - s.begun; n != 0 {
		t.Errorf("%d rows were kept", n)
	}
}

// holds reports in which file of the data folder, or in the log, a text stands; "" for nowhere.
func (s *shop) holds(t *testing.T, text string) string {
	t.Helper()
	if strings.Contains(s.log.String(), text) {
		return "the log"
	}
	found := ""
	err := filepath.WalkDir(s.folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if bytes.Contains(content, []byte(text)) {
			found = path
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
