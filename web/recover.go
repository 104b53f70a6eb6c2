package web

import (
	"fmt"
	"net/http"
	"runtime"
	"strings"

	"github.com/labstack/echo/v4"
)

// recoverPanic turns a panic into a fault with its place in the log. What a panic was called
// with may be a visitor's own, so only the runtime's own words are repeated, and of the calls
// the names and lines, never the arguments.
func recoverPanic(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			switch r := recover().(type) {
			case nil:
			case runtime.Error:
				err = fmt.Errorf("panic: %w\n%s", r, stackTrace())
			default:
				if r == http.ErrAbortHandler {
					panic(r)
				}
				err = fmt.Errorf("panic: %T\n%s", r, stackTrace())
			}
		}()
		return next(c)
	}
}

// maxFrames is how many calls of a panicking goroutine are logged.
const maxFrames = 32

// stackTrace lists the calls that led to a panic, the innermost first.
func stackTrace() string {
	var counters [maxFrames]uintptr
	const skipped = 4 // runtime.Callers, stackTrace, the deferred function, the panic itself
	frames := runtime.CallersFrames(counters[:runtime.Callers(skipped, counters[:])])
	var list strings.Builder
	for {
		frame, more := frames.Next()
		fmt.Fprintf(&list, "%s %s:%d\n", frame.Function, frame.File, frame.Line)
		if !more {
			return list.String()
		}
	}
}
