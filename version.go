package main

import (
	_ "embed"
	"runtime/debug"
	"strings"
)

//go:embed VERSION
var versionFile string

// release is the version of this program; CHANGELOG.md says what it brought.
func release() string { return strings.TrimSpace(versionFile) }

// versionLine says which program this is: its version, the revision where the build knew it,
// and the compiler.
func versionLine() string {
	line := "ebenmass " + release()
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return line
	}
	revision, changed := "", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value[:min(12, len(s.Value))]
		case s.Key == "vcs.modified" && s.Value == "true":
			changed = ", changed"
		}
	}
	if revision != "" {
		line += " (" + revision + changed + ")"
	}
	return line + " " + info.GoVersion
}
