package engine

import (
	"context"
	"net"
	"sync"
	"time"
)

// longestSilence is how long a server may be silent where nobody has said how long they wait: what
// runs in the background then starts anew, on another connection. No statement takes as long.
const longestSilence = 10 * time.Minute

// dial connects to a server. The connection ends when its machine is gone, and when the server
// says nothing for longer than silence though it is waited for.
func dial(silence time.Duration) func(ctx context.Context, network, address string) (net.Conn, error) {
	dialer := &net.Dialer{KeepAliveConfig: keepAlive}
	return func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dialer.DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &impatient{Conn: conn, silence: silence}, nil
	}
}

// impatient is a connection of which each read has a deadline.
type impatient struct {
	net.Conn
	silence time.Duration

	mu    sync.Mutex
	bound bool // by a deadline that was set from outside
}

// Read implements net.Conn.
func (c *impatient) Read(p []byte) (n int, err error) {
	c.mu.Lock()
	if !c.bound {
		err = c.Conn.SetReadDeadline(time.Now().Add(c.silence))
	}
	c.mu.Unlock()
	if err != nil {
		return 0, err
	}
	return c.Conn.Read(p)
}

// SetDeadline implements net.Conn.
func (c *impatient) SetDeadline(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.bound = !t.IsZero()
	return c.Conn.SetDeadline(t)
}

// SetReadDeadline implements net.Conn.
func (c *impatient) SetReadDeadline(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.bound = !t.IsZero()
	return c.Conn.SetReadDeadline(t)
}
