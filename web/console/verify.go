package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"ebenmass/models"
	"ebenmass/models/receipt"
	"ebenmass/models/store"
	"ebenmass/web/settings"
)

// maxFile is how large a file to be verified may be, in bytes.
const maxFile = 64 << 20

// ErrForeign: a file is signed, but not with the key of this data folder.
var ErrForeign = errors.New("it was signed with another key than this data folder's")

// Verify checks a receipt or a copy of somebody's data offline: every byte against its
// signature, and the chain of the access journal in it. It says what it checked and whose
// key signed it. An error that is receipt.ErrInvalid says what is wrong with the file. Where
// the data folder has a key, a file that another key signed is ErrForeign; where there is
// none, whoever reads the fingerprint must compare it.
func Verify(_ context.Context, s settings.Settings, out io.Writer) error {
	content, err := readFile(s.File)
	if err != nil {
		return err
	}
	verdict, err := receipt.Verify(content)
	if err != nil {
		return fmt.Errorf("%s: %w", s.File, err)
	}
	fmt.Fprintf(out, "%s is %s\n", s.File, documentNames[verdict.Type])
	fmt.Fprintf(out, "signature: valid, each of the %d bytes is as it was signed\n", len(content))
	if verdict.Journal != nil {
		fmt.Fprintln(out, "journal:   "+describeChain(*verdict.Journal))
	}
	fmt.Fprintf(out, "signed by: %s\n", receipt.Fingerprint(verdict.Key))
	own, err := store.PublicKey(store.Settings{DataDir: s.Data, Keys: s.Keys})
	switch {
	case errors.Is(err, models.ErrNotFound):
		fmt.Fprintln(out, "           no key to compare with here: compare it with the fingerprint the shop shows")
		return nil
	case err != nil:
		return err
	case !own.Equal(verdict.Key):
		fmt.Fprintf(out, "           which is not the key of the data folder %s: %s\n", s.Data, receipt.Fingerprint(own))
		return fmt.Errorf("%s: %w", s.File, ErrForeign)
	}
	fmt.Fprintf(out, "           which is the key of the data folder %s\n", s.Data)
	return nil
}

// documentNames names the documents for people.
var documentNames = map[string]string{
	receipt.TypeConsent: "the receipt of a decision about consent",
	receipt.TypeErasure: "the receipt of an erasure",
	receipt.TypeMyData:  "a copy of what is held about a person",
}

func describeChain(c receipt.Chain) string {
	if c.Days == 0 {
		return "no day is closed yet"
	}
	days := "days"
	if c.Days == 1 {
		days = "day"
	}
	return fmt.Sprintf("unbroken, %d closed %s from %s to %s, tip %s", c.Days, days, c.Tip.First.Day, c.Tip.Last.Day, c.Tip.Last.Hash)
}

func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, err
	}
	if len(content) > maxFile {
		return nil, fmt.Errorf("%s is longer than any file of this shop", name)
	}
	return content, nil
}
