package web

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// proxies are the networks whose word about a client is taken. Without any, the client is who
// connects: a forwarded address is whatever a client claims.
type proxies []netip.Prefix

// client is the address a request comes from: going back from who connects, the first hop that
// is no proxy of ours. What stands before it in the headers anybody could have written. Where a
// hop cannot be read, the proxy that passed it on counts as the client; where all are ours, the
// farthest does. It is the extractor of echo.Context.RealIP.
func (p proxies) client(r *http.Request) string {
	peer := hostOf(r.RemoteAddr)
	addr, err := netip.ParseAddr(peer)
	if err != nil || !p.trusts(addr) {
		return peer
	}
	listed, known := p.walk(addr, listedHops(r.Header.Values("X-Forwarded-For")))
	forwarded, alsoKnown := p.walk(addr, forwardedHops(r.Header.Values("Forwarded")))
	switch {
	case known && alsoKnown && listed != forwarded:
		// A proxy writes one of the two and passes the other on as the client sent it. Which is
		// which cannot be told, so neither is believed.
		return peer
	case known:
		return listed.String()
	}
	return forwarded.String()
}

// walk goes back over hops, the nearest last, from who connects. known is false without hops.
func (p proxies) walk(peer netip.Addr, hops []netip.Addr) (client netip.Addr, known bool) {
	client = peer
	for _, hop := range slices.Backward(hops) {
		if !hop.IsValid() {
			return client, true
		}
		client = hop
		if !p.trusts(hop) {
			return client, true
		}
	}
	return client, len(hops) > 0
}

func (p proxies) trusts(addr netip.Addr) bool {
	return slices.ContainsFunc(p, func(network netip.Prefix) bool { return network.Contains(addr) })
}

// listedHops reads X-Forwarded-For, one address for each hop; the zero one for what is none.
func listedHops(lines []string) []netip.Addr {
	var hops []netip.Addr
	for _, line := range lines {
		for entry := range strings.SplitSeq(line, ",") {
			if entry = strings.TrimSpace(entry); entry != "" {
				hops = append(hops, hopAddr(entry))
			}
		}
	}
	return hops
}

// forwardedHops reads Forwarded (RFC 7239), one address for each element; the zero one where an
// element hides its address or cannot be read. A quote that is never closed spoils its own line
// alone, so that a client cannot swallow what a proxy adds on the next.
func forwardedHops(lines []string) []netip.Addr {
	var hops []netip.Addr
	for _, line := range lines {
		elements, ok := splitQuoted(line, ',')
		if !ok {
			hops = append(hops, netip.Addr{})
			continue
		}
		for _, element := range elements {
			if strings.TrimSpace(element) != "" {
				hops = append(hops, forwardedFor(element))
			}
		}
	}
	return hops
}

// forwardedFor is the address in an element's only for parameter.
func forwardedFor(element string) netip.Addr {
	pairs, _ := splitQuoted(element, ';') // its quotes are closed
	var addr netip.Addr
	found := 0
	for _, pair := range pairs {
		name, value, _ := strings.Cut(pair, "=")
		if !strings.EqualFold(strings.TrimSpace(name), "for") {
			continue
		}
		found++
		addr = hopAddr(unquote(strings.TrimSpace(value)))
	}
	if found != 1 {
		return netip.Addr{}
	}
	return addr
}

// hopAddr reads an address with or without port, brackets and zone; the zero one for what is none.
func hopAddr(s string) netip.Addr {
	if _, err := netip.ParseAddr(s); err != nil {
		host, _, err := net.SplitHostPort(s)
		if err != nil {
			host = strings.TrimSuffix(strings.TrimPrefix(s, "["), "]")
		}
		s = host
	}
	addr, err := netip.ParseAddr(s)
	if err != nil {
		return netip.Addr{}
	}
	return addr.Unmap().WithZone("")
}

// splitQuoted splits at a separator outside of quoted strings. ok is false where a quote is never
// closed.
func splitQuoted(s string, separator byte) (parts []string, ok bool) {
	quoted, from := false, 0
	for i := 0; i < len(s); i++ {
		switch {
		case quoted && s[i] == '\\':
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == separator && !quoted:
			parts, from = append(parts, s[from:i]), i+1
		}
	}
	return append(parts, s[from:]), !quoted
}

// unquote reads a quoted string; any other token is itself.
func unquote(s string) string {
	inner, opened := strings.CutPrefix(s, `"`)
	inner, closed := strings.CutSuffix(inner, `"`)
	if !opened || !closed {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(inner); i++ {
		if inner[i] == '\\' && i+1 < len(inner) {
			i++
		}
		b.WriteByte(inner[i])
	}
	return b.String()
}
