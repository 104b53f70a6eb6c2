package drawn

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"ebenmass/models/fit"
)

// Scenario is a world that orders are simulated in. Its zero value but for Told is the one that
// the advisor believes in.
type Scenario struct {
	Nature     string  // of people, by the name of an evidence.World; "" for those the advisor believes in
	Truth      Truth   // how they feel sizes; "" for Judge
	Told       string  // what those who answer tell: one of Keys, but not "one_girth"
	WrongLabel float64 // share of usual sizes that are one size off
	// Off is by how many sizes every sixth article runs small and every sixth large. People have
	// to feel as the advisor judges.
	Off float64
}

// scene is a scenario made ready for a catalogue.
type scene struct {
	departments *[len(sizings)]department
	nature      *nature
	truth       Truth
	tell        func(*shopper, *world) []fit.Datum
	wrongLabel  float64
	seed        uint64
}

// Stage is a catalogue that orders can be simulated on. It is safe for concurrent use.
type Stage struct {
	articles    []Article
	departments *[len(sizings)]department
}

// NewStage makes a catalogue ready. The error names an article that cannot be advised on.
func NewStage(articles []Article) (*Stage, error) {
	departments, err := newDepartments(articles)
	if err != nil {
		return nil, err
	}
	return &Stage{articles, departments}, nil
}

// Articles is how many there are.
func (s *Stage) Articles() int { return len(s.articles) }

// OrdersOf is how many orders a number of people place: each one for every article of a
// department, of which they take turns.
func (s *Stage) OrdersOf(people int) (n int) {
	for i := range sizings {
		n += (people + len(sizings) - 1 - i) / len(sizings) * len(s.departments[i].articles)
	}
	return n
}

func (s *Stage) scene(seed uint64, of Scenario) (scene, error) {
	c := scene{departments: s.departments, nature: &believed, truth: Judge, wrongLabel: of.WrongLabel, seed: seed}
	if of.Nature != "" {
		at := slices.IndexFunc(natures, func(n nature) bool { return n.name == of.Nature })
		if at < 0 {
			return c, fmt.Errorf("drawn: there is no nature %q", of.Nature)
		}
		c.nature = &natures[at]
	}
	if of.Truth != "" {
		c.truth = of.Truth
	}
	if at := slices.IndexFunc(kinds[:], func(k kind) bool { return k.key == of.Told && k.tell != nil }); at >= 0 {
		c.tell = kinds[at].tell
	} else {
		return c, fmt.Errorf("drawn: nobody tells %q", of.Told)
	}
	if of.Off != 0 {
		c.departments = s.off(of.Off)
	}
	return c, nil
}

// What a release says of an article that is off: that much is known of it.
const (
	releasedSD     = 0.2
	releasedPeople = 100
)

// Every sixth article runs small and every sixth large. The demonstration's own past has seven of
// 24 and five: see seed/history.
const (
	offEvery   = 6
	smallPlace = 1
	largePlace = 4
)

// off has some articles run small or large by so many sizes of their type.
func (s *Stage) off(sizes float64) *[len(sizings)]department {
	departments := *s.departments
	for d := range departments {
		articles := slices.Clone(departments[d].articles)
		for i := range articles {
			logits := sizes * departments[d].gaps[articles[i].Fit.Type]
			switch i % offEvery {
			case smallPlace:
				articles[i].off = -logits
			case largePlace:
				articles[i].off = logits
			default:
				continue
			}
			flagged := articles[i].Fit
			flagged.Offset = fit.Offset{Value: articles[i].off, SD: releasedSD, N: releasedPeople}
			articles[i].flagged = &flagged
		}
		departments[d].articles = articles
	}
	return &departments
}

// misremember moves some usual sizes one size up or down, by dice of their own: whoever is drawn
// stays the same.
func (c *scene) misremember(w *world, person int) {
	if c.wrongLabel == 0 {
		return
	}
	dice := rand.New(rand.NewPCG(^c.seed, uint64(person)))
	for h := range w.habits {
		wrong, side := dice.Float64() < c.wrongLabel, 1-2*dice.IntN(2)
		if wrong && w.usual[h] >= 0 {
			w.usual[h] = w.habits[h].next(w.articles, w.usual[h], side)
		}
	}
}

// next is the label one size above or below another, or that itself where there is none.
func (h *habit) next(articles []prepared, at, side int) int {
	for i, k := range h.labels[at].size {
		if k < 0 {
			continue
		}
		a := &articles[h.articles[i]].Fit
		beside := a.SizeAt(a.Sizes[k].Waist+side, a.Sizes[k].Length)
		if beside < 0 {
			continue
		}
		return slices.IndexFunc(h.labels, func(l label) bool { return l.name == a.Sizes[beside].Label })
	}
	return at
}
