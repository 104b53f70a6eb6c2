package settings

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

func env(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestParse_FlagThenEnvironmentThenDefault(t *testing.T) {
	t.Parallel()
	s, err := Parse([]string{"serve", "--addr", ":9000"}, env("EBENMASS_ADDR", ":9001", "EBENMASS_DATA", "elsewhere", "EBENMASS_BASE_URL", "https://shop.example/"), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := Settings{Command: Serve, Addr: ":9000", Data: "elsewhere", BaseURL: "https://shop.example", AdviceRate: 240, Demo: true, LogFormat: LogText, Drain: 5 * time.Second, Importing: Importing{Chromium: ChromiumAuto}}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("got %+v, want %+v", s, want)
	}
	if !s.Secure() {
		t.Error("an https base URL is not called secure")
	}
}

func TestParse_Demo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args []string
		env  func(string) string
		want bool
	}{
		"nothing said":         {nil, env(), true},
		"by flag":              {[]string{"--demo=false"}, env(), false},
		"by the twin":          {nil, env("EBENMASS_DEMO", "false"), false},
		"the flag wins":        {[]string{"--demo=true"}, env("EBENMASS_DEMO", "false"), true},
		"as a word of its own": {[]string{"--demo", "false"}, env(), false},
	} {
		if s, err := Parse(c.args, c.env, nil); err != nil || s.Demo != c.want {
			t.Errorf("%s: %t, error %v", name, s.Demo, err)
		}
	}
}

func TestParse_TrustedProxies(t *testing.T) {
	t.Parallel()
	for value, want := range map[string][]string{
		"": nil, " ": nil, "127.0.0.1": {"127.0.0.1/32"}, "10.1.2.3/8, fd00::1/8": {"10.0.0.0/8", "fd00::/8"},
		"::1": {"::1/128"}, "::ffff:10.0.0.0/104": {"10.0.0.0/8"}, "::ffff:192.0.2.1": {"192.0.2.1/32"},
	} {
		s, err := Parse([]string{"--trusted-proxies", value}, env(), nil)
		if err != nil {
			t.Errorf("%q: %v", value, err)
			continue
		}
		var got []string
		for _, network := range s.TrustedProxies {
			got = append(got, network.String())
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

func TestParse_BareFlag(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{"evaluate", "--population", "--seed", "7", "--people", "300", "--truth", "strict", "--json"},
		{"evaluate", "--json=true", "--seed=7", "--truth=strict", "--people=300", "--population"},
	} {
		s, err := Parse(args, env(), nil)
		if want := (Settings{Command: Evaluate, Evaluation: Evaluation{Population: true, JSON: true, Seed: 7, People: 300, Truth: "strict", Charts: "frozen"}}); err != nil || !reflect.DeepEqual(s, want) {
			t.Errorf("%v: %+v, error %v", args, s, err)
		}
	}
	if s, err := Parse([]string{"evaluate", "--population=false", "--train=a", "--test=b"}, env(), nil); err != nil || s.Evaluation != (Evaluation{Train: "a", Test: "b", Seed: 1, People: 2000, Truth: "judge", Charts: "frozen"}) {
		t.Errorf("%+v, error %v", s, err)
	}
}

func TestParse_ErrorsInOneLine(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		args []string
		env  func(string) string
		want string
	}{
		"unknown command":   {[]string{"fly"}, env(), `"fly"`},
		"nothing measured":  {[]string{"evaluate"}, env(), "--population"},
		"people and rows":   {[]string{"evaluate", "--population", "--train", "a"}, env(), "--population"},
		"only learned":      {[]string{"evaluate", "--train", "a"}, env(), "--holdout"},
		"tested twice":      {[]string{"evaluate", "--train", "a", "--test", "b", "--holdout", "date"}, env(), "--holdout"},
		"held back at will": {[]string{"evaluate", "--train", "a", "--holdout", "best"}, env(), `"best"`},
		"no such truth":     {[]string{"evaluate", "--population", "--truth", "mine"}, env(), "judge, score, strict"},
		"nobody":            {[]string{"evaluate", "--population", "--people", "0"}, env(), "--people"},
		"half a person":     {[]string{"evaluate", "--population", "--people", "20.5"}, env(), "--people"},
		"all of mankind":    {[]string{"evaluate", "--population", "--people", "8000000000"}, env(), "--people"},
		"truth of rentals":  {[]string{"evaluate", "--train", "a", "--test", "b", "--truth", "score"}, env(), "--truth"},
		"people of rentals": {[]string{"evaluate", "--train", "a", "--test", "b", "--people", "50"}, env(), "--people"},
		"robust on rentals": {[]string{"evaluate", "--train", "a", "--test", "b", "--robust"}, env(), "--robust"},
		"no seed":           {[]string{"evaluate", "--seed", "-1"}, env(), "--seed"},
		"half true":         {[]string{"evaluate", "--json=perhaps"}, env(), "perhaps"},
		"unknown flag":      {[]string{"--colour", "red"}, env(), "colour"},
		"stray argument":    {[]string{"serve", "now"}, env(), `"now"`},
		"address":           {[]string{"--addr", "8080"}, env(), "--addr"},
		"metrics":           {[]string{"--metrics-addr", "9090"}, env(), "--metrics-addr"},
		"metrics' port":     {nil, env("EBENMASS_METRICS_ADDR", "localhost:http2"), "EBENMASS_METRICS_ADDR"},
		"proxy":             {[]string{"--trusted-proxies", "10.0.0.0/8,proxy.example"}, env(), "proxy.example"},
		"proxies' bits":     {[]string{"--trusted-proxies", "10.0.0.0/33"}, env(), "--trusted-proxies"},
		"proxy with a port": {nil, env("EBENMASS_TRUSTED_PROXIES", "127.0.0.1:80"), "EBENMASS_TRUSTED_PROXIES"},
		"proxy with a zone": {[]string{"--trusted-proxies", "fe80::1%eth0"}, env(), "eth0"},
		"half a list":       {[]string{"--trusted-proxies", "10.0.0.0/8,"}, env(), "--trusted-proxies"},
		"port":              {[]string{"--addr", "localhost:99999"}, env(), "99999"},
		"empty folder":      {[]string{"--data", ""}, env(), "--data"},
		"database":          {nil, env("EBENMASS_DATABASE", "mysql://u:secret@h/d"), "EBENMASS_DATABASE"},
		"base URL":          {[]string{"--base-url", "shop.example"}, env(), "shop.example"},
		"base URL and path": {[]string{"--base-url", "https://shop.example/de"}, env(), "more than"},
		"negative rate":     {[]string{"--advice-rate", "-1"}, env(), "-1"},
		"nothing to find":   {[]string{"scan"}, env(), "--for"},
		"mail server":       {nil, env("EBENMASS_SMTP", "http://u:secret@h"), "EBENMASS_SMTP"},
		"mail server, path": {[]string{"--smtp", "smtp://u:secret@h/x", "--mail-from", "a@b.example"}, env(), "--smtp"},
		"log format":        {[]string{"--log-format", "xml"}, env(), "xml"},
		"log level":         {nil, env("EBENMASS_LOG_LEVEL", "loud"), "EBENMASS_LOG_LEVEL"},
		"drain":             {[]string{"--drain", "5"}, env(), "--drain"},
		"endless drain":     {nil, env("EBENMASS_DRAIN", "10h"), "EBENMASS_DRAIN"},
		"domain":            {[]string{"--tls-domain", "localhost"}, env(), "localhost"},
		"address as domain": {[]string{"--tls-domain", "192.0.2.1"}, env(), "192.0.2.1"},
		"half the domains":  {nil, env("EBENMASS_TLS_DOMAIN", "shop.example,"), "EBENMASS_TLS_DOMAIN"},
		"other base URL":    {[]string{"--tls-domain", "shop.example", "--base-url", "https://else.example"}, env(), "--tls-domain"},
		"plain base URL":    {[]string{"--tls-domain", "shop.example", "--base-url", "http://shop.example"}, env(), "--tls-domain"},
		"authority":         {[]string{"--tls-directory", "http://ca.example/dir"}, env(), "--tls-directory"},
		"redirects":         {[]string{"--tls-http-addr", "80"}, env(), "--tls-http-addr"},
		"no such file":      {nil, env("EBENMASS_DATABASE_FILE", "/nowhere/database"), "EBENMASS_DATABASE_FILE"},
		"no keys' file":     {nil, env("EBENMASS_KEYS_FILE", "/nowhere/keys"), "EBENMASS_KEYS_FILE"},
		"demonstration":     {nil, env("EBENMASS_DEMO", "maybe"), "EBENMASS_DEMO"},
		"no sender":         {[]string{"--smtp", "smtp://u:secret@h"}, env(), "--mail-from"},
		"sender":            {[]string{"--mail-from", "Shop <a@b.example>"}, env(), "Shop"},
		"rate":              {nil, env("EBENMASS_ADVICE_RATE", "many"), "EBENMASS_ADVICE_RATE"},
	} {
		_, err := Parse(c.args, c.env, nil)
		var usage *UsageError
		if !errors.As(err, &usage) {
			t.Errorf("%s: error %v, want a UsageError", name, err)
			continue
		}
		if !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %q", name, err)
		}
	}
}

