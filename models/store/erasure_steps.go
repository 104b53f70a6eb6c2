package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"ebenmass/models/consent"
	"ebenmass/models/receipt"
	"ebenmass/models/scan"

	"gorm.io/gorm"
)

// erasure is one erasure on its way from the customer's word to the receipt.
type erasure struct {
	id       string // of the receipt too
	customer string // "" where the shop stopped after everything was deleted
	scope    Scope
	keys     []string        // to destroy
	entries  []consent.Entry // withdrawals to append
	deleted  map[string]int  // rows by table
	started  time.Time
	resumed  bool

	left     *int // rows that were to go, counted after the deletion
	finished time.Time
	emptied  bool
	lost     bool // what to search for is known no more: the shop stopped after the deletion

	needles               scan.Needles // collected in memory and written nowhere
	state                 receipt.SearchState
	before, after, tables receipt.Search
	searched              time.Time
}

// step is one step of an erasure. Each may be done again: where the shop stops between two,
// the next start goes on.
type step struct {
	name string
	do   func(s *Store, ctx context.Context, e *erasure) error
}

// erasureSteps is their order. What is to go is noted durably before anything does; the keys
// go first, since without them nothing that is left anywhere can be read; what names the
// customer goes from the note itself before the receipt is written. The note stays until the
// search has ended.
func erasureSteps() []step {
	return []step{
		{"noted", (*Store).noteErasure},
		{"keys destroyed", (*Store).destroyErasedKeys},
		{"rows deleted", (*Store).deleteErasedRows},
		{"copy cleared", (*Store).eraseFromUpgradeCopy},
		{"note anonymous", (*Store).forgetErased},
		{"logs emptied", (*Store).emptyErasedLogs},
		{"receipt written", (*Store).beginReceipt},
	}
}

// searchedSteps are done once the search has ended, or there is none to wait for.
func searchedSteps() []step {
	return []step{
		{"receipt completed", (*Store).completeReceipt},
		{"done", (*Store).closeErasure},
	}
}

// carryOut erases, and leaves the search to the background. Once it has begun it does not end
// with the visitor's connection.
func (s *Store) carryOut(ctx context.Context, e *erasure) error {
	ctx = context.WithoutCancel(ctx)
	if err := s.do(ctx, e, erasureSteps()); err != nil {
		return err
	}
	s.noteFinished(e)
	waits := *e // which the search changes while who asked reads e
	if e.state == receipt.SearchPending && s.searches.add(&waits) {
		return nil
	}
	if e.state == receipt.SearchPending { // too many wait
		e.state = receipt.SearchIncomplete
	}
	return s.do(ctx, e, searchedSteps())
}

func (s *Store) do(ctx context.Context, e *erasure, steps []step) error {
	for _, step := range steps {
		if err := step.do(s, ctx, e); err != nil {
			return fmt.Errorf("%s: %w", step.name, err)
		}
		s.failpoint(step.name)
	}
	return nil
}

// newErasure plans an erasure and collects what it will search for: here everything can
// still be read.
func (s *Store) newErasure(ctx context.Context, customer string, scope Scope, keys []string, entries []consent.Entry) (*erasure, error) {
	e := &erasure{
		id: rand.Text(), customer: customer, scope: scope, keys: keys, entries: entries,
		started: s.now(), deleted: map[string]int{},
	}
	if err := s.collect(s.read.WithContext(ctx), e); err != nil {
		return nil, err
	}
	e.before = s.searchBefore(ctx, e)
	return e, nil
}

// noteErasure writes what is to be done, so that a crash cannot leave it half done. On SQLite
// the note lies in the keyring, whose commits reach the disk.
func (s *Store) noteErasure(ctx context.Context, e *erasure) error {
	keys, err := json.Marshal(e.keys)
	if err != nil {
		return err
	}
	entries, err := json.Marshal(e.entries)
	if err != nil {
		return err
	}
	deleted, err := json.Marshal(e.deleted)
	if err != nil {
		return err
	}
	return s.write.WithContext(ctx).Save(&erasureRow{
		ID: e.id, Customer: e.customer, Scope: string(e.scope), Started: e.started.UnixMicro(),
		Keys: string(keys), Entries: string(entries), Deleted: string(deleted),
	}).Error
}

func (s *Store) destroyErasedKeys(ctx context.Context, e *erasure) error {
	if len(e.keys) == 0 {
		return nil
	}
	return s.destroyKeys(ctx, e.keys...)
}

// deleteErasedRows deletes all rows of the scope in one transaction. What was written since
// the erasure was planned goes too, and is searched for.
func (s *Store) deleteErasedRows(ctx context.Context, e *erasure) error {
	if e.customer == "" {
		return nil
	}
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.collect(tx, e); err != nil {
			return err
		}
		if e.scope == ScopeAll {
			return dropCustomers(tx, "id = ?", e.customer)
		}
		for _, t := range takenTables(e.scope) {
			if err := dropTaken(tx, e, t); err != nil {
				return err
			}
		}
		if e.scope == ScopeOrder {
			return nil
		}
		ledger, err := s.appendEntries(tx, e.customer, e.entries)
		if err != nil {
			return err
		}
		_, err = s.alignProfile(tx, ledger)
		return err
	})
	if err != nil {
		return err
	}
	if e.scope == ScopeAll {
		s.journal.forget(e.customer)
	}
	return s.countLeft(ctx, e)
}

