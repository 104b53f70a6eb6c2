package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/receipt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type accessRow struct {
	Customer string
	Day      string
	Purpose  string
	Kind     string
	Data     string
	Granted  bool
	Count    int
}

func (accessRow) TableName() string { return "accesses" }

// PageKind is the kind of page an access happened on: never the product, since a journal
// must not become a clickstream.
type PageKind string

// Kinds of pages.
const (
	PageHome    PageKind = "home"
	PageListing PageKind = "listing"
	PageProduct PageKind = "product"
	PageFit     PageKind = "fit"
	PageMyData  PageKind = "my-data"
	PageExport  PageKind = "export"
	PageDelete  PageKind = "delete"
	PageBasket  PageKind = "basket"
	PageAccount PageKind = "account"
	PageMail    PageKind = "mail"
	PageReturn  PageKind = "return"
	PageOrder   PageKind = "order"
)

// rememberedAccesses bounds what the journal keeps in memory. An access beyond it is written
// at once instead of counted.
const rememberedAccesses = 10_000

// journal writes who saw which data. The first access of a key is in the database before
// the datum is handed out; further ones are counted here and written in batches.
type journal struct {
	db  *gorm.DB
	now func() time.Time

	flushing sync.RWMutex // one flush at a time, and none while rows are read to which counts are added
	mu       sync.Mutex
	counts   map[accessRow]int // written keys (Count 0) and how often they were used since
}

func newJournal(db *gorm.DB, now func() time.Time) *journal {
	return &journal{db: db, now: now, counts: make(map[accessRow]int)}
}

// access returns the key of an access today.
func (j *journal) access(customer string, p consent.Purpose, kind PageKind, data []string, granted bool) accessRow {
	return accessRow{
		Customer: customer, Day: models.Day(j.now()).Format(time.DateOnly), Purpose: string(p),
		Kind: string(kind), Data: strings.Join(data, ","), Granted: granted,
	}
}

// note records one access and returns once the journal in the database knows of its kind.
func (j *journal) note(ctx context.Context, key accessRow) error {
	if j.count(key) {
		return nil
	}
	err := j.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error { return j.record(tx, key, 1) })
	if err != nil {
		return err
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if _, known := j.counts[key]; !known && len(j.counts) < rememberedAccesses {
		j.counts[key] = 0
	}
	return nil
}

// count counts one more access of a key that is in the database already.
func (j *journal) count(key accessRow) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	n, known := j.counts[key]
	if known {
		j.counts[key] = n + 1
	}
	return known
}

// record writes n accesses; models.ErrNotFound where the customer is gone. A closed day is
// never touched again: what comes late is counted on the first day after it that is not.
func (j *journal) record(tx *gorm.DB, key accessRow, n int) error {
	// The customer's row is what closing a day waits for, so that none closes in between.
	_, err := first[customerRow](tx.Clauses(clause.Locking{Strength: clause.LockingStrengthShare}).Where("id = ?", key.Customer))
	if err != nil {
		return fmt.Errorf("write access journal: %w", err)
	}
	if key.Day, err = j.openDay(tx, key); err != nil {
		return fmt.Errorf("write access journal: %w", err)
	}
	err = tx.Exec(`
		INSERT INTO accesses (customer, day, purpose, kind, data, granted, count) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (customer, day, purpose, kind, data, granted) DO UPDATE SET count = accesses.count + excluded.count`,
		key.Customer, key.Day, key.Purpose, key.Kind, key.Data, key.Granted, n).Error
	if err != nil {
		return fmt.Errorf("write access journal: %w", err)
	}
	return nil
}

// openDay returns the day an access is counted on: its own, or the first after it that is not
// closed.
func (j *journal) openDay(tx *gorm.DB, key accessRow) (string, error) {
	var closed string
	err := tx.Raw("SELECT coalesce(max(day), '') FROM journal_days WHERE customer = ? AND day >= ?", key.Customer, key.Day).Scan(&closed).Error
	if err != nil || closed == "" {
		return key.Day, err
	}
	return j.after(closed)
}

