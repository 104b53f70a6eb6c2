// Package posttest is a mail server for tests.
package posttest

import (
	"bufio"
	"fmt"
	"net"
	"net/textproto"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Letter is a letter as a mail server got it.
type Letter struct{ From, To, Data string }

// Server is a mail server on this machine that takes letters, or answers otherwise. Its fields are
// set before it is opened.
type Server struct {
	Rcpt  string        // the answer to RCPT TO; "" takes it
	Final string        // the answer to the letter itself; "" takes it
	Mute  bool          // never says a word
	Slow  time.Duration // between taking a letter and saying so

	listener net.Listener
	mu       sync.Mutex
	taken    []Letter
}

// Open opens a mail server until the test ends.
func Open(t testing.TB, s *Server) *Server {
	t.Helper()
	var err error
	if s.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	go func() {
		for {
			conn, err := s.listener.Accept()
			if err != nil {
				return
			}
			go s.talk(conn)
		}
	}()
	return s
}

// Close lets nobody in any more.
func (s *Server) Close() { _ = s.listener.Close() }

// URL is the server as the setting --smtp names it.
func (s *Server) URL() string { return "smtp://" + s.listener.Addr().String() }

// Letters returns what the server took.
func (s *Server) Letters() []Letter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.taken)
}

// talk speaks as much SMTP as a letter needs.
func (s *Server) talk(conn net.Conn) {
	defer conn.Close()
	_ = conn.SetDeadline(time.Now().Add(time.Minute))
	if s.Mute {
		_, _ = conn.Read(make([]byte, 1)) // until the client gives up
		return
	}
	say := func(line string) { fmt.Fprint(conn, line+"\r\n") }
	in := textproto.NewReader(bufio.NewReader(conn))
	var l Letter
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
			l.From = rest
			say("250 ok")
		case "RCPT":
			if l.To = rest; s.Rcpt != "" {
				say(s.Rcpt)
				continue
			}
			say("250 ok")
		case "DATA":
			say("354 go on")
			data, err := in.ReadDotBytes()
			if err != nil {
				return
			}
			if s.Final != "" {
				say(s.Final)
				continue
			}
			l.Data = string(data)
			s.mu.Lock()
			s.taken = append(s.taken, l)
			s.mu.Unlock()
			time.Sleep(s.Slow)
			say("250 taken")
		case "QUIT":
			say("221 bye")
			return
		default:
			say("250 ok")
		}
	}
}
