package web

import (
	"errors"
	"fmt"
	"net"
)

// Listen takes a TCP address. Its error is one clear line.
func Listen(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w", addr, withoutAddress(err))
	}
	return listener, nil
}

// Reachable is the address as a visitor on this machine types it: the host that was asked
// for, localhost for all of them, with the port that was taken.
func Reachable(taken, asked string) string {
	_, port, err := net.SplitHostPort(taken)
	if err != nil {
		return taken
	}
	host, _, err := net.SplitHostPort(asked)
	if ip := net.ParseIP(host); err != nil || host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}

// withoutAddress is the reason under a network error, without the repeated address.
func withoutAddress(err error) error {
	if e, ok := errors.AsType[*net.OpError](err); ok {
		return e.Err
	}
	return err
}
