package console

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"ebenmass/web/settings"
)

// readyLimit is how long Ready waits for an answer: the shop gives one within a second.
const readyLimit = 3 * time.Second

// Ready asks the shop that runs at the address on this machine whether it can serve. Its error
// says that it cannot, or that nobody answers.
func Ready(ctx context.Context, s settings.Settings, out io.Writer) error {
	ctx, cancel := context.WithTimeout(ctx, readyLimit)
	defer cancel()
	host, port, err := net.SplitHostPort(s.Addr)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	scheme, transport := "http", &http.Transport{}
	if s.TLS.On() {
		// The certificate is for the public name, and may not be there yet. Nothing is told here
		// that somebody else could not hear.
		scheme, transport.TLSClientConfig = "https", &tls.Config{ServerName: s.TLS.Domains[0], InsecureSkipVerify: true}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, scheme+"://"+net.JoinHostPort(host, port)+"/readyz", nil)
	if err != nil {
		return err
	}
	defer transport.CloseIdleConnections()
	response, err := (&http.Client{Transport: transport}).Do(request)
	if err != nil {
		return fmt.Errorf("not ready: nobody answers at %s", net.JoinHostPort(host, port))
	}
	defer response.Body.Close()
	said, err := io.ReadAll(io.LimitReader(response.Body, 200))
	if err != nil {
		return fmt.Errorf("not ready: %w", err)
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("not ready: %d, %s", response.StatusCode, strings.TrimSpace(string(said)))
	}
	fmt.Fprintln(out, "ready")
	return nil
}
