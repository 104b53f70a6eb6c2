package console

import (
	"ebenmass/models/lab/drawn"
	"ebenmass/seed"
)

// demoArticles reads the catalogue that every new shop is filled with.
func demoArticles() ([]drawn.Article, error) {
	products, err := seed.Products()
	if err != nil {
		return nil, err
	}
	articles := make([]drawn.Article, len(products))
	for i := range products {
		p := &products[i]
		articles[i] = drawn.Article{Name: p.Slug, Sizing: p.Sizing, System: string(p.Chart.System), Fit: p.Article()}
		if articles[i].Bodies, err = seed.Bodies(p); err != nil {
			return nil, err
		}
	}
	return articles, nil
}
