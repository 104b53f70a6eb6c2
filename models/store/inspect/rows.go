package inspect

import (
	"errors"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/receipt"
)

const (
	// staleAfter is how long what maintenance looks after may lie: several of its rounds.
	staleAfter = time.Hour
	// batchSize is how many rows an inspection reads at once, so that it holds up no one.
	batchSize = 1000
	// secondLook is when to count again what may have been under way.
	secondLook = time.Second
)

// customerKeys checks that the master key opens every customer's key.
func (i *inspection) customerKeys() []Finding {
	if !i.usable {
		return nil
	}
	v := i.keys.Vault(i.Keys)
	opened, unreadable, after := 0, 0, ""
	for {
		var rows []struct {
			ID, Customer string
			Wrapped      []byte
		}
		if err := i.db.Raw("SELECT id, customer, wrapped FROM customer_keys WHERE id > ? ORDER BY id LIMIT ?", after, batchSize).Scan(&rows).Error; err != nil {
			return broken("keys", err)
		}
		for _, row := range rows {
			if _, err := v.OpenBox(row.Customer, row.Wrapped); err != nil {
				unreadable++
			} else {
				opened++
			}
			after = row.ID
		}
		if len(rows) < batchSize {
			break
		}
	}
	if unreadable > 0 {
		return []Finding{{"keys", HealthFail, fmt.Sprintf("%d of %d customers' keys do not open: what they seal cannot be read", unreadable, opened+unreadable)}}
	}
	return []Finding{{"keys", HealthOK, fmt.Sprintf("all %d customers' keys open", opened)}}
}

// orphans checks that what is sealed has its key, and each key something it seals.
func (i *inspection) orphans() []Finding {
	sealed := ""
	named := ""
	for _, table := range i.Keyed {
		if sealed != "" {
			sealed += " + "
		}
		sealed += "(SELECT count(*) FROM " + table + " t WHERE NOT EXISTS (SELECT 1 FROM customer_keys k WHERE k.id = t.key_id))"
		named += " AND NOT EXISTS (SELECT 1 FROM " + table + " t WHERE t.key_id = k.id)"
	}
	var findings []Finding
	for _, c := range []struct {
		health  Health
		message string
		query   string
		args    []any
	}{
		{HealthFail, "%d sealed rows have no key: they cannot be read, and go with the next start", "SELECT " + sealed, nil},
		{HealthWarn, "%d keys seal nothing: maintenance has not run for an hour", "SELECT count(*) FROM customer_keys k WHERE k.created_at < ?" + named, []any{i.before(i.KeyAge + staleAfter)}},
		{HealthWarn, "%d addresses are of nobody", "SELECT count(*) FROM addresses a WHERE NOT EXISTS (SELECT 1 FROM customers c WHERE c.id = a.customer)", nil},
		{HealthWarn, "%d visits are over and not erased: maintenance has not run for an hour", "SELECT count(*) FROM customers WHERE expires_at < ?", []any{i.before(staleAfter)}},
	} {
		n, err := i.settled(c.query, c.args...)
		if err != nil {
			return broken("orphans", err)
		}
		if n > 0 {
			findings = append(findings, Finding{"orphans", c.health, fmt.Sprintf(c.message, n)})
		}
	}
	if findings == nil {
		findings = []Finding{{"orphans", HealthOK, "every sealed row has its key, every key its row"}}
	}
	return findings
}

// settled counts, and where there is something counts once more after a moment: a running shop
// erases in two steps.
func (i *inspection) settled(query string, args ...any) (n int64, err error) {
	if n, err = i.count(query, args...); err != nil || n == 0 {
		return n, err
	}
	select {
	case <-i.db.Statement.Context.Done():
		return n, i.db.Statement.Context.Err()
	case <-time.After(secondLook):
	}
	again, err := i.count(query, args...)
	return min(n, again), err
}

// before is a moment so long ago, as the tables have it.
func (i *inspection) before(ago time.Duration) int64 { return i.Now.Add(-ago).UnixMicro() }

// journals checks the chain of every access journal against its signed tip.
func (i *inspection) journals() []Finding {
	if !i.usable {
		return nil
	}
	key := receipt.PublicKey(i.keys.Signing)
	whole, torn, after, why := 0, 0, "", ""
	for {
		var customers []string
		err := i.db.Raw(`
			SELECT customer FROM (SELECT customer FROM journal_days UNION SELECT customer FROM journal_tips) AS j
			WHERE customer > ? ORDER BY customer LIMIT ?`, after, batchSize).Scan(&customers).Error
		if err != nil {
			return broken("journals", err)
		}
		for _, customer := range customers {
			after = customer
			journal, err := i.Journal(i.db, customer)
			if errors.Is(err, models.ErrNotFound) { // erased a moment ago
				continue
			}
			if err != nil {
				return broken("journals", err)
			}
			if _, err := journal.Check(key); err != nil {
				torn++
				why = err.Error()
				continue
			}
			whole++
		}
		if len(customers) < batchSize {
			break
		}
	}
	if torn > 0 {
		return []Finding{{"journals", HealthFail, fmt.Sprintf("%d of %d access journals were changed by somebody else than the shop: %s", torn, whole+torn, why)}}
	}
	return []Finding{{"journals", HealthOK, fmt.Sprintf("the chains of all %d access journals are whole", whole)}}
}

