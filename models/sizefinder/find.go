package sizefinder

import (
	"cmp"
	"slices"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
)

// Found is the answer for one article.
type Found struct {
	Product  *models.Product
	Decision fit.Decision
	Rating   fit.Rating // of the size named; zero where none is

	Size        string // "" where none is named
	Alternative string // the other one of fit.Between
	SmallFirst  bool   // Size is the smaller of the two

	Missing string // datum whose answer most probably names a size, of fit.CannotSay; "" for none

	// Why no size fits, of fit.NotRecommended, as in fit.Advice.
	Reason fit.Reason
	Zone   fit.Measure
}

// Open reports whether knowing more could name a size.
func (f *Found) Open() bool { return f.Decision.Verdict == fit.CannotSay }

// Group is the articles of one kind, those with a size first.
type Group struct {
	Kind  string // a category of the catalogue
	Found []Found
	Most  string // the size named most often; "" where none is named
}

// Tally counts answers by verdict.
type Tally struct{ Clear, Two, Open, None int }

// Total is how many articles were counted.
func (t Tally) Total() int { return t.Clear + t.Two + t.Open + t.None }

// PerGroup is how many articles of each garment group of each department are looked at, the newest:
// an answer stays readable, and computed at once, however large the catalogue is.
const PerGroup = 24

// Results is the answer for the catalogue, within PerGroup.
type Results struct {
	Own    []Group // of the department whose statistics estimate what was not told
	Others []Group
	Tally  Tally // of Own
	Beyond Tally // of Others

	Left int // articles that were not looked at

	Most map[fit.Garment]string // of Own: the size named most often in its commonest labelling

	Next     *Next // a measure to be asked for; nil where none would name a size
	Tapeless *Next // a usual size to be asked for instead

	// Contradiction is the datum that can hardly belong to the same body as the others; "" for
	// none. LeftOut says that the answers go without it; otherwise no size is named.
	Contradiction string
	LeftOut       bool
}

// Find answers for every article, of large groups for the newest. The groups of a kind come first; All for none in particular.
// Where the article of a slug is open, what is asked next is what most probably names a size of
// it; "" for no article. It is looked at in any case.
func Find(snapshot *catalogue.Snapshot, p *fit.Person, kind, slug string) Results {
	f := finder{snapshot: snapshot, person: p, body: snapshot.Reference().Body(p), articles: map[string]*fit.Article{}}
	var own, others []Found
	products, left := snapshot.NewestPerGroup(PerGroup)
	if one, ok := snapshot.Product(slug); ok && !slices.Contains(products, one) {
		products, left = append(products, one), left-1
	}
	for _, product := range products {
		if product.Sizing == p.Sizing {
			own = append(own, f.found(product))
		} else {
			others = append(others, f.found(product))
		}
	}
	r := Results{Tally: tally(own), Beyond: tally(others), Left: left, Most: f.most(own)}
	f.contradiction(&r, own)
	if r.Contradiction == "" || r.LeftOut {
		f.ask(&r, own, others, slug)
	}
	r.Own, r.Others = groups(own, kind), groups(others, kind)
	return r
}

// finder is one person before one state of the catalogue.
type finder struct {
	snapshot *catalogue.Snapshot
	person   *fit.Person
	body     fit.Body
	articles map[string]*fit.Article // by slug
}

func (f *finder) found(p *models.Product) Found {
	article, _ := f.snapshot.Article(p.Slug) // the product is of this snapshot
	f.articles[p.Slug] = &article
	found := Found{Product: p, Decision: f.body.Decide(&article, f.person.Preference)}
	d := &found.Decision
	if d.Size >= 0 {
		found.Size = article.Sizes[d.Size].Label
		found.Rating = f.body.Rate(&article, d.Size, f.person.Preference)
	}
	if d.Alternative >= 0 {
		found.Alternative, found.SmallFirst = article.Sizes[d.Alternative].Label, d.Size < d.Alternative
	}
	if d.Verdict == fit.NotRecommended {
		advice := f.snapshot.Reference().Advise(f.person, &article)
		found.Reason, found.Zone = advice.Reason, advice.Zone
	}
	return found
}

// contradiction notes what the data say of each other: it is the same for every article.
func (f *finder) contradiction(r *Results, all []Found) {
	if len(all) == 0 {
		return
	}
	advice := f.snapshot.Reference().Advise(f.person, f.articles[all[0].Product.Slug])
	if c := advice.Contradiction; c != nil {
		r.Contradiction, r.LeftOut = c.Datum, c.LeftOut
	}
}

func tally(all []Found) (t Tally) {
	for i := range all {
		switch all[i].Decision.Verdict {
		case fit.Recommended:
			t.Clear++
		case fit.Between:
			t.Two++
		case fit.CannotSay:
			t.Open++
		default:
			t.None++
		}
	}
	return t
}

// rank orders verdicts by how much they help.
var rank = map[fit.Verdict]int{fit.Recommended: 0, fit.Between: 1, fit.CannotSay: 2, fit.NotRecommended: 3}

// groups arranges answers by kind, those of one kind first, the helpful ones first in each.
func groups(all []Found, first string) (sorted []Group) {
	kinds := catalogue.Groups()
	slices.SortStableFunc(kinds, func(a, b string) int {
		return cmp.Compare(boolToInt(b == first), boolToInt(a == first))
	})
	for _, kind := range kinds {
		g := Group{Kind: kind}
		for i := range all {
			if catalogue.GroupOf(all[i].Product.Type) == kind {
				g.Found = append(g.Found, all[i])
			}
		}
		if len(g.Found) == 0 {
			continue
		}
		g.Most = commonest(g.Found)
		slices.SortStableFunc(g.Found, func(a, b Found) int {
			return cmp.Or(cmp.Compare(rank[a.Decision.Verdict], rank[b.Decision.Verdict]), cmp.Compare(b.Rating.PFits, a.Rating.PFits))
		})
		sorted = append(sorted, g)
	}
	return sorted
}

func boolToInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// most is the size named most often in each kind of garment.
func (f *finder) most(all []Found) map[fit.Garment]string {
	byGarment := map[fit.Garment][]Found{}
	for _, one := range all {
		if garment, ok := reference.GarmentOf(f.articles[one.Product.Slug]); ok {
			byGarment[garment] = append(byGarment[garment], one)
		}
	}
	most := map[fit.Garment]string{}
	for garment, found := range byGarment {
		if size := commonest(found); size != "" {
			most[garment] = size
		}
	}
	return most
}

// commonest is the size named for most articles in the way of labelling that most of them with
// a size have; the smaller one of a draw. Letters and numbers are never counted together.
func commonest(all []Found) string {
	type label struct {
		system models.SizeSystem
		size   string
	}
	systems, sizes := map[models.SizeSystem]int{}, map[label]int{}
	var inOrder []label
	for i := range all {
		if all[i].Decision.Verdict != fit.Recommended && all[i].Decision.Verdict != fit.Between {
			continue
		}
		l := label{all[i].Product.Chart.System, all[i].Size}
		systems[l.system]++
		if sizes[l]++; sizes[l] == 1 {
			inOrder = append(inOrder, l)
		}
	}
	best := label{}
	for _, l := range inOrder {
		switch {
		case best.size == "", systems[l.system] > systems[best.system]:
			best = l
		case l.system == best.system && sizes[l] > sizes[best]:
			best = l
		}
	}
	return best.size
}
