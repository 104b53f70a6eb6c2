package web

import (
	"net/http"

	"github.com/klauspost/compress/gzhttp"
	"github.com/klauspost/compress/gzip"
	"github.com/labstack/echo/v4"
)

// compressor packs what is made for one visitor, at the least effort: it is sent once.
type compressor struct {
	wrap func(http.Handler) http.HandlerFunc
}

func newCompressor() (compressor, error) {
	wrap, err := gzhttp.NewWrapper(gzhttp.CompressionLevel(gzip.BestSpeed))
	return compressor{wrap}, err
}

// pack stands before a handler whose answers are worth compressing. An error passes on
// unpacked: its page is written further out.
func (p compressor) pack(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		answer := c.Response()
		plain := answer.Writer
		defer func() { answer.Writer = plain }() // also when the handler panics
		p.wrap(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			answer.Writer = w
			err = next(c)
		})).ServeHTTP(plain, c.Request())
		return err
	}
}
