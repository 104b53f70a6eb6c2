package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/receipt"

	"gorm.io/gorm"
)

// closingAfter is how long a day that is over waits to be closed, so that accesses begun on it
// are written. What comes later still stands on the next day.
const closingAfter = time.Minute

type journalDayRow struct {
	Customer string `gorm:"primaryKey"`
	Number   int    `gorm:"primaryKey;autoIncrement:false"`
	Day      string
	Previous string
	Hash     string
}

type journalTipRow struct {
	Customer string `gorm:"primaryKey"`
	Tip      string
}

func (journalDayRow) TableName() string { return "journal_days" }
func (journalTipRow) TableName() string { return "journal_tips" }

// JournalChain returns a customer's access journal as it can be checked without the shop: see
// [receipt.Journal.Check]. models.ErrNotFound for a customer who is unknown or over.
func (s *Store) JournalChain(ctx context.Context, customer string) (receipt.Journal, error) {
	stored, err := s.readJournal(ctx, customer)
	if err != nil {
		return receipt.Journal{}, err
	}
	return stored.chain(), nil
}

// chain puts a journal together from its days, accesses and tip.
func (stored storedJournal) chain() receipt.Journal {
	j := receipt.Journal{Days: []receipt.Day{}, Open: days(stored.accesses)}
	for _, row := range stored.days {
		d := receipt.Day{Number: row.Number, Day: row.Day, Previous: row.Previous, Hash: row.Hash, Accesses: []receipt.Access{}}
		if i := slices.IndexFunc(j.Open, func(open receipt.Day) bool { return open.Day == row.Day }); i >= 0 {
			d.Accesses = j.Open[i].Accesses
			j.Open = slices.Delete(j.Open, i, i+1)
		}
		j.Days = append(j.Days, d)
	}
	if stored.tip != "" {
		j.Tip = json.RawMessage(stored.tip)
	}
	return j
}

// days groups accesses by day, oldest first, in the order their hash is over.
func days(rows []accessRow) []receipt.Day {
	list := []receipt.Day{}
	for _, row := range slices.SortedFunc(slices.Values(rows), accessRow.compare) {
		if n := len(list); n == 0 || list[n-1].Day != row.Day {
			list = append(list, receipt.Day{Day: row.Day})
		}
		access := receipt.Access{
			Purpose: row.Purpose, Kind: row.Kind, Data: strings.Split(row.Data, ","), Result: receipt.ResultDenied, Count: row.Count,
		}
		if row.Granted {
			access.Result = receipt.ResultGranted
		}
		d := &list[len(list)-1]
		d.Accesses = append(d.Accesses, access)
	}
	return list
}

// CloseDays chains the days of every journal that are over, and ends those whose time is. The
// store does so by itself, once a day.
func (s *Store) CloseDays(ctx context.Context) error {
	before, ended := s.closing(), s.ending()
	err := s.pages(ctx, "customers", "id", func(p page) error {
		var customers []string
		// Two questions in one: PostgreSQL joins no NOT EXISTS that stands beside an OR.
		err := s.read.WithContext(ctx).Raw(`
			SELECT customer FROM accesses WHERE `+p.within("customer")+` AND day <= ? UNION
			SELECT a.customer FROM accesses a WHERE `+p.within("a.customer")+` AND a.day < ?
			AND NOT EXISTS (SELECT 1 FROM journal_days d WHERE d.customer = a.customer AND d.day = a.day)
			ORDER BY customer`, append(p.args(ended), p.args(before)...)...).Scan(&customers).Error
		if err != nil {
			return err
		}
		for _, customer := range customers {
			err := s.transact(ctx, func(tx *gorm.DB) error { return s.closeJournal(tx, customer, before, ended) })
			if err != nil && !errors.Is(err, models.ErrNotFound) { // erased a moment ago
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store: close journal: %w", err)
	}
	return nil
}

// closing is the first day that is not closed yet.
func (s *Store) closing() string {
	return models.Day(s.now().Add(-closingAfter)).Format(time.DateOnly)
}

// ending is the last day whose time in the journal is over.
func (s *Store) ending() string {
	keep := consent.KeptJournal.Retention().Keep
	return models.Day(s.now().AddDate(0, -keep.Months, 0).Add(-keep.Time)).Format(time.DateOnly)
}

// closeJournal brings one customer's chain up to date: days that are over are chained, days
// whose time has ended go from its front. It goes on from the signed tip and from nothing
// else, so that it mends no chain that was tampered with: there accesses end, but nothing is
// signed anew.
func (s *Store) closeJournal(tx *gorm.DB, customer, before, ended string) error {
	if err := s.lockCustomer(tx, customer); err != nil {
		return err
	}
	stored, err := readStoredJournal(tx, customer, time.Time{})
	if err != nil {
		return err
	}
	j := stored.chain()
	chain, err := j.Check(receipt.PublicKey(s.keys.Signing))
	if _, broken := errors.AsType[*receipt.Broken](err); broken {
		return s.endDays(tx, customer, ended)
	}
	if err != nil {
		return err
	}
	subject := receipt.Pseudonym(customer)
	last := chain.Tip.Last
	for _, open := range j.Open {
		if open.Day >= before {
			break
		}
		sealed, err := open.Seal(subject, last)
		if err != nil {
			return err
		}
		row := journalDayRow{customer, sealed.Number, sealed.Day, sealed.Previous, sealed.Hash}
		if err := tx.Create(&row).Error; err != nil {
			return err
		}
		j.Days, last = append(j.Days, sealed), sealed.Link()
	}
	if err := s.endDays(tx, customer, ended); err != nil {
		return err
	}
	return s.signTip(tx, customer, slices.DeleteFunc(j.Days, func(d receipt.Day) bool { return d.Day <= ended }))
}

// endDays removes the days whose time has ended, with their accesses.
func (s *Store) endDays(tx *gorm.DB, customer, ended string) error {
	for _, table := range []string{"accesses", "journal_days"} {
		if err := tx.Exec("DELETE FROM "+table+" WHERE customer = ? AND day <= ?", customer, ended).Error; err != nil {
			return err
		}
	}
	return nil
}

// signTip states which closed days a journal has. Where none is left its chain is over, and
// the next closed day begins another.
func (s *Store) signTip(tx *gorm.DB, customer string, days []receipt.Day) error {
	if err := tx.Exec("DELETE FROM journal_tips WHERE customer = ?", customer).Error; err != nil || len(days) == 0 {
		return err
	}
	tip, err := receipt.SignTip(s.keys.Signing, receipt.Pseudonym(customer), days[0].Link(), days[len(days)-1].Link())
	if err != nil {
		return err
	}
	return tx.Create(&journalTipRow{Customer: customer, Tip: string(tip)}).Error
}
