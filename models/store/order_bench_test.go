package store

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"ebenmass/models"
)

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
