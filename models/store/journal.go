package store

import (
	"context"
	"fmt"
	"maps"
	"strings"
	"sync"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
)

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
)

// rememberedAccesses bounds what the journal keeps in memory. An access beyond it is written
// at once instead of counted.
const rememberedAccesses = 10_000

// journal writes who saw which data. The first access of a key is in the database before
// the datum is handed out; further ones are counted here and written in batches.
type journal struct {
	db  *gorm.DB
	now func() time.Time

	flushing sync.Mutex // one flush at a time
	mu       sync.Mutex
	counts   map[accessRow]int // written keys (Count 0) and how often they were used since
}

func newJournal(db *gorm.DB, now func() time.Time) *journal {
	return &journal{db: db, now: now, counts: make(map[accessRow]int)}
}

// access returns the key of an access today.
func (j *journal) access(customer string, p consent.Purpose, kind PageKind, data []string, granted bool) accessRow {
	return accessRow{
		Customer: customer, Day: j.now().UTC().Format(time.DateOnly), Purpose: string(p),
		Kind: string(kind), Data: strings.Join(data, ","), Granted: granted,
	}
}

// note records one access and returns once the journal in the database knows of its kind.
func (j *journal) note(ctx context.Context, key accessRow) error {
	if j.count(key) {
		return nil
	}
	if err := record(j.db.WithContext(ctx), key); err != nil {
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

// record writes one access; models.ErrNotFound where the customer is gone.
func record(db *gorm.DB, key accessRow) error {
	result := db.Exec(`
		INSERT INTO accesses (customer, day, purpose, kind, data, granted, count)
		SELECT id, ?, ?, ?, ?, ?, 1 FROM customers WHERE id = ?
		ON CONFLICT (customer, day, purpose, kind, data, granted) DO UPDATE SET count = accesses.count + 1`,
		key.Day, key.Purpose, key.Kind, key.Data, key.Granted, key.Customer)
	if result.Error != nil {
		return fmt.Errorf("write access journal: %w", result.Error)
	}
	if result.RowsAffected == 0 {
		return models.ErrNotFound
	}
	return nil
}

// flush writes the counts. Rows of a customer erased in the meantime stay gone.
func (j *journal) flush(ctx context.Context) error {
	j.flushing.Lock()
	defer j.flushing.Unlock()
	pending := j.take()
	if len(pending) == 0 {
		return nil
	}
	err := j.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		for key, n := range pending {
			err := tx.Exec(`
				UPDATE accesses SET count = count + ?
				WHERE customer = ? AND day = ? AND purpose = ? AND kind = ? AND data = ? AND granted = ?`,
				n, key.Customer, key.Day, key.Purpose, key.Kind, key.Data, key.Granted).Error
			if err != nil {
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
	today := j.now().UTC().Format(time.DateOnly)
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
