package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"ebenmass/models/consent"

	"gorm.io/gorm"
)

// More than fits into one page and into one transaction goes all the same, and nothing else.
func TestSweepExpired_ManyPages(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		const over, orphaned, unnamed = sweepPage + 2*sweepChunk + 3, 2*sweepChunk + 1, sweepChunk + 2
		must(t, s.transact(t.Context(), func(tx *gorm.DB) error {
			var customers []customerRow
			var addresses []addressRow
			var keys []customerKeyRow
			for i := range over {
				id := fmt.Sprintf("over %06d", i)
				customers = append(customers, customerRow{ID: id, Created: 1, Expires: 2})
				addresses = append(addresses, addressRow{Lookup: digest(id), Kind: "account", Customer: id})
			}
			for i := range orphaned {
				id := fmt.Sprintf("gone %06d", i)
				addresses = append(addresses, addressRow{Lookup: digest(id), Kind: "account", Customer: id})
			}
			for i := range unnamed {
				keys = append(keys, customerKeyRow{ID: fmt.Sprintf("key %06d", i), Customer: "somebody", Kind: string(keyProfile), Wrapped: []byte{1}, Created: 1})
			}
			return errors.Join(tx.CreateInBatches(customers, 1000).Error, tx.CreateInBatches(addresses, 1000).Error, tx.CreateInBatches(keys, 1000).Error)
		}))
		customer := s.visit(t)
		s.keep(t, customer, shopper(), consent.PurposeAdvice)
		n, err := s.SweepExpired(t.Context())
		must(t, err)
		if n != over || s.rows(t, "customers") != 1 || s.rows(t, "addresses") != 0 || s.rows(t, "customer_keys") != 1 {
			t.Errorf("swept %d; %d customers, %d addresses and %d keys are left", n, s.rows(t, "customers"), s.rows(t, "addresses"), s.rows(t, "customer_keys"))
		}
		s.mustRead(t, customer)
	})
}

// Pages hold every row once, those beside the bounds and those of one value too.
func TestPages_HoldAll(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		for _, rows := range []int{0, 1, sweepPage - 1, sweepPage, sweepPage + 1} {
			s.exec(t, "DELETE FROM addresses")
			var all []addressRow
			for i := range rows {
				customer := fmt.Sprintf("c%06d", min(i, sweepPage-3)) // the last ones share a value
				all = append(all, addressRow{Lookup: digest(fmt.Sprint(i)), Kind: "account", Customer: customer})
			}
			if rows > 0 {
				must(t, s.write.CreateInBatches(all, 1000).Error)
			}
			seen := 0
			must(t, s.pages(t.Context(), "addresses", "customer", func(p page) error {
				var n int
				err := s.read.Raw("SELECT count(*) FROM addresses WHERE "+p.within("customer"), p.args()...).Scan(&n).Error
				seen += n
				return err
			}))
			if seen != rows {
				t.Errorf("%d rows of %d are in the pages", seen, rows)
			}
		}
	})
}

// A writer gets its turn between two transactions of a sweep, and nobody but the sweep's own
// customers goes: one who comes back in time stays.
func TestSweepExpired_ComesBackInTime(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		session, v, err := s.StartVisit(t.Context(), s.clock.Now().Add(day))
		must(t, err)
		s.keep(t, v.Customer, shopper(), consent.PurposeAdvice)
		s.clock.advance(hour)
		must(t, s.KeepVisit(t.Context(), session, s.clock.Now().Add(30*day)))
		s.clock.advance(2 * day)
		n, err := s.SweepExpired(t.Context())
		must(t, err)
		if n != 0 {
			t.Errorf("swept %d", n)
		}
		s.mustRead(t, v.Customer)
	})
}

// Sweeping ends with its context, between two transactions.
func TestSweepExpired_Cancelled(t *testing.T) {
	t.Parallel()
	s := onSQLite(t)
	s.visit(t)
	s.clock.advance(365 * day)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.SweepExpired(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if n, err := s.SweepExpired(t.Context()); err != nil || n != 1 {
		t.Errorf("then it swept %d, %v", n, err)
	}
}

// A basket that is over goes when its owner changes it, and nobody else's.
func TestChangeBasket_OwnLinesOnly(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		_, v, err := s.StartVisit(t.Context(), s.clock.Now().Add(3*365*day))
		must(t, err)
		_, other, err := s.StartVisit(t.Context(), s.clock.Now().Add(3*365*day))
		must(t, err)
		must(t, s.SetBasketItem(t.Context(), v.Customer, many, 2))
		must(t, s.SetBasketItem(t.Context(), other.Customer, many, 2))
		s.clock.advance(365 * day)
		must(t, s.AddBasketItem(t.Context(), v.Customer, many, 1))
		items, err := s.Basket(t.Context(), v.Customer)
		must(t, err)
		if len(items) != 1 || items[0].Quantity != 1 {
			t.Errorf("in the basket are %+v", items)
		}
		if n := s.rows(t, "basket_items"); n != 2 {
			t.Errorf("%d lines, want the other's until the sweep", n)
		}
		must(t, swept(s.SweepExpired(t.Context())))
		if n := s.rows(t, "basket_items"); n != 1 {
			t.Errorf("%d lines after the sweep", n)
		}
	})
}

