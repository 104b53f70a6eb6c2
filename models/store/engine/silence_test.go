package engine

import (
	"errors"
	"net"
	"os"
	"testing"
	"time"
)

// A server that says nothing is not waited for without end, but as long as somebody said.
func TestDial_SilentServer(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	conn, err := dial(10*time.Millisecond)(t.Context(), "tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	for range 2 {
		if _, err := conn.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("error %v", err)
		}
	}
	if err := conn.SetDeadline(time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	read := make(chan error, 1)
	go func() {
		_, err := conn.Read(make([]byte, 1))
		read <- err
	}()
	select {
	case err := <-read:
		t.Errorf("a deadline of an hour was cut short: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
	if err := conn.SetReadDeadline(time.Unix(1, 0)); err != nil { // as pgx ends what a context ended
		t.Fatal(err)
	}
	if err := <-read; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("error %v", err)
	}
}

func TestParseURL_Servers(t *testing.T) {
	t.Parallel()
	for url, want := range map[string]string{
		"postgres://u@a:1,b:2/db?target_session_attrs=read-write": "a:1, b:2",
		"postgresql://u:pw@a,b/db?sslmode=disable":                "a:5432, b:5432",
		"postgres:///db?host=/run/postgresql":                     "/run/postgresql",
		"postgres:///db?host=a,b&port=1,2":                        "a:1, b:2",
		"postgres://u@[::1]:7/db":                                 "[::1]:7",
	} {
		config, err := ParseURL(url)
		if err != nil || servers(config) != want {
			t.Errorf("%s: %v, want %s", url, err, want)
			continue
		}
		if config.ConnectTimeout != postgresTimeout {
			t.Errorf("%s: waits %v", url, config.ConnectTimeout)
		}
	}
	for _, url := range []string{"", "postgres://", "postgres:///", "mysql://u@h/d", "u@h/d", "postgres://u:secret@h:x/db", "postgres://u:secret@h/db?sslmode=sometimes"} {
		if _, err := ParseURL(url); !errors.Is(err, ErrDatabaseURL) || err.Error() != ErrDatabaseURL.Error() {
			t.Errorf("%s: %v", url, err)
		}
	}
}
