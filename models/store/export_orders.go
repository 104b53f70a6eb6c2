package store

import (
	"errors"
	"strconv"

	"ebenmass/models"
	"ebenmass/models/export"

	"gorm.io/gorm"
)

// exportOrders lists the orders, oldest first, and after them their lines.
func (s *Store) exportOrders(db *gorm.DB, owner customerRow) ([]export.Record, error) {
	var rows []orderRow
	if err := db.Where("customer = ?", owner.ID).Order("placed_at, id").Find(&rows).Error; err != nil {
		return nil, err
	}
	var orders, lines []export.Record
	for i, row := range rows {
		secret, err := s.openOrder(db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		name := "order-" + strconv.Itoa(i+1)
		orders = append(orders, export.Record{
			Category: export.Orders, Name: name, Purposes: []string{export.PurposeOrder}, Source: export.SourceForm,
			Since: moment(row.Placed), Until: moment(row.Expires), Values: row.exported(secret.Address),
		})
		var of []orderLineRow
		if err := db.Where("order_id = ?", row.ID).Order("position").Find(&of).Error; err != nil {
			return nil, err
		}
		for _, l := range of {
			lines = append(lines, export.Record{
				Category: export.OrderLines, Name: name + "-line-" + strconv.Itoa(l.Position+1), Purposes: []string{export.PurposeOrder},
				Source: export.SourceBasket, Since: moment(row.Placed), Until: moment(row.Expires), Values: l.exported(row.Number),
			})
		}
	}
	return append(orders, lines...), nil
}

// exported is an order's record.
func (r orderRow) exported(to models.Address) []export.Value {
	values := []export.Value{
		{Name: "number", Value: r.Number}, {Name: "name", Value: to.Name}, {Name: "street", Value: to.Street},
		{Name: "postcode", Value: to.Postcode}, {Name: "city", Value: to.City}, {Name: "email", Value: to.Email},
		{Name: "lang", Value: r.Lang}, {Name: "state", Value: r.State}, {Name: "delivery", Value: r.Delivery},
		{Name: "payment", Value: r.Payment}, {Name: "discount", Value: r.Discount}, {Name: "goods", Value: int(r.Goods)},
		{Name: "reduction", Value: int(r.Reduction)}, {Name: "shipping", Value: int(r.Shipping)}, {Name: "total", Value: int(r.Total)},
		{Name: "placed_at", Value: moment(r.Placed)},
	}
	if r.Withdrawn != nil {
		values = append(values, export.Value{Name: "withdrawn_at", Value: moment(*r.Withdrawn)})
	}
	if r.Confirmed != nil {
		values = append(values, export.Value{Name: "confirmed_at", Value: moment(*r.Confirmed)})
	}
	return append(values, export.Value{Name: "expires_at", Value: moment(r.Expires)})
}

// exported is a line's record.
func (r orderLineRow) exported(number string) []export.Value {
	return []export.Value{
		{Name: "order", Value: number}, {Name: "position", Value: r.Position}, {Name: "sku", Value: r.SKU}, {Name: "product", Value: r.Product},
		{Name: "name_de", Value: r.NameDE}, {Name: "name_en", Value: r.NameEN},
		{Name: "colour", Value: r.Colour}, {Name: "colour_de", Value: r.ColourDE}, {Name: "colour_en", Value: r.ColourEN},
		{Name: "size", Value: r.Size}, {Name: "fibres_de", Value: r.FibresDE}, {Name: "fibres_en", Value: r.FibresEN},
		{Name: "quantity", Value: r.Quantity}, {Name: "cents", Value: int(r.Cents)}, {Name: "vat", Value: r.VAT},
	}
}
