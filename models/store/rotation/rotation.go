// Package rotation gives a shop a new master key while it may be running, in steps each of which
// can be the last: whatever a rotation that was ended left, the shop reads, and the next goes on.
package rotation

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"ebenmass/models/store/engine"
	"ebenmass/models/store/vault"

	"github.com/gofrs/flock"
	"gorm.io/gorm"
)

const (
	lockFile = "ebenmass.rotation.lock"
	// busyMillis is how long a rotation waits for the shop's writer.
	busyMillis = 30_000
	// pageSize is how many customers' keys are looked at at once, by a reader.
	pageSize = 1000
	// BatchSize is how many customers' keys one transaction replaces: it holds the writer for some
	// milliseconds, since all that takes longer was computed before.
	BatchSize = 100
	// leastPause is the least time between two batches. Whoever waits for SQLite's writer in another
	// process asks for it again and again: less would hardly ever meet a moment in which it is free.
	leastPause = 10 * time.Millisecond
)

var (
	// ErrRotating: another process rotates the keys of this folder.
	ErrRotating = errors.New("the keys are being rotated already")
	// ErrKeysGiven: keys of the settings are not the shop's to change.
	ErrKeysGiven = errors.New("the keys are given in the settings; only those in a key file can be rotated")
)

// Done says what a rotation did.
type Done struct {
	Keys    int  // customers' keys wrapped anew
	Resumed bool // an earlier rotation had been interrupted
	Emptied bool // SQLite's write-ahead logs hold none of the old ones any more
}

// Shop is a shop whose keys are rotated.
type Shop struct {
	Keys     vault.Place
	Database engine.Place
	// Reached is told of each step that is done, and of each batch as [Batch]; nil for nobody.
	Reached func(step string)
}

// Batch is a step that recurs: keys were wrapped anew.
const Batch = "batch"

// rotation is one rotation under way.
type rotation struct {
	shop   Shop
	db     *gorm.DB
	sqlite bool
	keys   *vault.Rotation // nil before its first step
	done   Done
}

// Run gives a shop a new master key. First the new key stands beside the old one in the key file
// and wraps whatever is wrapped from then on; then it alone proves that it belongs to the database,
// and who was wrapping with the old one is waited for; then all customers' keys are wrapped anew,
// batch by batch; last the old key is removed. The database's writer is never held for longer than
// a batch takes, and nothing is unreadable in between. Interrupted anywhere it loses nothing, and
// is finished by calling it again. Errors: ErrRotating, ErrKeysGiven, engine.ErrNoDatabase.
func Run(ctx context.Context, shop Shop) (Done, error) {
	if shop.Keys.Keys != "" {
		return Done{}, ErrKeysGiven
	}
	lock := flock.New(filepath.Join(shop.Keys.Dir, lockFile), flock.SetPermissions(0o600))
	switch locked, err := lock.TryLock(); {
	case errors.Is(err, fs.ErrNotExist):
		return Done{}, fmt.Errorf("%w in the data folder %s", engine.ErrNoDatabase, shop.Keys.Dir)
	case err != nil:
		return Done{}, engine.NotWritable("the data folder "+shop.Keys.Dir, err)
	case !locked:
		return Done{}, ErrRotating
	}
	defer lock.Unlock()
	r := &rotation{shop: shop, sqlite: shop.Database.URL == ""}
	if r.shop.Reached == nil {
		r.shop.Reached = func(string) {}
	}
	var err error
	if r.db, err = engine.OpenBeside(ctx, shop.Database, busyMillis); err != nil {
		return Done{}, fmt.Errorf("store: rotate keys: %w", err)
	}
	err = r.run(ctx)
	if err = errors.Join(err, engine.ClosePool(r.db)); err != nil {
		return r.done, fmt.Errorf("store: rotate keys: %w", err)
	}
	return r.done, nil
}

// Steps of a rotation, in their order.
const (
	StepKeyAdded    = "new key added"
	StepCheckSealed = "key check sealed anew"
	StepAwaited     = "those who wrap with the old key awaited"
	StepWrapped     = "keys wrapped anew"
	StepOldRemoved  = "old key removed"
	StepLogsEmptied = "logs emptied"
)

func (r *rotation) run(ctx context.Context) error {
	for _, step := range []struct {
		name string
		do   func(context.Context) error
	}{
		{StepKeyAdded, r.addKey},
		{StepCheckSealed, r.sealCheck},
		{StepAwaited, r.await},
		{StepWrapped, r.wrapAll},
		{StepOldRemoved, r.removeOld},
		{StepLogsEmptied, r.emptyLogs},
	} {
		if err := step.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		r.shop.Reached(step.name)
	}
	return nil
}

