package release

import (
	"ebenmass/models"
	"ebenmass/models/fit"
)

// Count is how many answered alike.
type Count struct {
	Bin     int // see fit.BinOf
	Outcome fit.Outcome
	N       int64
}

// Article is an article of the catalogue with all that was answered on it, often nothing.
type Article struct {
	Product string
	Group   string // articles of one group are expected to be alike
	Counts  []Count
	Demo    bool // some of the counts are the demonstration's
}

// Published is what a release tells of one article.
type Published struct {
	Product string
	models.Released
}

// Make releases what can be told of the articles, which must be all of the catalogue. Where
// the noised number of answers is below models.FlagPeople it tells nothing: the noise would
// be most of it.
func Make(articles []Article, noise Noise) ([]Published, error) {
	var (
		released []Article
		evidence []fit.Evidence
	)
	for _, a := range articles {
		cells, n, err := a.noised(noise)
		if err != nil {
			return nil, err
		}
		if n >= models.FlagPeople {
			released = append(released, a)
			evidence = append(evidence, fit.Evidence{Article: a.Product, Group: a.Group, Cells: cells, Noise: Variance})
		}
	}
	published := make([]Published, len(released))
	for i, learned := range fit.LearnArticles(evidence) {
		published[i] = Published{released[i].Product, models.Released{
			Offset: learned.Offset, Tolerance: learned.Tolerance, Demo: released[i].Demo,
		}}
	}
	return published, nil
}

// noised sums an article's counts into cells and noises each; n is their noised sum.
func (a *Article) noised(noise Noise) (cells []fit.Cell, n int64, err error) {
	cells = make([]fit.Cell, Cells)
	for i, exact := range a.coarse() {
		count, err := noise(exact)
		if err != nil {
			return nil, 0, err
		}
		n += count
		cells[i] = cell(i, count)
	}
	return cells, n, nil
}
