package store

import (
	"cmp"
	"context"
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
	Count    int // 0, but on days that were closed while the journal counted: their hash is over it
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
	PageRelease PageKind = "release" // no page: a release of what was learned of articles
)

// rememberedAccesses bounds what the journal keeps in memory. What is beyond it asks the
// database each time.
const rememberedAccesses = 10_000

// journal writes who saw which data, on which day: that it happened, never how often. The first
// access of a key is in the database before the datum is handed out; later ones of that day
// write nothing.
type journal struct {
	db  *gorm.DB
	now func() time.Time

	mu      sync.Mutex
	day     string                 // of what is remembered
	written map[accessRow]struct{} // keys of that day that are in the database
}

func newJournal(db *gorm.DB, now func() time.Time) *journal {
	return &journal{db: db, now: now, written: make(map[accessRow]struct{})}
}

// access returns the key of an access today.
func (j *journal) access(customer string, p consent.Purpose, kind PageKind, data []string, granted bool) accessRow {
	return accessRow{
		Customer: customer, Day: models.Day(j.now()).Format(time.DateOnly), Purpose: string(p),
		Kind: string(kind), Data: strings.Join(data, ","), Granted: granted,
	}
}

// note records one access and returns once the journal in the database knows of its kind on
// this day; of somebody of whom no measurements are held it records nothing.
func (j *journal) note(ctx context.Context, key accessRow) error {
	if j.remembers(key) {
		return nil
	}
	var held bool
	err := j.db.WithContext(ctx).Transaction(func(tx *gorm.DB) (err error) {
		held, err = j.record(tx, key)
		return err
	})
	if err != nil || !held {
		return err
	}
	j.remember(key)
	return nil
}

func (j *journal) remembers(key accessRow) bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	_, written := j.written[key]
	return written
}

// remember keeps in memory that a key is written. Keys of another day are dropped.
func (j *journal) remember(key accessRow) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.day != key.Day {
		j.day = key.Day
		clear(j.written)
	}
	if len(j.written) < rememberedAccesses {
		j.written[key] = struct{}{}
	}
}

// record writes an access, unless no measurements are held of the customer: held says so.
// models.ErrNotFound where the customer is gone. A closed day is never touched again: what
// comes late stands on the first day after it that is not.
func (j *journal) record(tx *gorm.DB, key accessRow) (held bool, err error) {
	// The customer's row is what closing a day waits for, so that none closes in between.
	var found []bool
	err = tx.Clauses(clause.Locking{Strength: clause.LockingStrengthShare}).Table("customers").Where("id = ?", key.Customer).
		Select("EXISTS (SELECT 1 FROM profiles p WHERE p.customer = customers.id AND p.expires_at > ?)", j.now().UnixMicro()).Scan(&found).Error
	if err != nil {
		return false, fmt.Errorf("write access journal: %w", err)
	}
	if len(found) == 0 {
		return false, fmt.Errorf("write access journal: %w", models.ErrNotFound)
	}
	if !found[0] {
		return false, nil
	}
	if key.Day, err = j.openDay(tx, key); err != nil {
		return false, fmt.Errorf("write access journal: %w", err)
	}
	err = tx.Exec(`
		INSERT INTO accesses (customer, day, purpose, kind, data, granted) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (customer, day, purpose, kind, data, granted) DO NOTHING`,
		key.Customer, key.Day, key.Purpose, key.Kind, key.Data, key.Granted).Error
	if err != nil {
		return false, fmt.Errorf("write access journal: %w", err)
	}
	return true, nil
}

// recordAll is record for one access of each of many customers, in few statements; its key
// names no customer.
func (j *journal) recordAll(tx *gorm.DB, customers []string, key accessRow) error {
	var locked []string
	err := tx.Clauses(clause.Locking{Strength: clause.LockingStrengthShare}).Table("customers").Where("id IN ?", customers).Order("id").Pluck("id", &locked).Error
	if err != nil {
		return fmt.Errorf("write access journals: %w", err)
	}
	err = tx.Exec(`
		INSERT INTO accesses (customer, day, purpose, kind, data, granted)
		SELECT p.customer, ?, ?, ?, ?, ? FROM profiles p WHERE p.customer IN ? AND p.expires_at > ?
		AND NOT EXISTS (SELECT 1 FROM journal_days d WHERE d.customer = p.customer AND d.day >= ?)
		ON CONFLICT (customer, day, purpose, kind, data, granted) DO NOTHING`,
		key.Day, key.Purpose, key.Kind, key.Data, key.Granted, customers, j.now().UnixMicro(), key.Day).Error
	if err != nil {
		return fmt.Errorf("write access journals: %w", err)
	}
	var closed []string // of which this day is closed already
	err = tx.Raw("SELECT DISTINCT customer FROM journal_days WHERE customer IN ? AND day >= ? ORDER BY customer", customers, key.Day).Scan(&closed).Error
	if err != nil {
		return fmt.Errorf("write access journals: %w", err)
	}
	for _, key.Customer = range closed {
		if _, err := j.record(tx, key); err != nil {
			return err
		}
	}
	return nil
}

// openDay returns the day an access stands on: its own, or the first after it that is not
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

// forget drops what is remembered of a customer.
func (j *journal) forget(customer string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	maps.DeleteFunc(j.written, func(key accessRow, _ struct{}) bool { return key.Customer == customer })
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

// readJournal reads a customer's journal. It writes nothing.
func (s *Store) readJournal(ctx context.Context, customer string) (storedJournal, error) {
	stored, err := readStoredJournal(s.read.WithContext(ctx), customer, s.now())
	if err != nil {
		return storedJournal{}, fmt.Errorf("store: read journal: %w", err)
	}
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
	FROM customers WHERE id = coalesce(?, '') AND expires_at > ? UNION ALL
	SELECT 'access', 0, day, purpose, kind, data, granted, count, '', '', '' FROM accesses WHERE customer = coalesce(?, '') UNION ALL
	SELECT 'day', number, day, '', '', '', false, 0, previous, hash, '' FROM journal_days WHERE customer = coalesce(?, '') UNION ALL
	SELECT 'tip', 0, '', '', '', '', false, 0, '', '', tip FROM journal_tips WHERE customer = coalesce(?, '')
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
			Data: strings.Split(row.Data, ","), Granted: row.Granted,
		}
	}
	return accesses, nil
}
