package catalogue

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// Whatever is sold, returned, priced, imported or ended, in whatever order: the snapshot that took
// the changes one by one answers as one that is made of the articles as they are then.
func TestUpdate_EqualsRebuild(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		now := today
		state := products(shop)
		s := New(clone(state), now)
		for range rapid.IntRange(1, 12).Draw(t, "changes") {
			now = now.Add(time.Duration(rapid.IntRange(0, 40).Draw(t, "hours")) * time.Hour)
			slugs := map[string]bool{}
			for range rapid.IntRange(0, 3).Draw(t, "at once") {
				var slug string
				state, slug = drawChange(t, state, now)
				slugs[slug] = true
			}
			var changes []Change
			for slug := range slugs {
				c := Change{Slug: slug}
				if i := slices.IndexFunc(state, func(p models.Product) bool { return p.Slug == slug }); i >= 0 {
					c.Product = &clone(state[i : i+1])[0]
				}
				changes = append(changes, c)
			}
			s = s.Update(changes, now)
			if rapid.IntRange(0, 3).Draw(t, "later") == 0 {
				s = s.At(now)
			}
		}
		sameAnswers(t, s.At(now), New(clone(state), now))
	})
}

// clone copies products as a database hands them out: nothing is shared.
func clone(list []models.Product) []models.Product {
	copied := slices.Clone(list)
	for i := range copied {
		copied[i].Variants, copied[i].Prices = slices.Clone(copied[i].Variants), slices.Clone(copied[i].Prices)
	}
	return copied
}

// drawChange draws what happens to one article: an order, a return, a price from now or later, new
// words or sizes, its end, or a new article.
func drawChange(t *rapid.T, state []models.Product, now time.Time) (after []models.Product, slug string) {
	after = clone(state)
	i := rapid.IntRange(0, len(after)-1).Draw(t, "article")
	p := &after[i]
	switch rapid.IntRange(0, 9).Draw(t, "change") {
	case 0, 1, 2, 3:
		if len(p.Variants) > 0 {
			p.Variants[rapid.IntRange(0, len(p.Variants)-1).Draw(t, "variant")].Stock = rapid.IntRange(0, 3).Draw(t, "stock")
		}
	case 4:
		for j := range p.Variants {
			p.Variants[j].Stock = 0
		}
	case 5, 6:
		since := now.Add(time.Duration(rapid.IntRange(0, 30).Draw(t, "from")) * time.Hour)
		p.Prices = append(p.Prices, models.PricePoint{Since: since, Cents: models.Cents(rapid.IntRange(1000, 20000).Draw(t, "cents"))})
		slices.SortStableFunc(p.Prices, func(a, b models.PricePoint) int { return a.Since.Compare(b.Since) })
	case 7:
		p.Name.DE, p.Material = "Samtkleid Zoe", "silk"
	case 8:
		if len(after) > 3 {
			slug = p.Slug
			return slices.Delete(after, i, i+1), slug
		}
	case 9:
		added := clone(after[i : i+1])[0]
		added.Slug = fmt.Sprintf("%s-%d", p.Slug, len(after))
		added.Added = now
		for j := range added.Variants {
			added.Variants[j].SKU = models.SKU(added.Slug, added.Variants[j].Colour, added.Variants[j].Size)
		}
		return append(after, added), added.Slug
	}
	return after, p.Slug
}

func sameAnswers(t *rapid.T, got, want *Snapshot) {
	same := func(what string, a, b any) {
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%s: %+v, want %+v", what, a, b)
		}
	}
	same("products", got.Products(), want.Products())
	same("landings", got.Landings(), want.Landings())
	same("groups", got.GroupCounts(), want.GroupCounts())
	same("swatches", got.FamilyHex(), want.FamilyHex())
	for _, p := range want.Products() {
		same("price of "+p.Slug, got.Price(p.Slug), want.Price(p.Slug))
		same("new: "+p.Slug, got.New(p.Slug), want.New(p.Slug))
		a, reduced := got.Reduction(p.Slug)
		b, ok := want.Reduction(p.Slug)
		same("reduction of "+p.Slug, []any{a, reduced}, []any{b, ok})
		same("like "+p.Slug, got.Alike(p), want.Alike(p))
		same("related to "+p.Slug, got.Related(p.Slug, 4), want.Related(p.Slug, 4))
		if len(p.Colours) > 0 {
			same("with "+p.Slug, slices.Collect(got.Combinations(p, p.Colours[0])), slices.Collect(want.Combinations(p, p.Colours[0])))
		}
		for _, v := range p.Variants {
			_, one, _ := got.VariantOf(v.SKU)
			same("variant "+v.SKU, one, v)
		}
	}
	for range 5 {
		q := drawQuery(t)
		same(fmt.Sprintf("%+v", q), got.Filter(q, models.German, halfFits), want.Filter(q, models.German, halfFits))
	}
}

