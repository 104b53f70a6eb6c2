package respond

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/labstack/echo/v4"
	"golang.org/x/net/html"

	"ebenmass/models/tour"
)

// touring is where an echo.Context says that the shop leads tours.
const touring = "respond.touring"

// LeadTours has the answers to a request keep the step of a tour that it names.
func LeadTours(c echo.Context) { c.Set(touring, tour.Place{}) }

// SetTour puts the request on a step that its address names by its path.
func SetTour(c echo.Context, place tour.Place) { c.Set(touring, place) }

// Tour is the step of a tour that a request is on, by its query or by the form that it posts.
// It is on none where the shop leads no tours.
func Tour(c echo.Context) tour.Place {
	set, leads := c.Get(touring).(tour.Place)
	if !leads || set.On() {
		return set
	}
	r := c.Request()
	if place, ok := tour.Parse(r.URL.Query().Get(tour.Field)); ok {
		return place
	}
	place, _ := tour.Parse(r.PostForm.Get(tour.Field))
	return place
}

// keepStep writes a step into every link and every form of a page, so that whoever is on a tour
// stays on it wherever they go, without a cookie. All else stays as it is, to the byte.
func keepStep(page []byte, place tour.Place) ([]byte, error) {
	out := bytes.NewBuffer(make([]byte, 0, len(page)+len(page)/8))
	tokens := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := tokens.Next()
		raw := tokens.Raw()
		switch {
		case kind == html.ErrorToken:
			if err := tokens.Err(); !errors.Is(err, io.EOF) {
				return nil, fmt.Errorf("keep the step of a tour: %w", err)
			}
			return out.Bytes(), nil
		case kind == html.StartTagToken && bytes.HasPrefix(raw, []byte("<a ")):
			before, value, after := attribute(raw, "href")
			out.Write(before)
			out.WriteString(place.KeepEscaped(string(value)))
			out.Write(after)
		case kind == html.StartTagToken && bytes.HasPrefix(raw, []byte("<form ")):
			out.Write(raw)
			if _, action, _ := attribute(raw, "action"); place.KeepEscaped(string(action)) != string(action) {
				fmt.Fprintf(out, `<input type="hidden" name="%s" value="%s"/>`, tour.Field, place)
			}
		default:
			out.Write(raw)
		}
	}
}

// attribute cuts a tag around the value of an attribute as templ writes it; without one
// everything is before.
func attribute(tag []byte, name string) (before, value, after []byte) {
	start := bytes.Index(tag, []byte(" "+name+`="`))
	if start < 0 {
		return tag, nil, nil
	}
	start += len(name) + 3
	length := bytes.IndexByte(tag[start:], '"')
	if length < 0 {
		return tag, nil, nil
	}
	return tag[:start], tag[start : start+length], tag[start+length:]
}
