package handlers

import (
	"context"

	"ebenmass/models"
	"ebenmass/models/shopkeep"
	"ebenmass/views/demo"
	"ebenmass/views/shell"
)

// rows lists every article of the catalogue with what may be shown of its counts.
func (h Shopkeeper) rows(ctx context.Context, page shell.Page) ([]demo.ShopkeeperRow, error) {
	sold, err := h.Store.Sold(ctx)
	if err != nil {
		return nil, err
	}
	returned, err := h.Store.Returned(ctx)
	if err != nil {
		return nil, err
	}
	snapshot := h.Catalogue.Snapshot()
	products := snapshot.Products()
	facts := make([]shopkeep.Facts, len(products))
	of := map[string]*shopkeep.Facts{}
	for i, p := range products {
		article, _ := snapshot.Article(p.Slug)
		facts[i] = shopkeep.Facts{Product: p.Slug, Complaints: map[models.Complaint]int{}, Released: p.Released, Article: article, Demo: p.Released.Demo}
		of[p.Slug] = &facts[i]
	}
	for _, s := range sold {
		if f := of[s.Product]; f != nil {
			f.Sold += s.Pieces
			f.Demo = f.Demo || s.Demo
		}
	}
	for _, r := range returned {
		if f := of[r.Product]; f != nil {
			f.Returned += r.Pieces
			f.Complaints[r.Complaint] += r.Pieces
			f.Demo = f.Demo || r.Demo
		}
	}
	report := shopkeep.Report(facts)
	rows := make([]demo.ShopkeeperRow, len(report))
	for i, r := range report {
		rows[i] = demo.ShopkeeperRow{Row: r, Name: r.Product}
		if p, ok := snapshot.Product(r.Product); ok {
			rows[i].Name, rows[i].Href = p.Name.In(page.Lang), page.URL("/products/"+p.Slug)
		}
	}
	return rows, nil
}
