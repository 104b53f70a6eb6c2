// Package session carries one random identifier in one cookie, and the visitor it
// stands for through a request. What belongs to the visitor is in the database.
package session

import (
	"fmt"
	"net/http"
	"time"

	"github.com/gorilla/securecookie"
	"github.com/gorilla/sessions"
)

// maxAge is how old a cookie may be at most; how long a visit really lasts, the
// database knows.
const maxAge = 400 * 24 * time.Hour

// Cookies reads and writes the session cookie. Its zero value is unusable; see New.
type Cookies struct {
	store *sessions.CookieStore
	name  string
}

// New returns the session cookie, signed with hash and encrypted with block (32 bytes
// each). Only when visitors come over https is it Secure and bound to the host: browsers
// drop Secure cookies sent over plain http, and a demo on a local network must work.
func New(hash, block []byte, https bool) *Cookies {
	store := sessions.NewCookieStore(hash, block)
	store.MaxAge(int(maxAge / time.Second))
	store.Options.HttpOnly = true
	store.Options.SameSite = http.SameSiteLaxMode
	store.Options.Secure = https
	for _, codec := range store.Codecs {
		if sealed, ok := codec.(*securecookie.SecureCookie); ok {
			sealed.SetSerializer(identifier{})
		}
	}
	name := "ebenmass"
	if https {
		name = "__Host-ebenmass"
	}
	return &Cookies{store: store, name: name}
}

// Name is the cookie's name.
func (c *Cookies) Name() string { return c.name }

// ID returns the session identifier a request brings; "" without a cookie of ours.
func (c *Cookies) ID(r *http.Request) string {
	cookie, err := r.Cookie(c.name)
	if err != nil {
		return ""
	}
	var id string
	if err := securecookie.DecodeMulti(c.name, cookie.Value, &id, c.store.Codecs...); err != nil { // forged, or written with keys of before
		return ""
	}
	return id
}

// Set writes the cookie with an identifier, to be kept for that long.
func (c *Cookies) Set(w http.ResponseWriter, r *http.Request, id string, keep time.Duration) error {
	options := *c.store.Options
	options.MaxAge = int(keep / time.Second)
	sealed, err := securecookie.EncodeMulti(c.name, id, c.store.Codecs...)
	if err != nil {
		return fmt.Errorf("session: write cookie: %w", err)
	}
	http.SetCookie(w, sessions.NewCookie(c.name, sealed, &options))
	return nil
}

// Clear tells the browser to drop the cookie.
func (c *Cookies) Clear(w http.ResponseWriter) {
	options := *c.store.Options
	options.MaxAge = -1
	http.SetCookie(w, sessions.NewCookie(c.name, "", &options))
}
