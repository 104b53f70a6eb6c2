package e2e

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"ebenmass/web/post/posttest"
)

// machines are two instances of the shop behind HAProxy.
type machines struct {
	base      string // under which visitors reach them
	args      []string
	folder    string // of the keys, which they share
	addresses [2]string
	shops     [2]*running
}

// openMachines starts two instances on a database, and the proxy of the example before them.
func openMachines(t *testing.T, database string, args ...string) *machines {
	t.Helper()
	m := &machines{base: fmt.Sprintf("http://127.0.0.1:%d", freePort(t)), folder: filepath.Join(t.TempDir(), "data")}
	m.args = append([]string{"--database", database, "--base-url", m.base, "--trusted-proxies", "127.0.0.1/32"}, args...)
	var all sync.WaitGroup
	for i := range m.shops { // at once, on a database that may be empty
		m.addresses[i] = fmt.Sprintf("127.0.0.1:%d", freePort(t))
		all.Go(func() { m.start(t, i) })
	}
	all.Wait()
	for i := range m.shops {
		if m.shops[i] == nil {
			t.FailNow() // which only the test's own goroutine may
		}
	}
	proxy := exec.Command(daemon(t, "haproxy"), "-db", "-f", "../deploy/haproxy.cfg")
	proxy.Env = append(os.Environ(), "SHOP_BIND="+strings.TrimPrefix(m.base, "http://"), "SHOP_A="+m.addresses[0], "SHOP_B="+m.addresses[1])
	log := &programLog{}
	proxy.Stdout, proxy.Stderr = log, log
	if err := proxy.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = proxy.Process.Kill()
		_ = proxy.Wait()
		if t.Failed() {
			t.Logf("the proxy said:\n%s", log)
		}
	})
	await(t, "the proxy", func() bool { return status(http.DefaultClient, m.base+"/readyz") == http.StatusOK })
	return m
}

func (m *machines) start(t *testing.T, i int) {
	t.Helper()
	m.shops[i] = open(t, m.folder, append(slices.Clone(m.args), "--addr", m.addresses[i])...)
}

// ready waits until an instance serves.
func (m *machines) ready(t *testing.T, i int) {
	t.Helper()
	await(t, "an instance to be ready", func() bool { return status(http.DefaultClient, "http://"+m.addresses[i]+"/readyz") == http.StatusOK })
}

// status is that of a page; 0 where there is no answer.
func status(client *http.Client, target string) int {
	response, err := client.Get(target)
	if err != nil {
		return 0
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return 0
	}
	return response.StatusCode
}

// fault is an answer that was none, or said "later" (502, 503), or of an error of the shop's own
// (500), which no end of an instance or of a server excuses. How long one may say "later" hangs on
// the machine: that is measured and printed, not tested.
type fault struct {
	at   time.Time
	code int // 0 for none
	what string
}

// buyer orders one piece after the other, each until the shop says yes to it.
type buyer struct {
	*shopper
	most   int // orders; 0 for as many as there are
	orders []string
	faults []fault
}

// newBuyer has an address of its own, since each network may order so many pieces an hour.
func newBuyer(t *testing.T, n int, skus []string) *buyer {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 1, byte(n), 1)}}
	client := &http.Client{
		Jar: jar, Timeout: 40 * time.Second, Transport: &http.Transport{DialContext: dialer.DialContext},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return &buyer{shopper: &shopper{client: client, skus: skus}}
}

// insist posts a form until the answer is neither none nor "later".
func (b *buyer) insist(ctx context.Context, target string, form url.Values) (code int, location string) {
	for ctx.Err() == nil {
		code, location, err := b.post(target, form)
		if err == nil && code < http.StatusInternalServerError {
			return code, location
		}
		b.note(code, err)
	}
	return 0, ""
}

func (b *buyer) note(code int, err error) {
	b.faults = append(b.faults, fault{time.Now(), code, fmt.Sprint(code, " ", err)})
	time.Sleep(100 * time.Millisecond)
}

// buy orders until told to stop, and ends when the last order was said yes to.
func (b *buyer) buy(ctx context.Context, t *testing.T, base string, enough <-chan struct{}) {
	for i := 0; ctx.Err() == nil && (b.most == 0 || len(b.orders) < b.most); i++ {
		select {
		case <-enough:
			return
		case <-time.After(100 * time.Millisecond):
		}
		sku := b.skus[i%len(b.skus)]
		if code, _ := b.insist(ctx, base+"/de/basket/items", url.Values{"sku": {sku}, "quantity": {"1"}}); code != http.StatusSeeOther {
			continue // sold out, say
		}
		form, code, err := b.checkoutForm(base)
		if err != nil || form.Get("attempt") == "" { // no form: perhaps "later"
			b.note(code, errors.Join(errors.New("no form"), err))
			continue
		}
		form.Set("email", fmt.Sprintf("%s-%d@example.org", sku, len(b.orders)))
		code, location := b.insist(ctx, base+"/de/checkout", form)
		number, placed := strings.CutPrefix(location, "/de/orders/")
		switch {
		case code == http.StatusSeeOther && placed:
			number, _, _ = strings.Cut(number, "?")
			b.orders = append(b.orders, number)
		case code == http.StatusTooManyRequests: // of the pieces an hour
			return
		case code != 0:
			t.Logf("a checkout of %s: %d, %s", sku, code, location)
		}
	}
}

