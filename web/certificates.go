package web

import (
	"context"
	"crypto/tls"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
)

// certificateLogInterval is how often it is logged that there is no certificate: every visitor
// who comes meanwhile meets the same.
const certificateLogInterval = time.Minute

// Certificates are those the program gets by itself, by ACME (RFC 8555), for names of its own. It
// renews them a month before they end.
type Certificates struct {
	manager *autocert.Manager
	domains []string
	baseURL string
	log     *slog.Logger

	mu     sync.Mutex
	logged time.Time
}

// NewCertificates returns the certificates for some domains. They and their keys are kept in a
// folder for their owner only. authority is whom they are asked of, with the URL of its directory.
// BaseURL is where visitors are led who come over plain HTTP.
func NewCertificates(domains []string, folder, baseURL string, authority *acme.Client, log *slog.Logger) *Certificates {
	return &Certificates{
		manager: &autocert.Manager{
			Prompt: autocert.AcceptTOS, Cache: autocert.DirCache(folder), HostPolicy: autocert.HostWhitelist(domains...), Client: authority,
		},
		domains: domains, baseURL: baseURL, log: log,
	}
}

// Over returns a listener that speaks TLS over another. It answers the authority's challenges,
// too (TLS-ALPN-01, RFC 8737).
func (c *Certificates) Over(listener net.Listener) net.Listener {
	config := c.manager.TLSConfig()
	config.MinVersion = tls.VersionTLS12
	config.GetCertificate = c.get
	return tls.NewListener(listener, config)
}

// get returns the certificate for a handshake. That there is none for a name of ours is logged:
// the visitor is not.
func (c *Certificates) get(hello *tls.ClientHelloInfo) (*tls.Certificate, error) {
	certificate, err := c.manager.GetCertificate(hello)
	if err == nil || !slices.Contains(c.domains, hello.ServerName) || slices.Equal(hello.SupportedProtos, []string{acme.ALPNProto}) {
		return certificate, err
	}
	c.mu.Lock()
	due := time.Since(c.logged) >= certificateLogInterval
	if due {
		c.logged = time.Now()
	}
	c.mu.Unlock()
	if due {
		c.log.Error("there is no certificate", "domain", hello.ServerName, "error", err)
	}
	return nil, err
}

// Obtain gets what is not there yet, so that no visitor waits for it. The shop must be listening.
func (c *Certificates) Obtain(ctx context.Context) {
	for _, domain := range c.domains {
		if ctx.Err() != nil {
			return
		}
		_, err := c.get(&tls.ClientHelloInfo{
			ServerName:       domain,
			CipherSuites:     []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, tls.TLS_AES_128_GCM_SHA256},
			SupportedCurves:  []tls.CurveID{tls.CurveP256},
			SignatureSchemes: []tls.SignatureScheme{tls.ECDSAWithP256AndSHA256},
		})
		if err == nil {
			c.log.InfoContext(ctx, "there is a certificate", "domain", domain)
		}
	}
}

// Redirects leads visitors who come over plain HTTP to https, and answers the authority's
// challenges (HTTP-01). What was sent in the clear is not taken and not repeated: 400.
func (c *Certificates) Redirects() http.Handler {
	return c.manager.HTTPHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == healthPath:
			_, _ = w.Write([]byte("ok\n"))
		case !slices.Contains(c.domains, hostOf(r.Host)):
			http.Error(w, "no such host here", http.StatusMisdirectedRequest)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			http.Error(w, "over https only", http.StatusBadRequest)
		default:
			http.Redirect(w, r, c.baseURL+r.URL.RequestURI(), http.StatusPermanentRedirect)
		}
	}))
}
