package post

import (
	"bufio"
	"fmt"
	"net"
	"net/textproto"
	"strings"
	"sync"
	"testing"
	"time"
)

// taken is a letter as a mail server got it.
type taken struct{ from, to, data string }

// mailServer is a mail server on this machine that takes letters, or answers RCPT otherwise.
type mailServer struct {
	net.Listener
	rcpt string // the answer to RCPT TO; "" takes it
	mute bool   // never says a word

	mu    sync.Mutex
	taken []taken
}

func openMailServer(t *testing.T, s *mailServer) *mailServer {
	t.Helper()
	var err error
	if s.Listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	go func() {
		for {
			conn, err := s.Accept()
			if err != nil {
				return
			}
			go s.talk(conn)
		}
	}()
	return s
}

func (s *mailServer) url() string { return "smtp://" + s.Addr().String() }

func (s *mailServer) letters() []taken {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.taken
}

// talk speaks as much SMTP as a letter needs.
func (s *mailServer) talk(conn net.Conn) {
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(10 * time.Second))
	if s.mute {
		_, _ = conn.Read(make([]byte, 1)) // until the client gives up
		return
	}
	say := func(line string) { fmt.Fprint(conn, line+"\r\n") }
	in := textproto.NewReader(bufio.NewReader(conn))
	var l taken
	say("220 mail.example ready")
	for {
		line, err := in.ReadLine()
		if err != nil {
			return
		}
		verb, rest, _ := strings.Cut(line, ":")
		switch strings.ToUpper(strings.Fields(verb)[0]) {
		case "EHLO":
			say("250-mail.example")
			say("250-8BITMIME")
			say("250 SMTPUTF8")
		case "MAIL":
			l.from = rest
			say("250 ok")
		case "RCPT":
			if l.to = rest; s.rcpt != "" {
				say(s.rcpt)
				continue
			}
			say("250 ok")
		case "DATA":
			say("354 go on")
			data, err := in.ReadDotBytes()
			if err != nil {
				return
			}
			l.data = string(data)
			s.mu.Lock()
			s.taken = append(s.taken, l)
			s.mu.Unlock()
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}
