package demo

import (
	"fmt"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models/mirror"
	view "ebenmass/views/demo"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Mirror lays what a marketing suite would make of a visit beside what the shop holds.
type Mirror struct{ *handlers.Shop }

// Show answers GET and POST /{lang}/demo/mirror. The pretend visit is what the form itself
// carries; it is neither stored nor put into the URL, so a post is answered with the page.
// Everything else on the suite's side is read off the present request.
func (h Mirror) Show(c echo.Context) error {
	page := h.Page(c, "/demo/mirror")
	page.NoIndex = true
	steps := mirror.ParseSteps(c.Request().PostForm["step"])
	props := view.MirrorPage{
		Page: page, Steps: steps, Method: c.Request().Method, Cookie: h.Cookies.ID(c.Request()) != "",
		Request: readRequest(c.Request(), c.RealIP(), h.Now()),
	}
	if n := len(steps); n > 0 {
		props.Last = steps[n-1]
	}
	customer := ""
	if visit, known := session.From(c.Request().Context()); known {
		customer = visit.Customer
	}
	counts, err := h.Store.RowsAbout(c.Request().Context(), customer)
	if err != nil {
		return fmt.Errorf("count rows: %w", err)
	}
	for _, count := range counts {
		props.Tables = append(props.Tables, view.TableRows(count))
	}
	return respond.HTML(c, http.StatusOK, view.Mirror(props))
}

// longestHeader is how many characters of a header the mirror shows.
const longestHeader = 160

// How much of an address is shown, in bits: enough to see that it is one.
const (
	shownIPv4 = 24
	shownIPv6 = 48
)

// clientHints are headers that some browsers send along unasked.
var clientHints = []string{"Sec-CH-UA", "Sec-CH-UA-Platform", "Sec-CH-UA-Mobile"}

// readRequest takes down what a request tells anyone who receives it. The address is
// shortened here, so that no page could show it whole.
func readRequest(r *http.Request, ip string, now time.Time) view.RequestFacts {
	header := func(name string) string {
		value := []rune(strings.ToValidUTF8(r.Header.Get(name), "\uFFFD"))
		return string(value[:min(len(value), longestHeader)])
	}
	facts := view.RequestFacts{
		At: now, Device: mirror.ReadDevice(r.UserAgent()), UserAgent: header("User-Agent"), Languages: header("Accept-Language"),
		Referrer: header("Referer"), Address: shortAddress(ip), GPC: r.Header.Get("Sec-GPC") == "1", DNT: r.Header.Get("DNT") == "1",
	}
	var hints []string
	for _, name := range clientHints {
		if value := header(name); value != "" {
			hints = append(hints, name+": "+value)
		}
	}
	facts.Hints = strings.Join(hints, "\n")
	return facts
}

// shortAddress cuts the part of an address that tells machines apart; "" for none.
func shortAddress(ip string) string {
	addr, err := netip.ParseAddr(ip)
	if err != nil {
		return ""
	}
	addr = addr.Unmap().WithZone("")
	if addr.Is4() {
		network := netip.PrefixFrom(addr, shownIPv4).Masked().Addr().String()
		return strings.TrimSuffix(network, ".0") + ".…"
	}
	return netip.PrefixFrom(addr, shownIPv6).Masked().Addr().String() + "…"
}
