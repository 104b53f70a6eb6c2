package store

import (
	"strconv"
	"strings"

	"ebenmass/models/export"

	"gorm.io/gorm"
)

func exportTwoSizes(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var rows []twoSizeRow
	if err := db.Where("customer = ?", owner.ID).Order("product").Find(&rows).Error; err != nil || len(rows) == 0 {
		return nil, err
	}
	var changed int64
	err := db.Raw("SELECT coalesce(max(changed_at), 0) FROM basket_items WHERE customer = ?", owner.ID).Scan(&changed).Error
	if err != nil {
		return nil, err
	}
	var records []export.Record
	for _, row := range rows {
		r := export.Record{
			Category: export.TwoSizes, Name: "two-sizes-" + row.Product, Purposes: []string{export.PurposeBasket},
			Source: export.SourceShop, Since: moment(row.Shown), Until: basketRow{Changed: changed}.until(owner.ends()),
			Values: []export.Value{
				{Name: "product", Value: row.Product}, {Name: "sizes", Value: strings.Split(row.Sizes, ",")},
				{Name: "named", Value: row.Named == 1}, {Name: "shown_at", Value: moment(row.Shown)},
			},
		}
		if row.Answer != "" {
			r.Values = append(r.Values, export.Value{Name: "answer", Value: row.Answer})
		}
		records = append(records, r)
	}
	return records, nil
}

func exportTwoSizeOrders(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var rows []struct {
		Row     twoSizeOrderRow `gorm:"embedded"`
		Number  string
		Placed  int64
		Expires int64
	}
	err := db.Raw(`
		SELECT t.*, o.number, o.placed_at AS placed, o.expires_at AS expires FROM two_size_orders t JOIN orders o ON o.id = t.order_id
		WHERE t.customer = ? ORDER BY o.placed_at, o.number, t.product`, owner.ID).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	records := make([]export.Record, len(rows))
	for i, r := range rows {
		records[i] = export.Record{
			Category: export.TwoSizeOrder, Name: "two-sizes-ordered-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeOrder},
			Source: export.SourceShop, Since: moment(r.Placed), Until: moment(r.Expires),
			Values: []export.Value{
				{Name: "order", Value: r.Number}, {Name: "product", Value: r.Row.Product},
				{Name: "named", Value: r.Row.Named == 1}, {Name: "returned", Value: r.Row.Returned},
			},
		}
	}
	return records, nil
}
