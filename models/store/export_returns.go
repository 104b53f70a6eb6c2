package store

import (
	"strconv"

	"ebenmass/models/export"

	"gorm.io/gorm"
)

// exportReturns lists what came back or is announced to, oldest first, and after it the lines.
func exportReturns(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var rows []struct {
		Return  returnRow `gorm:"embedded"`
		Order   string
		Expires int64
	}
	err := db.Raw(`
		SELECT r.*, o.number AS "order", o.expires_at AS expires FROM returns r JOIN orders o ON o.id = r.order_id
		WHERE r.customer = ? ORDER BY r.announced_at, r.id`, owner.ID).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	var returns, lines []export.Record
	for i, row := range rows {
		r := export.Record{
			Category: export.Returns, Name: "return-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeOrder}, Source: export.SourceForm,
			Since: moment(row.Return.Announced), Until: moment(row.Expires),
		}
		line := r
		r.Values = []export.Value{
			{Name: "number", Value: row.Return.Number}, {Name: "order", Value: row.Order}, {Name: "state", Value: row.Return.State},
			{Name: "announced_at", Value: moment(row.Return.Announced)},
		}
		if row.Return.Refunded != nil {
			r.Values = append(r.Values, export.Value{Name: "refunded_at", Value: moment(*row.Return.Refunded)})
		}
		returns = append(returns, r)
		var of []returnLineRow
		if err := db.Where("return_id = ?", row.Return.ID).Order("position").Find(&of).Error; err != nil {
			return nil, err
		}
		for _, l := range of {
			line.Category, line.Name = export.ReturnLines, r.Name+"-line-"+strconv.Itoa(l.Position+1)
			line.Values = []export.Value{
				{Name: "return", Value: row.Return.Number}, {Name: "position", Value: l.Position},
				{Name: "quantity", Value: l.Quantity}, {Name: "exchange", Value: l.Exchange},
			}
			lines = append(lines, line)
		}
	}
	return append(returns, lines...), nil
}
