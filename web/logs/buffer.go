// Package logs writes log lines in blocks: a line for each request, written by itself, costs
// more than most answers do.
package logs

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"time"
)

const (
	// blockSize in bytes is how much waits at most.
	blockSize = 32 << 10
	// flushInterval is how long a line waits at most.
	flushInterval = time.Second
)

// Buffer collects lines for a writer. A line is written within a second, with the next warning
// or error, and by Close: a program that stops by itself loses none, one that is killed the
// last second's at most. It is safe for use by several goroutines at once.
type Buffer struct {
	to io.Writer

	mu     sync.Mutex
	lines  []byte
	timer  *time.Timer // writes what waits; nil before the first line
	armed  bool        // the timer is running
	closed bool        // every line is written at once
}

// NewBuffer returns a buffer before a writer.
func NewBuffer(to io.Writer) *Buffer { return &Buffer{to: to, lines: make([]byte, 0, blockSize)} }

// Write implements io.Writer. An error is that of writing a block, of which p is the last line.
func (b *Buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.lines)+len(p) > blockSize {
		if err := b.flush(); err != nil {
			return 0, err
		}
	}
	b.lines = append(b.lines, p...)
	switch {
	case b.closed || len(b.lines) >= blockSize:
		if err := b.flush(); err != nil {
			return 0, err
		}
	case !b.armed:
		b.armed = true
		if b.timer == nil {
			b.timer = time.AfterFunc(flushInterval, b.due)
		} else {
			b.timer.Reset(flushInterval)
		}
	}
	return len(p), nil
}

// due writes what waited for its time.
func (b *Buffer) due() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.armed = false
	_ = b.flush() // there is nowhere to say that the log cannot be written
}

// Flush writes what waits.
func (b *Buffer) Flush() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.flush()
}

// flush is Flush under the lock. What could not be written is dropped: a log that cannot be
// written must not fill the memory.
func (b *Buffer) flush() error {
	if len(b.lines) == 0 {
		return nil
	}
	_, err := b.to.Write(b.lines)
	b.lines = b.lines[:0]
	return err
}

// Close writes what waits. Lines that come later are written at once.
func (b *Buffer) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	if b.timer != nil {
		b.timer.Stop()
	}
	return b.flush()
}

// Handler passes records on to a handler that writes to the buffer, and has warnings and errors
// written at once, with all that came before.
func (b *Buffer) Handler(h slog.Handler) slog.Handler { return handler{h, b} }

// handler is a slog.Handler of which warnings do not wait.
type handler struct {
	slog.Handler
	buffer *Buffer
}

// Handle implements slog.Handler.
func (h handler) Handle(ctx context.Context, r slog.Record) error {
	if err := h.Handler.Handle(ctx, r); err != nil {
		return err
	}
	if r.Level < slog.LevelWarn {
		return nil
	}
	return h.buffer.Flush()
}

// WithAttrs implements slog.Handler.
func (h handler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return handler{h.Handler.WithAttrs(attrs), h.buffer}
}

// WithGroup implements slog.Handler.
func (h handler) WithGroup(name string) slog.Handler {
	return handler{h.Handler.WithGroup(name), h.buffer}
}
