package web

import (
	"net/netip"
	"sync"
	"time"

	"ebenmass/models"
)

// maxTurns bounds what answerTurns remembers of a day. Beyond it no further answer counts.
const maxTurns = 1 << 17

// answerTurns lets one answer a day count per article and network, whoever gives it. Which
// network had its turn is in memory alone, and of one day alone: the day's first question
// forgets those of another. So a restart lets a network have one more, and each instance of the
// shop knows its own only.
type answerTurns struct {
	now func() time.Time

	mu    sync.Mutex
	day   time.Time // of what is remembered
	taken map[turn]struct{}
}

// turn is one network's for one article.
type turn struct {
	network netip.Prefix
	product string
}

func newAnswerTurns(now func() time.Time) *answerTurns {
	return &answerTurns{now: now, taken: map[turn]struct{}{}}
}

// Take reports whether a client's network still has its turn for an article today, and takes it.
func (t *answerTurns) Take(ip, product string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if today := models.Day(t.now()); !today.Equal(t.day) {
		t.day = today
		clear(t.taken)
	}
	key := turn{network(ip), product}
	if _, taken := t.taken[key]; taken || len(t.taken) >= maxTurns {
		return false
	}
	t.taken[key] = struct{}{}
	return true
}
