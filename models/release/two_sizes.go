package release

import (
	"cmp"
	"slices"

	"ebenmass/models"
)

// TwoSizesLeast is how many notices at least stand behind a cell that is told, after the noise.
// The cells are of the whole shop.
const TwoSizesLeast = 60

// Notices are what became of notices about several sizes, over the whole shop.
type Notices struct {
	Counts map[NoticeCell]int64  // people's, each one cell
	MadeUp []models.TwoSizeCount // the demonstration's, of nobody and not noised
}

// NoticeCell is one way in which a notice ended.
type NoticeCell struct {
	Named    bool
	Answer   models.TwoSizeOutcome
	Several  bool
	Returned models.Returned // "" where it was ordered in one size
}

// CellOf is where a notice counts. What cannot be, or hardly, counts in the cell beside it, so
// that the cells are few.
func CellOf(n models.NoticeOutcome) NoticeCell {
	cell := NoticeCell{Named: n.Named, Answer: n.Answer, Several: n.Several}
	if n.Several {
		cell.Returned = cmp.Or(n.Returned, models.ReturnedNone)
		if n.Answer != models.TwoSizesKeptBoth {
			cell.Answer = ""
		}
	} else if n.Answer == "" {
		cell.Answer = models.TwoSizesChanged
	}
	return cell
}

// noticeCells lists all there are.
func noticeCells() (all []NoticeCell) {
	for _, named := range []bool{true, false} {
		for _, answer := range []models.TwoSizeOutcome{models.TwoSizesKeptAdvised, models.TwoSizesKeptOther, models.TwoSizesKeptBoth, models.TwoSizesChanged} {
			all = append(all, NoticeCell{Named: named, Answer: answer})
		}
		for _, answer := range []models.TwoSizeOutcome{models.TwoSizesKeptBoth, ""} {
			for _, returned := range []models.Returned{models.ReturnedNone, models.ReturnedSome, models.ReturnedAll} {
				all = append(all, NoticeCell{Named: named, Answer: answer, Several: true, Returned: returned})
			}
		}
	}
	return all
}

// TellNotices noises how notices ended, the ways nobody took too, and tells what is enough, as
// sums by outcome.
func TellNotices(n Notices, noise Noise) ([]models.TwoSizeTally, error) {
	type key struct {
		outcome models.TwoSizeOutcome
		named   bool
	}
	sums, demo := map[key]int{}, map[key]bool{}
	for _, cell := range noticeCells() {
		count, err := noise(n.Counts[cell], EpsilonTwoSizes)
		if err != nil {
			return nil, err
		}
		if count < TwoSizesLeast {
			continue
		}
		notice := models.NoticeOutcome{Answer: cell.Answer, Several: cell.Several, Returned: cell.Returned}
		for _, outcome := range notice.Outcomes() {
			sums[key{outcome, cell.Named}] += int(count)
		}
	}
	for _, c := range n.MadeUp {
		if c.N >= FewestMadeUp {
			sums[key{c.Outcome, c.Named}] += c.N
			demo[key{c.Outcome, c.Named}] = true
		}
	}
	told := make([]models.TwoSizeTally, 0, len(sums))
	for k, sum := range sums {
		told = append(told, models.TwoSizeTally{TwoSizeCount: models.TwoSizeCount{Outcome: k.outcome, Named: k.named, N: sum}, Demo: demo[k]})
	}
	slices.SortFunc(told, func(a, b models.TwoSizeTally) int {
		if a.Outcome == b.Outcome && a.Named != b.Named {
			return map[bool]int{true: 1, false: -1}[a.Named]
		}
		return cmp.Compare(a.Outcome, b.Outcome)
	})
	return told, nil
}
