package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/models"
)

// sales starts one order for each customer at the same moment and returns what became of them.
func (s shop) sales(t *testing.T, customers []string) (orders []models.Order, errs []error) {
	t.Helper()
	orders, errs = make([]models.Order, len(customers)), make([]error, len(customers))
	forms := make([]Checkout, len(customers))
	for i, customer := range customers {
		forms[i] = s.checkout(t, customer, fmt.Sprint("attempt ", i))
	}
	var (
		done  sync.WaitGroup
		start = make(chan struct{})
	)
	for i, customer := range customers {
		done.Go(func() {
			<-start
			orders[i], errs[i] = s.PlaceOrder(t.Context(), customer, forms[i])
		})
	}
	close(start)
	done.Wait()
	return orders, errs
}

func TestPlaceOrder_NoOversell(t *testing.T) {
	t.Parallel()
	const buyers, pieces = 100, 10
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		s.exec(t, "UPDATE variants SET stock = $1 WHERE sku = $2", pieces, few)
		customers := make([]string, buyers)
		for i := range customers {
			customers[i] = s.visit(t)
			must(t, s.SetBasketItem(t.Context(), customers[i], few, 1))
		}
		began := time.Now()
		orders, errs := s.sales(t, customers)
		t.Logf("%d buyers at once took %v", buyers, time.Since(began).Round(time.Millisecond))
		numbers := map[string]bool{}
		for i, customer := range customers {
			items, err := s.Basket(t.Context(), customer)
			must(t, err)
			var short *ShortageError
			switch {
			case errs[i] == nil:
				numbers[orders[i].Number] = true
				if len(items) != 0 || !regexp.MustCompile(`^([0-9A-HJKMNP-TV-Z]{4}-?){4}$`).MatchString(orders[i].Number) {
					t.Errorf("buyer %d ordered %s and has %d lines in the basket", i, orders[i].Number, len(items))
				}
			case !errors.As(errs[i], &short) || !slices.Equal(short.Lines, []Shortage{{few, 1, 0}}):
				t.Errorf("buyer %d: %v", i, errs[i])
			case len(items) != 1 || items[0].Quantity != 1:
				t.Errorf("buyer %d came away empty and has the basket %+v", i, items)
			}
		}
		if len(numbers) != pieces || s.rows(t, "orders") != pieces || s.rows(t, "order_lines") != pieces || s.stock(t, few) != 0 {
			t.Errorf("%d numbers, %d orders, %d lines, %d pieces left", len(numbers), s.rows(t, "orders"), s.rows(t, "order_lines"), s.stock(t, few))
		}
		if n := s.rows(t, "customer_keys"); n != pieces {
			t.Errorf("%d keys", n)
		}
	})
}

func TestPlaceOrder_NoDeadlock(t *testing.T) {
	t.Parallel()
	const buyers = 60
	onEveryEngine(t, func(t *testing.T, s shop) {
		var articles []models.Product
		var variants []models.Variant
		for i := range 6 {
			v := models.Variant{SKU: fmt.Sprint("ring-", i), Colour: "sage", Size: fmt.Sprint(i), Stock: 25}
			article := shirt()
			article.Slug, article.Variants = v.SKU, []models.Variant{v}
			articles, variants = append(articles, article), append(variants, v)
		}
		must(t, s.SaveCatalogue(t.Context(), articles))
		dice := rand.New(rand.NewPCG(1, 2))
		customers := make([]string, buyers)
		for i := range customers {
			customers[i] = s.visit(t)
			for _, v := range dice.Perm(len(variants))[:1+dice.IntN(5)] { // the basket keeps the order they were put in
				s.clock.advance(time.Second)
				must(t, s.SetBasketItem(t.Context(), customers[i], variants[v].SKU, 1+dice.IntN(3)))
			}
		}
		orders, errs := s.sales(t, customers)
		sold, placed := map[string]int{}, 0
		for i := range customers {
			if errs[i] != nil {
				if !errors.Is(errs[i], models.ErrOutOfStock) {
					t.Errorf("buyer %d: %v", i, errs[i])
				}
				continue
			}
			placed++
			for _, l := range orders[i].Lines {
				sold[l.SKU] += l.Quantity
			}
		}
		if placed < 10 || placed == buyers {
			t.Errorf("%d orders: the test has become too easy", placed)
		}
		for _, v := range variants {
			if left := s.stock(t, v.SKU); left < 0 || sold[v.SKU]+left != v.Stock {
				t.Errorf("%s: %d sold, %d left of %d", v.SKU, sold[v.SKU], left, v.Stock)
			}
		}
	})
}

