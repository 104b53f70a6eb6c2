package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ebenmass/models"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

const (
	// sweepPage is how many rows one question of a sweep looks at. Questions are asked of the
	// readers: they keep no writer waiting, and none comes near engine.ReadLimit. For so few
	// PostgreSQL looks into the other table's index, and does not read that table whole.
	sweepPage = 1000
	// sweepChunk is of how many customers one transaction of a sweep deletes, so that it holds the
	// writer for some milliseconds, however much there is to delete.
	sweepChunk = 5
	// keysEvery is how often all keys and all that they seal are gone through: a crash or a backup
	// that is put back leaves the one without the other, and after both the shop starts anew.
	keysEvery = time.Hour
)

// SweepExpired erases what is over, by the register: customers without an account with all
// that is theirs, profiles whose last consent has ended, and every other row whose time has
// come; writes into the ledger which consents ended; and erases what sweepKeys does, the first
// time and then once an hour. It does so in many short transactions: where it fails, what was
// erased until then is erased. n counts what goes, but for sessions and the like.
func (s *Store) SweepExpired(ctx context.Context) (n int, err error) {
	n, err = s.sweep(ctx)
	if n > 0 {
		s.emptyLog(ctx)
	}
	if err != nil {
		return n, fmt.Errorf("store: sweep: %w", err)
	}
	return n, s.resumeErasures(ctx, s.now().Add(-erasureAge))
}

func (s *Store) sweep(ctx context.Context) (n int, err error) {
	if n, err = s.sweepCustomers(ctx); err != nil {
		return n, err
	}
	if err := s.expireConsents(ctx); err != nil {
		return n, err
	}
	for _, t := range register() {
		over, err := s.sweepTable(ctx, t)
		if !t.ends.quiet {
			n += over
		}
		if err != nil {
			return n, fmt.Errorf("%s: %w", t.name, err)
		}
	}
	if now := s.now(); now.Sub(fromMicros(s.keysSwept.Load())) >= keysEvery {
		over, err := s.sweepKeys(ctx)
		if n += over; err != nil {
			return n, err
		}
		s.keysSwept.Store(now.UnixMicro())
	}
	return n, s.sweepRows(ctx, "receipts", "id", "expires_at <= ?", s.now().UnixMicro())
}

// sweepRowsAtOnce is how many rows one statement of sweepRows deletes.
const sweepRowsAtOnce = 500

// sweepRows deletes the rows of a table that a condition finds, so many at once, so that nobody waits
// for long. It is for tables that hold nothing of anybody, with a short row and an index that the
// condition uses. key is what identifies a row: one column, or several with commas between them.
func (s *Store) sweepRows(ctx context.Context, table, key, condition string, args ...any) error {
	statement := "DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table + " WHERE " + condition + " LIMIT ?) AND " + condition
	args = slices.Concat(args, []any{sweepRowsAtOnce}, args)
	for {
		var found []int
		if err := s.read.WithContext(ctx).Raw("SELECT 1 FROM "+table+" WHERE "+condition+" LIMIT 1", args[:len(args)/2]...).Scan(&found).Error; err != nil || len(found) == 0 {
			return err
		}
		if err := s.write.WithContext(ctx).Exec(statement, args...).Error; err != nil {
			return err
		}
		s.failpoint(stepRowsSwept)
	}
}

// stepRowsSwept is a step between two statements of sweepRows.
const stepRowsSwept = "rows swept"