// An instance is killed and the database's server is, while people buy: all orders that somebody
// was told of are stored and no other, each has its letter, pages that are the same for everyone
// go on without a database, and no answer is an error of the shop's own.
func TestCluster_KilledLosesNothing(t *testing.T) {
	onCluster(t)
	t.Parallel()
	began := time.Now()
	mail := posttest.Open(t, &posttest.Server{Slow: 20 * time.Millisecond})
	primary := openPrimary(t)
	standby := openStandby(t, primary)
	m := openMachines(t, serversURL(primary, standby), "--smtp", mail.URL(), "--mail-from", "shop@example.org")

	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	var all sync.WaitGroup
	enough := make(chan struct{})
	skus := stocked(t)
	buyers := make([]*buyer, 8)
	for i := range buyers {
		buyers[i] = newBuyer(t, i+1, skus[6*i:6*i+6])
		all.Go(func() { buyers[i].buy(ctx, t, m.base, enough) })
	}
	readPaths := []string{"/de/", "/en/products"}
	reader := newBuyer(t, 100, nil)
	pages := 0
	all.Go(func() { // who reads what is the same for everyone
		for ; ctx.Err() == nil; pages++ {
			select {
			case <-enough:
				return
			case <-time.After(20 * time.Millisecond):
			}
			if code := status(reader.client, m.base+readPaths[pages%len(readPaths)]); code != http.StatusOK {
				reader.note(code, nil)
			}
		}
	})
	stored := func(p *pgServer) int { return query[int](t, p, "SELECT count(*) FROM orders") }
	more := func(p *pgServer, n int) {
		before := stored(p)
		await(t, "more orders", func() bool { return stored(p) >= before+n })
	}

	more(primary, 20)
	killed := time.Now()
	if err := m.shops[0].cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = m.shops[0].cmd.Wait() // which says that it was killed
	more(primary, 15)
	m.start(t, 0)
	m.ready(t, 0)
	more(primary, 10)

	cut := time.Now()
	primary.kill(t)
	for i := range m.shops { // until each notices
		await(t, "an instance to notice", func() bool { return status(http.DefaultClient, "http://"+m.addresses[i]+"/readyz") != http.StatusOK })
	}
	for _, path := range readPaths {
		await(t, path+" without a database", func() bool { return status(reader.client, m.base+path) == http.StatusOK })
	}
	standby.promote(t)
	promoted := time.Now()
	for i := range m.shops {
		m.ready(t, i)
	}
	again := time.Now()
	more(standby, 20)
	close(enough)
	all.Wait()

	var told []string
	var faults []fault
	for _, b := range buyers {
		told = append(told, b.orders...)
		faults = append(faults, b.faults...)
	}
	kept := query[[]string](t, standby, "SELECT array_agg(number ORDER BY number) FROM orders")
	slices.Sort(told)
	if !slices.Equal(told, kept) {
		t.Errorf("%d orders were said yes to, %d are stored:\n%q\n%q", len(told), len(kept), told, kept)
	}
	checkFaults(t, append(faults, reader.faults...))
	atKill, atCut, elsewhere := 0, 0, 0
	for _, f := range faults {
		switch {
		case f.at.After(killed) && f.at.Before(killed.Add(5*time.Second)) && f.at.Before(cut):
			atKill++
		case f.at.After(cut) && f.at.Before(again.Add(5*time.Second)):
			atCut++
		default:
			elsewhere++
		}
	}
	checkLetters(t, mail, told)
	if left := query[int](t, standby, "SELECT count(*) FROM variants WHERE stock < 0"); left != 0 {
		t.Errorf("%d articles were sold that there were not", left)
	}
	t.Logf("%d orders said yes to and stored; %d letters; %d pages for everyone, %d failed", len(told), len(mail.Letters()), pages, len(reader.faults))
	t.Logf("kill -9 of an instance: %d answers failed; promotion of the standby: %d failed, writes were back %.1f s after the cut, %.1f s after the promotion; failed at other times: %d; all %.0f s",
		atKill, atCut, again.Sub(cut).Seconds(), again.Sub(promoted).Seconds(), elsewhere, time.Since(began).Seconds())
}

// checkFaults refuses those that are the shop's own.
func checkFaults(t *testing.T, faults []fault) {
	t.Helper()
	for _, f := range faults {
		if f.code == http.StatusInternalServerError {
			t.Errorf("a fault of the shop's own: %s", f.what)
		}
	}
}

// checkLetters waits until each order has its letter. One is sent twice only where the mail
// server had it and the instance was killed before that was noted: four at a time, and one for
// each buyer.
func checkLetters(t *testing.T, mail *posttest.Server, orders []string) {
	t.Helper()
	copies := func(number string) (n int) {
		for _, l := range mail.Letters() {
			if strings.Contains(l.Data, number) {
				n++
			}
		}
		return n
	}
	twice := 0
	for _, number := range orders {
		await(t, "the letter of order "+number, func() bool { return copies(number) > 0 })
		twice += copies(number) - 1
	}
	t.Logf("%d letters were sent twice", twice)
	if twice > 4+8 {
		t.Errorf("%d letters were sent twice", twice)
	}
}
