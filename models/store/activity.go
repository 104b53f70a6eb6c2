package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"time"

	"ebenmass/models/store/engine"
)

// Activity is what this instance did since its store was opened: numbers, of nobody in particular.
type Activity struct {
	Orders, Pieces int           // placed, and the pieces in them
	Withdrawals    int           // declared
	Erasures       map[Scope]int // finished
	ErasureTime    time.Duration // all of them together, from the word to the receipt
}

// activity counts beside the requests.
type activity struct {
	mu   sync.Mutex
	done Activity
}

// note counts what was done.
func (a *activity) note(count func(*Activity)) {
	a.mu.Lock()
	defer a.mu.Unlock()
	count(&a.done)
}

// noteFinished counts an erasure that came to its receipt; its search comes after.
func (s *Store) noteFinished(e *erasure) {
	s.activity.note(func(a *Activity) {
		if a.Erasures == nil {
			a.Erasures = map[Scope]int{}
		}
		a.Erasures[e.scope]++
		a.ErasureTime += max(0, s.now().Sub(e.started))
	})
}

// Activity returns what this instance did so far.
func (s *Store) Activity() Activity {
	s.activity.mu.Lock()
	defer s.activity.mu.Unlock()
	done := s.activity.done
	done.Erasures = maps.Clone(done.Erasures)
	return done
}

// Scopes are all scopes of erasures.
func Scopes() []Scope {
	return []Scope{ScopeMeasurements, ScopeWithdrawal, ScopeOrder, ScopeFeedback, ScopeAll}
}

// Pools are the database's pools by name, to be measured.
func (s *Store) Pools() (map[string]*sql.DB, error) {
	write, err := s.write.DB()
	if err != nil {
		return nil, fmt.Errorf("store: pools: %w", err)
	}
	if !s.sqlite {
		return map[string]*sql.DB{"shared": write}, nil
	}
	read, err := s.read.DB()
	if err != nil {
		return nil, fmt.Errorf("store: pools: %w", err)
	}
	return map[string]*sql.DB{"write": write, "read": read}, nil
}

// State is how full the database is, and what waits in it.
type State struct {
	Erasures int              // begun and not finished
	Held     int              // pieces that were ordered and go back into stock, since nobody pays for them
	Files    map[string]int64 // bytes of each file of SQLite's; none on PostgreSQL
	Free     uint64           // bytes left on the disk of the data folder
	FreeSaid bool             // the system says how many
}

// State reads the state as it is now.
func (s *Store) State(ctx context.Context) (State, error) {
	state := State{Files: map[string]int64{}}
	err := s.read.WithContext(ctx).Raw("SELECT (SELECT count(*) FROM "+erasuresTable+") AS erasures, (SELECT coalesce(sum(quantity), 0) FROM held_stock) AS held").Row().Scan(&state.Erasures, &state.Held)
	if err != nil {
		return State{}, fmt.Errorf("store: state: %w", err)
	}
	if s.dir == "" {
		return state, nil
	}
	state.Free, state.FreeSaid = engine.FreeSpace(s.dir)
	for name, file := range map[string]string{"database": engine.DatabaseFile, "keyring": engine.KeyringFile} {
		for _, suffix := range []string{"", "-wal"} {
			info, err := os.Stat(filepath.Join(s.dir, file+suffix))
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return State{}, fmt.Errorf("store: state: %w", err)
			}
			state.Files[name+suffix] = info.Size()
		}
	}
	return state, nil
}
