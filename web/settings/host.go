package settings

import (
	"errors"
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// errHost is what is said of a host that there cannot be, whatever the reason.
var errHost = errors.New("is not a host name or an IP address")

// asciiHost is a host as the domain name system and browsers have it: "xn--mnchen-3ya.example"
// for "münchen.example". An IP address stays what it is.
func asciiHost(host string) (string, error) {
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.String(), nil
	}
	if host == "" || strings.ContainsAny(host, ":%") { // an address that is none
		return "", errHost
	}
	// Names of a local network may have signs that a registry refuses, such as "_".
	profile := idna.New(idna.MapForLookup(), idna.BidiRule(), idna.VerifyDNSLength(true), idna.StrictDomainName(false), idna.Transitional(false))
	ascii, err := profile.ToASCII(strings.TrimSuffix(host, "."))
	if err != nil || strings.Trim(ascii, "abcdefghijklmnopqrstuvwxyz0123456789-._") != "" {
		return "", errHost
	}
	return ascii, nil
}

// asciiURL is the origin of a URL as browsers write it: its host in ASCII and lower case, and
// without the port that goes without saying.
func asciiURL(u *url.URL) (string, error) {
	host, err := asciiHost(u.Hostname())
	if err != nil {
		return "", err
	}
	port := u.Port()
	if port != "" {
		if n, err := strconv.ParseUint(port, 10, 16); err != nil || n == 0 {
			return "", errors.New("has a port that is not from 1 to 65535")
		}
	}
	scheme := strings.ToLower(u.Scheme)
	if standard := map[string]string{"http": "80", "https": "443"}[scheme]; port == standard {
		port = ""
	}
	if port != "" {
		return scheme + "://" + net.JoinHostPort(host, port), nil
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	return scheme + "://" + host, nil
}