// plans runs an act and returns the statements it asked and how the engine plans them.
func (s shop) plans(t *testing.T, act func() error) map[string]string {
	t.Helper()
	var asked []string
	watch := func(db *gorm.DB) {
		asked = append(asked, db.Dialector.Explain(db.Statement.SQL.String(), db.Statement.Vars...))
	}
	must(t, s.read.Callback().Row().After("gorm:row").Register("watch", watch))
	must(t, s.read.Callback().Query().After("gorm:query").Register("watch", watch))
	must(t, act())
	must(t, s.read.Callback().Row().Remove("watch"))
	must(t, s.read.Callback().Query().Remove("watch"))
	explain := "EXPLAIN "
	if s.sqlite {
		explain = "EXPLAIN QUERY PLAN "
	}
	conn, err := s.rawDB(t).Conn(context.Background())
	must(t, err)
	defer conn.Close()
	if !s.sqlite { // what is small PostgreSQL reads whole, whatever indices there are
		_, err := conn.ExecContext(context.Background(), "SET enable_seqscan = off")
		must(t, err)
	}
	plans := map[string]string{}
	for _, statement := range asked {
		rows, err := conn.QueryContext(context.Background(), explain+statement)
		must(t, err)
		columns, err := rows.Columns()
		must(t, err)
		for rows.Next() {
			values := make([]any, len(columns))
			for i := range values {
				values[i] = new(any)
			}
			must(t, rows.Scan(values...))
			plans[statement] += fmt.Sprintln(*values[len(values)-1].(*any))
		}
		must(t, errors.Join(rows.Err(), rows.Close()))
	}
	return plans
}

// No question of a sweep looks at every row of a table, or at all of another table for each row.
func TestSweepExpired_Plans(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		s.keep(t, s.visit(t), shopper(), consent.PurposeAdvice)
		plans := s.plans(t, func() error {
			return errors.Join(swept(s.SweepExpired(context.Background())), s.CloseDays(context.Background()))
		})
		if len(plans) < 40 {
			t.Errorf("%d statements were explained", len(plans))
		}
		for statement, plan := range plans {
			if strings.Contains(statement, "FROM erasures") { // a handful at most
				continue
			}
			for line := range strings.Lines(plan) {
				scans := strings.HasPrefix(line, "SCAN") && !strings.Contains(line, "INDEX")
				if scans || strings.Contains(line, "Seq Scan") || strings.Contains(line, "AUTOMATIC") || strings.Contains(line, "SubPlan") {
					t.Errorf("%s\nis planned:\n%s", statement, plan)
				}
			}
		}
	})
}

// What has no counterpart is found with NOT EXISTS: what NOT IN or a LEFT JOIN asks, PostgreSQL
// answers for many rows by looking at all of the others for each.
func TestStatements_AntiJoins(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	must(t, err)
	deeper, err := filepath.Glob("*/*.go")
	must(t, err)
	notIn, joined := regexp.MustCompile(`NOT IN\s*\(\s*SELECT`), regexp.MustCompile(`LEFT JOIN\s+\S+\s+(\w+)\s+ON`)
	read := 0
	for _, name := range append(files, deeper...) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		source, err := os.ReadFile(name)
		must(t, err)
		read++
		if notIn.Match(source) {
			t.Errorf("%s: NOT IN (SELECT", name)
		}
		for _, alias := range joined.FindAllSubmatch(source, -1) {
			if regexp.MustCompile(`\b` + string(alias[1]) + `\.\w+ IS NULL`).Match(source) {
				t.Errorf("%s: LEFT JOIN … %s … IS NULL", name, alias[1])
			}
		}
	}
	if read < 60 {
		t.Errorf("%d files were read", read)
	}
}

// Made-up customers are customers like any other: they are read, swept and erased as such.
func TestAddCustomers_LikeAnyOther(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.AddCustomers(t.Context(), []Arrival{
			{Person: shopper(), Entries: []consent.Entry{s.grant(consent.PurposeAdvice), s.grant(consent.PurposeOffers)}, Until: s.clock.Now().Add(30 * day)},
			{Person: shopper(), Entries: []consent.Entry{s.grant(consent.PurposeAdvice)}, Until: s.clock.Now().Add(-day)},
		}))
		must(t, swept(s.SweepExpired(t.Context())))
		var ids []string
		must(t, s.read.Raw("SELECT id FROM customers").Scan(&ids).Error)
		if len(ids) != 1 || s.rows(t, "customer_keys") != 1 || s.rows(t, "accesses") != 1 {
			t.Fatalf("customers %v", ids)
		}
		if p := s.mustRead(t, ids[0]); !samePerson(p.Person, shopper()) {
			t.Errorf("read %+v", p.Person)
		}
		must(t, s.AddCustomers(t.Context(), nil))
		if err := s.AddCustomers(t.Context(), []Arrival{{Person: shopper(), Until: s.clock.Now().Add(day)}}); err == nil {
			t.Error("a profile was added that no consent holds")
		}
		_, err := s.Erase(t.Context(), ids[0], ScopeAll)
		must(t, err)
		s.wantNothing(t)
	})
}
