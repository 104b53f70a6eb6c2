package post

import (
	"context"
	"errors"
	"io"
	"mime"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/letter"
	"ebenmass/web/limit"
	"ebenmass/web/post/posttest"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return noon }

const text = "Guten Tag,\n\nein Link mit einem Schlüssel:\nhttps://shop.example/de/mail/confirm?token=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567\n"

func newsletter() letter.Letter {
	return letter.Letter{
		Kind: letter.Newsletter, To: "jule@bücher.example", Lang: "de", Subject: "Maß für Maß – Ausgabe 1", Text: text,
		OneClick: "https://shop.example/de/mail/unsubscribe?token=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
	}
}

// mustSMTP is a way to a mail server that answers; a busy machine may take its time over it.
func mustSMTP(t *testing.T, url string) *SMTP {
	t.Helper()
	return mustSMTPWithin(t, url, time.Minute)
}

// mustSMTPWithin is a way to a mail server that is given up after a time.
func mustSMTPWithin(t *testing.T, url string, timeout time.Duration) *SMTP {
	t.Helper()
	way, err := newSMTP(url, "laden@ebenmass.example", timeout, clock)
	if err != nil {
		t.Fatal(err)
	}
	return way
}

// receive sends a letter and reads it as the mail server got it.
func receive(t *testing.T, l letter.Letter) (posttest.Letter, *mail.Message, string) {
	t.Helper()
	server := posttest.Open(t, &posttest.Server{})
	if err := mustSMTP(t, server.URL()).Send(t.Context(), "customer-identifier", l); err != nil {
		t.Fatal(err)
	}
	if n := len(server.Letters()); n != 1 {
		t.Fatalf("%d letters arrived", n)
	}
	got := server.Letters()[0]
	message, err := mail.ReadMessage(strings.NewReader(got.Data))
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(quotedprintable.NewReader(message.Body))
	if err != nil {
		t.Fatal(err)
	}
	return got, message, strings.ReplaceAll(string(body), "\r\n", "\n")
}

