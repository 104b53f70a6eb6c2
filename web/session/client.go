package session

import (
	"context"
	"net/netip"
)

type clientKey struct{}

// WithClient returns a context that carries the network a request comes from, for limits that
// count by it. It is kept nowhere else.
func WithClient(ctx context.Context, network netip.Prefix) context.Context {
	return context.WithValue(ctx, clientKey{}, network)
}

// Client returns the network a request comes from; ok is false where no request is behind it.
func Client(ctx context.Context) (network netip.Prefix, ok bool) {
	network, ok = ctx.Value(clientKey{}).(netip.Prefix)
	return network, ok
}
