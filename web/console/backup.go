package console

import (
	"context"
	"fmt"
	"io"

	"ebenmass/models/store"
	"ebenmass/web/settings"
)

// Backup copies the database to a new file while a shop may be running.
func Backup(ctx context.Context, s settings.Settings, out io.Writer) error {
	if err := store.Backup(ctx, store.Settings{DataDir: s.Data, Database: s.Database}, s.File); err != nil {
		return err
	}
	fmt.Fprintf(out, "%s is a whole copy of the database, without keys.\nCopy ebenmass.keyring.db and ebenmass.key of %s apart from it, over the copy before:\nan older keyring would open what was deleted since.\n", s.File, s.Data)
	return nil
}