func TestSMTP_ArrivesAsWritten(t *testing.T) {
	t.Parallel()
	got, message, body := receive(t, newsletter())
	if !strings.Contains(got.From, "<laden@ebenmass.example>") || !strings.Contains(got.To, "<jule@xn--bcher-kva.example>") {
		t.Errorf("from %s to %s", got.From, got.To)
	}
	if strings.TrimSpace(body) != strings.TrimSpace(text) {
		t.Errorf("body:\n%s", body)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(message.Header.Get("Subject"))
	if err != nil || subject != "Maß für Maß – Ausgabe 1" {
		t.Errorf("subject %q, %v", subject, err)
	}
	for name, want := range map[string]string{
		"List-Unsubscribe":      "<https://shop.example/de/mail/unsubscribe?token=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567>",
		"List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
		"Content-Language":      "de",
		"Date":                  noon.Format(time.RFC1123Z),
		"Auto-Submitted":        "",
	} {
		if got := message.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if kind, _, err := mime.ParseMediaType(message.Header.Get("Content-Type")); err != nil || kind != "text/plain" {
		t.Errorf("a part that is not plain text: %s", message.Header.Get("Content-Type"))
	}
	if strings.Contains(got.Data, "customer-identifier") || message.Header.Get("User-Agent") != "" || message.Header.Get("X-Mailer") != "" {
		t.Errorf("it tells more than it must:\n%s", got.Data)
	}
}

func TestSMTP_NoUnsubscribeHeader(t *testing.T) {
	t.Parallel()
	l := newsletter()
	l.Kind, l.OneClick = letter.SignIn, ""
	_, message, _ := receive(t, l)
	if message.Header.Get("List-Unsubscribe") != "" || message.Header.Get("Auto-Submitted") != "auto-generated" {
		t.Errorf("%v", message.Header)
	}
}

func TestSMTP_ErrorWithoutAddress(t *testing.T) {
	t.Parallel()
	refusing := posttest.Open(t, &posttest.Server{Rcpt: "550 5.1.1 <jule@xn--bcher-kva.example> unknown, see https://shop.example/?token"})
	mute := posttest.Open(t, &posttest.Server{Mute: true})
	gone := posttest.Open(t, &posttest.Server{})
	gone.Close()
	for name, url := range map[string]string{"refusing": refusing.URL(), "mute": mute.URL(), "gone": gone.URL()} {
		timeout := time.Minute
		if name == "mute" {
			timeout = 300 * time.Millisecond
		}
		err := mustSMTPWithin(t, url, timeout).Send(t.Context(), "customer-identifier", newsletter())
		if !errors.Is(err, models.ErrNotSent) {
			t.Errorf("%s: error %v", name, err)
			continue
		}
		for _, secret := range []string{"jule", "bcher", "token", "Maß", "customer-identifier"} {
			if strings.Contains(err.Error(), secret) {
				t.Errorf("%s: the error says %q: %v", name, secret, err)
			}
		}
	}
}

func TestSMTP_AddressRefusedForGood(t *testing.T) {
	t.Parallel()
	for answer, forGood := range map[string]bool{
		"550 5.1.1 no such user": true, "551 not here": true, "553 5.6.7 SMTPUTF8 is required": true, "501 5.1.3 bad syntax": true,
		"555 5.5.4 unsupported": true, "550 5.7.1 refused": true, "556 5.1.10 takes no mail": true, "552 5.2.2 full": true, "500 what": true,
		"450 4.2.1 busy": false, "451 4.7.1 greylisted": false, "452 4.2.2 full": false, "421 4.3.2 later": false,
		"530 5.7.0 authenticate first": false, "535 5.7.8 wrong password": false,
	} {
		server := posttest.Open(t, &posttest.Server{Rcpt: answer})
		l := newsletter()
		l.To = "ünal@example.org"
		err := mustSMTP(t, server.URL()).Send(t.Context(), "", l)
		if !errors.Is(err, models.ErrNotSent) || errors.Is(err, models.ErrAddressRefused) != forGood || strings.Contains(err.Error(), "nal@") {
			t.Errorf("%q: %v", answer, err)
		}
	}
	gone := posttest.Open(t, &posttest.Server{})
	gone.Close()
	if err := mustSMTP(t, gone.URL()).Send(t.Context(), "", newsletter()); errors.Is(err, models.ErrAddressRefused) {
		t.Errorf("a server that is gone refuses no address: %v", err)
	}
}

func TestNewSMTP_TLSUnlessLoopback(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]string{
		"smtp://localhost": "NoTLS", "smtp://127.0.0.1:2525": "NoTLS", "smtp://[::1]:25": "NoTLS",
		"smtp://mail.example": "TLSMandatory", "smtp://u:p@10.0.0.1:25": "TLSMandatory", "smtp://127.0.0.1.example": "TLSMandatory",
	} {
		if got := mustSMTP(t, url).client.TLSPolicy(); got != want {
			t.Errorf("%s: %s, want %s", url, got, want)
		}
	}
	// A server that offers no TLS gets no letter, once it is called by a name of elsewhere.
	server := posttest.Open(t, &posttest.Server{})
	abroad := mustSMTP(t, strings.Replace(server.URL(), "127.0.0.1", "0.0.0.0", 1))
	if err := abroad.Send(t.Context(), "", newsletter()); !errors.Is(err, models.ErrNotSent) || len(server.Letters()) != 0 {
		t.Errorf("error %v, %d letters", err, len(server.Letters()))
	}
}

func TestNewSMTP_ErrorWithoutPassword(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"mail.example", "a@b.example"}, {"http://u:secret@mail.example", "a@b.example"}, {"smtp://", "a@b.example"},
		{"smtp://u:secret@mail.example:99999", "a@b.example"}, {"smtp://u:secret@mail.example", "secret"}, {"smtp://u:sec ret@%zz", "a@b.example"},
	} {
		_, err := NewSMTP(c[0], c[1], clock)
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%v: error %v", c, err)
		}
	}
}

