package console

import (
	"runtime/debug"
)

// VersionLine says which program this is: its version, the revision where the build knew it,
// and the compiler.
func VersionLine(release string) string {
	line := "ebenmass " + release
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
