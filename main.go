// Ebenmaß is a fashion shop that advises on sizes and says why.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"ebenmass/handlers"
	"ebenmass/models/store"
	"ebenmass/seed"
	"ebenmass/seed/history"
	"ebenmass/web"
	"ebenmass/web/console"
	"ebenmass/web/post"
	"ebenmass/web/settings"
)

const (
	// maintenanceInterval is how often what is over is erased, and prices that change by the
	// day are taken anew.
	maintenanceInterval = 10 * time.Minute
	// catalogPollInterval is how soon a change of stock or price that another program made shows.
	catalogPollInterval = 250 * time.Millisecond
	// gcPercent is by how many percent memory may grow before it is collected. A page is
	// much garbage over little that stays: four times the default costs some 40 MB and
	// answers a sixth more advice in the same time.
	gcPercent = 400
	// An import runs long beside other programs: it collects sooner, and all the more the
	// nearer its memory in bytes is to what it should do with.
	gcPercentImport = 100
	importMemory    = 180 << 20
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Getenv, os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "ebenmass:", err)
		if _, usage := errors.AsType[*settings.UsageError](err); usage {
			os.Exit(2)
		}
		os.Exit(1)
	}
}

// run is the whole program: it returns when the context ends. Errors are one clear line.
func run(ctx context.Context, args []string, env func(string) string, stdout, stderr io.Writer) error {
	s, err := settings.Parse(args, env, stdout)
	if errors.Is(err, settings.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	switch s.Command {
	case settings.Serve:
		return openShop(ctx, s, stdout, slog.New(slog.NewTextHandler(stderr, nil)))
	case settings.Backup:
		return console.Backup(ctx, s, stdout)
	case settings.RotateKeys:
		return console.RotateKeys(ctx, s, stdout, slog.New(slog.NewTextHandler(stderr, nil)))
	case settings.Scan:
		return console.Scan(ctx, s, stdout)
	case settings.Evaluate:
		return console.Evaluate(ctx, s.Evaluation, time.Now, stdout, terminal(stderr))
	case settings.Simulate:
		return console.Simulate(ctx, s.Simulation, stdout)
	case settings.Import:
		if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
			debug.SetGCPercent(gcPercentImport)
			debug.SetMemoryLimit(importMemory)
		}
		return console.Import(ctx, s, time.Now, stdout, terminal(stderr))
	case settings.Verify:
		return console.Verify(ctx, s, stdout)
	}
	return fmt.Errorf("the command %s is in the table but does nothing", s.Command)
}

// openShop listens, opens the database and serves until the context ends.
func openShop(ctx context.Context, s settings.Settings, stdout io.Writer, log *slog.Logger) error {
	// The port comes first: a second start must not even open the database.
	listener, err := web.Listen(s.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	open := listeners{shop: listener}
	if s.MetricsAddr != "" {
		if open.metrics, err = web.Listen(s.MetricsAddr); err != nil {
			return err
		}
		defer open.metrics.Close()
	}
	db, err := store.Open(ctx, store.Settings{DataDir: s.Data, Database: s.Database, Keys: s.Keys, Now: time.Now, Log: log})
	if err != nil {
		return err
	}
	err = serve(ctx, s, open, db, log, stdout)
	return errors.Join(err, db.Close())
}

// listeners are what the program answers on.
type listeners struct {
	shop    net.Listener
	metrics net.Listener // nil where no metrics are served
}

// serve fills an empty shop and keeps it open until the context ends.
func serve(ctx context.Context, s settings.Settings, open listeners, db *store.Store, log *slog.Logger, stdout io.Writer) error {
	if err := seed.Into(ctx, db); err != nil {
		return err
	}
	imported, err := db.HasImported(ctx)
	if err != nil {
		return err
	}
	if s.Demo && !imported {
		if err := history.Into(ctx, db); err != nil {
			return err
		}
	}
	catalogue, err := handlers.NewCatalogue(ctx, db, time.Now)
	if err != nil {
		return err
	}
	address := "http://" + web.Reachable(open.shop.Addr().String(), s.Addr)
	derived := s.BaseURL == ""
	if derived {
		s.BaseURL = address
	}
	cfg := web.Config{
		Store: db, Catalogue: catalogue, BaseURL: s.BaseURL, Addr: s.Addr, AnyAddress: derived, TrustedProxies: s.TrustedProxies,
		AdviceRate: s.AdviceRate, Demo: s.Demo, Partners: s.Partners, Log: log, Now: time.Now,
	}
	running, stop := context.WithCancel(ctx)
	defer stop()
	if s.Demo {
		// One processor is left to the shop.
		if cfg.Simulator, err = console.NewSimulator(running, runtime.GOMAXPROCS(0)-1); err != nil {
			return err
		}
	}
	if s.SMTP != "" {
		cfg.Post, err = post.NewSMTP(s.SMTP, s.MailFrom, time.Now)
		if err != nil {
			return err
		}
	}
	app, err := web.New(cfg)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "Ebenmaß is open at %s (%s)\n", address, cookieNote(s.Secure()))

	var background sync.WaitGroup
	background.Go(func() { runMaintenance(running, db, catalogue, app.Confirmations, log) })
	background.Go(func() { app.Letters.Run(running) })
	background.Go(func() { app.ReportEvents(running) })
	background.Go(func() { pollCatalogue(running, catalogue, log) })
	if open.metrics != nil {
		background.Go(func() {
			if err := web.Serve(running, open.metrics, app.Metrics); err != nil {
				log.ErrorContext(running, "metrics are no longer served", "error", err)
			}
		})
	}
	err = web.Serve(ctx, open.shop, app)
	stop()
	background.Wait()
	return err
}

