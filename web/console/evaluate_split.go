package console

import (
	"math/rand/v2"
	"slices"

	"ebenmass/models/lab/rentals"
	"ebenmass/web/settings"
)

// splits is into how many parts rows are divided: one is held back, the others are learned from.
const splits = 5

// holdBack parts rows, both in their order: a fifth by chance, or the last fifth by date.
func holdBack(rows []rentals.Rental, how string, seed uint64) (train, test []rentals.Rental) {
	order := shuffled(len(rows), seed)
	if how == settings.HoldoutDate {
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return rows[a].Day - rows[b].Day })
	}
	held := make([]bool, len(rows))
	for _, i := range order[len(rows)*(splits-1)/splits:] {
		held[i] = true
	}
	return part(rows, func(i int) bool { return held[i] })
}

// fold holds back one of the five parts that chance divides rows into.
func fold(rows []rentals.Rental, n int, seed uint64) (train, test []rentals.Rental) {
	held := make([]bool, len(rows))
	for place, i := range shuffled(len(rows), seed) {
		held[i] = place%splits == n
	}
	return part(rows, func(i int) bool { return held[i] })
}

func shuffled(n int, seed uint64) []int {
	return rand.New(rand.NewPCG(seed, 0x73706c6974)).Perm(n)
}

func part(rows []rentals.Rental, held func(i int) bool) (train, test []rentals.Rental) {
	for i := range rows {
		if held(i) {
			test = append(test, rows[i])
		} else {
			train = append(train, rows[i])
		}
	}
	return train, test
}
