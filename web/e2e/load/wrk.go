package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// target is one request, sent again and again.
type target struct {
	name   string
	url    string
	cookie string
	body   string // posted, if there is one
	kind   string // content type of the body
}

// result is what wrk measured.
type result struct {
	perSecond float64
	p99       time.Duration
}

// attack sends a request as fast as it is answered, over some connections.
func attack(ctx context.Context, t target, connections int, lasting time.Duration) (result, error) {
	script, err := t.script()
	if err != nil {
		return result{}, err
	}
	defer os.Remove(script)
	seconds := max(1, int(lasting.Round(time.Second)/time.Second))
	out, err := exec.CommandContext(ctx, "wrk", "-t1", "-c"+strconv.Itoa(connections), "-d"+strconv.Itoa(seconds)+"s",
		"--latency", "-s", script, t.url).CombinedOutput()
	if err != nil {
		return result{}, fmt.Errorf("wrk: %w\n%s", err, out)
	}
	return parse(string(out))
}

// script is the request in wrk's own words.
func (t target) script() (file string, err error) {
	lines := []string{`wrk.headers["Accept-Encoding"] = "gzip"`}
	if t.cookie != "" {
		lines = append(lines, fmt.Sprintf(`wrk.headers["Cookie"] = %q`, t.cookie))
	}
	if t.body != "" {
		lines = append(lines, `wrk.method = "POST"`, fmt.Sprintf(`wrk.headers["Content-Type"] = %q`, t.kind), fmt.Sprintf("wrk.body = %q", t.body))
	}
	f, err := os.CreateTemp("", "ebenmass-load-*.lua")
	if err != nil {
		return "", err
	}
	_, err = f.WriteString(strings.Join(lines, "\n") + "\n")
	return f.Name(), errors.Join(err, f.Close())
}

var (
	rateLine = regexp.MustCompile(`Requests/sec:\s+([\d.]+)`)
	p99Line  = regexp.MustCompile(`99%\s+([\d.]+[mun]?s)`)
)

func parse(report string) (result, error) {
	if strings.Contains(report, "Non-2xx") || strings.Contains(report, "Socket errors") {
		return result{}, fmt.Errorf("not every request was answered well:\n%s", report)
	}
	rate, slow := rateLine.FindStringSubmatch(report), p99Line.FindStringSubmatch(report)
	if rate == nil || slow == nil {
		return result{}, fmt.Errorf("unknown report:\n%s", report)
	}
	perSecond, err := strconv.ParseFloat(rate[1], 64)
	if err != nil {
		return result{}, err
	}
	p99, err := time.ParseDuration(slow[1])
	return result{perSecond, p99}, err
}
