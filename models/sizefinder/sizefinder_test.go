package sizefinder_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"ebenmass/models"
	"ebenmass/models/catalogue"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
	"ebenmass/models/sizefinder"
	"ebenmass/seed"
)

// shop is the demo catalogue, whole.
func shop(t *testing.T) *catalogue.Snapshot {
	t.Helper()
	all, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	return catalogue.New(all, time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC))
}

func woman(given map[fit.Measure]float64, usual ...fit.UsualSize) *fit.Person {
	p := &fit.Person{Sizing: fit.Women, Preference: fit.Regular, MeasuredWith: fit.Tape, Usual: usual}
	for m, cm := range given {
		p.Given[m] = cm
	}
	return p
}

func found(r sizefinder.Results) (all []sizefinder.Found) {
	for _, groups := range [][]sizefinder.Group{r.Own, r.Others} {
		for _, g := range groups {
			all = append(all, g.Found...)
		}
	}
	return all
}

// Every article is answered once, as the advisor answers it by itself.
func TestFind_AgreesWithAdvise(t *testing.T) {
	t.Parallel()
	s := shop(t)
	for name, p := range map[string]*fit.Person{
		"height": woman(map[fit.Measure]float64{fit.Height: 168}),
		"girths": woman(map[fit.Measure]float64{fit.Bust: 92, fit.Waist: 76, fit.Hip: 100}),
		"label":  woman(nil, fit.UsualSize{Garment: fit.Top, Label: "40"}),
		"small":  woman(map[fit.Measure]float64{fit.Bust: 60, fit.Waist: 45, fit.Hip: 60}),
	} {
		all := found(sizefinder.Find(s, p, sizefinder.All, ""))
		if len(all) != len(s.Products()) {
			t.Errorf("%s: %d answers for %d articles", name, len(all), len(s.Products()))
		}
		for _, f := range all {
			article, _ := s.Article(f.Product.Slug)
			advice := s.Reference().Advise(p, &article)
			if f.Decision.Verdict != advice.Verdict || f.Size != advice.Size || f.Alternative != advice.Alternative {
				t.Errorf("%s: %s is %s %q %q, the advisor says %s %q %q", name, f.Product.Slug, f.Decision.Verdict, f.Size, f.Alternative, advice.Verdict, advice.Size, advice.Alternative)
			}
			if f.Size != "" {
				if rated, _ := advice.SizeNamed(f.Size); math.Abs(rated.PFits-f.Rating.PFits) > 1e-12 {
					t.Errorf("%s: %s fits with %g, the advisor says %g", name, f.Product.Slug, f.Rating.PFits, rated.PFits)
				}
			}
			if f.Decision.Verdict == fit.NotRecommended && f.Reason != advice.Reason {
				t.Errorf("%s: %s for %s, the advisor says %s", name, f.Product.Slug, f.Reason, advice.Reason)
			}
		}
	}
}

func TestFind_TallyCountsGroups(t *testing.T) {
	t.Parallel()
	r := sizefinder.Find(shop(t), woman(map[fit.Measure]float64{fit.Bust: 92}), "trousers", "")
	if r.Own[0].Kind != "trousers" {
		t.Errorf("%s comes before what was looked for", r.Own[0].Kind)
	}
	n := 0
	for _, g := range r.Own {
		n += len(g.Found)
		if !slices.IsSortedFunc(g.Found, func(a, b sizefinder.Found) int {
			switch {
			case a.Size != "" && b.Size == "":
				return -1
			case a.Size == "" && b.Size != "":
				return 1
			}
			return 0
		}) {
			t.Errorf("%s: an article without a size stands before one with", g.Kind)
		}
	}
	if n != r.Tally.Total() || r.Tally.Total()+r.Beyond.Total() != len(found(r)) {
		t.Errorf("%d in groups, %d counted, %d beyond", n, r.Tally.Total(), r.Beyond.Total())
	}
}

