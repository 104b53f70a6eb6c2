package settings

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestParse_Log(t *testing.T) {
	t.Parallel()
	s, err := Parse([]string{"--log-format", "json", "--drain", "0s"}, env("EBENMASS_LOG_LEVEL", "warn", "EBENMASS_LOG_FORMAT", "text", "EBENMASS_DRAIN", "1m"), nil)
	if err != nil || s.LogFormat != LogJSON || s.LogLevel != slog.LevelWarn || s.Drain != 0 {
		t.Errorf("%s, %v, %v, error %v", s.LogFormat, s.LogLevel, s.Drain, err)
	}
	if s, err = Parse(nil, env("EBENMASS_DRAIN", "1m"), nil); err != nil || s.Drain != time.Minute {
		t.Errorf("drain %v, error %v", s.Drain, err)
	}
}

func TestParse_TLS(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args    []string
		env     func(string) string
		want    TLS
		addr    string
		baseURL string
	}{
		"off": {nil, env(), TLS{}, "localhost:8080", ""},
		"off, whatever else is said": {
			[]string{"--tls-cache", "/c"}, env(), TLS{}, "localhost:8080", ""},
		"one name": {
			[]string{"--tls-domain", "Shop.Example"}, env(),
			TLS{Domains: []string{"shop.example"}, Directory: acmeDirectory, HTTPAddr: ":80"}, ":443", "https://shop.example"},
		"several, by the twin": {
			nil, env("EBENMASS_TLS_DOMAIN", "shop.example, www.shop.example", "EBENMASS_TLS_CACHE", "/c", "EBENMASS_TLS_HTTP_ADDR", "none", "EBENMASS_ADDR", ":8443", "EBENMASS_BASE_URL", "https://www.shop.example"),
			TLS{Domains: []string{"shop.example", "www.shop.example"}, Cache: "/c", Directory: acmeDirectory}, ":8443", "https://www.shop.example"},
		"another authority and port": {
			[]string{"--tls-domain", "shop.example", "--tls-directory", "https://ca.example/dir", "--addr", "127.0.0.1:0", "--base-url", "https://shop.example:8443"}, env(),
			TLS{Domains: []string{"shop.example"}, Directory: "https://ca.example/dir", HTTPAddr: ":80"}, "127.0.0.1:0", "https://shop.example:8443"},
		"umlauts": {
			[]string{"--tls-domain", "ebenmaß.example"}, env(),
			TLS{Domains: []string{"xn--ebenma-gta.example"}, Directory: acmeDirectory, HTTPAddr: ":80"}, ":443", "https://xn--ebenma-gta.example"},
	} {
		s, err := Parse(c.args, c.env, nil)
		if err != nil || !reflect.DeepEqual(s.TLS, c.want) || s.Addr != c.addr || s.BaseURL != c.baseURL {
			t.Errorf("%s: %+v at %s as %s, error %v", name, s.TLS, s.Addr, s.BaseURL, err)
		}
	}
}

// A secret may stand in a file; the variable itself and a flag win.
func TestParse_ValueInFile(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "database")
	if err := os.WriteFile(path, []byte("postgres://u:secret@h/d\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		args []string
		env  func(string) string
		want string
	}{
		"file":     {nil, env("EBENMASS_DATABASE_FILE", path), "postgres://u:secret@h/d"},
		"variable": {nil, env("EBENMASS_DATABASE_FILE", path, "EBENMASS_DATABASE", "postgres://other/d"), "postgres://other/d"},
		"flag":     {[]string{"--database", ""}, env("EBENMASS_DATABASE_FILE", path), ""},
	} {
		if s, err := Parse(c.args, c.env, nil); err != nil || s.Database != c.want {
			t.Errorf("%s: %q, error %v", name, s.Database, err)
		}
	}
	if s, err := Parse(nil, env("EBENMASS_KEYS_FILE", path), nil); err != nil || s.Keys != "postgres://u:secret@h/d" {
		t.Errorf("keys %q, error %v", s.Keys, err)
	}
}

func TestParse_Version(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--version"}, {"version"}} {
		if s, err := Parse(args, env(), nil); err != nil || s.Command != Version {
			t.Errorf("%v: %+v, error %v", args, s, err)
		}
	}
	if s, err := Parse([]string{"check", "--json", "--data", "d"}, env(), nil); err != nil || s.Command != Check || !s.JSON || s.Data != "d" {
		t.Errorf("check: %+v, error %v", s, err)
	}
}

// Every flag of the command that serves has a twin in the environment, and help names both.
func TestOptions_ServeHasTwins(t *testing.T) {
	t.Parallel()
	var help bytes.Buffer
	printHelp(&help)
	for _, o := range options {
		if !commands[0].takes(o.flag) {
			continue
		}
		want := "EBENMASS_" + strings.ToUpper(strings.ReplaceAll(o.flag, "-", "_"))
		if o.env != want || !strings.Contains(help.String(), "--"+o.flag) || !strings.Contains(help.String(), want) {
			t.Errorf("--%s: twin %q, want %s in the help", o.flag, o.env, want)
		}
	}
}
