package handlers

import (
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"
	"rsc.io/qr"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// deviceNotices are the messages the page that shows a code has after an act.
var deviceNotices = map[string]bool{"over": true, "dropped": true}

// ShowDevice answers GET /{lang}/account/device: the code with which another device joins the
// account, and whether one has typed it.
func (h Account) ShowDevice(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		notice := c.QueryParam("notice")
		if !deviceNotices[notice] {
			notice = ""
		}
		return h.showDevice(c, visit, http.StatusOK, notice)
	})(c)
}

func (h Account) showDevice(c echo.Context, visit session.Visit, status int, notice string) error {
	page := h.Page(c, "/account/device")
	page.NoIndex, page.Nav = true, "signin"
	address, ownMachine := h.reachedAt(c.Request())
	props := mydata.DevicePage{
		Page: page, State: mydata.DeviceNone, Notice: notice, Proven: h.provenLately(visit),
		Link: address + page.URL("/sign-in/device"), OwnMachine: ownMachine,
	}
	code, err := h.Store.DeviceCode(c.Request().Context(), visit.ID)
	if err != nil && !errors.Is(err, models.ErrNotFound) {
		return err
	}
	if err == nil {
		props.State, props.Code, props.Check, props.Until = deviceState(code), code.Code, code.Check, code.ExpiresAt
	}
	return respond.HTML(c, status, mydata.Device(props))
}

// deviceState is how far a pending code has come.
func deviceState(code store.DeviceCode) mydata.DeviceState {
	switch {
	case code.Confirmed:
		return mydata.DeviceConfirmed
	case code.Typed:
		return mydata.DeviceTyped
	}
	return mydata.DeviceOpen
}

// MakeDeviceCode answers POST /{lang}/account/device: a code, in place of any other. What it
// opens is as good as a sign-in, so it asks for a proof as fresh as a new passkey does.
func (h Account) MakeDeviceCode(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		lang := "/" + string(respond.Lang(c))
		if !h.provenLately(visit) {
			return respond.SeeOther(c, lang+"/sign-in?notice=fresh")
		}
		if _, err := h.Store.MakeDeviceCode(c.Request().Context(), visit.ID); err != nil {
			return err
		}
		return respond.SeeOther(c, lang+"/account/device")
	})(c)
}

// DrawDeviceCode answers GET /{lang}/account/device/code.svg: a QR code that opens the page for
// the code on the other device. The code stands behind the #, so that no server gets to see it.
func (h Account) DrawDeviceCode(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		code, err := h.Store.DeviceCode(c.Request().Context(), visit.ID)
		if err != nil {
			return err
		}
		address, _ := h.reachedAt(c.Request())
		drawn, err := drawQR(address + "/" + string(respond.Lang(c)) + "/sign-in/device#" + code.Code)
		if err != nil {
			return fmt.Errorf("draw the device code: %w", err)
		}
		return c.Blob(http.StatusOK, "image/svg+xml", drawn)
	})(c)
}

// ConfirmDevice answers POST /{lang}/account/device/confirm: the device that typed the code and
// shows the same number may sign in.
func (h Account) ConfirmDevice(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		err := h.Store.ConfirmDeviceCode(c.Request().Context(), visit.ID, c.Request().PostForm.Get("check"))
		if errors.Is(err, models.ErrNotFound) {
			return h.showDevice(c, visit, http.StatusGone, "over")
		}
		if err != nil {
			return err
		}
		return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/account/device")
	})(c)
}

// DropDeviceCode answers POST /{lang}/account/device/drop: the code signs nobody in any more.
func (h Account) DropDeviceCode(c echo.Context) error {
	return h.signedIn(func(c echo.Context, visit session.Visit) error {
		if err := h.Store.DropDeviceCode(c.Request().Context(), visit.ID); err != nil {
			return err
		}
		return respond.SeeOther(c, "/"+string(respond.Lang(c))+"/account/device?notice=dropped")
	})(c)
}

// reachedAt is the shop's absolute address for another device, and whether only this computer
// reaches it: the base URL, or, where that names this computer, the host the request came to,
// which is one of ours.
func (s *Shop) reachedAt(r *http.Request) (address string, ownMachine bool) {
	base, err := url.Parse(s.BaseURL)
	if err != nil || !loopback(base.Hostname()) {
		return s.BaseURL, false
	}
	base.Host = r.Host
	return base.String(), loopback(base.Hostname())
}

// loopback reports whether a host is the computer that asks for it.
func loopback(host string) bool {
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.Unmap().IsLoopback()
	}
	host = strings.TrimSuffix(host, ".")
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// quietZone is the white margin that readers of QR codes need, in modules.
const quietZone = 4

// drawQR draws a text as a QR code: black on white in any colour scheme, since readers need it so.
func drawQR(text string) ([]byte, error) {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil, err
	}
	var path strings.Builder
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				fmt.Fprintf(&path, "M%d %dh1v1h-1z", x+quietZone, y+quietZone)
			}
		}
	}
	size := code.Size + 2*quietZone
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>`,
		size, size, size, size, path.String()), nil
}
