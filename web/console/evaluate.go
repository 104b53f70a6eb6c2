package console

import (
	"context"
	"encoding/json"
	"io"
	"runtime/debug"
	"time"

	"ebenmass/models/evidence"
	"ebenmass/web/settings"
)

// Evaluate measures the advice and writes the result to out, as text or as JSON. watch is
// told how far it has come. A file that is missing or lacks a column is a
// *settings.UsageError.
func Evaluate(ctx context.Context, e settings.Evaluation, now func() time.Time, out, watch io.Writer) error {
	if e.Population {
		return evaluatePopulation(ctx, e, now, out)
	}
	return evaluateRentals(ctx, e, now, out, watch)
}

// writeJSON writes a result as the files of package evidence are.
func writeJSON(out io.Writer, result any) error {
	w := json.NewEncoder(out)
	w.SetIndent("", "  ")
	return w.Encode(result)
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
