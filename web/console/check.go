package console

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"ebenmass/models/store"
	"ebenmass/models/store/inspect"
	"ebenmass/web/settings"
)

// ErrBroken: something in the data folder or the database is broken.
var ErrBroken = errors.New("something is broken")

// checkReport is what check writes as JSON.
type checkReport struct {
	OK     bool              `json:"ok"`
	Checks []inspect.Finding `json:"checks"`
}

// Check looks a data folder or a database over, while a shop may be running, and changes
// nothing. It writes one line for each finding. ErrBroken where one of them is a failure. A folder
// that is not there is a *settings.UsageError.
func Check(ctx context.Context, s settings.Settings, now func() time.Time, out io.Writer) error {
	if info, err := os.Stat(s.Data); s.Database == "" && (err != nil || !info.IsDir()) {
		return &settings.UsageError{Problem: fmt.Sprintf("--data: there is no folder %s", s.Data)}
	}
	findings, err := store.Inspect(ctx, store.Settings{DataDir: s.Data, Database: s.Database, Keys: s.Keys, Now: now})
	if err != nil {
		return err
	}
	report := checkReport{OK: true, Checks: findings}
	for _, f := range findings {
		report.OK = report.OK && f.Health != inspect.HealthFail
	}
	if s.JSON {
		encoder := json.NewEncoder(out)
		encoder.SetIndent("", "  ")
		if err := encoder.Encode(report); err != nil {
			return err
		}
	} else {
		for _, f := range findings {
			fmt.Fprintf(out, "%-4s  %-9s %s\n", f.Health, f.Check, f.Message)
		}
	}
	if !report.OK {
		return ErrBroken
	}
	return nil
}
