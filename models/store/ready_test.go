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

// Where nobody can read, the answer comes in time, and changes once it is over.
func TestReady_NoReader(t *testing.T) {
	s := onSQLite(t)
	db, err := s.read.DB()
	must(t, err)
	db.SetMaxOpenConns(1)
	taken, err := db.Conn(t.Context()) // somebody has it for long
	must(t, err)
	begin := time.Now()
	if err := s.Ready(t.Context()); err == nil || !Unavailable(err) {
		t.Errorf("without a reader: %v", err)
	}
	if took := time.Since(begin); took > readyLimit+readyLimit/2 {
		t.Errorf("it took %s to say so", took)
	}
	must(t, taken.Close())
	time.Sleep(50 * time.Millisecond) // the last probe's
	must(t, s.Ready(t.Context()))
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
