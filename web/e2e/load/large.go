package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// large opens a shop over a data folder that fill has filled, and measures what grows with its catalogue:
//
//	go run ./web/e2e/load large -data /tmp/large
//
// the start, pages, and what an order costs from the moment it is sent until every page may show it. The
// orders stay in the folder.
func large(ctx context.Context, args []string, out io.Writer) error {
	flags := flag.NewFlagSet("load large", flag.ContinueOnError)
	binary := flags.String("shop", "", "program to measure; empty builds it")
	data := flags.String("data", "", "data folder to be opened")
	lasting := flags.Duration("for", 4*time.Second, "how long each page is asked for, over one connection")
	orders := flags.Int("orders", 20, "how many orders are placed")
	rate := flags.Int("rate", 2, "orders a second")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *data == "" || *rate < 1 {
		return errors.New("large needs -data and a rate of at least 1")
	}
	begin := time.Now()
	shop, err := openShop(ctx, *binary, "--data", *data)
	if err != nil {
		return err
	}
	defer shop.close()
	cpu, err := cpuTime(shop.server.Process.Pid)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "start: %s, %s of it computing, most memory %s\n", time.Since(begin).Round(time.Millisecond), cpu, peakMemory(shop.server.Process.Pid))
	if err := shop.largePages(ctx, out, *lasting); err != nil {
		return err
	}
	return shop.orders(ctx, out, *orders, *rate)
}

// largePages measures what a large catalogue may make slow.
func (s *shop) largePages(ctx context.Context, out io.Writer, lasting time.Duration) error {
	profile, err := s.post(ctx, "/de/fit", person+"&age16=1&consent_advice=1&consent_offers=1", "")
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%-34s %9s %10s %10s %10s\n", "", "answers", "CPU", "p50", "p99")
	for _, t := range []target{
		{name: "list", path: "/de/products"},
		{name: "list, filtered", path: "/de/products?category=men&colour=blue&kind=shirts"},
		{name: "search, always another", path: "/de/products?q=", vary: differentWords},
		{name: "product", path: "/de/products/arne-linen-shirt"},
		{name: "product, with a profile", path: "/de/products/arne-linen-shirt", cookie: profile},
		{name: "list of what fits", path: "/de/products?fits=1", cookie: profile},
		{name: "list by what fits best", path: "/de/products?sort=fits", cookie: profile},
		{name: "sizes of everything", path: "/de/fit", cookie: profile},
	} {
		y := tally{pid: s.server.Process.Pid, host: s.host}
		r, err := y.attack(ctx, t, 1, lasting)
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		fmt.Fprintf(out, "%-34s %9d %10s %10s %10s\n", t.name, y.answers, y.cpuPerAnswer(), r.p50.Round(time.Microsecond), r.p99.Round(time.Microsecond))
	}
	return nil
}

// orders places orders of one piece each at a steady rate, each of another visitor and another article,
// and waits for each until the article's page shows its stock without that piece.
func (s *shop) orders(ctx context.Context, out io.Writer, n, rate int) error {
	wanted, err := s.inStock(ctx, n)
	if err != nil {
		return err
	}
	idle, err := s.idleCPU(ctx, 3*time.Second)
	if err != nil {
		return err
	}
	begin := time.Now()
	before, err := cpuTime(s.server.Process.Pid)
	if err != nil {
		return err
	}
	var took []time.Duration
	for i, p := range wanted {
		time.Sleep(time.Until(begin.Add(time.Duration(i) * time.Second / time.Duration(rate))))
		sent, err := s.order(ctx, p.sku)
		if err != nil {
			return err
		}
		for stock := p.stock; stock != p.stock-1; {
			time.Sleep(50 * time.Millisecond)
			if _, stock, err = s.piece(ctx, p.path, p.sku); err != nil {
				return err
			}
		}
		took = append(took, time.Since(sent))
	}
	after, err := cpuTime(s.server.Process.Pid)
	if err != nil {
		return err
	}
	lasted := time.Since(begin)
	slices.Sort(took)
	each := (after - before - time.Duration(idle*float64(lasted))) / time.Duration(len(took))
	fmt.Fprintf(out, "%d orders in %s: %s of computing each, with basket, checkout and looking; seen after %s (p50); most memory %s\n",
		len(took), lasted.Round(time.Millisecond), each.Round(100*time.Microsecond), took[len(took)/2].Round(time.Millisecond), peakMemory(s.server.Process.Pid))
	return nil
}