// after returns today, or the day after a closed one if that is later.
func (j *journal) after(closed string) (string, error) {
	last, err := time.Parse(time.DateOnly, closed)
	if err != nil {
		return "", err
	}
	return max(models.Day(j.now()).Format(time.DateOnly), last.AddDate(0, 0, 1).Format(time.DateOnly)), nil
}

// flush writes the counts. Rows of a customer erased in the meantime stay gone.
func (j *journal) flush(ctx context.Context) error {
	j.flushing.Lock()
	defer j.flushing.Unlock()
	pending := j.take()
	if len(pending) == 0 {
		return nil
	}
	keys := slices.SortedFunc(maps.Keys(pending), accessRow.compare) // so that two instances never wait for each other
	err := j.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		for _, key := range keys {
			if err := j.record(tx, key, pending[key]); err != nil && !errors.Is(err, models.ErrNotFound) {
				return err
			}
		}
		return nil
	})
	if err != nil {
		j.giveBack(pending)
		return fmt.Errorf("store: write access journal: %w", err)
	}
	return nil
}

// take removes all counts from memory, and the keys of days gone by with them.
func (j *journal) take() map[accessRow]int {
	j.mu.Lock()
	defer j.mu.Unlock()
	today := models.Day(j.now()).Format(time.DateOnly)
	pending := make(map[accessRow]int)
	for key, n := range j.counts {
		if n > 0 {
			pending[key] = n
			j.counts[key] = 0
		}
	}
	maps.DeleteFunc(j.counts, func(key accessRow, _ int) bool { return key.Day != today })
	return pending
}

func (j *journal) giveBack(pending map[accessRow]int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for key, n := range pending {
		j.counts[key] += n
	}
}

// forget drops what is remembered of a customer.
func (j *journal) forget(customer string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	maps.DeleteFunc(j.counts, func(key accessRow, _ int) bool { return key.Customer == customer })
}

// addPending adds to what was read of the journal what is still counted in memory. What
// comes too late for a day that is closed waits for the flush, which knows where it goes.
func (j *journal) addPending(read *storedJournal) {
	closed := map[string]bool{}
	for _, d := range read.days {
		closed[d.Day] = true
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	for i := range read.accesses {
		key := read.accesses[i]
		key.Count = 0
		if !closed[key.Day] {
			read.accesses[i].Count += j.counts[key]
		}
	}
}

// compare orders accesses by customer, day, purpose, kind, data and result, on every engine
// alike.
func (a accessRow) compare(b accessRow) int {
	return cmp.Or(
		cmp.Compare(a.Customer, b.Customer), cmp.Compare(a.Day, b.Day), cmp.Compare(a.Purpose, b.Purpose),
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Data, b.Data), cmp.Compare(a.refused(), b.refused()),
	)
}

// refused is 1 for an access that was denied, else 0.
func (a accessRow) refused() int { return 1 - flag(a.Granted) }

// Access is one line of the access journal: one day, purpose, kind of page, set of data
// and result.
type Access struct {
	Day     time.Time // as models.Day writes it
	Purpose consent.Purpose
	Kind    PageKind
	Data    []string // names, never values
	Granted bool
	Count   int
}

// Journal returns every access to a customer's data, the latest day first.
// models.ErrNotFound for a customer who is unknown or over.
func (s *Store) Journal(ctx context.Context, customer string) ([]Access, error) {
	accesses, _, err := s.JournalWithChain(ctx, customer)
	return accesses, err
}

// JournalWithChain is [Store.Journal] and [Store.JournalChain], of one moment.
func (s *Store) JournalWithChain(ctx context.Context, customer string) ([]Access, receipt.Journal, error) {
	stored, err := s.readJournal(ctx, customer)
	if err != nil {
		return nil, receipt.Journal{}, err
	}
	accesses, err := stored.list()
	if err != nil {
		return nil, receipt.Journal{}, fmt.Errorf("store: read journal: %w", err)
	}
	return accesses, stored.chain(), nil
}