func TestParse_Help(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	if _, err := Parse([]string{"--help"}, env(), &out); !errors.Is(err, ErrHelp) {
		t.Fatalf("error %v, want ErrHelp", err)
	}
	for _, o := range options {
		if !strings.Contains(out.String(), "--"+o.flag) || !strings.Contains(out.String(), o.env) {
			t.Errorf("help lacks --%s or %s", o.flag, o.env)
		}
	}
	if strings.Contains(out.String(), "`") || !strings.Contains(out.String(), keysEnv) {
		t.Error(out.String())
	}
}

func TestParse_Import(t *testing.T) {
	t.Parallel()
	for args, want := range map[string]Importing{
		"import folder": {Format: "auto", Chromium: ChromiumAuto},
		"import --dry-run --partial --mapping m.toml --write-mapping n.toml --report r.csv --format shopify folder": {
			DryRun: true, Partial: true, Mapping: "m.toml", WriteMapping: "n.toml", Report: "r.csv", Format: "shopify", Chromium: ChromiumAuto},
		"import --end-missing folder":        {Format: "auto", EndMissing: "yes", Chromium: ChromiumAuto},
		"import --end-missing=all folder":    {Format: "auto", EndMissing: "all", Chromium: ChromiumAuto},
		"import --chromium none folder":      {Format: "auto"},
		"import --chromium /opt/chro folder": {Format: "auto", Chromium: "/opt/chro"},
	} {
		s, err := Parse(strings.Fields(args), func(string) string { return "" }, &bytes.Buffer{})
		if err != nil || s.Importing != want || s.File != "folder" || s.Command != Import {
			t.Errorf("%s: %+v, %v", args, s.Importing, err)
		}
	}
	for _, args := range []string{"import", "import --format xlsx folder", "import --end-missing=some folder", "serve --dry-run"} {
		_, err := Parse(strings.Fields(args), func(string) string { return "" }, &bytes.Buffer{})
		if _, usage := errors.AsType[*UsageError](err); !usage {
			t.Errorf("%s: %v", args, err)
		}
	}
}