// What a question is said to decide is the sum, over open articles, of what Explain says of each.
func TestFind_NextIsExpectation(t *testing.T) {
	t.Parallel()
	s, p := shop(t), woman(map[fit.Measure]float64{fit.Bust: 92})
	r := sizefinder.Find(s, p, sizefinder.All, "")
	if r.Next == nil || r.Tapeless == nil {
		t.Fatal("nothing is asked")
	}
	w, _ := s.Reference().Wearer(p)
	sum, open := 0.0, 0
	for _, g := range r.Own {
		for _, f := range g.Found {
			if !f.Open() {
				continue
			}
			open++
			article, _ := s.Article(f.Product.Slug)
			if next := fit.Explain(w, &article, []fit.Question{fit.AskMeasure(r.Next.Measure)}).Next; next != nil {
				sum += next.Decides
			}
		}
	}
	if r.Next.Open != open || math.Abs(sum-r.Next.Decides) > 0.05*float64(open) {
		t.Errorf("%s decides %g of %d, one by one %g of %d", r.Next.Datum, r.Next.Decides, r.Next.Open, sum, open)
	}
	answered := woman(map[fit.Measure]float64{fit.Bust: 92, fit.Waist: 76})
	if then := sizefinder.Find(s, answered, sizefinder.All, ""); then.Tally.Open >= r.Tally.Open {
		t.Errorf("%d were open, %d are with the waist", r.Tally.Open, then.Tally.Open)
	}
}

// Whoever comes from an article is asked for what decides about it.
func TestFind_NextOfArticle(t *testing.T) {
	t.Parallel()
	s, p := shop(t), woman(map[fit.Measure]float64{fit.Height: 168})
	for slug, want := range map[string]struct {
		measure fit.Measure
		garment fit.Garment
	}{"henrike-poplin-shirt": {fit.Bust, fit.Top}, "maren-straight-jeans": {fit.Waist, fit.Bottom}} {
		r := sizefinder.Find(s, p, sizefinder.All, slug)
		if r.Next == nil || r.Next.Measure != want.measure || r.Tapeless == nil || r.Tapeless.Garment != want.garment {
			t.Errorf("%s: asks for %+v or %+v, want %+v", slug, r.Next, r.Tapeless, want)
		}
	}
}

func TestFind_NothingToAsk(t *testing.T) {
	t.Parallel()
	p := woman(map[fit.Measure]float64{fit.Bust: 92, fit.Waist: 76, fit.Hip: 100, fit.Inseam: 78, fit.Height: 168},
		fit.UsualSize{Garment: fit.Top, Label: "40"}, fit.UsualSize{Garment: fit.Bottom, Label: "40"}, fit.UsualSize{Garment: fit.Dresses, Label: "40"})
	if r := sizefinder.Find(shop(t), p, sizefinder.All, ""); r.Next != nil || r.Tapeless != nil {
		t.Errorf("asks for %+v, %+v though all is told", r.Next, r.Tapeless)
	}
}

func TestFind_Contradiction(t *testing.T) {
	t.Parallel()
	r := sizefinder.Find(shop(t), woman(map[fit.Measure]float64{fit.Bust: 62, fit.Waist: 160}), sizefinder.All, "")
	if r.Contradiction == "" || r.LeftOut || r.Next != nil || r.Tally.Clear+r.Tally.Two != 0 {
		t.Errorf("contradiction %q, left out %t, next %v, %+v", r.Contradiction, r.LeftOut, r.Next, r.Tally)
	}
}

// The worth of a way is the spread of the deciding girth once one datum of it is known: less than
// without any, least by the ways that measure.
func TestNewGuide_Worth(t *testing.T) {
	t.Parallel()
	s := shop(t)
	guide := sizefinder.NewGuide(s)
	for _, sizing := range []fit.Sizing{fit.Women, fit.Men} {
		nobody := fit.Infer(sizing, nil)
		for _, kind := range sizefinder.Kinds() {
			w, ok := guide[sizing][kind]
			if !ok {
				t.Errorf("%s %s: no guide", sizing, kind)
				continue
			}
			prior := nobody.Zones[w.Lead].SD
			for _, way := range sizefinder.Ways {
				if sd := w.SD[way]; sd <= 0 || sd >= prior {
					t.Errorf("%s %s by %s: ± %g, without anything ± %g", sizing, kind, way, sd, prior)
				}
			}
			if w.SD[sizefinder.ByTape] >= w.SD[sizefinder.ByLabel] || w.SD[sizefinder.ByLabel] >= w.SD[sizefinder.ByHeight] {
				t.Errorf("%s %s: %v", sizing, kind, w.SD)
			}
			tape := fit.Infer(sizing, []fit.Datum{fit.Measured(w.Lead, nobody.Zones[w.Lead].Mean, fit.Tape)})
			if tape.Zones[w.Lead].SD != w.SD[sizefinder.ByTape] {
				t.Errorf("%s %s by tape: ± %g, computed anew ± %g", sizing, kind, w.SD[sizefinder.ByTape], tape.Zones[w.Lead].SD)
			}
			if w.ThenOK && w.Then == w.Lead {
				t.Errorf("%s %s: the %s helps after itself", sizing, kind, w.Lead)
			}
		}
	}
	for kind, lead := range map[string]fit.Measure{"shirts": fit.Bust, "trousers": fit.Waist} {
		if got := guide[fit.Women][kind].Lead; got != lead {
			t.Errorf("%s go by the %s", kind, got)
		}
	}
}

