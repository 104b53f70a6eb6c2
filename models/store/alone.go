package store

import (
	"context"
	"fmt"
)

// aloneFor ends, at the server, the turn of an instance that hangs or is cut off.
const aloneFor = "15min"

// Alone runs fn unless another instance of the shop is at the same work, and reports whether it
// did. fn must bear being run by two at once: an instance that takes longer than aloneFor, or
// loses the database, has lost its turn.
//
// The turn is a lock of a transaction on a connection of its own, so that it works through a
// pooler, which gives each transaction a session, and ends with the instance.
func (s *Store) Alone(ctx context.Context, work string, fn func() error) (ran bool, err error) {
	if s.sqlite { // holds the folder's lock
		return true, fn()
	}
	turn := s.write.WithContext(ctx).Begin()
	if turn.Error != nil {
		return false, fmt.Errorf("store: ask for the turn to %s: %w", work, turn.Error)
	}
	defer turn.Rollback() // it wrote nothing
	err = turn.Raw("SELECT pg_try_advisory_xact_lock(hashtext(?), hashtext(current_schema()))", work).Scan(&ran).Error
	if err == nil && ran {
		err = turn.Exec("SET LOCAL idle_in_transaction_session_timeout = '" + aloneFor + "'").Error
	}
	if err != nil {
		return false, fmt.Errorf("store: ask for the turn to %s: %w", work, err)
	}
	if !ran {
		return false, nil
	}
	return true, fn()
}