// laid counts letters that went through.
type laid int

func (l *laid) Send(context.Context, string, letter.Letter) error { *l++; return nil }

// sending is a limited way at a time that tests move, and what went.
type sending struct {
	*Limited
	went laid
	now  time.Time
}

func newSending() *sending {
	s := &sending{now: noon}
	s.Limited = Limit(&s.went, limit.InMemory(func() time.Time { return s.now }))
	return s
}

// many sends so many letters and returns how many went.
func (s *sending) many(t *testing.T, n int, asker string, kind letter.Kind, to string) (went int) {
	t.Helper()
	before := s.went
	for range n {
		err := s.Send(t.Context(), asker, letter.Letter{Kind: kind, To: to})
		if err != nil && (!errors.Is(err, models.ErrTooOften) || strings.Contains(err.Error(), "jule")) {
			t.Fatal(err)
		}
	}
	return int(s.went - before)
}

func TestLimit_UnprovedAddress(t *testing.T) {
	t.Parallel()
	for kind, again := range map[letter.Kind]time.Duration{letter.Confirm: 20 * time.Minute, letter.SignIn: 10 * time.Minute} {
		s := newSending()
		for i, step := range []struct {
			after time.Duration
			asker string
			to    string
			want  int
		}{
			{0, "stranger", "jule@example.org", 3},
			{0, "stranger", "jule@example.org", 0},
			{0, "stranger", "bob@example.org", 3},
			{0, "owner", "jule@example.org", 3},
			{0, "third", "jule@example.org", 3},
			{0, "fourth", "jule@example.org", 3},
			{0, "fifth", "jule@example.org", 0}, // twelve to one address
			{5 * time.Minute, "fifth", "jule@example.org", 1},
			{again - 6*time.Minute, "stranger", "bob@example.org", 0},
			{time.Minute, "stranger", "bob@example.org", 1},
		} {
			s.now = s.now.Add(step.after)
			if went := s.many(t, 5, step.asker, kind, step.to); went != step.want {
				t.Errorf("%s, step %d: %d letters went, want %d", kind, i, went, step.want)
			}
		}
	}
}

func TestLimit_ProvedAddress(t *testing.T) {
	t.Parallel()
	s := newSending()
	if went := s.many(t, 20, "jule", letter.Newsletter, "jule@example.org"); went != 12 {
		t.Errorf("%d letters went to one address", went)
	}
}

// In the outbox nobody fills somebody else's mailbox.
func TestLimit_Outbox(t *testing.T) {
	t.Parallel()
	way := Limit(Outbox{drawer{}}, limit.InMemory(clock))
	for i := range 20 {
		if err := way.Send(t.Context(), string(rune('a'+i)), letter.Letter{Kind: letter.SignIn, To: "jule@example.org"}); err != nil {
			t.Errorf("visitor %d: %v", i, err)
		}
	}
}

// drawer takes every letter.
type drawer struct{}

func (drawer) KeepLetter(context.Context, string, letter.Letter) error { return nil }

func TestLimit_ContractsApart(t *testing.T) {
	t.Parallel()
	s := newSending()
	for _, asker := range []string{"a", "b", "c", "d", "e"} {
		s.many(t, 5, asker, letter.SignIn, "jule@example.org")
	}
	for i := range contractsAtOnce {
		kind := []letter.Kind{letter.Order, letter.Withdrawal, letter.Account}[i%3]
		if s.many(t, 1, "jule", kind, "jule@example.org") != 1 {
			t.Fatalf("letter %d of a contract did not go", i)
		}
	}
	if s.many(t, 1, "jule", letter.Withdrawal, "jule@example.org") != 0 {
		t.Error("contracts without end")
	}
}
