package consent

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// published reads the digest of every version of every text ever shown: a consent was given
// to those words, so no line of the file ever changes or goes.
func published(t *testing.T) map[string]string {
	t.Helper()
	content, err := os.ReadFile("testdata/published.txt")
	if err != nil {
		t.Fatal(err)
	}
	digests := map[string]string{}
	for line := range strings.Lines(string(content)) {
		fields := strings.Fields(line)
		if len(fields) != 3 || len(fields[2]) != 64 {
			t.Fatalf("line %q is not purpose, version and digest", line)
		}
		version := fields[0] + " " + fields[1]
		if _, twice := digests[version]; twice {
			t.Fatalf("%s stands twice", version)
		}
		digests[version] = fields[2]
	}
	return digests
}

// unpublished says what is wrong with a text, and which line to add once its version is new.
func unpublished(d Definition, digests map[string]string) error {
	version := string(d.Purpose) + " " + d.Version
	switch digest, known := digests[version]; {
	case !known:
		return fmt.Errorf("%s is not in testdata/published.txt yet; once its text is final, add:\n%s %s", version, version, d.SHA256())
	case digest != d.SHA256():
		d.Version = next(d.Version)
		return fmt.Errorf("the text of %s was changed under its version; give it a new one and add:\n%s %s %s", version, d.Purpose, d.Version, d.SHA256())
	}
	return nil
}

// next counts a version on: "2026-11-2" becomes "2026-11-3".
func next(version string) string {
	cut := strings.LastIndex(version, "-") + 1
	n, err := strconv.Atoi(version[cut:])
	if err != nil {
		return version + "-2"
	}
	return version[:cut] + strconv.Itoa(n+1)
}

func TestPublished_Unchanged(t *testing.T) {
	t.Parallel()
	digests := published(t)
	for _, d := range Purposes() {
		if err := unpublished(d, digests); err != nil {
			t.Error(err)
		}
		for _, version := range slices.Concat(d.Covers, d.Bounded) {
			if _, known := digests[string(d.Purpose)+" "+version]; !known || version == d.Version {
				t.Errorf("%s covers %s, which is no earlier version of it", d.Purpose, version)
			}
		}
	}
}

// Whoever consented to an earlier text holds measurements here: a new version says what
// becomes of them, or they would lie in the shop with no consent in force.
func TestPurposes_EarlierVersionsStand(t *testing.T) {
	digests := published(t)
	for _, d := range Purposes() {
		for version := range digests {
			if purpose, number, _ := strings.Cut(version, " "); d.Holds && purpose == string(d.Purpose) && !d.covers(number) {
				t.Errorf("%s %s neither covers nor bounds %s", d.Purpose, d.Version, number)
			}
		}
	}
}

func TestPublished_ChangeNoticed(t *testing.T) {
	t.Parallel()
	digests := published(t)
	d := advice()
	d.Use.EN += " And more."
	old := unpublished(d, digests)
	d.Version = next(d.Version)
	line := "\nadvice " + d.Version + " " + d.SHA256()
	if old == nil || !strings.Contains(old.Error(), "was changed under its version") || !strings.HasSuffix(old.Error(), line) {
		t.Errorf("a changed text under its old version: %v", old)
	}
	if err := unpublished(d, digests); err == nil || !strings.HasSuffix(err.Error(), line) {
		t.Errorf("a changed text under a new version: %v", err)
	}
}

func TestDigest_Complete(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*Definition){
		"purpose":            func(d *Definition) { d.Purpose += "x" },
		"version":            func(d *Definition) { d.Version += "x" },
		"title":              func(d *Definition) { d.Title.DE += "x" },
		"use":                func(d *Definition) { d.Use.EN += "x" },
		"what is not done":   func(d *Definition) { d.NotDone.DE += "x" },
		"retention":          func(d *Definition) { d.Retention.EN += "x" },
		"basis":              func(d *Definition) { d.Basis.DE += "x" },
		"recipients":         func(d *Definition) { d.Recipients.EN += "x" },
		"data":               func(d *Definition) { d.Data = append(slices.Clone(d.Data), "weight") },
		"a moved word break": func(d *Definition) { d.Title.DE, d.Title.EN = d.Title.DE+d.Title.EN[:1], d.Title.EN[1:] },
	} {
		d := advice()
		change(&d)
		if d.SHA256() == advice().SHA256() {
			t.Errorf("%s: the same digest", name)
		}
	}
}
