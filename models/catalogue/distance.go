package catalogue

import "unicode/utf8"

// tolerance is how many slips a word of a length may hold: none below 4 letters, one below
// 8, two from there.
func tolerance(letters int) int {
	switch {
	case letters < 4:
		return 0
	case letters < 8:
		return 1
	default:
		return 2
	}
}

// distance is the optimal string alignment distance: the fewest letters to insert, drop,
// replace or swap with their neighbour, no part being edited twice. Beyond limit it
// returns limit + 1.
func distance(a, b string, limit int) int {
	gap := utf8.RuneCountInString(a) - utf8.RuneCountInString(b)
	if gap > limit || -gap > limit {
		return limit + 1
	}
	s, t := []rune(a), []rune(b)
	before := make([]int, len(t)+1) // two rows up
	above := make([]int, len(t)+1)
	row := make([]int, len(t)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(above[j]+1, row[j-1]+1, above[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > limit {
			return limit + 1
		}
		before, above, row = above, row, before
	}
	return min(above[len(t)], limit+1)
}
