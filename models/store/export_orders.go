package store

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/export"
)

// orders lists the orders, oldest first, and after them their lines.
func (x exporter) orders() ([]export.Record, error) {
	var rows []orderRow
	if err := x.db.Raw("SELECT * FROM orders WHERE customer = ? ORDER BY placed_at, id", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var orders, lines []export.Record
	for i, row := range rows {
		secret, err := x.s.openOrder(x.db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		name := "order-" + strconv.Itoa(i+1)
		orders = append(orders, export.Record{
			Name: name, Purposes: []string{export.PurposeOrder}, Source: export.SourceForm,
			Since: fromMicros(row.Placed), Until: fromMicros(row.Expires), Values: row.exported(secret.Address),
		})
		var of []orderLineRow
		if err := x.db.Raw("SELECT * FROM order_lines WHERE order_id = ? ORDER BY position", row.ID).Scan(&of).Error; err != nil {
			return nil, err
		}
		for _, l := range of {
			lines = append(lines, export.Record{
				Category: "order_lines", Name: name + "-line-" + strconv.Itoa(l.Position+1), Purposes: []string{export.PurposeOrder},
				Source: export.SourceBasket, Since: fromMicros(row.Placed), Until: fromMicros(row.Expires), Values: l.exported(row.Number),
			})
		}
	}
	return append(orders, lines...), nil
}

// ed is an order's record.
func (r orderRow) exported(to models.Address) []export.Value {
	values := []export.Value{
		{Name: "number", Value: r.Number}, {Name: "name", Value: to.Name}, {Name: "street", Value: to.Street},
		{Name: "postcode", Value: to.Postcode}, {Name: "city", Value: to.City}, {Name: "email", Value: to.Email},
		{Name: "lang", Value: r.Lang}, {Name: "state", Value: r.State}, {Name: "delivery", Value: r.Delivery},
		{Name: "payment", Value: r.Payment}, {Name: "discount", Value: r.Discount}, {Name: "goods", Value: int(r.Goods)},
		{Name: "reduction", Value: int(r.Reduction)}, {Name: "shipping", Value: int(r.Shipping)}, {Name: "total", Value: int(r.Total)},
		{Name: "placed_at", Value: fromMicros(r.Placed)},
	}
	if r.Withdrawn != nil {
		values = append(values, export.Value{Name: "withdrawn_at", Value: fromMicros(*r.Withdrawn)})
	}
	if r.Confirmed != nil {
		values = append(values, export.Value{Name: "confirmed_at", Value: fromMicros(*r.Confirmed)})
	}
	return append(values, export.Value{Name: "expires_at", Value: fromMicros(r.Expires)})
}

// ed is a line's record.
func (r orderLineRow) exported(number string) []export.Value {
	return []export.Value{
		{Name: "order", Value: number}, {Name: "position", Value: r.Position}, {Name: "sku", Value: r.SKU}, {Name: "product", Value: r.Product},
		{Name: "name_de", Value: r.NameDE}, {Name: "name_en", Value: r.NameEN},
		{Name: "colour", Value: r.Colour}, {Name: "colour_de", Value: r.ColourDE}, {Name: "colour_en", Value: r.ColourEN},
		{Name: "size", Value: r.Size}, {Name: "fibres_de", Value: r.FibresDE}, {Name: "fibres_en", Value: r.FibresEN},
		{Name: "quantity", Value: r.Quantity}, {Name: "cents", Value: int(r.Cents)}, {Name: "vat", Value: r.VAT},
	}
}

// returns lists what came back or is announced to, oldest first, and after it the lines.
func (x exporter) returns() ([]export.Record, error) {
	var rows []struct {
		Return  returnRow `gorm:"embedded"`
		Order   string
		Expires int64
	}
	err := x.db.Raw(`
		SELECT r.*, o.number AS "order", o.expires_at AS expires FROM returns r JOIN orders o ON o.id = r.order_id
		WHERE r.customer = ? ORDER BY r.announced_at, r.id`, x.owner.ID).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	var returns, lines []export.Record
	for i, row := range rows {
		r := export.Record{
			Name: "return-" + strconv.Itoa(i+1), Purposes: []string{export.PurposeOrder}, Source: export.SourceForm,
			Since: fromMicros(row.Return.Announced), Until: fromMicros(row.Expires),
		}
		line := r
		r.Values = []export.Value{
			{Name: "number", Value: row.Return.Number}, {Name: "order", Value: row.Order}, {Name: "state", Value: row.Return.State},
			{Name: "announced_at", Value: fromMicros(row.Return.Announced)},
		}
		if row.Return.Refunded != nil {
			r.Values = append(r.Values, export.Value{Name: "refunded_at", Value: fromMicros(*row.Return.Refunded)})
		}
		returns = append(returns, r)
		var of []returnLineRow
		if err := x.db.Raw("SELECT * FROM return_lines WHERE return_id = ? ORDER BY position", row.Return.ID).Scan(&of).Error; err != nil {
			return nil, err
		}
		for _, l := range of {
			line.Category, line.Name = "return_lines", r.Name+"-line-"+strconv.Itoa(l.Position+1)
			line.Values = []export.Value{
				{Name: "return", Value: row.Return.Number}, {Name: "position", Value: l.Position},
				{Name: "quantity", Value: l.Quantity}, {Name: "exchange", Value: l.Exchange},
			}
			lines = append(lines, line)
		}
	}
	return append(returns, lines...), nil
}

// withdrawals lists the declarations of withdrawal, oldest first. The token that opens
// a receipt is not in the file: it is a key.
func (x exporter) withdrawals() ([]export.Record, error) {
	var rows []withdrawalRow
	if err := x.db.Raw("SELECT * FROM withdrawals WHERE customer = ? ORDER BY declared_at, digest", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for _, row := range rows {
		w, err := x.s.openWithdrawal(x.db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		r := export.Record{
			Name: "withdrawal-" + strconv.Itoa(len(records)+1), Purposes: []string{export.PurposeWithdrawal},
			Source: export.SourceForm, Since: w.DeclaredAt, Until: w.ExpiresAt,
			Values: []export.Value{
				{Name: "name", Value: w.Name}, {Name: "contract", Value: w.Contract}, {Name: "email", Value: w.Email},
				{Name: "lang", Value: row.Lang}, {Name: "declared_at", Value: w.DeclaredAt}, {Name: "expires_at", Value: w.ExpiresAt},
			},
		}
		if w.LetterTo != "" {
			r.Values = append(r.Values, export.Value{Name: "letter_to", Value: w.LetterTo})
		}
		if row.Sent != nil {
			r.Values = append(r.Values, export.Value{Name: "sent_at", Value: fromMicros(*row.Sent)})
		}
		records = append(records, r)
	}
	return records, nil
}

func (x exporter) twoSizes() ([]export.Record, error) {
	var rows []twoSizeRow
	if err := x.db.Raw("SELECT * FROM two_size_choices WHERE customer = ? ORDER BY product", x.owner.ID).Scan(&rows).Error; err != nil || len(rows) == 0 {
		return nil, err
	}
	var goes int64
	err := x.db.Raw("SELECT coalesce(max(expires_at), 0) FROM basket_items WHERE customer = ?", x.owner.ID).Scan(&goes).Error
	if err != nil {
		return nil, err
	}
	var records []export.Record
	for _, row := range rows {
		r := export.Record{
			Name: "two-sizes-" + row.Product, Purposes: []string{export.PurposeBasket},
			Source: export.SourceShop, Since: fromMicros(row.Shown), Until: basketRow{Expires: goes}.until(x.owner.ends()),
			Values: []export.Value{
				{Name: "product", Value: row.Product}, {Name: "sizes", Value: strings.Split(row.Sizes, ",")},
				{Name: "named", Value: row.Named == 1}, {Name: "shown_at", Value: fromMicros(row.Shown)},
			},
		}
		if row.Answer != "" {
			r.Values = append(r.Values, export.Value{Name: "answer", Value: row.Answer}, export.Value{Name: "outcome", Value: row.Outcome})
		}
		records = append(records, r)
	}
	return records, nil
}

// feedback lists what was told of how things fit, oldest first.
func (x exporter) feedback() ([]export.Record, error) {
	var rows []feedbackRow
	if err := x.db.Raw("SELECT * FROM feedback WHERE customer = ? ORDER BY given_at, line", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var records []export.Record
	for _, row := range rows {
		sealed, err := x.s.unsealFeedback(x.db, row)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, err
		}
		told := row.read(sealed, x.s.now())
		var answers []string
		for zone, said := range told.Answers {
			answers = append(answers, zone.String()+":"+string(said))
		}
		slices.Sort(answers)
		notice := sealedNotice{}
		if sealed.Notice != nil {
			notice = *sealed.Notice
		}
		records = append(records, export.Record{
			Name: "feedback-" + strconv.Itoa(len(records)+1), Purposes: []string{string(consent.PurposeLearn)},
			Source: export.SourceForm, Since: told.GivenAt, Until: told.ExpiresAt,
			Values: []export.Value{
				{Name: "product", Value: told.Product}, {Name: "size", Value: told.Size}, {Name: "answers", Value: answers},
				{Name: "outcome", Value: sealed.Outcome}, {Name: "tenth", Value: sealed.Tenth}, {Name: "reason", Value: sealed.Reason}, {Name: "counts", Value: sealed.Counts},
				{Name: "notice_named", Value: notice.Named}, {Name: "notice_answer", Value: notice.Answer}, {Name: "notice_ordered", Value: notice.Ordered},
				{Name: "notice_returned", Value: notice.Returned}, {Name: "notice_from", Value: notice.From},
				{Name: "given_at", Value: told.GivenAt}, {Name: "expires_at", Value: told.ExpiresAt},
			},
		})
	}
	return records, nil
}
