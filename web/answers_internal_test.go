package web

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestAnswerTurns_OneOfManyAtOnce(t *testing.T) {
	t.Parallel()
	turns := newAnswerTurns(func() time.Time { return time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC) })
	var (
		all   sync.WaitGroup
		taken atomic.Int32
	)
	for range 50 {
		all.Go(func() {
			if turns.Take("192.0.2.7", "alma-t-shirt") {
				taken.Add(1)
			}
		})
	}
	all.Wait()
	if n := taken.Load(); n != 1 {
		t.Errorf("%d answers of one network count in a day", n)
	}
}
