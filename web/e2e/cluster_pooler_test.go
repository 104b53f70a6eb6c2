package e2e

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"ebenmass/seed"
	"ebenmass/web/post/posttest"
)

// openPooler starts PgBouncer before a server, with fewer connections than the instances have, in
// transaction mode: each transaction may get another one.
func openPooler(t *testing.T, p *pgServer) (databaseURL string) {
	t.Helper()
	port := freePort(t)
	settings := fmt.Sprintf(`[databases]
ebenmass = host=127.0.0.1 port=%d user=ebenmass
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = %d
unix_socket_dir = %s
auth_type = any
pool_mode = transaction
default_pool_size = 4
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
`, p.port, port, p.folder)
	file := filepath.Join(p.folder, "pgbouncer.ini")
	if err := os.WriteFile(file, []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	pooler := exec.Command(daemon(t, "pgbouncer"), file)
	pooler.Dir = p.folder
	if os.Getuid() == 0 { // which it refuses to be
		pooler.SysProcAttr = &syscall.SysProcAttr{Credential: postgresUser(t)}
	}
	log := &programLog{}
	pooler.Stdout, pooler.Stderr = log, log
	if err := pooler.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = pooler.Process.Kill()
		_ = pooler.Wait()
		if t.Failed() {
			t.Logf("the pooler said:\n%s", log)
		}
	})
	databaseURL = fmt.Sprintf("postgres://ebenmass@127.0.0.1:%d/ebenmass?sslmode=disable", port)
	await(t, "the pooler", func() bool { return connects(t, databaseURL) })
	return databaseURL
}

// Two instances share few connections of a pooler in transaction mode: nothing of theirs rests on
// a session. They start at once on an empty database, which one of them fills.
func TestCluster_Pooler(t *testing.T) {
	onCluster(t)
	t.Parallel()
	mail := posttest.Open(t, &posttest.Server{})
	primary := openPrimary(t)
	m := openMachines(t, openPooler(t, primary), "--smtp", mail.URL(), "--mail-from", "shop@example.org")
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var all sync.WaitGroup
	skus, never := stocked(t), make(chan struct{})
	buyers := make([]*buyer, 6)
	for i := range buyers {
		buyers[i] = newBuyer(t, i+1, skus[6*i:6*i+6])
		buyers[i].most = 5
		all.Go(func() { buyers[i].buy(ctx, t, m.base, never) })
	}
	all.Wait()
	var told []string
	later := 0
	for _, b := range buyers {
		told = append(told, b.orders...)
		checkFaults(t, b.faults)
		later += len(b.faults)
	}
	if stored := query[int](t, primary, "SELECT count(*) FROM orders"); stored != len(told) || stored < len(buyers)*5 {
		t.Errorf("%d orders were said yes to, %d are stored", len(told), stored)
	}
	checkLetters(t, mail, told)

	// What is taken at one instance is gone at the other, at once where it counts and soon where it shows.
	sku := skus[40]
	query[int](t, primary, "WITH u AS (UPDATE variants SET stock = 1 WHERE sku = '"+sku+"' RETURNING 1) SELECT count(*)::int FROM u")
	first, second := newBuyer(t, 50, nil), newBuyer(t, 51, nil)
	forms := map[*buyer]map[string][]string{}
	for i, b := range []*buyer{first, second} {
		base := "http://" + m.addresses[i]
		if code, _, err := b.post(base+"/de/basket/items", map[string][]string{"sku": {sku}, "quantity": {"1"}}); err != nil || code != http.StatusSeeOther {
			t.Fatalf("basket: %d, %v", code, err)
		}
		form, _, err := b.checkoutForm(base)
		if err != nil {
			t.Fatal(err)
		}
		forms[b] = form
	}
	before := page(t, m.addresses[1], sku)
	if code, location, err := first.post("http://"+m.addresses[0]+"/de/checkout", forms[first]); err != nil || code != http.StatusSeeOther {
		t.Fatalf("the last piece: %d, %s, %v", code, location, err)
	}
	if code, location, err := second.post("http://"+m.addresses[1]+"/de/checkout", forms[second]); err != nil || code >= http.StatusInternalServerError || strings.HasPrefix(location, "/de/orders/") {
		t.Errorf("the last piece at the other instance: %d, %s, %v", code, location, err)
	}
	if left := query[int](t, primary, "SELECT stock FROM variants WHERE sku = '"+sku+"'"); left != 0 {
		t.Errorf("%d pieces are left", left)
	}
	await(t, "the other instance to show that it is sold out", func() bool { return page(t, m.addresses[1], sku) != before })
	t.Logf("%d orders through 4 connections, %d answers were none or said \"later\"", len(told), later)
}

// page is the product page of an instance with a SKU chosen, without cookies.
func page(t *testing.T, address, sku string) string {
	t.Helper()
	products, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range products {
		for _, v := range p.Variants {
			if v.SKU == sku {
				shop := running{url: "http://" + address}
				return shop.get(t, http.DefaultClient, "/de/products/"+p.Slug+"?"+url.Values{"colour": {v.Colour}, "size": {v.Size}}.Encode())
			}
		}
	}
	t.Fatalf("there is no %s", sku)
	return ""
}

// connects reports whether a database server lets somebody in.
func connects(t *testing.T, databaseURL string) bool {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), databaseURL)
	if err != nil {
		return false
	}
	return conn.Close(t.Context()) == nil
}

// A database on the same machine is reached by its socket.
func TestCluster_Socket(t *testing.T) {
	onCluster(t)
	t.Parallel()
	primary := openPrimary(t)
	shop := open(t, filepath.Join(t.TempDir(), "data"), "--database", fmt.Sprintf("postgres://ebenmass@/ebenmass?host=%s&port=%d", primary.folder, primary.port))
	shop.get(t, http.DefaultClient, "/readyz")
	if n := query[int](t, primary, "SELECT count(*) FROM pg_stat_activity WHERE datname = 'ebenmass' AND client_addr IS NULL AND backend_type = 'client backend'"); n == 0 {
		t.Error("the shop is not connected by the socket")
	}
	shop.stop(t)
}