// readJournal reads a customer's journal with what is still counted in memory. It writes
// nothing.
func (s *Store) readJournal(ctx context.Context, customer string) (storedJournal, error) {
	s.journal.flushing.RLock()
	defer s.journal.flushing.RUnlock()
	stored, err := readStoredJournal(s.read.WithContext(ctx), customer, s.now())
	if err != nil {
		return storedJournal{}, fmt.Errorf("store: read journal: %w", err)
	}
	s.journal.addPending(&stored)
	return stored, nil
}

// storedJournal is a customer's journal as it lies in the database.
type storedJournal struct {
	accesses []accessRow
	days     []journalDayRow // closed, oldest first
	tip      string          // "" for none
}

// selectJournal reads all of it in one statement, so that it is of one moment. Its arguments
// are the customer, a time that they must end after, and the customer thrice.
const selectJournal = `
	SELECT 'customer' AS what, 0 AS number, '' AS day, '' AS purpose, '' AS kind, '' AS data, false AS granted, 0 AS count, '' AS previous, '' AS hash, '' AS tip
	FROM customers WHERE id = ? AND expires_at > ? UNION ALL
	SELECT 'access', 0, day, purpose, kind, data, granted, count, '', '', '' FROM accesses WHERE customer = ? UNION ALL
	SELECT 'day', number, day, '', '', '', false, 0, previous, hash, '' FROM journal_days WHERE customer = ? UNION ALL
	SELECT 'tip', 0, '', '', '', '', false, 0, '', '', tip FROM journal_tips WHERE customer = ?
	ORDER BY number`

// readStoredJournal reads the journal of a customer who ends after a time; models.ErrNotFound
// for one who does not, or is unknown.
func readStoredJournal(db *gorm.DB, customer string, endsAfter time.Time) (storedJournal, error) {
	var rows []struct {
		What     string
		Access   accessRow `gorm:"embedded"`
		Number   int
		Previous string
		Hash     string
		Tip      string
	}
	err := db.Raw(selectJournal, customer, endsAfter.UnixMicro(), customer, customer, customer).Scan(&rows).Error
	if err != nil {
		return storedJournal{}, err
	}
	var (
		stored storedJournal
		known  bool
	)
	for _, row := range rows {
		row.Access.Customer = customer
		switch row.What {
		case "customer":
			known = true
		case "access":
			stored.accesses = append(stored.accesses, row.Access)
		case "day":
			stored.days = append(stored.days, journalDayRow{customer, row.Number, row.Access.Day, row.Previous, row.Hash})
		case "tip":
			stored.tip = row.Tip
		}
	}
	if !known {
		return storedJournal{}, models.ErrNotFound
	}
	return stored, nil
}

// list is the accesses as they are told, the latest day first.
func (stored storedJournal) list() ([]Access, error) {
	rows := slices.SortedFunc(slices.Values(stored.accesses), func(a, b accessRow) int {
		return cmp.Or(
			cmp.Compare(b.Day, a.Day), cmp.Compare(a.Purpose, b.Purpose), cmp.Compare(a.Kind, b.Kind),
			cmp.Compare(a.Data, b.Data), cmp.Compare(b.refused(), a.refused()),
		)
	})
	accesses := make([]Access, len(rows))
	for i, row := range rows {
		day, err := time.Parse(time.DateOnly, row.Day)
		if err != nil {
			return nil, err
		}
		accesses[i] = Access{
			Day: day, Purpose: consent.Purpose(row.Purpose), Kind: PageKind(row.Kind),
			Data: strings.Split(row.Data, ","), Granted: row.Granted, Count: row.Count,
		}
	}
	return accesses, nil
}
