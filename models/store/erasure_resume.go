package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

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

// resumeErasures finishes the erasures that were begun before a moment and not finished: the
// shop stopped, or the database did not answer.
func (s *Store) resumeErasures(ctx context.Context, begunBefore time.Time) error {
	var rows []erasureRow
	err := s.write.WithContext(ctx).Where("started_at < ?", begunBefore.UnixMicro()).Order("started_at").Find(&rows).Error
	if err != nil {
		return fmt.Errorf("store: resume erasures: %w", err)
	}
	for _, row := range rows {
		e, err := s.resumed(ctx, row)
		if err == nil {
			err = s.carryOut(ctx, e)
		}
		if err != nil {
			return fmt.Errorf("store: resume erasure: %w", err)
		}
	}
	return nil
}

// resumed reads an erasure's note. What can still be read is collected again; what is gone
// cannot be searched for any more, and the receipt says that the erasure was resumed.
func (s *Store) resumed(ctx context.Context, row erasureRow) (*erasure, error) {
	e := &erasure{id: row.ID, customer: row.Customer, scope: Scope(row.Scope), started: moment(row.Started), resumed: true}
	err := errors.Join(
		json.Unmarshal([]byte(row.Keys), &e.keys),
		json.Unmarshal([]byte(row.Entries), &e.entries),
		json.Unmarshal([]byte(row.Deleted), &e.deleted),
	)
	if err != nil {
		return nil, err
	}
	if e.customer == "" {
		return e, nil
	}
	if err := s.collect(s.write.WithContext(ctx), e); err != nil {
		return nil, err
	}
	e.before = s.search(ctx, &e.needles)
	return e, nil
}
