package logs

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"ebenmass/web/settings"
)

func TestNewLog_JSON(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	New(settings.Settings{LogFormat: settings.LogJSON}, &out).Info("request", "took", 1500*time.Millisecond, "status", 200)
	var line map[string]any
	if err := json.Unmarshal(out.Bytes(), &line); err != nil {
		t.Fatalf("%v: %s", err, out.String())
	}
	if line["msg"] != "request" || line["level"] != "INFO" || line["took_seconds"] != 1.5 || line["status"] != 200.0 {
		t.Errorf("%v", line)
	}
}

func TestNewLog_Level(t *testing.T) {
	t.Parallel()
	for _, format := range []settings.LogFormat{settings.LogText, settings.LogJSON} {
		var out bytes.Buffer
		log := New(settings.Settings{LogFormat: format, LogLevel: slog.LevelWarn}, &out)
		log.Info("quiet")
		log.Warn("loud")
		if strings.Contains(out.String(), "quiet") || !strings.Contains(out.String(), "loud") {
			t.Errorf("%s: %s", format, out.String())
		}
	}
}
