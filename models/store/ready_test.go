package store

import (
	"sync"
	"testing"
	"time"

	"gorm.io/gorm"
)

// Pages are read while somebody writes, however long that takes.
func TestReady_LongWriter(t *testing.T) {
	s := onSQLite(t) // PostgreSQL's writers do not wait for each other
	must(t, s.Ready(t.Context()))
	writing, done, written := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		written <- s.transact(t.Context(), func(*gorm.DB) error {
			close(writing)
			<-done
			return nil
		})
	}()
	<-writing
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			if err := s.Ready(t.Context()); err != nil {
				t.Errorf("while somebody writes: %v", err)
			}
		})
	}
	all.Wait()
	close(done)
	must(t, <-written)
}

// Where nobody can read, an answer comes, and changes once it is over.
func TestReady_NoReader(t *testing.T) {
	s := onSQLite(t)
	db, err := s.read.DB()
	must(t, err)
	db.SetMaxOpenConns(1)
	taken, err := db.Conn(t.Context()) // somebody has it for long
	must(t, err)
	if err := s.Ready(t.Context()); err == nil || !Unavailable(err) {
		t.Errorf("without a reader: %v", err)
	}
	must(t, taken.Close())
	for deadline := time.Now().Add(2 * time.Minute); s.Ready(t.Context()) != nil; time.Sleep(10 * time.Millisecond) { // the last probe may be on its way
		if time.Now().After(deadline) {
			t.Fatal("it is not ready again")
		}
	}
}

func TestReady_EveryEngine(t *testing.T) {
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.Ready(t.Context()))
		must(t, s.Close())
		if err := s.Ready(t.Context()); err == nil {
			t.Error("a closed database is ready")
		}
	})
}