// addKey puts a new key beside the one in use, unless an earlier rotation did already.
func (r *rotation) addKey(context.Context) (err error) {
	if r.keys, err = vault.Rotate(r.shop.Keys); err != nil {
		return err
	}
	r.done.Resumed = r.keys.Resumed
	return nil
}

// sealCheck lets the new key alone prove that it belongs to the database. From then on an instance
// that has only the old one wraps nothing more.
func (r *rotation) sealCheck(ctx context.Context) error {
	sealed, err := r.keys.NewCheck()
	if err != nil {
		return err
	}
	return r.db.WithContext(ctx).Exec("UPDATE vault SET sealed = ? WHERE id = 1", sealed).Error
}

// await waits for whoever began to wrap before the new key stood in the key file and the check.
// They do so within a transaction, which holds SQLite's one writer, or on PostgreSQL
// vault.WrapLock, before they look at either: who comes later wraps with the new key. So from here
// on no key is ever wrapped with the old one.
func (r *rotation) await(ctx context.Context) error {
	return r.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if r.sqlite {
			return nil // it began as a writer
		}
		return tx.Exec("SELECT pg_advisory_xact_lock(?)", vault.WrapLock).Error
	})
}

// keyRow is a customer's key in the keyring.
type keyRow struct {
	ID       string
	Customer string
	Wrapped  []byte
}

// wrapAll wraps every customer's key with the new master key, until a pass over all of them finds
// none left.
func (r *rotation) wrapAll(ctx context.Context) error {
	for {
		wrapped, err := r.pass(ctx)
		if err != nil || wrapped == 0 {
			return err
		}
	}
}

// pass goes through all keys once. It reads and computes without keeping anybody from writing.
func (r *rotation) pass(ctx context.Context) (wrapped int, err error) {
	last := ""
	for {
		var rows []keyRow
		err := r.db.WithContext(ctx).Raw("SELECT id, customer, wrapped FROM customer_keys WHERE id > ? ORDER BY id LIMIT ?", last, pageSize).Scan(&rows).Error
		if err != nil || len(rows) == 0 {
			return wrapped, err
		}
		last = rows[len(rows)-1].ID
		anew, err := r.wrap(rows)
		if err != nil {
			return wrapped, err
		}
		for len(anew) > 0 {
			n, begun := min(BatchSize, len(anew)), time.Now()
			if err := r.replace(ctx, anew[:n]); err != nil {
				return wrapped, err
			}
			time.Sleep(max(leastPause, 2*time.Since(begun)))
			anew, wrapped = anew[n:], wrapped+n
			r.shop.Reached(Batch)
		}
	}
}

// replacement is a key as it lies in the keyring, and wrapped anew.
type replacement struct {
	keyRow
	anew []byte
}

// wrap wraps those of some keys anew that are not yet.
func (r *rotation) wrap(rows []keyRow) ([]replacement, error) {
	var all []replacement
	for _, row := range rows {
		if r.keys.IsFresh(row.Customer, row.Wrapped) {
			continue
		}
		anew, err := r.keys.Wrap(row.Customer, row.Wrapped)
		if err != nil {
			return nil, err
		}
		all = append(all, replacement{row, anew})
	}
	return all, nil
}

// replace writes a batch of keys. One that was destroyed, or written by somebody else, since it was
// read stays as it is.
func (r *rotation) replace(ctx context.Context, batch []replacement) error {
	n := 0
	err := r.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		for _, key := range batch {
			replaced := tx.Exec("UPDATE customer_keys SET wrapped = ? WHERE id = ? AND customer = ? AND wrapped = ?", key.anew, key.ID, key.Customer, key.Wrapped)
			if replaced.Error != nil {
				return replaced.Error
			}
			n += int(replaced.RowsAffected)
		}
		return nil
	})
	if err == nil {
		r.done.Keys += n
	}
	return err
}

// removeOld takes the old key away: nothing is wrapped with it, see await and wrapAll.
func (r *rotation) removeOld(context.Context) error { return r.keys.Finish() }

// logWait is how long an attempt to empty the logs waits for readers. Nobody writes meanwhile.
const logWait = 20 * time.Millisecond

// emptyLogs takes what the old key wrapped out of SQLite's write-ahead logs. A shop's readers
// are bounded in time; where it does not get there the shop does it with its next erasure.
func (r *rotation) emptyLogs(ctx context.Context) error {
	if !r.sqlite {
		return nil
	}
	deadline := time.Now().Add(2 * engine.ReadLimit)
	for time.Now().Before(deadline) && ctx.Err() == nil {
		if engine.TruncateLog(ctx, r.db, logWait) {
			r.done.Emptied = true
			return nil
		}
		time.Sleep(logWait)
	}
	return nil
}
