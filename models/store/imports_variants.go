package store

import (
	"slices"
	"strconv"

	"ebenmass/models"

	"gorm.io/gorm"
)

// updateVariants adds, moves and removes variants, and moves their stock.
func updateVariants(tx *gorm.DB, a *ImportArticle, row *importedRow) (changed bool, err error) {
	before, state := map[string]variantRow{}, row.stateOf()
	for _, v := range row.variants {
		before[v.SKU] = v
	}
	kept := map[string]bool{}
	var added []int
	for i, v := range a.Product.Variants {
		old, has := before[v.SKU]
		if !has {
			added = append(added, i)
			continue
		}
		kept[v.SKU] = true
		difference := 0
		if n, counted := a.Counted[VariantKey(v.Colour, v.Size)]; counted {
			last, known := state.Stock[v.SKU]
			if !known {
				last = old.Stock
			}
			difference = n - last
		}
		if difference == 0 && old.Position == i {
			continue
		}
		changed = true
		moved := "UPDATE variants SET position = ?, stock = CASE WHEN stock + ? < 0 THEN 0 ELSE stock + ? END WHERE sku = ?"
		if err := tx.Exec(moved, i, difference, difference, v.SKU).Error; err != nil {
			return changed, err
		}
	}
	for _, v := range row.variants {
		if kept[v.SKU] {
			continue
		}
		changed = true
		if err := tx.Exec("DELETE FROM variants WHERE sku = ?", v.SKU).Error; err != nil {
			return changed, err
		}
	}
	for _, i := range added {
		changed = true
		if err := insertVariants(tx, a.Product.Slug, a.Product.Variants[i:i+1], i); err != nil {
			return changed, err
		}
	}
	return changed, nil
}

// giveSKUs keeps the SKUs of variants that the shop has, and gives new ones theirs: as the
// source calls them where nobody else is called so, else made of slug, colour and size.
func giveSKUs(tx *gorm.DB, p *models.Product, had []variantRow) error {
	old := map[string]string{}
	for _, v := range had {
		old[VariantKey(v.Colour, v.Size)] = v.SKU
	}
	mine, wanted := map[string]bool{}, []string{}
	for i := range p.Variants {
		v := &p.Variants[i]
		if sku := old[VariantKey(v.Colour, v.Size)]; sku != "" {
			v.SKU = sku
			mine[sku] = true
		} else if v.SKU != "" {
			wanted = append(wanted, v.SKU)
		}
	}
	taken := map[string]bool{}
	for chunk := range slices.Chunk(wanted, 500) {
		var found []string
		if err := tx.Raw("SELECT sku FROM variants WHERE sku IN ?", chunk).Scan(&found).Error; err != nil {
			return err
		}
		for _, sku := range found {
			taken[sku] = true
		}
	}
	for i := range p.Variants {
		v := &p.Variants[i]
		if old[VariantKey(v.Colour, v.Size)] != "" {
			continue
		}
		if v.SKU == "" || taken[v.SKU] || mine[v.SKU] {
			sku, err := freeSKU(tx, p, i, mine)
			if err != nil {
				return err
			}
			v.SKU = sku
		}
		mine[v.SKU] = true
	}
	return nil
}

// freeSKU makes a SKU that nobody has of slug, colour and the place of the size, which labels
// of any signs have too.
func freeSKU(tx *gorm.DB, p *models.Product, i int, mine map[string]bool) (string, error) {
	v := p.Variants[i]
	size := slices.IndexFunc(p.Chart.Sizes, func(s models.ChartSize) bool { return s.Label == v.Size })
	for n := 0; ; n++ {
		sku := models.SKU(p.Slug, v.Colour, plainLabel(v.Size, size))
		if n > 0 {
			sku += "-" + strconv.Itoa(n+1)
		}
		var found int
		if err := tx.Raw("SELECT count(*) FROM variants WHERE sku = ?", sku).Scan(&found).Error; err != nil {
			return "", err
		}
		if found == 0 && !mine[sku] {
			return sku, nil
		}
	}
}

// plainLabel is a size label as it may stand in a URL: itself, or its place in the chart.
func plainLabel(label string, at int) string {
	for _, r := range label {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '/' && r != '-' {
			return strconv.Itoa(at + 1)
		}
	}
	return label
}
