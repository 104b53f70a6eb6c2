package main

import (
	"bufio"
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
	"strconv"
)

// answer is a page as it left the shop, ready to be sent again.
type answer struct {
	Addr   string
	Header http.Header
	Body   []byte
}

// readyServer is this program once more, as a server of its own.
type readyServer struct {
	host   string
	server *exec.Cmd
	folder string
}

// startReady fetches a target's answer and has it served ready.
func startReady(ctx context.Context, shop string, t target) (*readyServer, error) {
	a, err := fetch(ctx, shop, t)
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
	r := &readyServer{host: a.Addr, folder: folder}
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
	return r, awaitAnswer(ctx, "http://"+r.host+"/")
}

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

// fetch gets a target's answer as it is sent, compressed, the second time it is asked for: from
// the cache, if it can be.
func fetch(ctx context.Context, shop string, t target) (answer, error) {
	var a answer
	for range 2 {
		var dialer net.Dialer
		conn, err := dialer.DialContext(ctx, "tcp", shop)
		if err != nil {
			return answer{}, err
		}
		if a, err = exchange(conn, t.request(shop, 0)); err != nil {
			return answer{}, fmt.Errorf("%s: %w", t.path, err)
		}
	}
	return a, nil
}

// exchange sends a request and reads the answer; it closes the connection.
func exchange(conn net.Conn, request []byte) (answer, error) {
	defer conn.Close()
	if _, err := conn.Write(request); err != nil {
		return answer{}, err
	}
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{}, err
	}
	if response.StatusCode != http.StatusOK {
		return answer{}, fmt.Errorf("answered %s", response.Status)
	}
	response.Header.Del("Date") // net/http writes its own
	response.Header.Set("Content-Length", strconv.Itoa(len(body)))
	return answer{Header: response.Header, Body: body}, nil
}

func freeAddr() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}