// sweepCustomers erases the customers who are over, and counts them.
func (s *Store) sweepCustomers(ctx context.Context) (n int, err error) {
	now := s.now().UnixMicro()
	for {
		var ids []string
		err := s.read.WithContext(ctx).Raw("SELECT id FROM customers WHERE expires_at <= ? ORDER BY expires_at LIMIT ?", now, sweepChunk).Scan(&ids).Error
		if err != nil || len(ids) == 0 {
			return n, err
		}
		err = s.transact(ctx, func(tx *gorm.DB) error {
			// Whoever is kept on a moment ago stays, with the keys.
			over := tx.Clauses(clause.Locking{Strength: clause.LockingStrengthUpdate}).Table("customers").
				Where("id IN ? AND expires_at <= ?", ids, now).Order("id")
			if err := over.Pluck("id", &ids).Error; err != nil || len(ids) == 0 {
				return err
			}
			return dropCustomers(tx, "id IN ?", ids)
		})
		if err != nil {
			return n, err
		}
		n += len(ids)
	}
}

// sweepTable deletes the rows of a table that are over, and counts them; or those whose whole is
// gone though no foreign key took them along.
func (s *Store) sweepTable(ctx context.Context, t personalTable) (n int, err error) {
	w := t.partOf
	switch {
	case t.ends.column != "":
		return s.sweepOver(ctx, t)
	case w.loose:
		_, err = s.sweepOrphans(ctx, t, "NOT EXISTS (SELECT 1 FROM "+w.table+" w WHERE w."+w.id+" = "+t.name+"."+w.column+")")
	}
	return 0, err
}

// sweepOver deletes the rows of a table whose end has come, with the keys that seal them.
func (s *Store) sweepOver(ctx context.Context, t personalTable) (n int, err error) {
	over, now := t.ends.column+" <= ?", s.now().UnixMicro()
	for {
		var owners []string
		query := "SELECT " + t.owner + " FROM " + t.name + " WHERE " + over + " AND " + t.owner + " IS NOT NULL ORDER BY " + t.ends.column + " LIMIT ?"
		if err := s.read.WithContext(ctx).Raw(query, now, sweepChunk).Scan(&owners).Error; err != nil {
			return n, err
		}
		if len(owners) == 0 {
			return n, s.sweepUnowned(ctx, t, now)
		}
		dropped := 0
		err := s.transact(ctx, func(tx *gorm.DB) (err error) {
			dropped, err = t.drop(tx, t.owner+" IN ? AND "+over, owners, now)
			return err
		})
		if err != nil {
			return n, err
		}
		n += dropped
	}
}

// sweepUnowned deletes the rows of a table whose end has come and that are nobody's: of who began
// to sign in and is not known yet. They are counted nowhere.
func (s *Store) sweepUnowned(ctx context.Context, t personalTable, now int64) error {
	ends := t.ends.column
	for {
		var over []int64
		query := "SELECT " + ends + " FROM " + t.name + " WHERE " + ends + " <= ? AND " + t.owner + " IS NULL ORDER BY " + ends + " LIMIT ?"
		if err := s.read.WithContext(ctx).Raw(query, now, sweepChunk).Scan(&over).Error; err != nil || len(over) == 0 {
			return err
		}
		err := s.transact(ctx, func(tx *gorm.DB) error {
			_, err := t.drop(tx, t.owner+" IS NULL AND "+ends+" <= ?", over[len(over)-1])
			return err
		})
		if err != nil {
			return err
		}
	}
}

