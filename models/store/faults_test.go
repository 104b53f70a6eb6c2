package store

import (
	"context"
	"errors"
	"maps"
	"strings"
	"sync/atomic"
	"testing"

	"ebenmass/models"

	"gorm.io/gorm"
)

var errFault = errors.New("the database failed")

// fault lets the n-th statement of a context fail, from 1.
type fault struct {
	n      int64
	seen   atomic.Int64 // a catalogue is read by several at once
	silent atomic.Bool  // what failed is tried again later: emptying the log, syncing less
}

type faultKey struct{}

// faulty lets statements fail whose context carries a fault.
func (s shop) faulty(t *testing.T) {
	t.Helper()
	fail := func(db *gorm.DB) {
		f, ok := db.Statement.Context.Value(faultKey{}).(*fault)
		if !ok {
			return
		}
		if f.seen.Add(1) == f.n {
			statement := db.Statement.SQL.String()
			if statement == "PRAGMA wal_checkpoint(TRUNCATE)" || statement == "PRAGMA main.synchronous = NORMAL" || strings.HasPrefix(statement, "PRAGMA busy_timeout") {
				f.silent.Store(true)
			}
			db.AddError(errFault)
		}
	}
	for _, pool := range []*gorm.DB{s.write, s.read} {
		on := pool.Callback()
		for _, err := range []error{
			on.Create().Before("gorm:create").Register("fault", fail),
			on.Query().Before("gorm:query").Register("fault", fail),
			on.Update().Before("gorm:update").Register("fault", fail),
			on.Delete().Before("gorm:delete").Register("fault", fail),
			on.Row().Before("gorm:row").Register("fault", fail),
			on.Raw().Before("gorm:raw").Register("fault", fail),
		} {
			must(t, err)
		}
	}
}

// act is what is tried while each of its statements fails in turn.
type act func(ctx context.Context) error

// acts are acts by name, each made in a shop of its own.
type acts map[string]func(t *testing.T, s shop) act

// only leaves what a call returned beside its error.
func only(_ any, err error) error { return err }

// onlyOf leaves the two things that a call returned beside its error.
func onlyOf(_, _ any, err error) error { return err }

// TestStore_FailsWhole lets each statement of each act fail in turn: the act says so, and
// done again without a fault it comes to its end.
func TestStore_FailsWhole(t *testing.T) {
	t.Parallel()
	all := acts{}
	maps.Copy(all, personalActs())
	maps.Copy(all, shopActs())
	for name, prepare := range all {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			must(t, s.SaveCatalogue(t.Context(), products()))
			s.exec(t, "UPDATE variants SET stock = 100000")
			s.faulty(t)
			step := int64(1)
			if testing.Short() {
				step = 6
			}
			for n := int64(1); ; n += step {
				do := prepare(t, s)
				f := &fault{n: n}
				err := do(context.WithValue(t.Context(), faultKey{}, f))
				if f.seen.Load() < n {
					if err != nil {
						t.Errorf("without a fault: %v", err)
					}
					if n == 1 {
						t.Error("no statement was made")
					}
					return
				}
				if !errors.Is(err, errFault) && !f.silent.Load() {
					t.Errorf("statement %d failed, and the act says %v", n, err)
				}
				if err := do(t.Context()); err != nil {
					t.Errorf("again, after statement %d failed: %v", n, err)
				}
				if n > 400 {
					t.Fatal("no end of statements")
				}
			}
		})
	}
}

// orGone takes for done what was done already.
func orGone(err error) error {
	if errors.Is(err, models.ErrNotFound) {
		return nil
	}
	return err
}
