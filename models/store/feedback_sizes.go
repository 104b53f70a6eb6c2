package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
)

// sealedNotice is what became of a notice about several sizes, as it is sealed.
type sealedNotice struct {
	Named    string `json:"named,omitempty"`  // countsYes where it named a size
	Answer   string `json:"answer,omitempty"` // a models.TwoSizeOutcome
	Ordered  string `json:"ordered"`          // orderedOne or orderedSeveral
	Returned string `json:"returned"`         // a models.Returned
	From     string `json:"from,omitempty"`   // the day after which it counts; "" for at once
}

// In how many of the sizes something was ordered.
const (
	orderedOne     = "one"
	orderedSeveral = "several"
)

// sizesDigest names what became of a notice about a product of an order.
func sizesDigest(number, product string) []byte {
	sum := sha256.Sum256([]byte(number + "/sizes/" + product))
	return sum[:]
}

// noticeOutcome is what became of the notice; nil for other feedback.
func (f sealedFeedback) noticeOutcome() *models.NoticeOutcome {
	if f.Notice == nil {
		return nil
	}
	return &models.NoticeOutcome{
		Product: f.Product, Sizes: strings.Split(f.Size, ","), Named: f.Notice.Named == countsYes, Answer: models.TwoSizeOutcome(f.Notice.Answer),
		Several: f.Notice.Ordered == orderedSeveral, Returned: models.Returned(f.Notice.Returned),
	}
}

// counts reports whether a release at a moment may read it.
func (f sealedFeedback) counts(at time.Time) bool {
	return f.Counts == countsYes && (f.Notice == nil || models.Day(at).Format(time.DateOnly) > f.Notice.From)
}

// KeepNotices keeps what became of notices about products of a customer's own order, each under
// a fresh key. demo and turn are as in [Told]; a notice counts once the parcel must have arrived,
// so it may be told before. Errors: *consent.Denied, models.ErrNotFound for an order that is
// unknown or another's.
func (s *Store) KeepNotices(ctx context.Context, permit consent.Permit[consent.Learn], kind PageKind, number string, notices []models.NoticeOutcome, demo bool, turn func(product string) bool) error {
	for _, n := range notices {
		content := sealedFeedback{Product: n.Product, Size: strings.Join(n.Sizes, ","), Notice: &sealedNotice{
			Answer: string(n.Answer), Ordered: orderedOne, Returned: string(models.ReturnedNone),
		}}
		if n.Named {
			content.Notice.Named = countsYes
		}
		if n.Several {
			content.Notice.Ordered = orderedSeveral
		}
		err := s.changeNotice(ctx, permit, kind, number, n.Product, func(tx *gorm.DB, order orderRow, before *sealedFeedback) (*sealedFeedback, error) {
			if before != nil { // told once already
				return nil, nil
			}
			var began int64
			if err := tx.Raw("SELECT created_at FROM customers WHERE id = ?", order.Customer).Scan(&began).Error; err != nil {
				return nil, err
			}
			o := order.order()
			if !models.AnswersCount(o, fromMicros(began), demo, s.now()) {
				_, arrives := o.Delivery.Window(o.PlacedAt)
				content.Notice.From = arrives.Format(time.DateOnly)
			}
			if turn == nil || turn(n.Product) {
				content.Counts = countsYes
			}
			return &content, nil
		})
		if err != nil {
			return fmt.Errorf("store: keep notices: %w", err)
		}
	}
	return nil
}

// HasNotices reports whether something is kept of what became of notices about products of an
// order.
func (s *Store) HasNotices(ctx context.Context, customer string, o models.Order) (bool, error) {
	var found bool
	err := s.read.WithContext(ctx).Raw("SELECT EXISTS (SELECT 1 FROM feedback WHERE customer = ? AND line IN ?)", customer, noticeDigests(o)).Scan(&found).Error
	if err != nil {
		return false, fmt.Errorf("store: find notices: %w", err)
	}
	return found, nil
}

func noticeDigests(o models.Order) (all [][]byte) {
	for _, l := range o.Lines {
		all = append(all, sizesDigest(o.Number, l.Product))
	}
	return all
}

