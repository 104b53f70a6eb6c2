// Ebenmaß is a fashion shop that advises on sizes and says why.
package main

import (
	"context"
	"ebenmass/web/front"
	"ebenmass/web/memory"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"ebenmass/handlers"
	"ebenmass/models/pictures"
	"ebenmass/models/store"
	"ebenmass/seed"
	"ebenmass/seed/history"
	"ebenmass/web"
	"ebenmass/web/console"
	"ebenmass/web/logs"
	"ebenmass/web/post"
	"ebenmass/web/settings"
)

const (
	// maintenanceInterval is how often what is over is erased, and prices that change by the
	// day are taken anew.
	maintenanceInterval = 10 * time.Minute
	// catalogPollInterval is how soon a change of stock or price that another program made shows.
	catalogPollInterval = 250 * time.Millisecond
	// catalogPollLimit is how long it may take to look, and to load what has changed.
	catalogPollLimit = time.Minute
)

//go:embed VERSION
var versionFile string

// release is the version of this program; CHANGELOG.md says what it brought.
func release() string { return strings.TrimSpace(versionFile) }

func main() {
	memory.CollectAt(memory.Percent)
	ctx, stop := front.UntilSignalled(context.Background())
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
		lines := logs.NewBuffer(stderr)
		err := openShop(ctx, s, stdout, stderr, slog.New(lines.Handler(logs.New(s, lines).Handler())))
		return errors.Join(err, lines.Close())
	case settings.Backup:
		return console.Backup(ctx, s, stdout)
	case settings.RotateKeys:
		return console.RotateKeys(ctx, s, stdout, slog.New(slog.NewTextHandler(stderr, nil)))
	case settings.Check:
		return console.Check(ctx, s, time.Now, stdout)
	case settings.Ready:
		return console.Ready(ctx, s, stdout)
	case settings.Version:
		_, err := fmt.Fprintln(stdout, console.VersionLine(release()))
		return err
	case settings.Scan:
		return console.Scan(ctx, s, stdout)
	case settings.Evaluate:
		return console.Evaluate(ctx, s.Evaluation, time.Now, stdout, terminal(stderr))
	case settings.Simulate:
		return console.Simulate(ctx, s.Simulation, stdout)
	case settings.Import:
		if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
			debug.SetGCPercent(memory.PercentImport)
			debug.SetMemoryLimit(memory.ImportLimit)
		}
		return console.Import(ctx, s, time.Now, stdout, terminal(stderr))
	case settings.Export:
		return console.Export(ctx, s, time.Now, stdout)
	case settings.Verify:
		return console.Verify(ctx, s, stdout)
	}
	return fmt.Errorf("the command %s is in the table but does nothing", s.Command)
}

// openShop listens, opens the database and serves until the context ends.
func openShop(ctx context.Context, s settings.Settings, stdout, stderr io.Writer, log *slog.Logger) error {
	if err := memory.Limit(); err != nil {
		return err
	}
	memory.CollectAt(memory.PercentStart)
	// The port comes first: a second start must not even open the database.
	open, err := front.Listen(s, release(), log)
	if err != nil {
		return err
	}
	defer open.Close()
	db, err := store.Open(ctx, store.Settings{DataDir: s.Data, Database: s.Database, Keys: s.Keys, Now: time.Now, Log: log})
	if err != nil {
		return err
	}
	var draw console.DrawBeside
	fillInTurn := func() (err error) {
		draw, err = fill(ctx, s, db, stdout, terminal(stderr))
		return err
	}
	if err = db.InTurn(ctx, "fill the shop", fillInTurn); err == nil {
		err = serve(ctx, s, open, db, draw, log, stdout)
	}
	return errors.Join(err, db.Close())
}

// fill gives an empty shop its articles: the demo's with its made-up past, those of a source,
// or none. What it returns draws pictures that they lack; nil for none.
func fill(ctx context.Context, s settings.Settings, db *store.Store, stdout, progress io.Writer) (console.DrawBeside, error) {
	switch s.Catalogue {
	case "":
	case settings.NoCatalogue:
		return nil, nil
	default:
		return console.FillFrom(ctx, db, s, time.Now, stdout, progress)
	}
	if err := seed.Into(ctx, db); err != nil {
		return nil, err
	}
	if !s.Demo {
		return nil, nil
	}
	return nil, history.Into(ctx, db)
}

