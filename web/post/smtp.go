package post

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"

	"ebenmass/models"
	"ebenmass/models/letter"
)

// smtpTimeout is how long a mail server may take for its greeting, for letting us in and for
// the letter, each. A visitor waits for it.
const smtpTimeout = 8 * time.Second

// Ports of message submission (RFC 8314), where the setting names none.
const (
	portSTARTTLS = 587
	portTLS      = 465
)

// SMTP hands letters to a mail server.
type SMTP struct {
	client *mail.Client
	from   string
	domain string // of from, for message identifiers
	now    func() time.Time
}

// NewSMTP takes a mail server as smtp://user:password@host:port (STARTTLS) or smtps://
// (TLS from the start) and the sender's address. Without TLS it speaks to this machine
// alone. Errors never repeat the setting: it holds a password.
func NewSMTP(server, from string, now func() time.Time) (*SMTP, error) {
	return newSMTP(server, from, smtpTimeout, now)
}

func newSMTP(server, from string, timeout time.Duration, now func() time.Time) (*SMTP, error) {
	u, err := url.Parse(server)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" {
		return nil, errors.New("post: the mail server is no smtp:// or smtps:// URL")
	}
	from, err = asciiAddress(from)
	if err != nil {
		return nil, errors.New("post: the sender is no e-mail address")
	}
	domain := from[strings.LastIndexByte(from, '@')+1:]
	options, err := transport(u)
	if err != nil {
		return nil, err
	}
	client, err := mail.NewClient(u.Hostname(), append(options, mail.WithTimeout(timeout), mail.WithHELO(domain))...)
	if err != nil {
		return nil, errors.New("post: the mail server's setting is unusable")
	}
	return &SMTP{client: client, from: from, domain: domain, now: now}, nil
}

// asciiAddress checks an address and writes its domain in ASCII.
func asciiAddress(address string) (string, error) {
	parsed, err := letter.ParseAddress(address)
	if err != nil {
		return "", err
	}
	return letter.ASCIIDomain(parsed)
}

// transport says how the server is reached, and who we are to it.
func transport(u *url.URL) ([]mail.Option, error) {
	port := portSTARTTLS
	var options []mail.Option
	switch {
	case u.Scheme == "smtps":
		port, options = portTLS, append(options, mail.WithSSL())
	case loopback(u.Hostname()): // a letter to this machine leaves it no more than a file does
		options = append(options, mail.WithTLSPolicy(mail.NoTLS))
	default:
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory))
	}
	if u.Port() != "" {
		n, err := strconv.Atoi(u.Port())
		if err != nil || n < 1 || n > 65535 {
			return nil, errors.New("post: the mail server's port is not from 1 to 65535")
		}
		port = n
	}
	options = append(options, mail.WithPort(port))
	if password, ok := u.User.Password(); ok {
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover),
			mail.WithUsername(u.User.Username()), mail.WithPassword(password))
	}
	return options, nil
}

func loopback(host string) bool {
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}

// Send hands a letter to the mail server. models.ErrNotSent where that fails, with
// models.ErrAddressRefused where it will fail again: in our own words, since a server's may
// repeat the address.
func (s *SMTP) Send(ctx context.Context, _ string, l letter.Letter) error {
	m, err := s.message(l)
	if err != nil {
		return err
	}
	if err := s.client.DialAndSendWithContext(ctx, m); err != nil {
		if m.IsDelivered() { // the server has it; only its goodbye went wrong
			return nil
		}
		if refusesAddress(err) {
			return fmt.Errorf("post: %w: %w: %s", models.ErrNotSent, models.ErrAddressRefused, reason(err))
		}
		return fmt.Errorf("post: %w: %s", models.ErrNotSent, reason(err))
	}
	return nil
}

// message writes a letter as an e-mail. It names no program and no machine of ours.
func (s *SMTP) message(l letter.Letter) (*mail.Msg, error) {
	to, err := letter.ASCIIDomain(l.To)
	if err != nil {
		return nil, fmt.Errorf("post: %w", err)
	}
	m := mail.NewMsg(mail.WithNoDefaultUserAgent())
	if m.FromFormat("Ebenmaß", s.from) != nil || m.To(to) != nil {
		return nil, fmt.Errorf("post: %w", letter.ErrAddress)
	}
	m.Subject(l.Subject)
	m.SetDateWithValue(s.now())
	m.SetMessageIDWithValue(rand.Text() + "@" + s.domain)
	m.SetGenHeader(mail.HeaderContentLang, l.Lang)
	if l.OneClick != "" {
		m.SetGenHeader(mail.HeaderListUnsubscribe, "<"+l.OneClick+">")
		m.SetGenHeader(mail.HeaderListUnsubscribePost, "List-Unsubscribe=One-Click")
	} else {
		m.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no out-of-office in return
	}
	m.SetBodyString(mail.TypeTextPlain, strings.ReplaceAll(l.Text, "\n", "\r\n"))
	return m, nil
}

// refusesAddress reports whether a server said no to the recipient for good (RFC 5321, 4.2.1),
// as one without SMTPUTF8 does to a mailbox beyond ASCII. That we are not let in (RFC 4954) is
// no fault of the address.
func refusesAddress(err error) bool {
	refused, ok := errors.AsType[*mail.SendError](err)
	if !ok || refused.Reason != mail.ErrSMTPRcptTo {
		return false
	}
	code := refused.ErrorCode()
	return code >= 500 && code < 600 && code != 530 && code != 535
}

// reason is why a letter was not sent, in words that hold nothing of it.
func reason(err error) string {
	var refused *mail.SendError
	var network net.Error
	switch {
	case errors.As(err, &refused):
		return fmt.Sprintf("%s (code %d)", refused.Reason, refused.ErrorCode())
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return "the mail server took too long"
	}
	return "the mail server cannot be reached or does not let us in"
}
