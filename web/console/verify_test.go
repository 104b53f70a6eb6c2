package console_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/receipt"
	"ebenmass/models/store"
	"ebenmass/web/console"
	"ebenmass/web/settings"
)

// verify runs the command and returns what it said.
func verify(t *testing.T, file, data string) (string, error) {
	t.Helper()
	var out bytes.Buffer
	err := console.Verify(t.Context(), settings.Settings{File: file, Data: data}, &out)
	return out.String(), err
}

func TestVerify_Receipt(t *testing.T) {
	t.Parallel()
	dir, elsewhere := t.TempDir(), t.TempDir()
	shop, err := store.Open(t.Context(), store.Settings{DataDir: dir})
	must(t, err)
	defer shop.Close()
	other, err := store.Open(t.Context(), store.Settings{DataDir: elsewhere})
	must(t, err)
	must(t, other.Close())

	d, _ := consent.Find(consent.PurposeAdvice)
	entry := d.Grant("en", "fit", true, time.Now())
	entry.Receipt = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	signed, err := receipt.Sign(shop.SigningKey(), receipt.Issuer{BaseURL: "http://localhost"}.Consent("CUSTOMER", entry))
	must(t, err)
	file := filepath.Join(t.TempDir(), "receipt.json")
	must(t, os.WriteFile(file, signed, 0o600))
	fingerprint := receipt.Fingerprint(receipt.PublicKey(shop.SigningKey()))

	said, err := verify(t, file, dir)
	if err != nil || !strings.Contains(said, fingerprint) || !strings.Contains(said, "is the key of the data folder") || !strings.Contains(said, "decision about consent") {
		t.Errorf("of this shop: error %v, said\n%s", err, said)
	}
	said, err = verify(t, file, filepath.Join(dir, "absent"))
	if err != nil || !strings.Contains(said, fingerprint) || !strings.Contains(said, "no key to compare with") {
		t.Errorf("without a data folder: error %v, said\n%s", err, said)
	}
	said, err = verify(t, file, elsewhere)
	if !errors.Is(err, console.ErrForeign) || !strings.Contains(said, "is not the key") {
		t.Errorf("of another shop: error %v, said\n%s", err, said)
	}
	must(t, os.WriteFile(file, bytes.Replace(signed, []byte("granted"), []byte("Granted"), 1), 0o600))
	if said, err = verify(t, file, dir); !errors.Is(err, receipt.ErrInvalid) || said != "" {
		t.Errorf("altered: error %v, said\n%s", err, said)
	}
	if _, err = verify(t, file+".absent", dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("absent: error %v", err)
	}
}

func TestVerify_JournalOfCopy(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	now := time.Date(2026, 11, 23, 9, 30, 0, 0, time.UTC)
	shop, err := store.Open(t.Context(), store.Settings{DataDir: dir, Now: func() time.Time { return now }})
	must(t, err)
	defer shop.Close()
	_, v, err := shop.StartVisit(t.Context(), now.AddDate(1, 0, 0))
	must(t, err)
	advice, _ := consent.Find(consent.PurposeAdvice)
	person := fit.Person{Sizing: fit.Women, MeasuredWith: fit.Tape, Preference: fit.Regular}
	person.Given[fit.Bust] = 93.7191
	entries := []consent.Entry{advice.Grant("en", "fit", true, now)}
	must(t, shop.StoreWithConsent(t.Context(), v.Customer, entries, store.Profile{Person: person}, now.AddDate(1, 0, 0)))
	permit, err := store.PermitFor[consent.Advice](t.Context(), shop, v.Customer, store.PageHome)
	must(t, err)
	_, err = store.ReadProfile(t.Context(), shop, permit, store.PageHome)
	must(t, err)
	now = now.AddDate(0, 0, 1)
	must(t, shop.CloseDays(t.Context()))
	copied, err := shop.Export(t.Context(), consent.ForSelf(v.Customer))
	must(t, err)
	text, err := copied.JSON()
	must(t, err)
	signed, err := receipt.Sign(shop.SigningKey(), json.RawMessage(text))
	must(t, err)
	file := filepath.Join(t.TempDir(), "my-data.json")
	must(t, os.WriteFile(file, signed, 0o600))
	said, err := verify(t, file, dir)
	if err != nil || !strings.Contains(said, "unbroken, 1 closed day from 2026-11-23 to 2026-11-23") {
		t.Errorf("error %v, said\n%s", err, said)
	}
}
