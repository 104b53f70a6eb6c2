package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// shop is the program under load, with data of its own.
type shop struct {
	base   string
	folder string
	server *exec.Cmd
}

// openShop starts a shop with a new database, and waits until it answers.
func openShop(ctx context.Context, binary string) (*shop, error) {
	folder, err := os.MkdirTemp("", "ebenmass-load-")
	if err != nil {
		return nil, err
	}
	s := &shop{folder: folder}
	if err := s.start(ctx, binary); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *shop) start(ctx context.Context, binary string) error {
	if binary == "" {
		binary = filepath.Join(s.folder, "ebenmass")
		if out, err := exec.CommandContext(ctx, "go", "build", "-o", binary, "ebenmass").CombinedOutput(); err != nil {
			return fmt.Errorf("build: %w\n%s", err, out)
		}
	}
	addr, err := freeAddr()
	if err != nil {
		return err
	}
	s.base = "http://" + addr
	s.server = exec.CommandContext(ctx, binary, "--addr", addr, "--data", filepath.Join(s.folder, "data"), "--advice-rate", "0")
	log, err := os.Create(filepath.Join(s.folder, "log"))
	if err != nil {
		return err
	}
	defer log.Close() // the program has its own handle
	s.server.Stderr = log
	if err := s.server.Start(); err != nil {
		return err
	}
	return awaitAnswer(ctx, s.base+"/readyz")
}

func (s *shop) close() {
	if s.server != nil && s.server.Process != nil {
		_ = s.server.Process.Signal(syscall.SIGTERM) // it drains and ends
		_ = s.server.Wait()
	}
	_ = os.RemoveAll(s.folder)
}

// Measurements of somebody in the middle of the chart; the JSON says the same.
const (
	person = "sizing=men&unit=cm&measured_with=tape&preference=regular&height=178&bust=98&waist=84&hip=99&arm=64.5"
	asked  = `{"product":"arne-linen-shirt","sizing":"men","unit":"cm","measured_with":"tape","preference":"regular","measurements":{"bust":98,"waist":84,"hip":99,"height":178,"arm":64.5}}`
)

// targets are what is measured, from the page everybody sees to the advice one person gets.
func (s *shop) targets(ctx context.Context) ([]target, error) {
	cookie, err := s.keepProfile(ctx)
	if err != nil {
		return nil, err
	}
	const product = "/de/products/arne-linen-shirt"
	return []target{
		{name: "home, anonymous", url: s.base + "/de/"},
		{name: "listing, anonymous", url: s.base + "/de/products"},
		{name: "product, anonymous", url: s.base + product},
		{name: "product, with a stored profile", url: s.base + product, cookie: cookie},
		{name: "product, one-off advice", url: s.base + product + "/advice", body: person, kind: "application/x-www-form-urlencoded"},
		{name: "advice as JSON", url: s.base + "/api/v1/advice", body: asked, kind: "application/json"},
	}, nil
}

// keepProfile consents to advice and returns the cookie of the visit.
func (s *shop) keepProfile(ctx context.Context) (cookie string, err error) {
	form := person + "&age16=1&consent_advice=1"
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.base+"/de/fit", strings.NewReader(form))
	if err != nil {
		return "", err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := http.DefaultTransport.RoundTrip(r) // a redirect, which is not followed
	if err != nil {
		return "", err
	}
	response.Body.Close()
	if response.StatusCode != http.StatusSeeOther || len(response.Cookies()) == 0 {
		return "", fmt.Errorf("the profile was not kept: %s", response.Status)
	}
	c := response.Cookies()[0]
	return c.Name + "=" + c.Value, nil
}

// awaitAnswer asks until a server answers, at most half a minute.
func awaitAnswer(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	for {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
		if err != nil {
			return err
		}
		response, err := http.DefaultTransport.RoundTrip(r)
		if err == nil {
			return response.Body.Close()
		}
		if ctx.Err() != nil {
			return fmt.Errorf("no answer from %s: %w", address, err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}
