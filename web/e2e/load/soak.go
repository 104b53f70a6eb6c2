package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// soak asks a shop for everything in turn, at a steady rate, and prints each minute what it holds:
//
//	go run ./web/e2e/load soak -for 30m -rate 200
//
// What grows from minute to minute leaks. It fails where an answer did.
func soak(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("load soak", flag.ContinueOnError)
	binary := flags.String("shop", "", "program to measure; empty builds it")
	lasting := flags.Duration("for", 30*time.Minute, "how long it lasts")
	rate := flags.Int("rate", 200, "requests a second")
	every := flags.Duration("every", time.Minute, "how often a line is printed")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *rate < 1 || *every <= 0 {
		return errors.New("soak needs a rate of at least 1 and a time between lines")
	}
	metrics, err := freeAddr()
	if err != nil {
		return err
	}
	shop, err := openShop(ctx, *binary, "--metrics-addr", metrics)
	if err != nil {
		return err
	}
	defer shop.close()
	targets, err := shop.targets(ctx)
	if err != nil {
		return err
	}
	targets = append(targets, shop.writes(targets)...)
	ctx, cancel := context.WithTimeout(ctx, *lasting)
	defer cancel()
	s := &steady{host: shop.host, targets: targets, rate: *rate, client: &http.Transport{MaxIdleConnsPerHost: 64}}
	defer s.client.CloseIdleConnections()
	fmt.Fprintf(out, "%8s %9s %7s %10s %11s %12s %9s %9s %9s\n", "after", "answers", "faults", "RSS", "goroutines", "descriptors", "WAL", "p50", "p99")
	var asking sync.WaitGroup
	asking.Go(func() { s.run(ctx) })
	begin, tick := time.Now(), time.NewTicker(*every)
	defer tick.Stop()
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
		h, err := shop.held(metrics)
		if err != nil {
			return err
		}
		p50, p99 := s.quantiles()
		fmt.Fprintf(out, "%8s %9d %7d %10s %11d %12d %9s %9s %9s\n", time.Since(begin).Round(time.Second), s.answers.Load(), s.faults.Load(),
			mebibytes(h.resident), h.goroutines, h.descriptors, mebibytes(h.wal), p50, p99)
	}
	asking.Wait()
	if n := s.faults.Load(); n > 0 {
		return fmt.Errorf("%d of %d answers were faults, the first: %w", n, s.answers.Load(), s.first())
	}
	return nil
}

// writes are what somebody with a profile, and one with a basket, change again and again.
func (s *shop) writes(targets []target) []target {
	const form = "application/x-www-form-urlencoded"
	var writes []target
	for _, t := range targets {
		switch t.name {
		case "my data":
			writes = append(writes, target{name: "my data, corrected", path: "/de/my-data/measurements", cookie: t.cookie, body: person, kind: form})
		case "basket":
			for _, quantity := range []string{"1", "2"} {
				writes = append(writes, target{name: "basket, changed", path: "/de/basket/items", cookie: t.cookie, body: "sku=" + sku + "&quantity=" + quantity, kind: form})
			}
		}
	}
	return writes
}

// steady asks for targets in turn, so many times a second whatever the answers take.
type steady struct {
	host    string
	targets []target
	rate    int
	client  *http.Transport
	answers atomic.Int64
	faults  atomic.Int64

	mu    sync.Mutex
	took  []time.Duration // since the last quantiles
	fault error           // the first
}

// run asks until the context ends, and waits for the last answers.
func (s *steady) run(ctx context.Context) {
	var asking sync.WaitGroup
	defer asking.Wait()
	pace := time.NewTicker(time.Second / time.Duration(s.rate))
	defer pace.Stop()
	for n := int64(0); ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-pace.C:
		}
		asking.Go(func() {
			begin := time.Now()
			// What is under way at the end is still answered.
			err := s.ask(context.WithoutCancel(ctx), n)
			s.note(time.Since(begin), err)
		})
	}
}

func (s *steady) ask(ctx context.Context, n int64) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	t := s.targets[n%int64(len(s.targets))]
	r, err := http.ReadRequest(bufio.NewReader(strings.NewReader(string(t.request(s.host, n)))))
	if err != nil {
		return err
	}
	r.URL.Scheme, r.URL.Host, r.RequestURI = "http", s.host, ""
	response, err := s.client.RoundTrip(r.WithContext(ctx))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if _, err := io.Copy(io.Discard, response.Body); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK && response.StatusCode != http.StatusSeeOther {
		return fmt.Errorf("%s: %s", t.name, response.Status)
	}
	return nil
}

func (s *steady) note(took time.Duration, err error) {
	s.answers.Add(1)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.took = append(s.took, took)
	if err == nil {
		return
	}
	s.faults.Add(1)
	if s.fault == nil {
		s.fault = err
	}
}

func (s *steady) first() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.fault
}

// quantiles are those of the answers since it was last asked for them.
func (s *steady) quantiles() (p50, p99 time.Duration) {
	s.mu.Lock()
	took := s.took
	s.took = nil
	s.mu.Unlock()
	if len(took) == 0 {
		return 0, 0
	}
	slices.Sort(took)
	at := func(percent int) time.Duration { return took[len(took)*percent/100].Round(100 * time.Microsecond) }
	return at(50), at(99)
}

// holding is what a shop holds at a moment; sizes in bytes.
type holding struct {
	resident, wal           int64
	goroutines, descriptors int
}

func (s *shop) held(metrics string) (holding, error) {
	response, err := http.Get("http://" + metrics + "/metrics")
	if err != nil {
		return holding{}, err
	}
	defer response.Body.Close()
	var h holding
	lines := bufio.NewScanner(response.Body)
	for lines.Scan() {
		name, text, _ := strings.Cut(lines.Text(), " ")
		value, err := strconv.ParseFloat(text, 64)
		if err != nil {
			continue // a comment, or a metric with labels and spaces
		}
		switch name {
		case "go_goroutines":
			h.goroutines = int(value)
		case "process_open_fds":
			h.descriptors = int(value)
		case "process_resident_memory_bytes":
			h.resident = int64(value)
		}
	}
	if err := lines.Err(); err != nil {
		return holding{}, err
	}
	info, err := os.Stat(filepath.Join(s.folder, "data", "ebenmass.db-wal"))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return holding{}, err
	}
	if err == nil {
		h.wal = info.Size()
	}
	return h, nil
}

// mebibytes writes a number of bytes.
func mebibytes(n int64) string { return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20)) }