// sweepKeys destroys keys that seal nothing, and erases rows whose key is gone: what a backup
// brought back after its deletion. n counts the rows.
func (s *Store) sweepKeys(ctx context.Context) (n int, err error) {
	for _, name := range keyedTables() {
		over, err := s.sweepOrphans(ctx, registered(name), "NOT EXISTS (SELECT 1 FROM customer_keys k WHERE k.id = "+name+".key_id)")
		if n += over; err != nil {
			return n, fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := s.sweepUnusedKeys(ctx); err != nil {
		return n, fmt.Errorf("%s: %w", keysTable, err)
	}
	_, err = s.sweepOrphans(ctx, registered("addresses"), "NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = addresses.customer)")
	return n, err
}

// sweepUnusedKeys destroys the keys that seal nothing. What a key seals is its customer's.
func (s *Store) sweepUnusedKeys(ctx context.Context) error {
	unused, before := "created_at < ?", s.now().Add(-orphanAge).UnixMicro()
	for _, table := range keyedTables() {
		unused += " AND NOT EXISTS (SELECT 1 FROM " + table + " t WHERE t.customer = customer_keys.customer AND t.key_id = customer_keys.id)"
	}
	return s.pages(ctx, keysTable, "id", func(p page) error {
		var ids []string
		err := s.read.WithContext(ctx).Raw("SELECT id FROM customer_keys WHERE "+p.within("id")+" AND "+unused, p.args(before)...).Scan(&ids).Error
		if err != nil {
			return err
		}
		for chunk := range slices.Chunk(ids, sweepChunk) {
			if err := s.write.WithContext(ctx).Exec("DELETE FROM customer_keys WHERE id IN ? AND "+unused, chunk, before).Error; err != nil {
				return err
			}
		}
		return nil
	})
}

// sweepOrphans deletes the rows of a table that a condition without arguments finds, with the
// keys that seal them, and counts them. It looks at every row.
func (s *Store) sweepOrphans(ctx context.Context, t personalTable, orphaned string) (n int, err error) {
	return n, s.pages(ctx, t.name, t.owner, func(p page) error {
		var owners []string
		query := "SELECT DISTINCT " + t.owner + " FROM " + t.name + " WHERE " + p.within(t.owner) + " AND " + orphaned
		if err := s.read.WithContext(ctx).Raw(query, p.args()...).Scan(&owners).Error; err != nil {
			return err
		}
		for chunk := range slices.Chunk(owners, sweepChunk) {
			err := s.transact(ctx, func(tx *gorm.DB) error {
				dropped, err := t.drop(tx, t.owner+" IN ? AND "+orphaned, chunk)
				n += dropped
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// page is a range of values of a column: those after one, up to and with another.
type page struct {
	after   string
	through string // "" for all that follow
}

// within is the condition that a column's value is in the page; args gives its arguments.
func (p page) within(column string) string {
	if p.through == "" {
		return column + " > ?"
	}
	return column + " > ? AND " + column + " <= ?"
}

// args are the arguments of within, followed by others.
func (p page) args(others ...any) []any {
	if p.through == "" {
		return append([]any{p.after}, others...)
	}
	return append([]any{p.after, p.through}, others...)
}

// pages goes through an indexed column of text in pages of about sweepPage rows, whatever is
// written meanwhile. Rows whose value is empty are in none.
func (s *Store) pages(ctx context.Context, table, column string, each func(page) error) error {
	next := strings.NewReplacer("#c", column, "#t", table).Replace("SELECT #c FROM #t WHERE #c > ? ORDER BY #c LIMIT 1 OFFSET ?")
	for p := (page{}); ; p.after = p.through {
		var through []string
		if err := s.read.WithContext(ctx).Raw(next, p.after, sweepPage-1).Scan(&through).Error; err != nil {
			return err
		}
		if len(through) == 0 {
			p.through = ""
			return each(p)
		}
		p.through = through[0]
		if err := each(p); err != nil {
			return err
		}
	}
}

// expireConsents writes into the ledgers which consents have ended by themselves.
func (s *Store) expireConsents(ctx context.Context) error {
	return s.pages(ctx, "customers", "id", func(p page) error {
		customers, err := s.expiring(s.read.WithContext(ctx), p)
		if err != nil {
			return err
		}
		for _, customer := range customers {
			ledger, err := readLedger(s.read.WithContext(ctx), customer)
			if err != nil {
				return err
			}
			if len(ledger.Expired(s.now())) == 0 {
				continue
			}
			err = s.transact(ctx, func(tx *gorm.DB) error {
				if err := s.lockCustomer(tx, customer); err != nil {
					return err
				}
				_, err := s.currentLedger(tx, customer)
				return err
			})
			if err != nil && !errors.Is(err, models.ErrNotFound) { // erased a moment ago
				return err
			}
		}
		return nil
	})
}
