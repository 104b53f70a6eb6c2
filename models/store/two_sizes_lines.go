package store

import (
	"slices"

	"ebenmass/models"

	"gorm.io/gorm"
)

// sizedLine is a basket line with what its SKU is.
type sizedLine struct {
	SKU      string `gorm:"column:sku"`
	Colour   string
	Size     string
	Quantity int
	Added    int64 `gorm:"column:added_at"`
}

// sizedLines are lines of one basket.
type sizedLines []sizedLine

// linesOf reads a customer's lines of a product, colour by colour.
func linesOf(tx *gorm.DB, customer, product string) (lines sizedLines, err error) {
	return lines, tx.Raw(`
		SELECT b.sku, v.colour, v.size, b.quantity, b.added_at
		FROM basket_items b JOIN variants v ON v.sku = b.sku
		WHERE b.customer = ? AND v.product = ? ORDER BY v.position`, customer, product).Scan(&lines).Error
}

// sizes lists the sizes of the lines, each once.
func (l sizedLines) sizes() []string {
	var sizes []string
	for _, line := range l {
		if !slices.Contains(sizes, line.Size) {
			sizes = append(sizes, line.Size)
		}
	}
	return sizes
}

func (l sizedLines) has(size string) bool {
	return slices.ContainsFunc(l, func(line sizedLine) bool { return line.Size == size })
}

// byColour groups lines, which are ordered by colour.
func (l sizedLines) byColour() []sizedLines {
	var groups []sizedLines
	for _, line := range l {
		if n := len(groups); n == 0 || groups[n-1][0].Colour != line.Colour {
			groups = append(groups, nil)
		}
		last := &groups[len(groups)-1]
		*last = append(*last, line)
	}
	return groups
}

// keepSize takes the other sizes of a product out of the basket.
func (s *Store) keepSize(tx *gorm.DB, customer, product, keep string, lines sizedLines) error {
	for _, colour := range lines.byColour() {
		if !colour.has(keep) {
			if err := exchangeSize(tx, customer, product, keep, colour); err != nil {
				return err
			}
		}
		for _, line := range colour {
			if line.Size == keep {
				continue
			}
			if err := tx.Where("customer = ? AND sku = ?", customer, line.SKU).Delete(&basketRow{}).Error; err != nil {
				return err
			}
		}
	}
	return s.touchBasket(tx, customer)
}

// exchangeSize puts a colour in the size to keep where it lies in others only.
func exchangeSize(tx *gorm.DB, customer, product, keep string, colour sizedLines) error {
	var variants []variantRow
	err := tx.Where("product = ? AND colour = ? AND size = ?", product, colour[0].Colour, keep).Find(&variants).Error
	if err != nil {
		return err
	}
	most := slices.MaxFunc(colour, func(a, b sizedLine) int { return a.Quantity - b.Quantity })
	if len(variants) == 0 {
		return models.ErrOutOfStock
	}
	return saveLine(tx, basketRow{
		Customer: customer, SKU: variants[0].SKU, Quantity: most.Quantity, Added: most.Added,
	})
}

// settleTwoSizes forgets what a basket was told of sizes it no longer holds together. Where
// one of them is left, that one was kept, and the choice stays until the order.
func settleTwoSizes(tx *gorm.DB, customer string) error {
	var choices []twoSizeRow
	if err := tx.Where("customer = ?", customer).Find(&choices).Error; err != nil || len(choices) == 0 {
		return err
	}
	for _, c := range choices {
		lines, err := linesOf(tx, customer, c.Product)
		if err != nil {
			return err
		}
		sizes := lines.sizes()
		left := models.SizeSet(sizes)
		open := c.Answer == "" || c.Answer == KeptAll
		if open && left == c.Sizes || !open && left == c.Answer {
			continue
		}
		if c.Answer == "" {
			if err := countTwoSizes(tx, models.TwoSizesChanged, c.Named); err != nil {
				return err
			}
		}
		if len(sizes) == 1 && open && c.among(left) {
			err = tx.Model(&c).Update("answer", left).Error
		} else {
			err = tx.Delete(&c).Error
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// dropTwoSizes deletes what was told to baskets that are gone.
func dropTwoSizes(tx *gorm.DB) error {
	return tx.Exec(`DELETE FROM two_size_choices
		WHERE NOT EXISTS (SELECT 1 FROM basket_items b WHERE b.customer = two_size_choices.customer)`).Error
}

// moveTwoSizes gives an account what its owner answered on a visit about sizes; what the
// account was told itself stands.
func moveTwoSizes(tx *gorm.DB, visit, owner string) error {
	err := tx.Exec(`
		INSERT INTO two_size_choices (customer, product, sizes, answer, named, shown_at)
		SELECT ?, product, sizes, answer, named, shown_at FROM two_size_choices WHERE customer = ?
		ON CONFLICT (customer, product) DO NOTHING`, owner, visit).Error
	if err != nil {
		return err
	}
	return settleTwoSizes(tx, owner)
}
