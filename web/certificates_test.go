package web_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/acme"

	"ebenmass/web"
)

// authority is a certificate authority that speaks ACME (RFC 8555), as far as one order needs. It
// gives a certificate only to whom it found at the name: by TLS-ALPN-01 or HTTP-01.
type authority struct {
	*httptest.Server
	root    *x509.Certificate
	key     *ecdsa.PrivateKey
	kind    string                                                   // of its challenges
	reach   func(ctx context.Context, port string) (net.Conn, error) // where every name leads
	account string                                                   // thumbprint of the account's key

	mu     sync.Mutex
	domain string
	valid  bool
	chain  []byte
	orders int
}

const challengeToken = "a-token-of-the-authority"

func newAuthority(t *testing.T, kind string, reach func(ctx context.Context, port string) (net.Conn, error)) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Authority"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour * 24 * 365),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	root, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	a := &authority{root: root, key: key, kind: kind, reach: reach}
	a.Server = httptest.NewTLSServer(http.HandlerFunc(a.serve))
	t.Cleanup(a.Close)
	return a
}

// client is what asks the authority.
func (a *authority) client() *acme.Client {
	return &acme.Client{DirectoryURL: a.URL + "/directory", HTTPClient: a.Client()}
}

func (a *authority) serve(w http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	w.Header().Set("Replay-Nonce", rand.Text())
	var payload []byte
	if r.Method == http.MethodPost {
		var err error
		if payload, err = a.open(r); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	pending := map[bool]string{true: "valid", false: "pending"}
	order := func() map[string]any {
		status := map[bool]string{true: "ready", false: "pending"}[a.valid]
		o := map[string]any{"status": status, "identifiers": []any{map[string]any{"type": "dns", "value": a.domain}}, "authorizations": []string{a.URL + "/authz"}, "finalize": a.URL + "/finalize"}
		if a.chain != nil {
			o["status"], o["certificate"] = "valid", a.URL+"/certificate"
		}
		return o
	}
	challenge := map[string]any{"type": a.kind, "url": a.URL + "/challenge", "token": challengeToken, "status": pending[a.valid]}
	switch r.URL.Path {
	case "/directory":
		answerJSON(w, http.StatusOK, map[string]any{"newNonce": a.URL + "/nonce", "newAccount": a.URL + "/account", "newOrder": a.URL + "/orders"})
	case "/nonce":
	case "/account":
		w.Header().Set("Location", a.URL+"/account/1")
		answerJSON(w, http.StatusCreated, map[string]any{"status": "valid"})
	case "/orders":
		var asked struct{ Identifiers []struct{ Value string } }
		if err := json.Unmarshal(payload, &asked); err != nil || len(asked.Identifiers) != 1 {
			http.Error(w, "no order", http.StatusBadRequest)
			return
		}
		a.domain, a.valid, a.chain = asked.Identifiers[0].Value, false, nil
		a.orders++
		w.Header().Set("Location", a.URL+"/order")
		answerJSON(w, http.StatusCreated, order())
	case "/order":
		answerJSON(w, http.StatusOK, order())
	case "/authz":
		answerJSON(w, http.StatusOK, map[string]any{"status": pending[a.valid], "identifier": map[string]any{"type": "dns", "value": a.domain}, "challenges": []any{challenge}})
	case "/challenge":
		if err := a.find(r.Context()); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		a.valid, challenge["status"] = true, "valid"
		answerJSON(w, http.StatusOK, challenge)
	case "/finalize":
		if err := a.issue(payload); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		answerJSON(w, http.StatusOK, order())
	case "/certificate":
		w.Header().Set("Content-Type", "application/pem-certificate-chain")
		_, _ = w.Write(a.chain)
	default:
		http.NotFound(w, r)
	}
}

func answerJSON(w http.ResponseWriter, status int, document any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(document)
}

// open reads what is signed, without its signature, and notes the account's key.
func (a *authority) open(r *http.Request) (payload []byte, err error) {
	var signed struct{ Protected, Payload string }
	if err := json.NewDecoder(r.Body).Decode(&signed); err != nil {
		return nil, err
	}
	header, err := base64.RawURLEncoding.DecodeString(signed.Protected)
	if err != nil {
		return nil, err
	}
	var protected struct {
		JWK *struct{ Crv, Kty, X, Y string }
	}
	if err := json.Unmarshal(header, &protected); err != nil {
		return nil, err
	}
	if k := protected.JWK; k != nil { // RFC 7638
		sum := sha256.Sum256(fmt.Appendf(nil, `{"crv":%q,"kty":%q,"x":%q,"y":%q}`, k.Crv, k.Kty, k.X, k.Y))
		a.account = base64.RawURLEncoding.EncodeToString(sum[:])
	}
	return base64.RawURLEncoding.DecodeString(signed.Payload)
}

// find looks whether the shop at the name knows the token.
func (a *authority) find(ctx context.Context) error {
	want := challengeToken + "." + a.account
	if a.kind == "http-01" {
		client := http.Client{Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) { return a.reach(ctx, "80") }}}
		response, err := client.Get("http://" + a.domain + "/.well-known/acme-challenge/" + challengeToken)
		if err != nil {
			return err
		}
		defer response.Body.Close()
		said, err := io.ReadAll(response.Body)
		if err != nil || string(said) != want {
			return fmt.Errorf("found %q, error %v", said, err)
		}
		return nil
	}
	plain, err := a.reach(ctx, "443")
	if err != nil {
		return err
	}
	conn := tls.Client(plain, &tls.Config{ServerName: a.domain, NextProtos: []string{acme.ALPNProto}, InsecureSkipVerify: true})
	defer conn.Close()
	if err := conn.HandshakeContext(ctx); err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(want))
	for _, extension := range conn.ConnectionState().PeerCertificates[0].Extensions {
		if extension.Id.String() == "1.3.6.1.5.5.7.1.31" && bytes.HasSuffix(extension.Value, sum[:]) {
			return nil
		}
	}
	return fmt.Errorf("the certificate at %s does not know the token", a.domain)
}

