package store

import (
	"ebenmass/models"

	"gorm.io/gorm"
)

// twoSizeOrderRow is a product ordered in several sizes after a notice.
type twoSizeOrderRow struct {
	OrderID  string `gorm:"primaryKey"`
	Product  string `gorm:"primaryKey"`
	Customer string
	Named    int    // 0 or 1
	Returned string // how many of the sizes came back: none, some, all
}

func (twoSizeOrderRow) TableName() string { return "two_size_orders" }

// How many of the sizes ordered came back.
const (
	sizesNone = "none"
	sizesSome = "some"
	sizesAll  = "all"
)

// orderedTwoSizes counts, with the order, in how many sizes products were ordered of which the
// basket had been told that it holds several. What the basket was told goes with it.
func orderedTwoSizes(tx *gorm.DB, row orderRow, lines []models.OrderLine) error {
	var choices []twoSizeRow
	if err := tx.Raw("SELECT * FROM two_size_choices WHERE customer = ? ORDER BY product", row.Customer).Scan(&choices).Error; err != nil || len(choices) == 0 {
		return err
	}
	for _, choice := range choices {
		sizes := map[string]bool{}
		for _, line := range lines {
			if line.Product == choice.Product && choice.among(line.Size) {
				sizes[line.Size] = true
			}
		}
		outcome := models.TwoSizesOrderedOne
		switch {
		case len(sizes) == 0:
			continue
		case len(sizes) > 1:
			outcome = models.TwoSizesOrderedBoth
			both := twoSizeOrderRow{OrderID: row.ID, Product: choice.Product, Customer: row.Customer, Named: choice.Named, Returned: sizesNone}
			if err := tx.Create(&both).Error; err != nil {
				return err
			}
		}
		if err := countTwoSizes(tx, outcome, choice.Named); err != nil {
			return err
		}
	}
	return tx.Exec("DELETE FROM two_size_choices WHERE customer = ?", row.Customer).Error
}

// returnedTwoSizes counts, with a return, how many of the sizes ordered came back: some of
// them or all. A size came back once no piece of it is left.
func returnedTwoSizes(tx *gorm.DB, row orderRow) error {
	var watched []twoSizeOrderRow
	if err := tx.Raw("SELECT * FROM two_size_orders WHERE order_id = ? ORDER BY product", row.ID).Scan(&watched).Error; err != nil || len(watched) == 0 {
		return err
	}
	order, returns, err := returnsOf(tx, row)
	if err != nil {
		return err
	}
	for _, w := range watched {
		returned := sizesReturned(order, returns, w.Product)
		if returned == w.Returned {
			continue
		}
		if w.Returned == sizesSome { // what was counted of it is no longer so
			err := tx.Exec("UPDATE two_size_tallies SET n = n - 1 WHERE outcome = ? AND named = ? AND demo = 0 AND n > 0",
				string(models.TwoSizesOneReturned), w.Named).Error
			if err != nil {
				return err
			}
		}
		outcome := models.TwoSizesOneReturned
		if returned == sizesAll {
			outcome = models.TwoSizesBothReturned
		}
		if err := countTwoSizes(tx, outcome, w.Named); err != nil {
			return err
		}
		if err := tx.Exec("UPDATE two_size_orders SET returned = ? WHERE order_id = ? AND product = ?", returned, w.OrderID, w.Product).Error; err != nil {
			return err
		}
	}
	return nil
}

// sizesReturned tells how many of the sizes of a product an order no longer has.
func sizesReturned(order models.Order, returns []models.Return, product string) string {
	pieces := map[string]int{}
	for i, left := range order.Left(returns) {
		if line := order.Lines[i]; line.Product == product {
			pieces[line.Size] += left
		}
	}
	gone := 0
	for _, n := range pieces {
		if n == 0 {
			gone++
		}
	}
	switch gone {
	case 0:
		return sizesNone
	case len(pieces):
		return sizesAll
	}
	return sizesSome
}
