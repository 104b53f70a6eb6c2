package release

import (
	"math"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// A release moves what is told of an article no further than this, in logits, whatever was
// answered: nobody, and no crowd of made-up buyers, turns an advice around in one release.
const (
	MaxMove          = 0.3
	MaxToleranceMove = 0.1
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
	Group   string  // articles of one group are expected to be alike
	Counts  []Count // people's answers, at most one each
	MadeUp  []Count // the demonstration's: of nobody, and not noised

	Complaints             []models.Complaint         // all for which it can come back
	Reasons, MadeUpReasons map[models.Complaint]int64 // why it did: people's, each one reason; and made-up ones

	Last      models.Released // as the last release told, zero for none
	LastSides Sides           // of the last release
}

// Published is what a release tells of one article.
type Published struct {
	Product string
	models.Released
}

// Result is a release.
type Result struct {
	Published []Published
	Reasons   []PublishedReason
	Sides     map[string]Sides // of every article, by product: what the next release compares with
}

// Make releases what can be told of the articles, which must be all of the catalogue. Where
// the noised number of people who answered is below models.FlagPeople they are left out: the
// noise would be most of it. What was made up stands without them. An article with a one-sided burst (see [Burst])
// stays as it was told before.
func Make(articles []Article, noise Noise) (Result, error) {
	result := Result{Sides: make(map[string]Sides, len(articles))}
	starts := startsOf(articles)
	var (
		learning []int // the articles that are learned of
		evidence []fit.Evidence
	)
	told := make([]models.Released, len(articles))
	for i := range articles {
		a := &articles[i]
		cells, n, err := a.noised(noise)
		if err != nil {
			return Result{}, err
		}
		reasons, err := a.reasons(noise)
		if err != nil {
			return Result{}, err
		}
		result.Reasons = append(result.Reasons, reasons...)
		sides := sidesOf(cells)
		result.Sides[a.Product] = sides
		e := fit.Evidence{Article: a.Product, Group: a.Group, Cells: cells, Noise: Variance}
		if n < models.FlagPeople {
			e.Cells, e.Noise, n = make([]fit.Cell, Cells), 0, 0
			for c := range e.Cells {
				e.Cells[c] = cell(c, 0)
			}
		}
		for c, madeUp := range coarse(a.MadeUp) {
			e.Cells[c].N += float64(madeUp)
			n += madeUp
		}
		switch burst := a.burst(sides); {
		case burst != models.FlagNone:
			told[i] = a.Last
			told[i].Held = burst
		case n >= models.FlagPeople:
			learning = append(learning, i)
			evidence = append(evidence, e)
		default:
			told[i] = fading(a.Last)
		}
	}
	for k, learned := range fit.LearnArticles(evidence) {
		i := learning[k]
		from := articles[i].Last
		if from.Offset.N == 0 {
			from = starts[articles[i].Product]
		}
		told[i] = models.Released{Offset: learned.Offset, Tolerance: learned.Tolerance, Demo: len(articles[i].MadeUp) > 0}
		told[i].Offset.Value = within(learned.Offset.Value, from.Offset.Value, MaxMove)
		told[i].Tolerance.Value = within(learned.Tolerance.Value, from.Tolerance.Value, MaxToleranceMove)
	}
	for i, released := range told {
		if released != (models.Released{}) {
			result.Published = append(result.Published, Published{articles[i].Product, released})
		}
	}
	return result, nil
}

// startsOf is from where the first release moves: what the made-up past alone tells, which is
// of nobody, and zero for everything else.
func startsOf(articles []Article) map[string]models.Released {
	var evidence []fit.Evidence
	for _, a := range articles {
		e := fit.Evidence{Article: a.Product, Group: a.Group}
		people := int64(0)
		for c, n := range coarse(a.MadeUp) {
			e.Cells = append(e.Cells, cell(c, n))
			people += n
		}
		if people >= models.FlagPeople {
			evidence = append(evidence, e)
		}
	}
	starts := map[string]models.Released{}
	for i, learned := range fit.LearnArticles(evidence) {
		starts[evidence[i].Article] = models.Released{Offset: learned.Offset, Tolerance: learned.Tolerance}
	}
	return starts
}

// fading is what is left of what was told of an article on which too few answers are left: it
// goes no faster than it came.
func fading(last models.Released) models.Released {
	if math.Abs(last.Offset.Value) <= MaxMove {
		return models.Released{}
	}
	last.Offset.Value = within(0, last.Offset.Value, MaxMove)
	last.Tolerance.Value = within(0, last.Tolerance.Value, MaxToleranceMove)
	last.Offset.N, last.Held = 1, models.FlagNone // too few: no flag is said of it
	return last
}

// within is a value no further than so much from another.
func within(value, from, most float64) float64 { return min(max(value, from-most), from+most) }

// noised sums what people answered on an article into cells and noises each; n is their noised
// sum.
func (a *Article) noised(noise Noise) (cells []fit.Cell, n int64, err error) {
	cells = make([]fit.Cell, Cells)
	for i, exact := range coarse(a.Counts) {
		count, err := noise(exact, EpsilonFit)
		if err != nil {
			return nil, 0, err
		}
		n += count
		cells[i] = cell(i, count)
	}
	return cells, n, nil
}
