package settings

import (
	"errors"
	"net/url"
	"slices"
	"strings"
)

// Partners are other shops whose pages may ask for advice.
type Partners struct {
	Any     bool     // everyone
	Origins []string // scheme, host and port as browsers write them, otherwise
}

func setPartners(s *Settings, value string) error {
	s.Partners = Partners{}
	if value == "" {
		return nil
	}
	for origin := range strings.SplitSeq(value, ",") {
		origin = strings.TrimSpace(origin)
		if origin == "*" {
			s.Partners.Any = true
			continue
		}
		u, err := url.Parse(strings.ToLower(origin))
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || u.Scheme+"://"+u.Host != strings.ToLower(origin) || strings.ContainsAny(u.Host, "*;' ") {
			return errors.New("an origin is https:// or http:// with a host and, where it is not the usual one, a port, nothing after it; or * for everyone")
		}
		if !slices.Contains(s.Partners.Origins, u.Scheme+"://"+u.Host) {
			s.Partners.Origins = append(s.Partners.Origins, u.Scheme+"://"+u.Host)
		}
	}
	if s.Partners.Any && len(s.Partners.Origins) > 0 {
		return errors.New("* stands for everyone and alone")
	}
	return nil
}