// issue signs what was asked for.
func (a *authority) issue(payload []byte) error {
	var asked struct{ CSR string }
	if err := json.Unmarshal(payload, &asked); err != nil {
		return err
	}
	der, err := base64.RawURLEncoding.DecodeString(asked.CSR)
	if err != nil {
		return err
	}
	request, err := x509.ParseCertificateRequest(der)
	if err != nil {
		return err
	}
	if !a.valid || len(request.DNSNames) != 1 || request.DNSNames[0] != a.domain {
		return fmt.Errorf("asked for %q of %q, found: %t", request.DNSNames, a.domain, a.valid)
	}
	leaf, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{
		SerialNumber: big.NewInt(2), DNSNames: request.DNSNames, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(90 * 24 * time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}, a.root, request.PublicKey.(crypto.PublicKey), a.key)
	if err != nil {
		return err
	}
	a.chain = append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: leaf}), pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.root.Raw})...)
	return nil
}

// secured is a shop that gets its certificates of an authority, and where its ports are.
type secured struct {
	https, http string
	folder      string
	log         *lockedBuffer
	authority   *authority
}

func openSecured(t *testing.T, kind, folder string) secured {
	t.Helper()
	listen := func() net.Listener {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		return listener
	}
	tlsPort, plainPort := listen(), listen()
	s := secured{https: tlsPort.Addr().String(), http: plainPort.Addr().String(), folder: folder, log: &lockedBuffer{}}
	s.authority = newAuthority(t, kind, func(ctx context.Context, port string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "tcp", map[string]string{"443": s.https, "80": s.http}[port])
	})
	certificates := web.NewCertificates([]string{"shop.example", "www.shop.example"}, folder, "https://shop.example", s.authority.client(), slog.New(slog.NewTextHandler(s.log, nil)))
	ctx, stop := context.WithCancel(context.Background())
	var serving sync.WaitGroup
	hello := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "%s for %s", r.Proto, r.Host) })
	serving.Go(func() { _ = web.Serve(ctx, certificates.Over(tlsPort), hello) })
	serving.Go(func() { _ = web.Serve(ctx, plainPort, certificates.Redirects()) })
	t.Cleanup(func() { stop(); serving.Wait() })
	return s
}

