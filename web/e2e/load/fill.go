package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/store"
	"ebenmass/seed"
	"ebenmass/seed/history"
)

// fill puts many articles into a data folder, so that a shop of any size can be measured:
//
//	go run ./web/e2e/load fill -articles 10000 -data /tmp/large
//
// The same numbers give the same articles. The shop must not be running.
func fill(ctx context.Context, args []string) error {
	flags := flag.NewFlagSet("load fill", flag.ContinueOnError)
	data := flags.String("data", "", "data folder to be filled; it is created")
	database := flags.String("database", "", "postgres:// URL, instead of SQLite in the data folder")
	articles := flags.Int("articles", 0, "how many articles there are to be, with those of the demo")
	// More to fill with gets its flag here, and its call at the end.
	if err := flags.Parse(args); err != nil {
		return err
	}
	if *data == "" {
		return errors.New("fill needs -data")
	}
	db, err := store.Open(ctx, store.Settings{DataDir: *data, Database: *database, Now: time.Now})
	if err != nil {
		return err
	}
	return errors.Join(fillArticles(ctx, db, *articles), db.Close())
}

// articlesAtOnce is how many articles are written in one transaction.
const articlesAtOnce = 1000

// fillArticles adds made-up articles to those of the demo until there are n.
func fillArticles(ctx context.Context, db *store.Store, n int) error {
	if err := seed.Into(ctx, db); err != nil {
		return err
	}
	if err := history.Into(ctx, db); err != nil { // of the demo's own articles, as when it is opened first
		return err
	}
	templates, err := seed.Products()
	if err != nil {
		return err
	}
	m := newArticleMaker(templates, n)
	for from := len(templates); from < n; {
		until := min(from+articlesAtOnce, n)
		batch := make([]models.Product, 0, articlesAtOnce)
		for ; from < until; from++ {
			batch = append(batch, m.article(from))
		}
		if err := db.SaveCatalogue(ctx, batch); err != nil {
			return err
		}
	}
	return nil
}

// articleMaker makes articles up: each is like one of the demo, with a name, colours, fibres,
// prices, dates and a size chart of its own. As in a shop of many makers, about ten articles
// share a pattern, hence a chart.
type articleMaker struct {
	templates []models.Product
	colours   []models.Colour
	patterns  int
	random    *rand.Rand
}

func newArticleMaker(templates []models.Product, n int) *articleMaker {
	m := &articleMaker{
		templates: templates, patterns: max(1, n/len(templates)/10),
		random: rand.New(rand.NewPCG(20, 2)), // #nosec G404 -- made-up articles, the same each time
	}
	seen := map[string]bool{}
	for _, p := range templates {
		for _, c := range p.Colours {
			if !seen[c.Key] {
				seen[c.Key] = true
				m.colours = append(m.colours, c)
			}
		}
	}
	return m
}

// Parts of which first names are made; articles are called by one.
var (
	nameHeads = []string{"Al", "Be", "Ca", "Da", "El", "Fa", "Gi", "Ha", "Il", "Jo", "Ka", "Li", "Ma", "No", "Ol", "Pa", "Ri", "Sa", "Ti", "Ve"}
	nameTails = []string{"bert", "dine", "fried", "gard", "hild", "ke", "lena", "mar", "na", "nora", "ria", "rik", "sa", "tje", "vin", "wig"}
)

func (m *articleMaker) article(i int) models.Product {
	p := m.templates[m.random.IntN(len(m.templates))]
	name := nameHeads[m.random.IntN(len(nameHeads))] + nameTails[m.random.IntN(len(nameTails))]
	german, english := strings.Fields(p.Name.DE), strings.Fields(p.Name.EN)
	german[len(german)-1], english[0] = name, name
	_, kind, _ := strings.Cut(p.Slug, "-")
	p.Slug = fmt.Sprintf("%s-%s-%d", strings.ToLower(name), kind, i)
	p.ID = fmt.Sprintf("LF-%06d", i)
	p.Name = models.Text{DE: strings.Join(german, " "), EN: strings.Join(english, " ")}
	works := m.random.IntN(20) + 1
	p.Maker.Key = fmt.Sprintf("%s-%d", p.Maker.Key, works)
	p.Maker.Name = fmt.Sprintf("%s, %d", p.Maker.Name, works)
	added := time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -m.random.IntN(900))
	p.Added = added
	m.price(&p, added)
	m.chart(&p)
	m.variants(&p)
	return p
}

// price gives a price, and two in five articles a second one that may be a reduction.
func (m *articleMaker) price(p *models.Product, added time.Time) {
	first := p.Prices[0].Cents/100 + models.Cents(m.random.IntN(41)-20)
	cents := max(first, 9)*100 + 90
	p.Prices = []models.PricePoint{{Since: added, Cents: cents}}
	if m.random.IntN(5) < 2 {
		step := models.Cents(70+m.random.IntN(50)) * cents / 100
		p.Prices = append(p.Prices, models.PricePoint{Since: added.AddDate(0, 0, 40+m.random.IntN(60)), Cents: step/100*100 + 90})
	}
}

// chart moves the chart of a template by what its pattern says: whole rows by half centimetres.
func (m *articleMaker) chart(p *models.Product) {
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(p.Description.DE))                                       // of the template
	pattern := rand.New(rand.NewPCG(hash.Sum64(), uint64(m.random.IntN(m.patterns)))) // #nosec G404 -- as above
	moves := map[models.Dim]float64{}
	for _, dim := range p.Chart.Dims {
		moves[dim] = float64(pattern.IntN(9)-4) / 2
	}
	sizes := make([]models.ChartSize, len(p.Chart.Sizes))
	for i, s := range p.Chart.Sizes {
		s.Measures = maps.Clone(s.Measures)
		for dim := range s.Measures {
			s.Measures[dim] += moves[dim]
		}
		sizes[i] = s
	}
	p.Chart.Sizes = sizes
}

// variants gives two to six colours of the palette, in all sizes; one piece in seven is sold out.
func (m *articleMaker) variants(p *models.Product) {
	p.Colours, p.Variants = nil, nil
	for _, at := range m.random.Perm(len(m.colours))[:2+m.random.IntN(5)] {
		c := m.colours[at]
		p.Colours = append(p.Colours, c)
		for _, s := range p.Chart.Sizes {
			stock := 0
			if m.random.IntN(7) > 0 {
				stock = 1 + m.random.IntN(30)
			}
			p.Variants = append(p.Variants, models.Variant{SKU: models.SKU(p.Slug, c.Key, s.Label), Colour: c.Key, Size: s.Label, Stock: stock})
		}
	}
}
