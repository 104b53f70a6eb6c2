// Package front is what the program answers on: its listeners, from the moment they are taken until
// the program ends, and the signals that end it.
package front

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"golang.org/x/crypto/acme"

	"ebenmass/web"
	"ebenmass/web/settings"
)

// certificateFolder is where certificates lie in the data folder unless told otherwise.
const certificateFolder = "certificates"

// errTerminated ends the program's context where a balancer is to be given time to notice.
var errTerminated = errors.New("told to end by SIGTERM")

// UntilSignalled returns a context that ends with the first SIGINT or, for the cause
// errTerminated, SIGTERM. The next one ends the program at once.
func UntilSignalled(ctx context.Context) (signalled context.Context, stop func()) {
	signalled, cancel := context.WithCancelCause(ctx)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case received := <-signals:
			signal.Stop(signals)
			if received == syscall.SIGTERM {
				cancel(errTerminated)
			}
			cancel(context.Canceled)
		case <-signalled.Done():
			signal.Stop(signals)
		}
	}()
	return signalled, func() { cancel(context.Canceled) }
}

// Front is what the program answers on, from the moment it listens. Until the shop is open
// everybody is told so at once.
type Front struct {
	Address       string // of the shop, for a visitor on this machine
	shop, metrics *web.Gate
	BaseURL       string            // absolute
	certificates  *web.Certificates // nil over plain HTTP
	stop          func()
	serving       sync.WaitGroup
	failed        chan error // why the shop is no longer served
	log           *slog.Logger
}

// Listen takes the addresses and answers on them. With an error nothing is taken.
func Listen(s settings.Settings, release string, log *slog.Logger) (f *Front, err error) {
	type place struct{ addr, kind string }
	places := []place{{s.Addr, "shop"}}
	if s.MetricsAddr != "" {
		places = append(places, place{s.MetricsAddr, "metrics"})
	}
	if s.TLS.HTTPAddr != "" {
		places = append(places, place{s.TLS.HTTPAddr, "redirects"})
	}
	taken := map[string]net.Listener{}
	for _, p := range places {
		listener, err := web.Listen(p.addr)
		if err != nil {
			for _, other := range taken {
				err = errors.Join(err, other.Close())
			}
			return nil, err
		}
		taken[p.kind] = listener
	}
	f = &Front{log: log, failed: make(chan error, 1), Address: "http://" + web.Reachable(taken["shop"].Addr().String(), s.Addr), BaseURL: s.BaseURL}
	if f.BaseURL == "" {
		f.BaseURL = f.Address
	}
	ctx, stop := context.WithCancel(context.Background())
	f.stop = stop
	if s.TLS.On() {
		f.Address = f.BaseURL
		folder := s.TLS.Cache
		if folder == "" {
			folder = filepath.Join(s.Data, certificateFolder)
		}
		f.certificates = web.NewCertificates(s.TLS.Domains, folder, f.BaseURL, &acme.Client{DirectoryURL: s.TLS.Directory, UserAgent: "ebenmass/" + release}, log)
		taken["shop"] = f.certificates.Over(taken["shop"])
	}
	f.shop, f.metrics = web.NewGate(f.BaseURL, s.Secure(), s.Demo), web.NewMetricsGate()
	f.serving.Go(func() { f.failed <- web.Serve(ctx, taken["shop"], f.shop) })
	if listener := taken["metrics"]; listener != nil {
		f.aside(ctx, listener, f.metrics, "metrics are no longer served")
	}
	if listener := taken["redirects"]; listener != nil {
		f.aside(ctx, listener, f.certificates.Redirects(), "visitors are no longer led to https")
	}
	return f, nil
}

// aside serves beside the shop. That it cannot any more is logged.
func (f *Front) aside(ctx context.Context, listener net.Listener, handler http.Handler, failure string) {
	f.serving.Go(func() {
		if err := web.Serve(ctx, listener, handler); err != nil {
			f.log.ErrorContext(ctx, failure, "error", err)
		}
	})
}

// Open lets everybody in.
func (f *Front) Open(app *web.App) {
	f.metrics.Open(app.Metrics)
	f.shop.Open(app)
}

// Run serves the open shop until the context ends. Where its cause is errTerminated, the shop says
// for the time of drain that it is not ready, and serves on. What is under way is then finished.
func (f *Front) Run(ctx context.Context, app *web.App, drain time.Duration) error {
	if f.certificates != nil {
		go f.certificates.Obtain(ctx)
	}
	select {
	case err := <-f.failed:
		return fmt.Errorf("the shop is no longer served: %w", err)
	case <-ctx.Done():
	}
	app.AnnounceEnd()
	if drain > 0 && errors.Is(context.Cause(ctx), errTerminated) {
		f.log.InfoContext(ctx, "told to end: not ready any more, serving on", "for", drain)
		select {
		case err := <-f.failed:
			return fmt.Errorf("the shop is no longer served: %w", err)
		case <-time.After(drain):
		}
	}
	f.stop()
	return <-f.failed
}

// Close stops answering. It may be called twice.
func (f *Front) Close() {
	f.stop()
	f.serving.Wait()
}
