package fit

// Learner learns as evidence comes in. Its result is that of LearnArticles on the same
// cells, whatever their order, to 1e-6: the posterior has one mode, and only the way to it
// is shorter. The zero value has seen nothing. It is not safe for concurrent use.
type Learner struct {
	groups map[string]*learnerGroup
	order  []*learnerGroup
}

type learnerGroup struct {
	group
	names   []string
	places  map[string]int      // of articles
	cells   map[learnerCell]int // of an article's terms
	settled bool                // at the mode of what was seen
}

type learnerCell struct {
	article    int
	bin, width int
	outcome    Outcome
}

// Add counts one cell's observations, exact ones, for an article. An article stays in the
// group it was first added with.
func (l *Learner) Add(article, groupName string, c Cell) {
	g := l.groups[groupName]
	if g == nil {
		g = &learnerGroup{places: map[string]int{}, cells: map[learnerCell]int{}}
		if l.groups == nil {
			l.groups = map[string]*learnerGroup{}
		}
		l.groups[groupName] = g
		l.order = append(l.order, g)
	}
	g.add(article, c)
}

func (g *learnerGroup) add(name string, c Cell) {
	place, known := g.places[name]
	if !known {
		place = len(g.articles)
		g.places[name] = place
		g.names = append(g.names, name)
		g.articles = append(g.articles, article{at: point{beta: g.beta}})
	}
	a, key := &g.articles[place], learnerCell{place, c.Bin, max(c.Width, 1), c.Outcome}
	at, seen := g.cells[key]
	if !seen {
		at = len(a.terms)
		g.cells[key] = at
		centre, flat := c.place()
		a.terms = append(a.terms, term{at: centre, flat: flat, outcome: c.Outcome})
	}
	a.terms[at].n += c.N
	a.n += c.N
	g.settled = false
}

// Mode returns what was learned of every article so far. Only groups that saw something
// new are climbed again, from where they stood.
func (l *Learner) Mode() map[string]Learned {
	all := map[string]Learned{}
	for _, g := range l.order {
		if !g.settled {
			g.climb()
			g.settled = true
		}
		for i, learned := range g.learned() {
			all[g.names[i]] = learned
		}
	}
	return all
}
