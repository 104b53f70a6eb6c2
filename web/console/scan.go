package console

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"ebenmass/models/scan"
	"ebenmass/web/settings"
)

// ErrFound: the text that was searched for lies in the data folder.
var ErrFound = errors.New("the text was found")

// Scan searches every byte of every file in the data folder for a text, in every form an
// erasure searches for, and says where it is: ErrFound. It only reads, so the shop may be
// running. A folder that is not there is a *settings.UsageError.
func Scan(ctx context.Context, s settings.Settings, out io.Writer) error {
	if info, err := os.Stat(s.Data); err != nil || !info.IsDir() {
		return &settings.UsageError{Problem: fmt.Sprintf("--data: there is no folder %s", s.Data)}
	}
	folder := scan.NewFolder(s.Data)
	defer folder.Close()
	var needles scan.Needles
	needles.AddValue("text", s.For)
	result, err := folder.Scan(ctx, &needles)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%d files with %d bytes in %s, searched for %d writings of the text (%v)\n",
		result.Files, result.Bytes, s.Data, needles.Len(), scan.Forms())
	if !scan.Telling(s.For) {
		fmt.Fprintln(out, "The text is short: it may stand in places that have nothing to do with it.")
	}
	for _, c := range result.Copies {
		fmt.Fprintf(out, "%s: %d × %s\n", c.File, c.N, c.Form)
	}
	if result.Found() == 0 {
		fmt.Fprintln(out, "not found")
		return nil
	}
	return fmt.Errorf("%w %d times in the data folder", ErrFound, result.Found())
}
