package web_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// readmePath is a file or folder of ours as the README names it, in backquotes.
var readmePath = regexp.MustCompile("`((?:web|views|static|models|handlers|seed)(?:/[a-z0-9_.-]+)+)`")

func TestREADME_PathsExist(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	named := readmePath.FindAllStringSubmatch(string(text), -1)
	if len(named) < 20 {
		t.Errorf("found %d paths, so few that the expression must be wrong", len(named))
	}
	for _, match := range named {
		if _, err := os.Stat(filepath.Join("..", filepath.FromSlash(match[1]))); err != nil {
			t.Errorf("the README names %s, which is not there", match[1])
		}
	}
}