// countLeft counts the rows that were to go and are there: none, unless something is wrong.
func (s *Store) countLeft(ctx context.Context, e *erasure) error {
	left := 0
	for _, t := range takenTables(e.scope) {
		condition, args := t.erased(e)
		var n int
		if err := s.write.WithContext(ctx).Raw("SELECT count(*) FROM "+t.name+" WHERE "+condition, args...).Scan(&n).Error; err != nil {
			return fmt.Errorf("count %s: %w", t.name, err)
		}
		left += n
	}
	e.left = &left
	return nil
}

// erased is the condition that finds what an erasure takes of a table: all that is the
// customer's, or what the keys seal that it destroys.
func (t personalTable) erased(e *erasure) (condition string, args []any) {
	condition, args = t.owner+" = ?", []any{e.customer}
	taking, of := t.taken(e.scope)
	switch {
	case taking == everyRow:
	case len(e.keys) == 0:
		condition += " AND 1 = 0"
	default:
		condition, args = condition+" AND "+t.within(of.name, "key_id IN ?"), append(args, e.keys)
	}
	return condition, args
}

// dropTaken deletes what an erasure takes of a table; parts go with their whole.
func dropTaken(tx *gorm.DB, e *erasure, t personalTable) (err error) {
	taking, of := t.taken(e.scope)
	switch {
	case of.name != t.name && !t.partOf.loose:
		return nil
	case taking == everyRow:
		_, err = t.drop(tx, t.owner+" = ?", e.customer)
	case len(e.keys) > 0:
		_, err = t.drop(tx, t.owner+" = ? AND "+t.within(of.name, "key_id IN ?"), e.customer, e.keys)
	}
	return err
}

// forgetErased takes from the note what names the customer; numbers stay for the receipt.
func (s *Store) forgetErased(ctx context.Context, e *erasure) error {
	if e.customer == "" {
		return nil
	}
	deleted, err := json.Marshal(e.deleted)
	if err != nil {
		return err
	}
	return s.write.WithContext(ctx).Exec(
		"UPDATE erasures SET customer = '', keys = '[]', entries = '[]', deleted = ? WHERE id = ?", string(deleted), e.id).Error
}

// emptyErasedLogs waits for readers that still see the rows; their time is bounded. Where it
// takes longer the store keeps trying, and the receipt says so.
func (s *Store) emptyErasedLogs(ctx context.Context, e *erasure) error {
	e.emptied = s.emptyLog(ctx)
	e.finished = s.now()
	return nil
}

// closeErasure takes the note away. It names nobody by now.
func (s *Store) closeErasure(ctx context.Context, e *erasure) error {
	return s.write.WithContext(ctx).Exec("DELETE FROM erasures WHERE id = ?", e.id).Error
}

// erasureAge is how old an erasure must be for another to take it over while the shop runs:
// younger ones are under way.
const erasureAge = 10 * time.Minute

// resumeAtStart finishes what a crash interrupted. On SQLite nobody else can be at it. What
// cannot be finished now is tried again with every sweep.
func (s *Store) resumeAtStart(ctx context.Context) {
	before := s.now().Add(-erasureAge)
	if s.sqlite {
		before = s.now().AddDate(100, 0, 0)
	}
	if err := s.resumeErasures(ctx, before); err != nil {
		s.log.ErrorContext(ctx, "an erasure that was interrupted is not finished, trying again", "error", err)
	}
}

// searchAge is how old an erasure must be whose search has not ended for another instance of
// the shop to take it over: the one that deleted searches, and no search takes as long.
const searchAge = 24 * time.Hour

// resumeErasures finishes the erasures that were begun before a moment and not finished: the
// shop stopped, or the database did not answer.
func (s *Store) resumeErasures(ctx context.Context, begunBefore time.Time) error {
	searching := begunBefore
	if before := s.now().Add(-searchAge); before.Before(searching) && searching.Before(s.now()) {
		searching = before
	}
	var rows []erasureRow
	err := s.write.WithContext(ctx).Raw("SELECT * FROM erasures WHERE started_at < ? AND (customer <> '' OR started_at < ?) ORDER BY started_at",
		begunBefore.UnixMicro(), searching.UnixMicro()).Scan(&rows).Error
	if err != nil {
		return fmt.Errorf("store: resume erasures: %w", err)
	}
	for _, row := range rows {
		if s.searches.has(row.ID) {
			continue
		}
		e, err := s.resumed(ctx, row)
		if err != nil {
			return fmt.Errorf("store: resume erasure: %w", err)
		}
		if err := s.carryOut(ctx, e); err != nil {
			return fmt.Errorf("store: resume erasure: %w", err)
		}
	}
	return nil
}

// resumed reads an erasure's note. What can still be read is collected again; what is gone
// cannot be searched for any more, and the receipt says that the erasure was resumed.
func (s *Store) resumed(ctx context.Context, row erasureRow) (*erasure, error) {
	e := &erasure{id: row.ID, customer: row.Customer, scope: Scope(row.Scope), started: fromMicros(row.Started), resumed: true}
	err := errors.Join(
		json.Unmarshal([]byte(row.Keys), &e.keys),
		json.Unmarshal([]byte(row.Entries), &e.entries),
		json.Unmarshal([]byte(row.Deleted), &e.deleted),
	)
	if err != nil {
		return nil, err
	}
	if e.customer == "" {
		e.lost = true
		return e, nil
	}
	if err := s.collect(s.write.WithContext(ctx), e); err != nil {
		return nil, err
	}
	e.before = s.searchBefore(ctx, e)
	return e, nil
}
