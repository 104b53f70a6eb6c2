package console

import (
	"context"
	"fmt"
	"io"
	"log/slog"

	"ebenmass/models/store"
	"ebenmass/web/settings"
)

// RotateKeys gives the shop a new master key, also while it is running, and logs that it did.
func RotateKeys(ctx context.Context, s settings.Settings, out io.Writer, log *slog.Logger) error {
	done, err := store.RotateKeys(ctx, store.Settings{DataDir: s.Data, Database: s.Database, Keys: s.Keys})
	if err != nil {
		return err
	}
	log.WarnContext(ctx, "security events", "kind", "key_rotated", "count", 1)
	if done.Resumed {
		fmt.Fprintln(out, "An earlier rotation had been interrupted; it is finished now.")
	}
	fmt.Fprintf(out, "%d keys of customers are wrapped with the new master key; the old one is gone from %s.\n", done.Keys, s.Data)
	if s.Database == "" && !done.Emptied {
		fmt.Fprintln(out, "What the old key wrapped is still in a write-ahead log, which somebody is reading. The shop empties it with its next erasure or start.")
	}
	return nil
}