// receipts checks the signature of every receipt.
func (i *inspection) receipts() []Finding {
	if !i.usable {
		return nil
	}
	valid, invalid, after := 0, 0, ""
	for {
		var rows []struct{ ID, Document string }
		if err := i.db.Raw("SELECT id, document FROM receipts WHERE id > ? ORDER BY id LIMIT ?", after, batchSize).Scan(&rows).Error; err != nil {
			return broken("receipts", err)
		}
		for _, row := range rows {
			after = row.ID
			verdict, err := receipt.Verify([]byte(row.Document))
			if err != nil || !verdict.Key.Equal(receipt.PublicKey(i.keys.Signing)) {
				invalid++
				continue
			}
			valid++
		}
		if len(rows) < batchSize {
			break
		}
	}
	if invalid > 0 {
		return []Finding{{"receipts", HealthFail, fmt.Sprintf("%d of %d receipts are not what the shop signed", invalid, valid+invalid)}}
	}
	return []Finding{{"receipts", HealthOK, fmt.Sprintf("all %d receipts of erasures are what the shop signed", valid)}}
}

// erasures checks that none was left half done.
func (i *inspection) erasures() []Finding {
	n, err := i.settled("SELECT count(*) FROM erasures WHERE started_at < ?", i.before(i.ErasureAge))
	if err != nil {
		return broken("erasures", err)
	}
	if n > 0 {
		return []Finding{{"erasures", HealthWarn, fmt.Sprintf("%d erasures are not finished; the next start or sweep goes on with them", n)}}
	}
	return []Finding{{"erasures", HealthOK, "none is unfinished"}}
}

// stock checks that no piece is lost or counted twice.
func (i *inspection) stock() []Finding {
	var findings []Finding
	for _, c := range []struct {
		health  Health
		message string
		query   string
		args    []any
	}{
		{HealthFail, "of %d articles less than nothing is in stock", "SELECT count(*) FROM variants WHERE stock < 0", nil},
		{HealthFail, "of %d articles and hours fewer pieces are held than were ordered: they would not come back into stock", selectUnheld, []any{i.Now.UnixMicro()}},
		{HealthFail, "of %d order lines more came back than was ordered", selectOverReturned, nil},
		{HealthWarn, "%d pieces should be in stock again: maintenance has not run for an hour", "SELECT coalesce(sum(quantity), 0) FROM held_stock WHERE due_at < ?", []any{i.before(staleAfter)}},
	} {
		n, err := i.settled(c.query, c.args...)
		if err != nil {
			return broken("stock", err)
		}
		if n > 0 {
			findings = append(findings, Finding{"stock", c.health, fmt.Sprintf(c.message, n)})
		}
	}
	if findings == nil {
		findings = []Finding{{"stock", HealthOK, "what is held is what was ordered, and nothing came back twice"}}
	}
	return findings
}

// selectUnheld counts SKUs and hours at which more pieces of orders are due back than are held.
// Its argument is now. They are held for a day, until the full hour after it.
const selectUnheld = `
	SELECT count(*) FROM (
		SELECT sku, due_at, sum(quantity) AS quantity FROM (
			SELECT l.sku AS sku, (o.placed_at + 86400000000 + 3599999999) / 3600000000 * 3600000000 AS due_at,
				l.quantity - coalesce((
					SELECT sum(rl.quantity) FROM return_lines rl JOIN returns r ON r.id = rl.return_id
					WHERE r.order_id = l.order_id AND rl.position = l.position AND r.state = 'refunded'), 0) AS quantity
			FROM order_lines l JOIN orders o ON o.id = l.order_id
		) AS lines WHERE due_at > ? GROUP BY sku, due_at
	) AS due WHERE quantity > coalesce((SELECT h.quantity FROM held_stock h WHERE h.sku = due.sku AND h.due_at = due.due_at), 0)`

// selectOverReturned counts lines of which more came back than was ordered.
const selectOverReturned = `
	SELECT count(*) FROM order_lines l WHERE l.quantity < (
		SELECT coalesce(sum(rl.quantity), 0) FROM return_lines rl JOIN returns r ON r.id = rl.return_id
		WHERE r.order_id = l.order_id AND rl.position = l.position)`

// orders checks that each says what its lines add up to.
func (i *inspection) orders() []Finding {
	n, err := i.settled(`
		SELECT count(*) FROM orders o WHERE goods <> (
			SELECT coalesce(sum(l.cents * l.quantity), 0) FROM order_lines l WHERE l.order_id = o.id)`)
	if err != nil {
		return broken("orders", err)
	}
	if n > 0 {
		return []Finding{{"orders", HealthFail, fmt.Sprintf("%d orders cost something else than their lines", n)}}
	}
	return []Finding{{"orders", HealthOK, "each costs what its lines add up to"}}
}

// letters checks that everybody gets theirs.
func (i *inspection) letters() []Finding {
	var findings []Finding
	for _, c := range []struct {
		message string
		query   string
		args    []any
	}{
		{"%d letters are not sent for more than an hour: look at the mail server", "SELECT count(*) FROM letters WHERE answer <> 'refused' AND queued_at < ?", []any{i.before(staleAfter)}},
		{"%d letters are refused for good, until their address is corrected", "SELECT count(*) FROM letters WHERE answer = 'refused'", nil},
		{"%d orders have no confirmation and no letter on its way", `
			SELECT count(*) FROM orders o WHERE confirmed_at IS NULL AND placed_at < ?
			AND NOT EXISTS (SELECT 1 FROM letters l WHERE l.order_id = o.id)`, []any{i.before(staleAfter)}},
	} {
		n, err := i.settled(c.query, c.args...)
		if err != nil {
			return broken("letters", err)
		}
		if n > 0 {
			findings = append(findings, Finding{"letters", HealthWarn, fmt.Sprintf(c.message, n)})
		}
	}
	if findings == nil {
		findings = []Finding{{"letters", HealthOK, "none is overdue"}}
	}
	return findings
}
