package web

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/views/text"
	"ebenmass/web/respond"
)

// hosts are the names under which the shop answers. A name that is none of them was pointed at
// us by somebody else (DNS rebinding, a forged Host header, an old entry of a cache): a page
// must not be answered under it.
type hosts struct {
	names      map[string]bool // as hostOf writes them
	anyAddress bool            // every IP literal is known
	baseURL    string
}

// newHosts returns the known hosts: that of the base URL, that of the address listened on, those
// told besides, this machine's own names and, where the base URL is only derived from the address, every IP literal,
// since a machine does not know by which of them it is reached.
func newHosts(cfg Config) hosts {
	known := hosts{names: map[string]bool{}, anyAddress: cfg.AnyAddress, baseURL: cfg.BaseURL}
	if base, err := url.Parse(cfg.BaseURL); err == nil {
		known.names[hostOf(base.Host)] = true
	}
	known.names[hostOf(cfg.Addr)] = true
	for _, name := range cfg.Hosts {
		known.names[hostOf(name)] = true
	}
	delete(known.names, "") // ":8080" names no host, and a request without one means nobody
	return known
}

// hostOf is the host of a Host header or address, without port, brackets, zone and final dot, in
// lower case; an IP address in its one canonical form.
func hostOf(hostPort string) string {
	host := hostPort
	if name, _, err := net.SplitHostPort(hostPort); err == nil {
		host = name
	} else if inner, ok := strings.CutPrefix(host, "["); ok {
		host = strings.TrimSuffix(inner, "]")
	}
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.Unmap().WithZone("").String()
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}

// known reports whether the shop answers under a Host header.
func (h hosts) known(header string) bool {
	host := hostOf(header)
	if addr, err := netip.ParseAddr(host); err == nil {
		return h.anyAddress || addr.IsLoopback() || h.names[host]
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || h.names[host] // RFC 6761: both are this machine
}

// guard answers 421 under any other name, in plain text, since style sheets would not load. Those
// who look after the shop ask by whatever name they like.
func (h hosts) guard(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if h.known(r.Host) || r.URL.Path == healthPath || r.URL.Path == readyPath {
			return next(c)
		}
		c.Response().Header().Set(echo.HeaderCacheControl, respond.Personal)
		if strings.HasPrefix(r.URL.Path, "/api/") {
			return respond.Faults(c, http.StatusMisdirectedRequest, respond.Fault{Code: codeOf(http.StatusMisdirectedRequest)})
		}
		return c.String(http.StatusMisdirectedRequest, text.Get(respond.Lang(c), "error.421.text", "url", h.baseURL)+"\n")
	}
}
