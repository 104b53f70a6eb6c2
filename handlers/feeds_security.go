package handlers

import (
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/text"
)

// securityTextValid is how long who reads security.txt may rely on it. It is written anew for
// every reader, so it never is out of date.
const securityTextValid = 90 * 24 * time.Hour

// SecurityText answers GET /.well-known/security.txt (RFC 9116): where to report a weakness.
func (h Feeds) SecurityText(c echo.Context) error {
	lines := []string{
		"Contact: mailto:" + text.Get(models.German, "imprint.contact.mail"),
		"Expires: " + text.MachineMoment(h.Now().Add(securityTextValid).Truncate(24*time.Hour)),
		"Preferred-Languages: de, en",
	}
	if strings.HasPrefix(h.BaseURL, "https://") { // the RFC has no other addresses
		lines = append(lines, "Canonical: "+h.BaseURL+"/.well-known/security.txt")
	}
	return c.String(http.StatusOK, strings.Join(lines, "\n")+"\n")
}
