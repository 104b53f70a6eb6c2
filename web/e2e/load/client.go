package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// target is what is asked for again and again.
type target struct {
	name   string
	path   string // and query
	cookie string
	body   string // posted, if there is one
	kind   string // content type of the body
	// vary, where there is one, is what stands behind the path of the n-th request.
	vary func(n int64) string
}

// request is the n-th request as it goes over the wire.
func (t target) request(host string, n int64) []byte {
	path := t.path
	if t.vary != nil {
		path += url.QueryEscape(t.vary(n))
	}
	var b bytes.Buffer
	method := http.MethodGet
	if t.body != "" {
		method = http.MethodPost
	}
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\nHost: %s\r\nAccept-Encoding: gzip\r\n", method, path, host)
	if t.cookie != "" {
		fmt.Fprintf(&b, "Cookie: %s\r\n", t.cookie)
	}
	if t.body != "" {
		fmt.Fprintf(&b, "Content-Type: %s\r\nContent-Length: %d\r\n", t.kind, len(t.body))
	}
	b.WriteString("\r\n" + t.body)
	return b.Bytes()
}

// result is what an attack measured.
type result struct {
	answers   int
	perSecond float64
	p50, p99  time.Duration
}

// attack sends requests to a host as fast as they are answered, over some connections. It reads
// no more of an answer than it has to, so that the server is what is measured: a client of
// net/http costs as much as the server does.
func attack(ctx context.Context, host string, t target, connections int, lasting time.Duration) (result, error) {
	ctx, cancel := context.WithTimeout(ctx, lasting)
	defer cancel()
	var (
		clients sync.WaitGroup
		count   atomic.Int64
		mu      sync.Mutex
		took    []time.Duration
		failed  error
	)
	begin := time.Now()
	for range connections {
		clients.Go(func() {
			own, err := ask(ctx, host, t, &count)
			mu.Lock()
			defer mu.Unlock()
			took, failed = append(took, own...), errors.Join(failed, err)
		})
	}
	clients.Wait()
	lasted := time.Since(begin)
	if failed != nil || len(took) == 0 {
		return result{}, fmt.Errorf("%d answers: %w", len(took), failed)
	}
	slices.Sort(took)
	return result{len(took), float64(len(took)) / lasted.Seconds(), took[len(took)/2], took[len(took)*99/100]}, nil
}

// ask sends one request after the other over one connection, at least one, until the context
// ends, and returns how long each took.
func ask(ctx context.Context, host string, t target, count *atomic.Int64) ([]time.Duration, error) {
	var dialer net.Dialer
	conn, err := dialer.DialContext(context.WithoutCancel(ctx), "tcp", host)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	reader := bufio.NewReaderSize(conn, 64<<10)
	request := t.request(host, 0)
	var took []time.Duration
	for len(took) == 0 || ctx.Err() == nil {
		if n := count.Add(1); t.vary != nil {
			request = t.request(host, n)
		}
		begin := time.Now()
		if err := conn.SetDeadline(begin.Add(30 * time.Second)); err != nil {
			return nil, err
		}
		if _, err := conn.Write(request); err != nil {
			return nil, err
		}
		if err := readAnswer(reader); err != nil {
			return nil, err
		}
		took = append(took, time.Since(begin))
	}
	return took, nil
}

// readAnswer reads an answer of status 200 with a Content-Length, as all of ours have one.
func readAnswer(reader *bufio.Reader) error {
	line, err := reader.ReadSlice('\n')
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(line, []byte("HTTP/1.1 200 ")) {
		return fmt.Errorf("answered %q", strings.TrimSpace(string(line)))
	}
	length := -1
	for {
		line, err := reader.ReadSlice('\n')
		if err != nil {
			return err
		}
		if len(line) <= 2 {
			break
		}
		if value, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
			if length, err = strconv.Atoi(string(bytes.TrimSpace(value))); err != nil {
				return err
			}
		}
	}
	if length < 0 {
		return errors.New("an answer without a Content-Length")
	}
	_, err = io.CopyN(io.Discard, reader, int64(length))
	return err
}