func TestPlaceOrder_SameAttempt(t *testing.T) {
	t.Parallel()
	const clicks = 20
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		customer := s.visit(t)
		must(t, s.SetBasketItem(t.Context(), customer, many, 2))
		c := s.checkout(t, customer, "double click")
		var done sync.WaitGroup
		numbers := make([]string, clicks)
		for i := range clicks {
			done.Go(func() {
				o, err := s.PlaceOrder(t.Context(), customer, c)
				if err != nil {
					t.Errorf("click %d: %v", i, err)
				}
				numbers[i] = o.Number
			})
		}
		done.Wait()
		must(t, s.SetBasketItem(t.Context(), customer, few, 1)) // something new, then "back" and sent again
		late, err := s.PlaceOrder(t.Context(), customer, c)
		must(t, err)
		for _, number := range numbers {
			if number != late.Number {
				t.Errorf("orders %v, later %s", numbers, late.Number)
			}
		}
		if s.rows(t, "orders") != 1 || s.rows(t, "customer_keys") != 1 || s.stock(t, many) != 38 || s.rows(t, "basket_items") != 1 {
			t.Errorf("%d orders, %d keys, %d left, %d basket lines", s.rows(t, "orders"), s.rows(t, "customer_keys"), s.stock(t, many), s.rows(t, "basket_items"))
		}
		other := s.visit(t) // another's attempt of the same name is another attempt
		must(t, s.SetBasketItem(t.Context(), other, many, 1))
		if o, err := s.PlaceOrder(t.Context(), other, s.checkout(t, other, "double click")); err != nil || o.Number == late.Number {
			t.Errorf("order %+v, %v", o, err)
		}
	})
}

func TestPlaceOrder_PriceChanged(t *testing.T) {
	t.Parallel()
	onEveryEngine(t, func(t *testing.T, s shop) {
		must(t, s.SaveCatalogue(t.Context(), products()))
		var customers []string
		for range 20 {
			customer := s.visit(t)
			must(t, s.SetBasketItem(t.Context(), customer, many, 1))
			customers = append(customers, customer)
		}
		var done sync.WaitGroup
		for i, customer := range customers {
			done.Go(func() {
				if i%4 == 0 {
					s.exec(t, "UPDATE prices SET cents = cents + 100 WHERE product = 'arne-linen-shirt'")
				}
				shown, digest, err := s.Quote(t.Context(), customer, Wish{Delivery: models.DeliveryExpress, Lang: models.English})
				if err != nil {
					t.Error(err)
				}
				o, err := s.PlaceOrder(t.Context(), customer, Checkout{Attempt: "once", Shown: digest, Order: models.Order{
					Lang: models.English, Address: buyer(), Delivery: models.DeliveryExpress, Payment: models.PaymentCard,
				}})
				if err != nil && !errors.Is(err, models.ErrChanged) || err == nil && o.Total != shown.Total {
					t.Errorf("shown %d, ordered for %d, %v", shown.Total, o.Total, err)
				}
			})
		}
		done.Wait()
	})
}

func TestQuote_SumsToTheCent(t *testing.T) {
	t.Parallel()
	dice := rand.New(rand.NewPCG(3, 4))
	sums := 10_000
	if testing.Short() {
		sums = 1000
	}
	for range sums {
		o := models.Order{Delivery: models.Deliveries[dice.IntN(2)], Discount: []string{"", models.DiscountCode}[dice.IntN(2)]}
		for range 1 + dice.IntN(8) {
			o.Lines = append(o.Lines, models.OrderLine{Price: models.Cents(1 + dice.IntN(30000)), Quantity: 1 + dice.IntN(models.MaxPerArticle)})
		}
		o.Shipping = o.Delivery.Cost()
		must(t, total(&o))
		var goods models.Cents
		for _, l := range o.Lines {
			goods += l.Price.Times(l.Quantity)
		}
		exact := float64(goods) * models.DiscountPercent / 100
		if o.Discount == "" {
			exact = 0
		}
		if o.Goods != goods || o.Total != o.Goods-o.Reduction+o.Shipping || o.Total < 0 || float64(o.Reduction) > exact || float64(o.Reduction) <= exact-1 {
			t.Fatalf("%+v", o)
		}
	}
	if err := total(&models.Order{Discount: "made up"}); err == nil {
		t.Error("a code that is none takes something off")
	}
}

// actOrder is what the child of an order's crash does: see TestCrashChild.
const actOrder = "place order"

