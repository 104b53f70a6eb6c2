// Command load measures how fast the shop answers, on this machine and over loopback only,
// and ends by itself:
//
//	go run ./web/e2e/load
//
// With "customers" it measures a shop that has many customers instead: see customers.go.
//
// It needs wrk. Every page is compared, in the same run, with net/http sending the same
// bytes ready and compressed: the ratio says what the shop adds, whatever the machine.
//
//	go run ./web/e2e/load fill -articles 10000 -data /tmp/large
//
// fills a data folder with made-up articles instead, for measurements of large shops.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	if len(args) > 0 {
		switch args[0] {
		case "customers":
			return customers(ctx, args[1:])
		case "fill":
			return fill(ctx, args[1:])
		}
	}
	flags := flag.NewFlagSet("load", flag.ContinueOnError)
	binary := flags.String("shop", "", "program to measure; empty builds it")
	lasting := flags.Duration("for", 4*time.Second, "how long each measurement lasts")
	connections := flags.Int("connections", 16, "connections for the rate; the slowest of a hundred answers is taken at two")
	ready := flags.String("ready", "", "only serve what stands in this file (used by the program itself)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *ready != "" {
		return serveReady(ctx, *ready)
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
	fmt.Printf("%-34s %10s %10s %7s %10s\n", "", "ready/s", "shop/s", "ratio", "p99 at 2")
	for _, t := range targets {
		if err := compare(ctx, t, *connections, *lasting); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

// compare measures a target and the same bytes ready, in turns, so that what else the
// machine does meets both.
func compare(ctx context.Context, t target, connections int, lasting time.Duration) error {
	twin, err := startReady(ctx, t)
	if err != nil {
		return err
	}
	defer twin.stop()
	var ready, shop float64
	const turns = 2
	for range turns {
		r, err := attack(ctx, twin.target(), connections, lasting/turns)
		if err != nil {
			return err
		}
		s, err := attack(ctx, t, connections, lasting/turns)
		if err != nil {
			return err
		}
		ready, shop = ready+r.perSecond/turns, shop+s.perSecond/turns
	}
	calm, err := attack(ctx, t, 2, lasting)
	if err != nil {
		return err
	}
	fmt.Printf("%-34s %10.0f %10.0f %7.2f %10s\n", t.name, ready, shop, shop/ready, calm.p99)
	return nil
}
