package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// answer is a page as it left the shop, ready to be sent again.
type answer struct {
	Addr   string
	Header http.Header
	Body   []byte
}

// readyServer is this program once more, as a server of its own.
type readyServer struct {
	url    string
	server *exec.Cmd
	folder string
}

// startReady fetches a target's answer and has it served ready.
func startReady(ctx context.Context, t target) (*readyServer, error) {
	a, err := fetch(ctx, t)
	if err != nil {
		return nil, err
	}
	if a.Addr, err = freeAddr(); err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp("", "ebenmass-load-")
	if err != nil {
		return nil, err
	}
	r := &readyServer{url: "http://" + a.Addr + "/", folder: folder}
	text, err := json.Marshal(a)
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, "answer.json")
	if err := os.WriteFile(file, text, 0o600); err != nil {
		return nil, err
	}
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	r.server = exec.CommandContext(ctx, self, "-ready", file)
	if err := r.server.Start(); err != nil {
		return nil, err
	}
	return r, awaitAnswer(ctx, r.url)
}

func (r *readyServer) target() target { return target{name: "ready", url: r.url} }

func (r *readyServer) stop() {
	_ = r.server.Process.Kill() // it holds nothing that needs an end
	_ = r.server.Wait()
	_ = os.RemoveAll(r.folder)
}

// serveReady sends the same bytes to whoever asks, with nothing in between.
func serveReady(ctx context.Context, file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var a answer
	if err := json.Unmarshal(text, &a); err != nil {
		return err
	}
	server := &http.Server{Addr: a.Addr, Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		h := w.Header()
		for name, values := range a.Header {
			h[name] = values
		}
		_, _ = w.Write(a.Body)
	})}
	context.AfterFunc(ctx, func() { _ = server.Close() })
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// fetch gets a target's answer as it is sent: compressed.
func fetch(ctx context.Context, t target) (answer, error) {
	method, body := http.MethodGet, io.Reader(http.NoBody)
	if t.body != "" {
		method, body = http.MethodPost, strings.NewReader(t.body)
	}
	r, err := http.NewRequestWithContext(ctx, method, t.url, body)
	if err != nil {
		return answer{}, err
	}
	for name, value := range map[string]string{"Accept-Encoding": "gzip", "Cookie": t.cookie, "Content-Type": t.kind} {
		if value != "" {
			r.Header.Set(name, value)
		}
	}
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	var buf bytes.Buffer
	if _, err := buf.ReadFrom(response.Body); err != nil {
		return answer{}, err
	}
	if response.StatusCode != http.StatusOK {
		return answer{}, fmt.Errorf("%s answers %s", t.url, response.Status)
	}
	header := http.Header{}
	for _, name := range []string{"Content-Type", "Content-Encoding", "Content-Length"} {
		if value := response.Header.Get(name); value != "" {
			header.Set(name, value)
		}
	}
	return answer{Header: header, Body: buf.Bytes()}, nil
}

func freeAddr() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}
