package shopkeep

// Least is the smallest number of people or pieces that is shown, other than none.
const Least = 5

// Count is a number as the shopkeeper may see it.
type Count struct {
	N      int  // 0 where it is hidden
	Hidden bool // fewer than Least, or it would give away one that is
}

// Counts is a block of at least two counts of which the total is shown, or can be added up;
// where the total itself may be fewer than Least, it needs hiding too.
//
// Hidden are the counts from 1 to Least−1, and with them the smallest of those from Least on,
// all that are equal to it included: what one hidden count lacks to the total, another may
// have. If there is none from Least on, the whole block is hidden, zeros too, as "five
// reasons, five pieces" would say one each. Otherwise zeros stay: they are nobody, and never
// what stands behind a hidden count.
//
// So nothing hidden can be derived, by those either who know this rule: it looks at the values
// alone, hence the hidden counts can change places and the same is shown. Where they are all
// equal, all of the block is hidden, and one less here, one more there is shown the same.
func Counts(ns ...int) []Count {
	cover, small := 0, false // cover: the smallest count from Least on
	for _, n := range ns {
		switch {
		case n >= Least && (cover == 0 || n < cover):
			cover = n
		case n > 0 && n < Least:
			small = true
		}
	}
	counts := make([]Count, len(ns))
	for i, n := range ns {
		if small && (cover == 0 || n > 0 && n <= cover) {
			counts[i].Hidden = true
		} else {
			counts[i].N = n
		}
	}
	return counts
}
