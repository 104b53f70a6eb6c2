package logs

import (
	"io"
	"log/slog"

	"ebenmass/web/settings"
)

// New returns the program's log, in the form and from the level that were asked for.
func New(s settings.Settings, to io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: s.LogLevel}
	if s.LogFormat == settings.LogJSON {
		options.ReplaceAttr = inSeconds
		return slog.New(slog.NewJSONHandler(to, options))
	}
	return slog.New(slog.NewTextHandler(to, options))
}

// inSeconds writes a duration as seconds and says so in its name: JSON has no unit.
func inSeconds(_ []string, a slog.Attr) slog.Attr {
	if a.Value.Kind() != slog.KindDuration {
		return a
	}
	return slog.Float64(a.Key+"_seconds", a.Value.Duration().Seconds())
}
