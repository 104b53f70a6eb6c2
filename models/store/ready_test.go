package store

import (
	"sync"
	"testing"
	"time"

	"gorm.io/gorm"
)

// Whatever holds the database up, the answer comes in time, and changes once it is over.
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
			begin := time.Now()
			if err := s.Ready(t.Context()); err == nil || !Unavailable(err) {
				t.Errorf("while somebody writes: %v", err)
			}
			if took := time.Since(begin); took > readyLimit+readyLimit/2 {
				t.Errorf("it took %s to say so", took)
			}
		})
	}
	all.Wait()
	close(done)
	must(t, <-written)
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
