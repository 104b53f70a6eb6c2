package post

import (
	"sync"

	"ebenmass/models/letter"
)

// tries counts how letters fared, of whomever.
type tries struct {
	mu sync.Mutex
	by map[letter.Answer]int
}

func (t *tries) note(answer letter.Answer) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.by == nil {
		t.by = map[letter.Answer]int{}
	}
	t.by[answer]++
}

// outcomes are what a try of a letter can come to.
var outcomes = []letter.Answer{letter.AnswerNone, letter.AnswerLimited, letter.AnswerUnreachable, letter.AnswerLater, letter.AnswerRefused}

// Tries returns how often this instance tried a letter, by what came of it: letter.AnswerNone
// where the server took it.
func (q *Queue) Tries() map[letter.Answer]int {
	q.tries.mu.Lock()
	defer q.tries.mu.Unlock()
	all := make(map[letter.Answer]int, len(outcomes))
	for _, answer := range outcomes {
		all[answer] = q.tries.by[answer]
	}
	return all
}
