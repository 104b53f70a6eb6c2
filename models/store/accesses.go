package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"ebenmass/models/consent"
)

// Access is one line of the access journal: one day, purpose, kind of page, set of data
// and result.
type Access struct {
	Day     time.Time // midnight UTC
	Purpose consent.Purpose
	Kind    PageKind
	Data    []string // names, never values
	Granted bool
	Count   int
}

// Journal returns every access to a customer's data, the latest day first.
// models.ErrNotFound for a customer who is unknown or over.
func (s *Store) Journal(ctx context.Context, customer string) ([]Access, error) {
	if err := s.journal.flush(ctx); err != nil {
		return nil, err
	}
	db := s.read.WithContext(ctx)
	if err := s.alive(db, customer); err != nil {
		return nil, fmt.Errorf("store: read journal: %w", err)
	}
	var rows []accessRow
	err := db.Where("customer = ?", customer).Order("day DESC, purpose, kind, data, granted").Find(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: read journal: %w", err)
	}
	accesses := make([]Access, len(rows))
	for i, row := range rows {
		day, err := time.Parse(time.DateOnly, row.Day)
		if err != nil {
			return nil, fmt.Errorf("store: read journal: %w", err)
		}
		accesses[i] = Access{
			Day: day, Purpose: consent.Purpose(row.Purpose), Kind: PageKind(row.Kind),
			Data: strings.Split(row.Data, ","), Granted: row.Granted, Count: row.Count,
		}
	}
	return accesses, nil
}
