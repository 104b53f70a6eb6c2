package e2e

import (
	"context"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// The program that measures answers every one of its targets, and ends.
func TestLoad_EveryTarget(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	load := filepath.Join(t.TempDir(), "load")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", load, "ebenmass/web/e2e/load").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.CommandContext(ctx, load, "-shop", binary, "-for", "20ms", "-turns", "1", "-connections", "2").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	rows := regexp.MustCompile(`(?m)^(\w[\w ,-]+?) +(\d+) +(\d+) +(\d+\.\d+) `).FindAllStringSubmatch(string(out), -1)
	measured := map[string]bool{}
	for _, row := range rows {
		measured[row[1]] = true
		for _, figure := range row[2:4] {
			if n, err := strconv.Atoi(figure); err != nil || n == 0 {
				t.Errorf("%s: %q a second", row[1], figure)
			}
		}
	}
	for _, name := range []string{
		"home", "list", "list, filtered", "product", "size finder", "sitemap", "privacy", "search, the same", "search, always another",
		"product, with a profile", "list of what fits", "my data", "basket", "checkout", "product, one-off advice", "advice as JSON",
	} {
		if !measured[name] {
			t.Errorf("%s was not measured", name)
		}
	}
	if t.Failed() || !strings.Contains(string(out), "ratio") {
		t.Logf("%s", out)
	}
}
