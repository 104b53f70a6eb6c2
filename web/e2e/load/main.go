// Command load measures how fast the shop answers, on this machine and over loopback only,
// and ends by itself:
//
//	go run ./web/e2e/load
//
// With "customers" it measures a shop that has many customers instead: see customers.go.
//
// Every page is compared, in the same run and in turns, with net/http sending the same bytes
// ready and compressed, with the same headers: the ratio says what the shop adds, whatever the
// machine. The ratio of CPU time per answer, of the servers' processes alone, says the same on a
// machine that is busy with something else.
//
//	go run ./web/e2e/load fill -articles 10000 -data /tmp/large
//
// fills a data folder with made-up articles instead, for measurements of large shops, and
//
//	go run ./web/e2e/load large -data /tmp/large
//
// opens it and measures the start, pages and orders.
//
//	go run ./web/e2e/load soak -for 30m -rate 200
//
// asks for everything at a steady rate instead, and shows each minute what the shop holds.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, out io.Writer) error {
	if len(args) > 0 {
		switch args[0] {
		case "customers":
			return customers(ctx, args[1:])
		case "fill":
			return fill(ctx, args[1:])
		case "large":
			return large(ctx, args[1:], out)
		case "soak":
			return soak(ctx, args[1:], out)
		}
	}
	flags := flag.NewFlagSet("load", flag.ContinueOnError)
	binary := flags.String("shop", "", "program to measure; empty builds it")
	lasting := flags.Duration("for", 4*time.Second, "how long each measurement lasts")
	turns := flags.Int("turns", 2, "into how many turns a measurement is cut")
	connections := flags.Int("connections", 16, "connections for the rate; the slowest of a hundred answers is taken at two")
	only := flags.String("only", "", "measure targets whose name matches this expression")
	ready := flags.String("ready", "", "only serve what stands in this file (used by the program itself)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *ready != "" {
		return serveReady(ctx, *ready)
	}
	wanted, err := regexp.Compile(*only)
	if err != nil {
		return err
	}
	shop, err := openShop(ctx, *binary)
	if err != nil {
		return err
	}
	defer shop.close()
	targets, err := shop.targets(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%-34s %9s %9s %6s %10s %10s %6s %9s\n", "", "ready/s", "shop/s", "ratio", "ready CPU", "shop CPU", "ratio", "p99 at 2")
	for _, t := range targets {
		if !wanted.MatchString(t.name) {
			continue
		}
		if err := compare(ctx, out, shop, t, *connections, max(1, *turns), *lasting); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	if peak := peakMemory(shop.server.Process.Pid); peak != "" {
		fmt.Fprintln(out, "most memory the shop held:", peak)
	}
	return nil
}

// compare measures a target and the same bytes ready, in turns, so that what else the
// machine does meets both.
func compare(ctx context.Context, out io.Writer, shop *shop, t target, connections, turns int, lasting time.Duration) error {
	twin, err := startReady(ctx, shop.host, t)
	if err != nil {
		return err
	}
	defer twin.stop()
	ready, own := &tally{pid: twin.server.Process.Pid, host: twin.host}, &tally{pid: shop.server.Process.Pid, host: shop.host}
	for range turns {
		for _, side := range []*tally{ready, own} {
			if _, err := side.attack(ctx, t, connections, lasting/time.Duration(turns)); err != nil {
				return err
			}
		}
	}
	calm, err := attack(ctx, shop.host, t, 2, lasting/time.Duration(turns))
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%-34s %9.0f %9.0f %6.3f %10s %10s %6.3f %9s\n", t.name, ready.perSecond(turns), own.perSecond(turns), own.perSecond(turns)/ready.perSecond(turns),
		ready.cpuPerAnswer(), own.cpuPerAnswer(), float64(ready.cpuPerAnswer())/float64(max(1, own.cpuPerAnswer())), calm.p99.Round(time.Microsecond))
	return nil
}

// tally sums what attacks on one server measure.
type tally struct {
	pid     int
	host    string
	answers int
	rates   float64
	cpu     time.Duration
}

func (y *tally) attack(ctx context.Context, t target, connections int, lasting time.Duration) (result, error) {
	before, err := cpuTime(y.pid)
	if err != nil {
		return result{}, err
	}
	r, err := attack(ctx, y.host, t, connections, lasting)
	if err != nil {
		return result{}, err
	}
	after, err := cpuTime(y.pid)
	if err != nil {
		return result{}, err
	}
	y.answers, y.rates, y.cpu = y.answers+r.answers, y.rates+r.perSecond, y.cpu+after-before
	return r, nil
}

func (y *tally) perSecond(turns int) float64 { return y.rates / float64(turns) }

// cpuPerAnswer is the time the server's process computed for one answer; 0 where the system does
// not say.
func (y *tally) cpuPerAnswer() time.Duration {
	return (y.cpu / time.Duration(max(1, y.answers))).Round(100 * time.Nanosecond)
}