// serve keeps the shop open until the context ends. draw, which may be nil, runs beside it.
func serve(ctx context.Context, s settings.Settings, open *front.Front, db *store.Store, draw console.DrawBeside, log *slog.Logger, stdout io.Writer) error {
	memory.CollectAt(memory.PercentLoad)
	catalogue, err := handlers.NewCatalogue(ctx, db, time.Now)
	if err != nil {
		return err
	}
	derived := s.BaseURL == ""
	s.BaseURL = open.BaseURL
	cfg := web.Config{
		Store: db, Catalogue: catalogue, BaseURL: s.BaseURL, Addr: s.Addr, Hosts: s.TLS.Domains, AnyAddress: derived, TrustedProxies: s.TrustedProxies,
		Pictures: pictures.In(s.Data), AdviceRate: s.AdviceRate, Demo: s.Demo, Partners: s.Partners, Version: release(), Log: log, Now: time.Now,
	}
	// What runs beside requests goes on as long as they are answered.
	running, stop := context.WithCancel(context.WithoutCancel(ctx))
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
	memory.Opened()
	open.Open(app)
	fmt.Fprintf(stdout, "Ebenmaß is open at %s (%s)\n", open.Address, cookieNote(s.Secure()))

	var background sync.WaitGroup
	background.Go(func() { runMaintenance(running, db, catalogue, app, log) })
	background.Go(func() { app.Letters.Run(running) })
	background.Go(func() { app.ReportEvents(running) })
	background.Go(func() { pollCatalogue(running, catalogue, app.Tasks, log) })
	if draw != nil {
		background.Go(func() { draw(running, log) })
	}
	err = open.Run(ctx, app, s.Drain)
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

// runMaintenance erases expired visits, puts unpaid pieces back into stock, writes the letters that
// orders and withdrawals lack, sums the pieces of a week that is over, releases what was learned when
// it is due, and moves the catalogue's day on, until the context ends.
func runMaintenance(ctx context.Context, db *store.Store, catalogue *handlers.Catalogue, app *web.App, log *slog.Logger) {
	tick := time.NewTicker(maintenanceInterval)
	defer tick.Stop()
	for {
		// One instance at a time. The others find little left to do at their next turn.
		_, err := db.Alone(ctx, "maintenance", func() error {
			maintain(ctx, db, app, log)
			return nil
		})
		if err != nil && ctx.Err() == nil {
			log.ErrorContext(ctx, "nothing was tidied, trying again", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		catalogue.Tick()
	}
}

// maintain does once what runMaintenance repeats. What fails is said, and tried again next time.
func maintain(ctx context.Context, db *store.Store, app *web.App, log *slog.Logger) {
	var expired, returned int
	var released bool
	err := app.Tasks.Run("sweep", func() (err error) { expired, err = db.SweepExpired(ctx); return err })
	app.Tasks.Swept(expired)
	if err != nil {
		log.ErrorContext(ctx, "expired visits were not erased", "error", err)
	}
	if expired > 0 {
		log.InfoContext(ctx, "expired visits erased", "number", expired)
	}
	if err := app.Tasks.Run("allowances", func() error { return db.SweepAllowances(ctx) }); err != nil {
		log.ErrorContext(ctx, "what was counted of networks and mailboxes was not forgotten", "error", err)
	}
	err = app.Tasks.Run("held_stock", func() (err error) { returned, err = db.ReturnHeldStock(ctx); return err })
	if err != nil {
		log.ErrorContext(ctx, "pieces that nobody paid for were not put back into stock", "error", err)
	}
	if returned > 0 {
		log.InfoContext(ctx, "pieces that nobody paid for are in stock again", "number", returned)
	}
	if err := app.Tasks.Run("weeks", func() error { _, err := db.CloseWeeks(ctx); return err }); err != nil {
		log.ErrorContext(ctx, "the pieces of the last week were not summed", "error", err)
	}
	err = app.Tasks.Run("release", func() (err error) { released, err = db.ReleaseIfDue(ctx); return err })
	if err != nil {
		log.ErrorContext(ctx, "the release of what was learned of the articles was not made", "error", err)
	}
	if released {
		log.InfoContext(ctx, "what was learned of the articles was released")
	}
	if err := app.Tasks.Run("catalogue_changes", func() error { return db.TrimCatalogueChanges(ctx) }); err != nil {
		log.ErrorContext(ctx, "old lines of the log of catalogue changes were not removed", "error", err)
	}
	if err := app.Tasks.Run("letters", func() error { _, err := app.Confirmations.QueueMissing(ctx); return err }); err != nil && ctx.Err() == nil {
		log.ErrorContext(ctx, "orders and withdrawals without a letter got none, trying again", "error", err)
	}
}

// pollCatalogue takes over changes of stock and price until the context ends. A database
// that does not answer is said once, not four times a second.
func pollCatalogue(ctx context.Context, catalogue *handlers.Catalogue, tasks *web.Tasks, log *slog.Logger) {
	tick := time.NewTicker(catalogPollInterval)
	defer tick.Stop()
	failed := false
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		looking, cancel := context.WithTimeout(ctx, catalogPollLimit)
		err := tasks.Run("catalogue_refresh", func() error { return catalogue.Refresh(looking) })
		cancel()
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
