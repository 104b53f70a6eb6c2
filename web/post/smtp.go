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
// the letter, each. No visitor waits as long: see Queue.
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

// Send hands a letter to the mail server. Errors are of type *AnswerError.
func (s *SMTP) Send(ctx context.Context, _ string, l letter.Letter) error {
	m, err := s.message(l)
	if err != nil {
		return &AnswerError{letter.AnswerRefused, err.Error()}
	}
	if err := s.client.DialAndSendWithContext(ctx, m); err != nil {
		if m.IsDelivered() { // the server has it; only its goodbye went wrong
			return nil
		}
		return &AnswerError{readAnswer(err), reason(err)}
	}
	return nil
}

// AnswerError is that a mail server did not take a letter. It is a models.ErrNotSent, and where
// the answer is for good a models.ErrAddressRefused. It says why in our own words, since a server's
// may repeat the address.
type AnswerError struct {
	Answer letter.Answer
	reason string
}

func (e *AnswerError) Error() string { return "post: " + models.ErrNotSent.Error() + ": " + e.reason }

// Is lets errors.Is see what it is.
func (e *AnswerError) Is(target error) bool {
	return target == models.ErrNotSent || target == models.ErrAddressRefused && e.Answer == letter.AnswerRefused
}

// answerOf is the answer that an error of a sender stands for.
func answerOf(err error) letter.Answer {
	if answered, ok := errors.AsType[*AnswerError](err); ok {
		return answered.Answer
	}
	if errors.Is(err, models.ErrAddressRefused) {
		return letter.AnswerRefused
	}
	return letter.AnswerUnreachable
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

// readAnswer is what a server's reply to the recipient or to the letter means: no for good with
// 5xx (RFC 5321, 4.2.1), as one without SMTPUTF8 says to a mailbox beyond ASCII, and later with 4xx.
// What it says to us, the sender, is no fault of the address: that we are not let in (RFC 4954), or
// may not send as who we are, ends when the shop's setting is mended.
func readAnswer(err error) letter.Answer {
	refused, ok := errors.AsType[*mail.SendError](err)
	if !ok {
		return letter.AnswerUnreachable
	}
	switch code := refused.ErrorCode(); {
	case code >= 400 && code < 500:
		return letter.AnswerLater
	case code < 500, code == 530, code == 534, code == 535, code == 538:
		return letter.AnswerUnreachable
	}
	switch refused.Reason {
	case mail.ErrSMTPRcptTo, mail.ErrSMTPData, mail.ErrSMTPDataClose:
		return letter.AnswerRefused
	}
	return letter.AnswerUnreachable
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
