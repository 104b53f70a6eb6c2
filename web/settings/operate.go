package settings

import (
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"
)

// LogFormat is how lines of the log are written.
type LogFormat string

// Formats of the log.
const (
	LogText LogFormat = "text"
	LogJSON LogFormat = "json"
)

// Standards of certificates by ACME.
const (
	tlsAddr       = ":443"
	tlsHTTPAddr   = ":80"
	acmeDirectory = "https://acme-v02.api.letsencrypt.org/directory"
)

// longestDrain bounds how long a program that was told to stop goes on serving.
const longestDrain = 5 * time.Minute

// TLS says for which names the program gets certificates by itself. Without names it serves
// plain HTTP.
type TLS struct {
	Domains   []string // host names in ASCII, the first for the shop's own URL
	Cache     string   // folder of certificates and their keys; "" for certificates in the data folder
	Directory string   // URL of the authority's ACME directory
	HTTPAddr  string   // host:port that redirects to https and answers HTTP challenges; "" for nowhere
}

// On reports whether the program serves TLS itself.
func (t TLS) On() bool { return len(t.Domains) > 0 }

func setLogFormat(s *Settings, value string) error {
	format := LogFormat(value)
	if format != LogText && format != LogJSON {
		return fmt.Errorf("%q is neither text nor json", value)
	}
	s.LogFormat = format
	return nil
}

func setLogLevel(s *Settings, value string) error {
	levels := map[string]slog.Level{"debug": slog.LevelDebug, "info": slog.LevelInfo, "warn": slog.LevelWarn, "error": slog.LevelError}
	level, known := levels[value]
	if !known {
		return fmt.Errorf("%q is none of debug, info, warn, error", value)
	}
	s.LogLevel = level
	return nil
}

func setDrain(s *Settings, value string) error {
	d, err := time.ParseDuration(value)
	if err != nil || d < 0 || d > longestDrain {
		return fmt.Errorf("%q is not a time such as 5s, from 0s to %v", value, longestDrain)
	}
	s.Drain = d
	return nil
}

// setTLSDomain takes names only: the authority gives addresses no certificates that way.
func setTLSDomain(s *Settings, value string) error {
	for entry := range strings.SplitSeq(value, ",") {
		entry = strings.TrimSpace(entry)
		if entry == "" && strings.TrimSpace(value) == "" {
			return nil
		}
		host, err := asciiHost(entry)
		if err != nil || !strings.Contains(host, ".") || strings.Trim(host, "0123456789.") == "" {
			return fmt.Errorf("%q is not a domain name", entry)
		}
		if host = strings.ToLower(host); !slices.Contains(s.TLS.Domains, host) {
			s.TLS.Domains = append(s.TLS.Domains, host)
		}
	}
	return nil
}

func setTLSCache(s *Settings, value string) error {
	s.TLS.Cache = value
	return nil
}

func setTLSDirectory(s *Settings, value string) error {
	u, err := url.Parse(value)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return fmt.Errorf("%q is not an https:// URL", value)
	}
	s.TLS.Directory = value
	return nil
}

func setTLSHTTPAddr(s *Settings, value string) error {
	if value == "none" {
		return nil
	}
	address, err := parseHostPort(value)
	s.TLS.HTTPAddr = address
	return err
}

// completeTLS fits the other settings to certificates of the program's own: it listens where
// browsers look for https, and visitors reach the shop under the first name. addrSaid is
// whether an address to listen on was said.
func (s *Settings) completeTLS(addrSaid bool) error {
	if !s.TLS.On() {
		s.TLS = TLS{}
		return nil
	}
	if !addrSaid {
		s.Addr = tlsAddr
	}
	if s.BaseURL == "" {
		s.BaseURL = "https://" + s.TLS.Domains[0]
	}
	base, err := url.Parse(s.BaseURL)
	if err != nil || base.Scheme != "https" || !slices.Contains(s.TLS.Domains, base.Hostname()) {
		return errors.New("--tls-domain: the base URL is not https:// with one of these names")
	}
	return nil
}

// fileSuffix marks a twin in the environment whose value stands in a file, as secrets of
// containers do.
const fileSuffix = "_FILE"

// fromEnvironment is what the environment says of a name, itself or in a file that name_FILE
// names. source is which of them. Its error never repeats what the file holds.
func fromEnvironment(getenv func(string) string, name string) (value, source string, err error) {
	if value = getenv(name); value != "" {
		return value, name, nil
	}
	source = name + fileSuffix
	path := getenv(source)
	if path == "" {
		return "", name, nil
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return "", source, &UsageError{source + ": " + err.Error()}
	}
	return strings.TrimSpace(string(content)), source, nil
}