// KeepReturned notes, at what is kept of notices about products of an order, how many of the
// sizes have come back. A size came back once no piece of it is left.
func (s *Store) KeepReturned(ctx context.Context, permit consent.Permit[consent.Learn], kind PageKind, o models.Order) error {
	done := map[string]bool{}
	for _, l := range o.Lines {
		if done[l.Product] {
			continue
		}
		done[l.Product] = true
		err := s.changeNotice(ctx, permit, kind, o.Number, l.Product, func(tx *gorm.DB, order orderRow, before *sealedFeedback) (*sealedFeedback, error) {
			if before == nil || before.Notice == nil || before.Notice.Ordered != orderedSeveral {
				return nil, nil
			}
			bought, returns, err := returnsOf(tx, order)
			if err != nil {
				return nil, err
			}
			returned := string(sizesReturned(bought, returns, l.Product))
			if returned == before.Notice.Returned {
				return nil, nil
			}
			before.Notice.Returned = returned
			return before, nil
		})
		if err != nil {
			return fmt.Errorf("store: keep what came back: %w", err)
		}
	}
	return nil
}

// errUnchanged ends a change of a notice that changes nothing; its fresh key is not needed.
var errUnchanged = errors.New("nothing to change")

// changeNotice replaces what is kept of a notice about a product of an order by what change
// makes of it, under a fresh key. change is given nil where nothing is kept, and returns nil to
// change nothing.
func (s *Store) changeNotice(ctx context.Context, permit consent.Permit[consent.Learn], kind PageKind, number, product string,
	change func(tx *gorm.DB, order orderRow, before *sealedFeedback) (*sealedFeedback, error)) error {
	if err := checkPermit(s, permit); err != nil {
		return s.deny(ctx, permit.Owner(), kind, []string{datumFeedback}, err)
	}
	customer := permit.Owner()
	err := s.withKey(ctx, customer, keyFeedback, func(tx *gorm.DB, key sealingKey) (replaced []string, err error) {
		ledger, err := readLedger(tx, customer)
		if err != nil {
			return nil, err
		}
		if _, err := consent.Decide[consent.Learn](ledger, s.now()); err != nil { // withdrawn a moment ago
			return nil, err
		}
		order, err := s.orderRow(tx, customer, number)
		if err != nil {
			return nil, err
		}
		row := feedbackRow{
			Customer: customer, Line: sizesDigest(order.Number, product), KeyID: key.id,
			Given: s.now().UnixMicro(), Expires: ledger.State(consent.PurposeLearn, s.now()).Until.UnixMicro(),
		}
		var before sealedFeedback
		if replaced, err = s.earlier(tx, row, &before); err != nil {
			return nil, err
		}
		known := &before
		if before.Notice == nil {
			known = nil
		}
		content, err := change(tx, order, known)
		if err != nil {
			return nil, err
		}
		if content == nil {
			return nil, errUnchanged
		}
		return replaced, s.keepFeedback(tx, permit, kind, row, key, content)
	})
	if errors.Is(err, errUnchanged) {
		return nil
	}
	if err != nil {
		return s.deny(ctx, customer, kind, []string{datumFeedback}, err)
	}
	s.emptyLog(ctx) // of what was replaced
	return nil
}

// sizesReturned tells how many of the sizes of a product an order no longer has.
func sizesReturned(order models.Order, returns []models.Return, product string) models.Returned {
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
		return models.ReturnedNone
	case len(pieces):
		return models.ReturnedAll
	}
	return models.ReturnedSome
}

// orderedTwoSizes returns, with the order, what became of notices that the basket had been told
// of, sorted by product. What the basket was told goes with it.
func orderedTwoSizes(tx *gorm.DB, row orderRow, lines []models.OrderLine) ([]models.NoticeOutcome, error) {
	var choices []twoSizeRow
	if err := tx.Raw("SELECT * FROM two_size_choices WHERE customer = ? ORDER BY product", row.Customer).Scan(&choices).Error; err != nil || len(choices) == 0 {
		return nil, err
	}
	var notices []models.NoticeOutcome
	for _, choice := range choices {
		var sizes []string
		for _, line := range lines {
			if line.Product == choice.Product && choice.among(line.Size) && !slices.Contains(sizes, line.Size) {
				sizes = append(sizes, line.Size)
			}
		}
		if len(sizes) == 0 {
			continue
		}
		notices = append(notices, models.NoticeOutcome{
			Product: choice.Product, Sizes: strings.Split(choice.Sizes, ","), Named: choice.Named == 1,
			Answer: models.TwoSizeOutcome(choice.Outcome), Several: len(sizes) > 1, Returned: models.ReturnedNone,
		})
	}
	return notices, tx.Exec("DELETE FROM two_size_choices WHERE customer = ?", row.Customer).Error
}