func TestUpdate_Versions(t *testing.T) {
	t.Parallel()
	state := products(shop)
	of := func(slug string) int {
		return slices.IndexFunc(state, func(p models.Product) bool { return p.Slug == slug })
	}
	type seen struct{ own, other, lists, base bool } // which versions change
	for name, test := range map[string]struct {
		change func(p *models.Product)
		want   seen
	}{
		"nothing":              {func(*models.Product) {}, seen{}},
		"one piece of several": {func(p *models.Product) { p.Variants[0].Stock-- }, seen{own: true}},
		"the last of a size":   {func(p *models.Product) { p.Variants[0].Stock = 0 }, seen{own: true, lists: true}},
		"the last of a colour": {func(p *models.Product) { p.Variants[0].Stock, p.Variants[1].Stock = 0, 0 }, seen{own: true, other: true, lists: true}},
		"a price": {func(p *models.Product) {
			p.Prices = append(p.Prices, models.PricePoint{Since: today, Cents: 100})
		}, seen{own: true, other: true, lists: true}},
		"a name": {func(p *models.Product) { p.Name.DE = "Hemd" }, seen{own: true, other: true, lists: true, base: true}},
	} {
		before := New(clone(state), today)
		p := clone(state[of("arne") : of("arne")+1])[0]
		test.change(&p)
		after := before.Update([]Change{{Slug: "arne", Product: &p}}, today)
		got := seen{
			before.ArticleVersion("arne") != after.ArticleVersion("arne"), before.ArticleVersion("bo") != after.ArticleVersion("bo"),
			before.ListsVersion() != after.ListsVersion(), before.BaseVersion() != after.BaseVersion(),
		}
		if got != test.want {
			t.Errorf("%s: %+v, want %+v", name, got, test.want)
		}
		if (before == after) != (test.want == seen{}) {
			t.Errorf("%s: the same snapshot: %v", name, before == after)
		}
	}
}

// A price that begins later is in force then, whether somebody bought something or time went by.
func TestUpdate_PriceComesIntoForce(t *testing.T) {
	t.Parallel()
	state := products(shop)
	i := slices.IndexFunc(state, func(p models.Product) bool { return p.Slug == "bo" })
	state[i].Prices = append(state[i].Prices, models.PricePoint{Since: today.Add(time.Hour), Cents: 1000})
	s := New(clone(state), today)
	other := clone(state[i+1 : i+2])[0]
	other.Variants[0].Stock++
	for name, later := range map[string]*Snapshot{
		"by a sale": s.Update([]Change{{Slug: other.Slug, Product: &other}}, today.Add(2*time.Hour)),
		"by time":   s.At(today.Add(2 * time.Hour)),
	} {
		if got := later.Price("bo"); got != 1000 {
			t.Errorf("%s: price %d", name, got)
		}
	}
	if got := s.At(today.Add(time.Minute)).Price("bo"); got != 6990 {
		t.Errorf("a minute later: price %d", got)
	}
}

// What somebody sold is worked upon beside readers of the snapshot before.
func TestUpdate_LeavesTheSnapshot(t *testing.T) {
	t.Parallel()
	state := products(shop)
	s, want := New(clone(state), today), New(clone(state), today)
	p := clone(state[:1])[0]
	for i := range p.Variants {
		p.Variants[i].Stock = 0
	}
	s.Update([]Change{{Slug: p.Slug, Product: &p}, {Slug: "bo"}}, today)
	s.Update([]Change{{Slug: p.Slug, Product: &p}}, today)
	for _, q := range []Query{{}, {Size: []string{"M"}}, {Colour: []string{"green"}}, {Text: "hemd"}} {
		got, want := s.Filter(q, models.German, nil), want.Filter(q, models.German, nil)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v: %+v, want %+v", q, got, want)
		}
	}
	if _, ok := s.Article("bo"); !ok || s.dims[facetDepartment].id[string(fit.Men)] != 1 {
		t.Error("the snapshot before changed")
	}
}
