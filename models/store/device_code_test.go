package store

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/models"
)

// typed has a browser of its own type a code, and returns its session.
func (s shop) typed(t *testing.T, code string) (sessionID string) {
	t.Helper()
	sessionID, _ = s.begin(t)
	must(t, s.ClaimDeviceCode(t.Context(), code, sessionID))
	return sessionID
}

func TestRedeemDeviceCode_OneOfMany(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		first := s.signIn(t, address, "")
		code, err := s.MakeDeviceCode(t.Context(), first.SessionID)
		must(t, err)
		var claimed, entered atomic.Int32
		var device string
		var group sync.WaitGroup
		for range 6 {
			session, _ := s.begin(t)
			group.Go(func() {
				switch err := s.ClaimDeviceCode(t.Context(), code.Code, session); {
				case err == nil:
					claimed.Add(1)
					device = session
				case !errors.Is(err, models.ErrNotFound):
					t.Error(err)
				}
			})
		}
		group.Wait()
		if claimed.Load() != 1 {
			t.Fatalf("%d browsers typed one code", claimed.Load())
		}
		shown, err := s.DeviceCode(t.Context(), first.SessionID)
		must(t, err)
		must(t, s.ConfirmDeviceCode(t.Context(), first.SessionID, shown.Check))
		for range 6 {
			group.Go(func() {
				switch signed, err := s.RedeemDeviceCode(t.Context(), device, false); {
				case err == nil && signed.Visitor.Customer == first.Visitor.Customer && !signed.Opened:
					entered.Add(1)
				case !errors.Is(err, models.ErrNotFound):
					t.Error(err)
				}
			})
		}
		group.Wait()
		if entered.Load() != 1 {
			t.Errorf("%d sign-ins with one code", entered.Load())
		}
	})
}

func TestMakeDeviceCode_KeepsNoCode(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		first := s.signIn(t, address, "")
		code, err := s.MakeDeviceCode(t.Context(), first.SessionID)
		must(t, err)
		session := s.typed(t, code.Code)
		var row deviceCodeRow
		must(t, s.read.Raw("SELECT * FROM device_codes").Scan(&row).Error)
		plain := strings.ReplaceAll(code.Code, "-", "")
		if bytes.Equal(row.Digest, digest(plain)) || bytes.Equal(row.Digest, digest("code\x00"+plain)) || bytes.Equal(row.Device, digest(session)) {
			t.Error("a row keeps what can be guessed from without the shop's keys, or whose browser typed it")
		}
		again, err := s.MakeDeviceCode(t.Context(), first.SessionID)
		must(t, err)
		if n := s.rows(t, "device_codes"); n != 1 || again.Code == code.Code {
			t.Errorf("%d codes, %q after %q", n, again.Code, code.Code)
		}
		s.clock.advance(2 * time.Minute)
		_, err = s.SweepExpired(t.Context())
		must(t, err)
		if n := s.rows(t, "device_codes"); n != 0 {
			t.Errorf("%d codes after their time", n)
		}
		visit, _ := s.begin(t)
		for _, id := range []string{visit, "unknown", ""} {
			if _, err := s.MakeDeviceCode(t.Context(), id); !errors.Is(err, models.ErrNotFound) {
				t.Errorf("%q: %v", id, err)
			}
		}
	})
}

func TestNormalCode_AsTyped(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"K7M2-9XQ4": "K7M29XQ4", "k7m2 9xq4": "K7M29XQ4", " k7m2–9xq4\r\n": "K7M29XQ4", "oOiIlL00": "00111100", "K7M2\u00a09XQ4": "K7M29XQ4",
		"": "", "K7M29XQ": "", "K7M29XQ44": "", "K7M29XQU": "", "K7M29XQÄ": "", "K7M29XQ\x00": "", strings.Repeat("-", 70): "",
	} {
		if got := normalCode(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}