// terminal is where progress is shown: nowhere, unless somebody looks.
func terminal(w io.Writer) io.Writer {
	f, ok := w.(*os.File)
	if !ok {
		return io.Discard
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return io.Discard
	}
	return f
}

// runMaintenance erases expired visits, puts unpaid pieces back into stock, writes the letters that orders and withdrawals lack, sums the pieces of
// a week that is over, releases what was learned when it is due, and reloads the catalogue until the context ends.
func runMaintenance(ctx context.Context, db *store.Store, catalogue *handlers.Catalogue, confirmations *handlers.Confirmations, log *slog.Logger) {
	tick := time.NewTicker(maintenanceInterval)
	defer tick.Stop()
	for {
		maintain(ctx, db, confirmations, log)
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if err := catalogue.Load(ctx); err != nil {
			log.ErrorContext(ctx, "the catalogue was not reloaded", "error", err)
		}
	}
}

// maintain does once what runMaintenance repeats. What fails is said, and tried again next time.
func maintain(ctx context.Context, db *store.Store, confirmations *handlers.Confirmations, log *slog.Logger) {
	expired, err := db.SweepExpired(ctx)
	if err != nil {
		log.ErrorContext(ctx, "expired visits were not erased", "error", err)
	}
	if expired > 0 {
		log.InfoContext(ctx, "expired visits erased", "number", expired)
	}
	returned, err := db.ReturnHeldStock(ctx)
	if err != nil {
		log.ErrorContext(ctx, "pieces that nobody paid for were not put back into stock", "error", err)
	}
	if returned > 0 {
		log.InfoContext(ctx, "pieces that nobody paid for are in stock again", "number", returned)
	}
	if _, err := db.CloseWeeks(ctx); err != nil {
		log.ErrorContext(ctx, "the pieces of the last week were not summed", "error", err)
	}
	released, err := db.ReleaseIfDue(ctx)
	if err != nil {
		log.ErrorContext(ctx, "the release of what was learned of the articles was not made", "error", err)
	}
	if released {
		log.InfoContext(ctx, "what was learned of the articles was released")
	}
	if _, err := confirmations.QueueMissing(ctx); err != nil && ctx.Err() == nil {
		log.ErrorContext(ctx, "orders and withdrawals without a letter got none, trying again", "error", err)
	}
}

// pollCatalogue takes over changes of stock and price until the context ends. A database
// that does not answer is said once, not four times a second.
func pollCatalogue(ctx context.Context, catalogue *handlers.Catalogue, log *slog.Logger) {
	tick := time.NewTicker(catalogPollInterval)
	defer tick.Stop()
	failed := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		err := catalogue.Refresh(ctx)
		if err != nil && !failed && ctx.Err() == nil {
			log.ErrorContext(ctx, "changes of the catalogue are not seen", "error", err)
		}
		failed = err != nil
	}
}

func cookieNote(secure bool) string {
	if secure {
		return "session cookie over https only"
	}
	return "session cookie without Secure, for plain http"
}
