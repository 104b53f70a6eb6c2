package settings

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
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
	}
	s.SMTP = value
	return nil
}

func setMailFrom(s *Settings, value string) error {
	if value != "" {
		if a, err := mail.ParseAddress(value); err != nil || a.Address != value {
			return fmt.Errorf("%q is not an e-mail address", value)
		}
	}
	s.MailFrom = value
	return nil
}
