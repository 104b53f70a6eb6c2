package web_test

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"ebenmass/models/store"
	"ebenmass/web"
)

// frozenServer stands before a database server and can stop passing anything on, without closing
// a connection: as a stopped process, a full switch or a machine that is gone do.
type frozenServer struct {
	listener net.Listener
	mu       sync.Mutex
	frozen   chan struct{} // closed while it passes on
	conns    []net.Conn
}

// before opens a frozenServer before the server of a URL, and returns the URL that leads there.
func before(t *testing.T, database string) (*frozenServer, string) {
	t.Helper()
	u, err := url.Parse(database)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	f := &frozenServer{listener: listener, frozen: make(chan struct{})}
	f.thaw()
	target := u.Host
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go f.pass(conn, target)
		}
	}()
	t.Cleanup(func() {
		listener.Close()
		f.thaw()
		f.mu.Lock()
		defer f.mu.Unlock()
		for _, conn := range f.conns {
			conn.Close()
		}
	})
	u.Host = listener.Addr().String()
	return f, u.String()
}

func (f *frozenServer) pass(client net.Conn, target string) {
	server, err := net.Dial("tcp", target)
	if err != nil {
		client.Close()
		return
	}
	f.mu.Lock()
	f.conns = append(f.conns, client, server)
	f.mu.Unlock()
	go f.copy(server, client)
	f.copy(client, server)
}

func (f *frozenServer) copy(to, from net.Conn) {
	defer to.Close()
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		<-f.gate()
		if n > 0 {
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func (f *frozenServer) gate() chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.frozen
}

func (f *frozenServer) freeze() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.frozen = make(chan struct{})
}

func (f *frozenServer) thaw() {
	f.mu.Lock()
	defer f.mu.Unlock()
	select {
	case <-f.frozen:
	default:
		close(f.frozen)
	}
}

// A database that falls silent is no reason to wait for it: readiness says so, what is personal
// says when to come back, and pages for everyone go on, also for who has a cookie.
func TestServe_FrozenDatabase(t *testing.T) {
	t.Parallel()
	server, database := before(t, postgresSchema(t))
	s := openShopIn(t, store.Settings{Now: time.Now, Database: database}, fixture(), nil, func(*web.Config) {})
	t.Cleanup(server.thaw)
	b := consented(t, s, "advice", "offers")
	b.basket("alma-t-shirt-sage-m", "1")
	b.get("/readyz").want(t, http.StatusOK)
	product := "/de/products/alma-t-shirt"

	server.freeze()
	done, cancel := context.WithTimeout(t.Context(), 2*time.Minute) // hangs without end otherwise
	defer cancel()
	go func() {
		<-done.Done()
		server.thaw()
	}()
	b.get("/readyz").unavailable(t)
	b.get("/healthz").want(t, http.StatusOK)
	for _, path := range []string{"/de/", "/en/products", product, "/de/privacy"} {
		s.visit(t).get(path).want(t, http.StatusOK)
	}
	if page := b.get(product).want(t, http.StatusOK).page(t); page.Find("[data-advice-unreachable]").Length() == 0 {
		t.Error("the page of somebody known does not say what it lacks")
	}
	for range 2 { // the first notices that the database is silent, the second hears so
		for _, path := range []string{"/de/basket", "/en/my-data", "/de/checkout"} {
			b.get(path).unavailable(t)
		}
	}
	b.form("/de/basket/items", "sku", "alma-t-shirt-sage-m", "quantity", "2").unavailable(t)
	b.form("/de/my-data/delete", "scope", "all", "confirm", "1").unavailable(t)
	s.visit(t).form("/de/mail", "email", newcomer, "age16", "1").unavailable(t)
	if done.Err() != nil {
		t.Fatal("it took two minutes")
	}

	server.thaw()
	for b.get("/readyz").StatusCode != http.StatusOK {
		if done.Err() != nil {
			t.Fatal("it is not ready again")
		}
		time.Sleep(50 * time.Millisecond)
	}
	if page := b.get("/de/basket").want(t, http.StatusOK); !strings.Contains(page.text, "alma-t-shirt-sage-m") {
		t.Error("the basket is not what it was")
	}
	if !b.advised(product) {
		t.Error("no advice once it answers again")
	}
}
