package views

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A runbook that names lines the program does not write would be searched for in vain.
func TestTheRunbookNamesLinesTheProgramWrites(t *testing.T) {
	var code strings.Builder
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "views" || d.Name() == "node_modules"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		source, err := os.ReadFile(path)
		code.Write(source)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, sign := range breachSigns() {
		if !strings.Contains(code.String(), `"`+sign.line+`"`) {
			t.Errorf("nothing logs %q", sign.line)
		}
	}
}
