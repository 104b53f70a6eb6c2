package web

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
)

// oneOrder is the only order there is.
type oneOrder string

func (o oneOrder) NamesOrder(_ context.Context, declared models.Withdrawal) (bool, error) {
	return declared.Contract == string(o), nil
}

// Declarations about invented contracts wait one after another, then are refused; others of the
// same network that name an order never wait.
func TestDeclarationQueue_SpacesInvented(t *testing.T) {
	t.Parallel()
	const number = "EM-1"
	now := time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC) // stands still
	q := newDeclarationQueue(oneOrder(number), func() time.Time { return now })
	waited := time.Duration(-1)
	q.wait = func(_ context.Context, d time.Duration) error { waited = d; return nil }
	passed := 0
	declare := q.guard(func(echo.Context) error { passed++; return nil })
	post := func(contract, step string) (time.Duration, error) {
		waited = -1
		r := httptest.NewRequest(http.MethodPost, "/de/withdraw", nil)
		r.PostForm = url.Values{"contract": {contract}, "email": {"jule@example.org"}, "step": {step}}
		err := declare(echo.New().NewContext(r, httptest.NewRecorder()))
		return waited, err
	}
	for i := range declarationsAtOnce + int(longestQueue/time.Second) {
		want := time.Duration(max(0, i+1-declarationsAtOnce)) * time.Second
		if got, err := post("invented", "confirm"); err != nil || got != want {
			t.Fatalf("declaration %d waits %v, error %v; want %v", i+1, got, err, want)
		}
	}
	before := passed
	_, err := post("invented", "confirm")
	if refused, ok := errors.AsType[*echo.HTTPError](err); !ok || refused.Code != http.StatusTooManyRequests || passed != before {
		t.Errorf("one more than there are turns: %v", err)
	}
	for contract, step := range map[string]string{number: "confirm", "invented": ""} {
		if got, err := post(contract, step); err != nil || got >= 0 {
			t.Errorf("%s, step %q: waits %v, error %v", contract, step, got, err)
		}
	}
}
