package settings

import (
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"strings"
)

// setSMTP never repeats the value: it may hold a password.
func setSMTP(s *Settings, value string) error {
	if value != "" {
		u, err := url.Parse(value)
		if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" {
			return errors.New("is neither empty nor a smtp:// or smtps:// URL")
		}
		if u.Path != "" || u.RawQuery != "" || u.Fragment != "" {
			return errors.New("has more than scheme, user, host and port")
		}
		host, err := asciiHost(u.Hostname())
		if err != nil {
			return fmt.Errorf("its host %w", err)
		}
		if host != u.Hostname() && !strings.Contains(host, ":") { // a name that the resolver would not take
			if port := u.Port(); port != "" {
				host = net.JoinHostPort(host, port)
			}
			u.Host = host
			value = u.String()
		}
	}
	s.SMTP = value
	return nil
}

func setMailFrom(s *Settings, value string) error {
	if value != "" {
		a, err := mail.ParseAddress(value)
		if err != nil || a.Address != value {
			return fmt.Errorf("%q is not an e-mail address", value)
		}
		at := strings.LastIndexByte(value, '@')
		domain, err := asciiHost(value[at+1:])
		if err != nil {
			return fmt.Errorf("%q is not an e-mail address", value)
		}
		value = value[:at+1] + domain
	}
	s.MailFrom = value
	return nil
}
