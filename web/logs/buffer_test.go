package logs

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// sink is where blocks end up.
type sink struct {
	mu     sync.Mutex
	text   bytes.Buffer
	blocks int
	err    error
}

func (s *sink) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.blocks++
	if s.err != nil {
		return 0, s.err
	}
	return s.text.Write(p)
}

func (s *sink) lines() (lines, blocks int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Count(s.text.String(), "\n"), s.blocks
}

func TestBuffer_WritesWithinASecond(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		to := &sink{}
		b := NewBuffer(to)
		log := slog.New(b.Handler(slog.NewTextHandler(b, nil)))
		for round := 1; round <= 3; round++ {
			log.Info("one")
			log.Info("two")
			time.Sleep(flushInterval - time.Millisecond)
			if lines, _ := to.lines(); lines != 2*(round-1) {
				t.Errorf("round %d: %d lines before their time", round, lines)
			}
			time.Sleep(2 * time.Millisecond)
			if lines, blocks := to.lines(); lines != 2*round || blocks != round {
				t.Errorf("round %d: %d lines in %d blocks", round, lines, blocks)
			}
		}
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
}

func TestBuffer_WarningsAtOnce(t *testing.T) {
	t.Parallel()
	for _, level := range []slog.Level{slog.LevelWarn, slog.LevelError} {
		to := &sink{}
		b := NewBuffer(to)
		log := slog.New(b.Handler(slog.NewTextHandler(b, nil))).With("a", 1).WithGroup("g")
		log.Info("before")
		log.Log(t.Context(), level, "now", "b", 2)
		if lines, blocks := to.lines(); lines != 2 || blocks != 1 || !strings.Contains(to.text.String(), "msg=now a=1 g.b=2") {
			t.Errorf("%s: %d lines in %d blocks:\n%s", level, lines, blocks, to.text.String())
		}
	}
}

func TestBuffer_FullAndClosed(t *testing.T) {
	t.Parallel()
	to := &sink{}
	b := NewBuffer(to)
	line := []byte(strings.Repeat("x", 999) + "\n")
	for range 3 * blockSize / len(line) {
		if _, err := b.Write(line); err != nil {
			t.Fatal(err)
		}
	}
	if _, blocks := to.lines(); blocks < 2 {
		t.Errorf("%d blocks of three", blocks)
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Write(line); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Write(bytes.Repeat(line, blockSize/100)); err != nil {
		t.Fatal(err)
	}
	if lines, _ := to.lines(); lines != 3*blockSize/len(line)+1+blockSize/100 {
		t.Errorf("%d lines", lines)
	}
}

func TestBuffer_ManyWriters(t *testing.T) {
	t.Parallel()
	to := &sink{}
	b := NewBuffer(to)
	var writers sync.WaitGroup
	for w := range 8 {
		writers.Go(func() {
			for i := range 500 {
				fmt.Fprintf(b, "writer %d line %d.\n", w, i)
			}
		})
	}
	writers.Wait()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for line := range strings.Lines(to.text.String()) {
		seen[line] = true
	}
	if len(seen) != 8*500 {
		t.Errorf("%d whole lines, want %d", len(seen), 8*500)
	}
}

func TestBuffer_WriterFails(t *testing.T) {
	t.Parallel()
	to := &sink{err: errors.New("full")}
	b := NewBuffer(to)
	if _, err := b.Write([]byte("lost\n")); err != nil {
		t.Fatal(err)
	}
	if err := b.Flush(); err == nil {
		t.Error("nobody is told")
	}
	to.err = nil
	if _, err := b.Write([]byte("kept\n")); err != nil {
		t.Fatal(err)
	}
	if err := b.Close(); err != nil || to.text.String() != "kept\n" {
		t.Errorf("%v, %q", err, to.text.String())
	}
}