func TestGuides_RememberedWhileArticlesStay(t *testing.T) {
	t.Parallel()
	var guides sizefinder.Guides
	before := shop(t)
	sold := *before.Products()[0]
	sold.Variants = slices.Clone(sold.Variants)
	sold.Variants[0].Stock++
	after := before.Update([]catalogue.Change{{Slug: sold.Slug, Product: &sold}}, time.Now())
	first := guides.Of(before)
	if again := guides.Of(after); before == after || !same(first, again) {
		t.Error("the same articles are worked out twice")
	}
	all, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	fewer := slices.DeleteFunc(all, func(p models.Product) bool { return p.Sizing == fit.Men })
	if again := guides.Of(catalogue.New(fewer, time.Now())); same(first, again) {
		t.Error("other articles have the guide of those before")
	}
}

// same reports whether two guides are one and the same.
func same(a, b sizefinder.Guide) bool {
	a["probe"] = nil
	defer delete(a, "probe")
	_, ok := b["probe"]
	return ok
}

// Of a large catalogue the newest of each group are looked at, and the article somebody comes from.
func TestFind_LargeCatalogue(t *testing.T) {
	t.Parallel()
	all, err := seed.Products()
	if err != nil {
		t.Fatal(err)
	}
	var many []models.Product
	for n := range 30 {
		for _, p := range all {
			p.Slug, p.Added = fmt.Sprintf("%s-%d", p.Slug, n), p.Added.AddDate(0, 0, -n)
			many = append(many, p)
		}
	}
	oldest := many[len(many)-1].Slug
	s := catalogue.New(many, time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC))
	r := sizefinder.Find(s, woman(map[fit.Measure]float64{fit.Height: 168}), sizefinder.All, oldest)
	answered := found(r)
	if len(answered)+r.Left != len(many) || r.Left == 0 {
		t.Errorf("%d answered and %d left of %d", len(answered), r.Left, len(many))
	}
	groups := map[string]int{}
	for _, f := range answered {
		groups[string(f.Product.Sizing)+catalogue.GroupOf(f.Product.Type)]++
	}
	for group, n := range groups {
		if n > sizefinder.PerGroup+1 {
			t.Errorf("%d of %s", n, group)
		}
	}
	if !slices.ContainsFunc(answered, func(f sizefinder.Found) bool { return f.Product.Slug == oldest }) {
		t.Error("the article somebody comes from has no answer")
	}
	if r := sizefinder.Find(shop(t), woman(nil), sizefinder.All, ""); r.Left != 0 {
		t.Errorf("%d of the demo's own articles were left out", r.Left)
	}
}

func TestTiles(t *testing.T) {
	t.Parallel()
	shop := shop(t).Reference()
	for _, sizing := range []fit.Sizing{fit.Women, fit.Men} {
		for _, garment := range fit.Garments {
			for _, row := range sizefinder.Tiles(shop, sizing, garment) {
				for _, label := range row {
					if _, err := shop.ReadUsual(sizing, fit.UsualSize{Garment: garment, Label: label}); err != nil {
						t.Errorf("%s %s: the tile %q cannot be read", sizing, garment, label)
					}
				}
			}
		}
	}
	if rows := sizefinder.Tiles(shop, fit.Women, fit.Top); len(rows) < 2 || rows[0][0] != "32" || !slices.Contains(rows[1], "M") {
		t.Errorf("women's tops: %v", rows)
	}
	if rows := sizefinder.Tiles(reference.NewShop(nil), fit.Women, fit.Top); len(rows) != 0 {
		t.Errorf("a shop without articles has %v", rows)
	}
}