func TestPlaceOrder_CrashAtEveryStep(t *testing.T) {
	t.Parallel()
	for _, step := range some(orderSteps()) {
		t.Run(step, func(t *testing.T) {
			t.Parallel()
			s := onSQLite(t)
			must(t, s.SaveCatalogue(t.Context(), products()))
			customer := s.visit(t)
			must(t, s.SetBasketItem(t.Context(), customer, many, 3))
			must(t, s.SetBasketItem(t.Context(), customer, few, 2))
			must(t, s.Close())

			crash(t, s.settings, actOrder, step, customer)
			s = mustOpen(t, s.settings)
			orders, err := s.Orders(t.Context(), customer)
			must(t, err)
			items, err := s.Basket(t.Context(), customer)
			must(t, err)
			if step == stepOrderPlaced { // before the confirmation was sent
				q, err := s.ClaimLetter(t.Context(), true)
				if err != nil || q.Letter.To != buyer().Email || len(orders) != 1 || len(orders[0].Lines) != 2 || orders[0].Address != buyer() || len(items) != 0 {
					t.Errorf("orders %+v, basket %+v, letter %+v, %v", orders, items, q, err)
				}
				must(t, s.LetterSent(t.Context(), q))
			} else if len(orders) != 0 || len(items) != 2 || items[0].Quantity+items[1].Quantity != 5 {
				t.Errorf("orders %+v, basket %+v", orders, items)
			}
			sold := 0
			for _, o := range orders {
				for _, l := range o.Lines {
					sold += l.Quantity
				}
			}
			if left := s.stock(t, many) + s.stock(t, few); sold+left != 43 {
				t.Errorf("%d sold, %d left", sold, left)
			}

			s.clock.advance(2 * orphanAge)
			_, err = s.SweepExpired(t.Context())
			must(t, err)
			if keys := len(s.keyIDs(t, customer)); keys != len(orders) {
				t.Errorf("%d keys for %d orders", keys, len(orders))
			}
			o, err := s.PlaceOrder(t.Context(), customer, Checkout{Attempt: actOrder, Shown: s.shown(t, customer), Letter: confirming(false), Order: models.Order{
				Lang: models.German, Address: buyer(), Delivery: models.DeliveryStandard, Payment: models.PaymentInvoice,
			}}) // the browser tries again
			must(t, err)
			if again, err := s.Orders(t.Context(), customer); err != nil || len(again) != 1 || again[0].Number != o.Number || s.stock(t, many) != 37 {
				t.Errorf("orders %+v, %v, %d left", again, err, s.stock(t, many))
			}
		})
	}
}

// shown is what the page of the basket as it is now would post; "" where there is none.
func (s shop) shown(t *testing.T, customer string) string {
	t.Helper()
	_, shown, err := s.Quote(t.Context(), customer, Wish{Delivery: models.DeliveryStandard, Lang: models.German})
	if err != nil && !errors.Is(err, models.ErrNotFound) {
		t.Fatal(err)
	}
	return shown
}

// BenchmarkPlaceOrder measures whole orders of two lines by different customers, eight at a
// time, with the settings the shop runs with: on SQLite the order's commit and its key's are
// synced to the disk (synchronous = FULL, write-ahead log). Its customers are made
// beforehand.
func BenchmarkPlaceOrder(b *testing.B) {
	for name, settings := range map[string]func(*testing.B) Settings{
		"sqlite":   func(b *testing.B) Settings { return Settings{DataDir: b.TempDir()} },
		"postgres": func(b *testing.B) Settings { return Settings{DataDir: b.TempDir(), Database: postgresSchema(b)} },
	} {
		b.Run(name, func(b *testing.B) {
			s, err := Open(b.Context(), settings(b))
			must(b, err)
			b.Cleanup(func() { s.Close() })
			var all []models.Product // of several articles, as people buy
			for i := range 20 {
				p := shirt()
				p.Slug = fmt.Sprint("shirt-", i)
				p.Variants = []models.Variant{
					{SKU: p.Slug + "-m", Colour: "sage", Size: "M", Stock: 1 << 30}, {SKU: p.Slug + "-l", Colour: "sage", Size: "L", Stock: 1 << 30},
				}
				p.Prices = p.Prices[:1]
				all = append(all, p)
			}
			must(b, s.SaveCatalogue(b.Context(), all))
			customers, forms := make([]string, b.N), make([]Checkout, b.N)
			for i := range customers {
				_, v, err := s.StartVisit(b.Context(), time.Now().Add(30*day))
				must(b, err)
				customers[i] = v.Customer
				must(b, s.SetBasketItem(b.Context(), v.Customer, all[i%20].Variants[0].SKU, 1))
				must(b, s.SetBasketItem(b.Context(), v.Customer, all[(i+7)%20].Variants[1].SKU, 2))
				_, shown, err := s.Quote(b.Context(), v.Customer, Wish{Delivery: models.DeliveryStandard})
				must(b, err)
				forms[i] = Checkout{Attempt: "once", Shown: shown, Order: models.Order{
					Lang: models.German, Address: buyer(), Delivery: models.DeliveryStandard, Payment: models.PaymentInvoice,
				}}
			}
			var next atomic.Int64
			b.SetParallelism(4) // for each of two processors
			b.ResetTimer()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					i := next.Add(1) - 1
					if _, err := s.PlaceOrder(b.Context(), customers[i], forms[i]); err != nil {
						b.Error(err)
					}
				}
			})
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "orders/s")
		})
	}
}
