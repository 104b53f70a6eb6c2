package console

import (
	"context"
	"io"
	"runtime/debug"
	"time"

	"ebenmass/models/evidence"
	"ebenmass/web/settings"
)

// Evaluate measures the advice and writes the result to out, as text or as JSON. What it is
// to be measured on has to be said: else it is a *settings.UsageError.
func Evaluate(ctx context.Context, s settings.Settings, now func() time.Time, out io.Writer) error {
	if !s.Population {
		return &settings.UsageError{Problem: "evaluate needs --population"}
	}
	return evaluatePopulation(ctx, s, now, out)
}

// madeBy says how a result came about. The version is the revision that the program was built
// from, where the build knows it.
func madeBy(command string, seed uint64, at time.Time) evidence.Made {
	m := evidence.Made{Date: at.UTC().Format(time.DateOnly), Command: command, Seed: seed}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return m
	}
	changed := false
	for _, each := range info.Settings {
		switch each.Key {
		case "vcs.revision":
			m.Version = each.Value[:min(len(each.Value), 12)]
		case "vcs.modified":
			changed = each.Value == "true"
		}
	}
	if m.Version != "" && changed {
		m.Version += "+"
	}
	return m
}