// piece is a variant with its stock, by the path of its article's page.
type piece struct {
	path, sku string
	stock     int
}

// inStock finds n articles with a variant that has pieces.
func (s *shop) inStock(ctx context.Context, n int) (found []piece, err error) {
	for page := 1; len(found) < n; page++ {
		list, err := s.document(ctx, fmt.Sprintf("/de/products?page=%d", page), "")
		if err != nil {
			return nil, err
		}
		paths := map[string]bool{}
		for _, link := range list.Find(`main a[href^="/de/products/"]`).EachIter() {
			paths[link.AttrOr("href", "")] = true
		}
		if len(paths) == 0 || page > n {
			return nil, fmt.Errorf("only %d articles have pieces", len(found))
		}
		for path := range paths {
			path, _, _ = strings.Cut(path, "?")
			if slices.ContainsFunc(found, func(p piece) bool { return p.path == path }) || len(found) == n {
				continue
			}
			sku, stock, err := s.piece(ctx, path, "")
			if err != nil {
				return nil, err
			}
			if stock > 0 {
				found = append(found, piece{path, sku, stock})
			}
		}
	}
	return found, nil
}

// piece is a variant as an article's page shows it; "" stands for the first that has pieces.
func (s *shop) piece(ctx context.Context, path, sku string) (found string, stock int, err error) {
	page, err := s.document(ctx, path, "")
	if err != nil {
		return "", 0, err
	}
	for _, input := range page.Find("[data-stock] input[name=sku]").EachIter() {
		if found = input.AttrOr("value", ""); sku != "" && found != sku {
			continue
		}
		stock, err := strconv.Atoi(input.Closest("[data-stock]").AttrOr("data-stock", ""))
		if err != nil || stock > 0 || sku != "" {
			return found, stock, err
		}
	}
	return "", 0, nil
}

// order orders a piece as a new visitor, and tells when the order was sent.
func (s *shop) order(ctx context.Context, sku string) (sent time.Time, err error) {
	visitor, err := s.post(ctx, "/de/basket/items", "sku="+sku+"&quantity=1", "")
	if err != nil {
		return sent, err
	}
	page, err := s.document(ctx, "/de/checkout", visitor)
	if err != nil {
		return sent, err
	}
	form := url.Values{}
	for _, input := range page.Find("form.checkout input").EachIter() {
		if _, checked := input.Attr("checked"); checked || input.AttrOr("type", "") != "radio" {
			form.Add(input.AttrOr("name", ""), input.AttrOr("value", ""))
		}
	}
	for name, value := range map[string]string{"name": "Jule Sommer", "street": "Lindenstraße 7", "postcode": "10115", "city": "Köln", "email": "jule@example.org"} {
		form.Set(name, value)
	}
	sent = time.Now()
	_, err = s.post(ctx, "/de/checkout", form.Encode(), visitor)
	return sent, err
}

// idleCPU is how much of a core the shop takes while nobody asks.
func (s *shop) idleCPU(ctx context.Context, lasting time.Duration) (share float64, err error) {
	before, err := cpuTime(s.server.Process.Pid)
	if err != nil {
		return 0, err
	}
	select {
	case <-ctx.Done():
		return 0, ctx.Err()
	case <-time.After(lasting):
	}
	after, err := cpuTime(s.server.Process.Pid)
	return float64(after-before) / float64(lasting), err
}

// document reads a page.
func (s *shop) document(ctx context.Context, path, cookie string) (*goquery.Document, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.host+path, http.NoBody)
	if err != nil {
		return nil, err
	}
	if cookie != "" {
		r.Header.Set("Cookie", cookie)
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s answers %s", path, response.Status)
	}
	return goquery.NewDocumentFromReader(response.Body)
}
