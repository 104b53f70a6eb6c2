package web_test

import (
	"strings"
	"testing"

	"ebenmass/web"
)

func TestReachable_AsTyped(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ taken, asked, want string }{
		{"127.0.0.1:8080", "localhost:8080", "localhost:8080"}, {"[::]:4000", ":4000", "localhost:4000"},
		{"0.0.0.0:80", "0.0.0.0:80", "localhost:80"}, {"127.0.0.1:53211", "127.0.0.1:0", "127.0.0.1:53211"}, {"[::1]:9", "[::1]:9", "[::1]:9"},
	} {
		if got := web.Reachable(c.taken, c.asked); got != c.want {
			t.Errorf("%s for %s: %s, want %s", c.taken, c.asked, got, c.want)
		}
	}
}

func TestListen_BusyPort(t *testing.T) {
	t.Parallel()
	listener, err := web.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	addr := listener.Addr().String()
	_, err = web.Listen(addr)
	if err == nil || strings.Count(err.Error(), addr) != 1 || strings.Contains(err.Error(), "\n") {
		t.Errorf("%v", err)
	}
}