// visitor trusts the authority, and is led to the shop by every name.
func (s secured) visitor(t *testing.T) *http.Client {
	t.Helper()
	roots := x509.NewCertPool()
	roots.AddCert(s.authority.root)
	transport := &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true,
		DialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			to := s.https
			if strings.HasSuffix(addr, ":80") {
				to = s.http
			}
			return (&net.Dialer{}).DialContext(ctx, network, to)
		},
	}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

func fetch(t *testing.T, client *http.Client, url string) (status int, body, location string, err error) {
	t.Helper()
	response, err := client.Get(url)
	if err != nil {
		return 0, "", "", err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return response.StatusCode, string(text), response.Header.Get("Location"), err
}

func TestCertificates_GotAndServed(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"tls-alpn-01", "http-01"} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			s := openSecured(t, kind, filepath.Join(t.TempDir(), "certificates"))
			visitor := s.visitor(t)
			if _, body, _, err := fetch(t, visitor, "https://shop.example/"); err != nil || body != "HTTP/2.0 for shop.example" {
				t.Fatalf("%q, error %v\n%s", body, err, s.log)
			}
			if _, _, _, err := fetch(t, visitor, "https://else.example/"); err == nil {
				t.Error("there is a certificate for a name that is not ours")
			}
			if s.authority.orders != 1 {
				t.Errorf("%d orders for one certificate", s.authority.orders)
			}
			wantOwnerOnly(t, s.folder)
			again := openSecured(t, kind, s.folder) // another start has it still: its own authority is asked for nothing
			again.authority.root = s.authority.root
			if _, _, _, err := fetch(t, again.visitor(t), "https://shop.example/"); err != nil || again.authority.orders != 0 {
				t.Errorf("after another start: error %v, %d orders", err, again.authority.orders)
			}
		})
	}
}

// wantOwnerOnly checks that nobody else reads the keys of certificates.
func wantOwnerOnly(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) == 0 {
		t.Fatalf("%d files, error %v", len(entries), err)
	}
	for _, entry := range entries {
		if info, err := entry.Info(); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, error %v", entry.Name(), info.Mode(), err)
		}
	}
}

func TestCertificates_Redirects(t *testing.T) {
	t.Parallel()
	s := openSecured(t, "http-01", t.TempDir())
	visitor := s.visitor(t)
	for url, want := range map[string]struct {
		status   int
		location string
	}{
		"http://shop.example/de/products?q=x": {http.StatusPermanentRedirect, "https://shop.example/de/products?q=x"},
		"http://www.shop.example/":            {http.StatusPermanentRedirect, "https://shop.example/"},
		"http://else.example/":                {http.StatusMisdirectedRequest, ""},
		"http://10.0.0.1/healthz":             {http.StatusOK, ""},
	} {
		if status, _, location, err := fetch(t, visitor, url); err != nil || status != want.status || location != want.location {
			t.Errorf("%s: %d to %q, error %v", url, status, location, err)
		}
	}
	response, err := visitor.Post("http://shop.example/de/fit", "application/x-www-form-urlencoded", strings.NewReader("bust=93.7191"))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusBadRequest || response.Header.Get("Location") != "" {
		t.Errorf("a form in the clear: %d to %q", response.StatusCode, response.Header.Get("Location"))
	}
}

// That an authority gives nothing is logged, once a minute, without the visitor.
func TestCertificates_RefusedIsLogged(t *testing.T) {
	t.Parallel()
	s := openSecured(t, "tls-alpn-01", t.TempDir())
	s.authority.Close()
	for range 3 {
		if _, _, _, err := fetch(t, s.visitor(t), "https://www.shop.example/"); err == nil {
			t.Fatal("served without a certificate")
		}
	}
	if n := strings.Count(s.log.String(), "there is no certificate"); n != 1 || !strings.Contains(s.log.String(), "www.shop.example") {
		t.Errorf("logged %d times: %s", n, s.log)
	}
	if strings.Contains(s.log.String(), "127.0.0.1:") && strings.Contains(s.log.String(), "client") {
		t.Errorf("the visitor is in the log: %s", s.log)
	}
}
