package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type twoSizeRow struct {
	Customer string `gorm:"primaryKey"`
	Product  string `gorm:"primaryKey"`
	Sizes    string // as models.SizeSet writes them
	Answer   string
	Outcome  string // a models.TwoSizeOutcome: the first answer, or that the lines were changed; "" for none
	Named    int    // 0 or 1
	Shown    int64  `gorm:"column:shown_at"`
}

func (twoSizeRow) TableName() string { return "two_size_choices" }

// among reports whether a size is one of those the notice spoke of.
func (row twoSizeRow) among(size string) bool {
	return slices.Contains(strings.Split(row.Sizes, ","), size)
}

// KeptAll is the answer of somebody who keeps a product in all the sizes of a notice.
const KeptAll = "all"

// TwoSizeChoice is what somebody did about a product that lay in the basket in several sizes.
type TwoSizeChoice struct {
	Product   string    // slug
	Sizes     string    // as models.SizeSet writes them
	Answer    string    // KeptAll, the one size that was kept, or "" for none (builds before noted notices when shown)
	Named     bool      // the notice named a size
	ShownAt   time.Time // when it was acted on, or by builds before first shown
	ExpiresAt time.Time // with the basket
}

// TwoSizesNotice is a notice on the basket's page about a product in several sizes. Showing
// it writes nothing. It is noted by what its reader does next, together with that: an answer, a
// change of the sizes, or an order as they lie. What became of it is told with the order, and a
// notice that no order followed is told to nobody.
//
// Whether it named a size is told by the answer's form. Of a notice that is passed over the
// caller says so, and only where that can be told without measurements: where the notice was
// by the visitor's own it passes none, since nobody's are read for that.
type TwoSizesNotice struct {
	Product string   // slug
	Sizes   []string // all in which it lies in the basket
	Named   bool     // it named one of them
}

// TwoSizeChoices lists what a customer did about several sizes in the present basket, by product.
func (s *Store) TwoSizeChoices(ctx context.Context, customer string) ([]TwoSizeChoice, error) {
	var rows []struct {
		Choice twoSizeRow `gorm:"embedded"`
		Goes   int64      `gorm:"column:goes_at"`
		Ends   int64      `gorm:"column:ends_at"`
	}
	err := s.read.WithContext(ctx).Raw(`
		SELECT t.*, c.expires_at AS ends_at, (SELECT max(b.expires_at) FROM basket_items b WHERE b.customer = c.id) AS goes_at
		FROM two_size_choices t JOIN customers c ON c.id = t.customer
		WHERE c.id = coalesce(?, '') AND c.expires_at > ? AND EXISTS (SELECT 1 FROM basket_items b WHERE b.customer = c.id AND b.expires_at > ?)
		ORDER BY t.product`, customer, s.now().UnixMicro(), s.now().UnixMicro()).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: read choices of sizes: %w", err)
	}
	choices := make([]TwoSizeChoice, len(rows))
	for i, row := range rows {
		c := row.Choice
		choices[i] = TwoSizeChoice{
			Product: c.Product, Sizes: c.Sizes, Answer: c.Answer, Named: c.Named == 1, ShownAt: fromMicros(c.Shown),
			ExpiresAt: basketRow{Expires: row.Goes}.until(fromMicros(row.Ends)),
		}
	}
	return choices, nil
}

// onTheBasket returns those notices that are about a basket as it lies.
func onTheBasket(tx *gorm.DB, customer string, notices []TwoSizesNotice) ([]TwoSizesNotice, error) {
	var there []TwoSizesNotice
	for _, n := range notices {
		lines, err := linesOf(tx, customer, n.Product)
		if err != nil {
			return nil, err
		}
		if sizes := lines.sizes(); len(sizes) > 1 && models.SizeSet(sizes) == models.SizeSet(n.Sizes) {
			there = append(there, n)
		}
	}
	return there, nil
}

// notePassedOver notes notices whose product no longer lies in the basket in the sizes they were
// about. Their outcome is set by reviseTwoSizes.
func (s *Store) notePassedOver(tx *gorm.DB, customer string, notices []TwoSizesNotice) error {
	for _, n := range notices {
		lines, err := linesOf(tx, customer, n.Product)
		if err != nil {
			return err
		}
		if models.SizeSet(lines.sizes()) == models.SizeSet(n.Sizes) {
			continue
		}
		if err := s.noteTwoSizes(tx, customer, n); err != nil {
			return err
		}
	}
	return nil
}

// noteOrdered notes notices whose product is ordered in all the sizes they were about.
func (s *Store) noteOrdered(tx *gorm.DB, customer string, lines []models.OrderLine, notices []TwoSizesNotice) error {
	for _, n := range notices {
		var sizes []string
		for _, l := range lines {
			if l.Product == n.Product {
				sizes = append(sizes, l.Size)
			}
		}
		if len(n.Sizes) < 2 || models.SizeSet(sizes) != models.SizeSet(n.Sizes) {
			continue
		}
		if err := s.noteTwoSizes(tx, customer, n); err != nil {
			return err
		}
	}
	return nil
}

// noteTwoSizes notes a notice, without an answer, unless a choice about its product is held.
func (s *Store) noteTwoSizes(tx *gorm.DB, customer string, n TwoSizesNotice) error {
	row := twoSizeRow{Customer: customer, Product: n.Product, Sizes: models.SizeSet(n.Sizes), Named: flag(n.Named), Shown: s.now().UnixMicro()}
	return tx.Clauses(clause.OnConflict{DoNothing: true}).Create(&row).Error
}

// AnswerTwoSizes carries out what a customer answers about a product that lies in the basket
// in several sizes: keep is one of them, or KeptAll. Of each colour only the size kept stays;
// a colour that lies there in other sizes only is exchanged for it, as many pieces as of the
// size there were most of. advised is the size the notice named, "" for none. The first answer
// is what became of the notice: see [TwoSizesNotice]. Errors: models.ErrNotFound where the product does not lie there in several sizes, keep among them;
// models.ErrOutOfStock where a colour is not left in that size: then nothing is changed.
func (s *Store) AnswerTwoSizes(ctx context.Context, customer, product, keep, advised string) error {
	err := s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		if err := s.dropOver(tx, customer); err != nil {
			return err
		}
		lines, err := linesOf(tx, customer, product)
		if err != nil {
			return err
		}
		sizes := lines.sizes()
		if len(sizes) < 2 || keep != KeptAll && !lines.has(keep) {
			return models.ErrNotFound
		}
		notice := TwoSizesNotice{Product: product, Sizes: sizes, Named: lines.has(advised)}
		if err := s.noteTwoSizes(tx, customer, notice); err != nil {
			return err
		}
		outcome := models.TwoSizesKeptBoth
		if keep != KeptAll {
			outcome = models.TwoSizesKeptOther
			if keep == advised {
				outcome = models.TwoSizesKeptAdvised
			}
			if err := s.keepSize(tx, customer, product, keep, lines); err != nil {
				return err
			}
		}
		return s.noteAnswer(tx, customer, product, models.SizeSet(sizes), keep, outcome)
	})
	if err != nil {
		return fmt.Errorf("store: answer about sizes: %w", err)
	}
	return nil
}

// noteAnswer keeps an answer to a notice; the first is its outcome.
func (s *Store) noteAnswer(tx *gorm.DB, customer, product, sizes, answer string, outcome models.TwoSizeOutcome) error {
	var rows []twoSizeRow
	err := tx.Raw("SELECT * FROM two_size_choices WHERE customer = ? AND product = ? AND sizes = ?", customer, product, sizes).Scan(&rows).Error
	if err != nil || len(rows) == 0 {
		return err
	}
	return setTwoSizeAnswer(tx, rows[0], answer, outcome)
}

// setTwoSizeAnswer keeps an answer. Where one was given before, its outcome stays.
func setTwoSizeAnswer(tx *gorm.DB, row twoSizeRow, answer string, outcome models.TwoSizeOutcome) error {
	if row.Answer != "" {
		outcome = models.TwoSizeOutcome(row.Outcome)
	}
	return tx.Exec("UPDATE two_size_choices SET answer = ?, outcome = ? WHERE customer = ? AND product = ?", answer, string(outcome), row.Customer, row.Product).Error
}

// flag writes a truth for a column that is a number on every engine.
func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sizedLine is a basket line with what its SKU is.
type sizedLine struct {
	SKU      string `gorm:"column:sku"`
	Colour   string
	Size     string
	Quantity int
	Added    int64 `gorm:"column:added_at"`
}

// sizedLines are lines of one basket.
type sizedLines []sizedLine

// linesOf reads a customer's lines of a product, colour by colour.
func linesOf(tx *gorm.DB, customer, product string) (lines sizedLines, err error) {
	return lines, tx.Raw(`
		SELECT b.sku, v.colour, v.size, b.quantity, b.added_at
		FROM basket_items b JOIN variants v ON v.sku = b.sku
		WHERE b.customer = ? AND v.product = ? ORDER BY v.position`, customer, product).Scan(&lines).Error
}

// sizes lists the sizes of the lines, each once.
func (l sizedLines) sizes() []string {
	var sizes []string
	for _, line := range l {
		if !slices.Contains(sizes, line.Size) {
			sizes = append(sizes, line.Size)
		}
	}
	return sizes
}

func (l sizedLines) has(size string) bool {
	return slices.ContainsFunc(l, func(line sizedLine) bool { return line.Size == size })
}

// byColour groups lines, which are ordered by colour.
func (l sizedLines) byColour() []sizedLines {
	var groups []sizedLines
	for _, line := range l {
		if n := len(groups); n == 0 || groups[n-1][0].Colour != line.Colour {
			groups = append(groups, nil)
		}
		last := &groups[len(groups)-1]
		*last = append(*last, line)
	}
	return groups
}

// keepSize takes the other sizes of a product out of the basket.
func (s *Store) keepSize(tx *gorm.DB, customer, product, keep string, lines sizedLines) error {
	for _, colour := range lines.byColour() {
		if !colour.has(keep) {
			if err := exchangeSize(tx, customer, product, keep, colour); err != nil {
				return err
			}
		}
		for _, line := range colour {
			if line.Size == keep {
				continue
			}
			if err := tx.Exec("DELETE FROM basket_items WHERE customer = ? AND sku = ?", customer, line.SKU).Error; err != nil {
				return err
			}
		}
	}
	_, err := s.touchBasket(tx, customer, consent.KeptBasket)
	return err
}

// exchangeSize puts a colour in the size to keep where it lies in others only.
func exchangeSize(tx *gorm.DB, customer, product, keep string, colour sizedLines) error {
	var variants []variantRow
	err := tx.Raw("SELECT * FROM variants WHERE product = ? AND colour = ? AND size = ?", product, colour[0].Colour, keep).Scan(&variants).Error
	if err != nil {
		return err
	}
	most := slices.MaxFunc(colour, func(a, b sizedLine) int { return a.Quantity - b.Quantity })
	if len(variants) == 0 {
		return models.ErrOutOfStock
	}
	return saveLine(tx, basketRow{
		Customer: customer, SKU: variants[0].SKU, Quantity: most.Quantity, Added: most.Added,
	})
}

// reviseTwoSizes forgets choices about sizes that a basket no longer holds together. Where
// one of them is left, that one was kept, and the choice stays until the order.
func reviseTwoSizes(tx *gorm.DB, customer string) error {
	var choices []twoSizeRow
	if err := tx.Raw("SELECT * FROM two_size_choices WHERE customer = ?", customer).Scan(&choices).Error; err != nil || len(choices) == 0 {
		return err
	}
	for _, c := range choices {
		lines, err := linesOf(tx, customer, c.Product)
		if err != nil {
			return err
		}
		sizes := lines.sizes()
		left := models.SizeSet(sizes)
		open := c.Answer == "" || c.Answer == KeptAll
		if open && left == c.Sizes || !open && left == c.Answer {
			continue
		}
		if len(sizes) == 1 && open && c.among(left) {
			err = setTwoSizeAnswer(tx, c, left, models.TwoSizesChanged)
		} else {
			err = tx.Exec("DELETE FROM two_size_choices WHERE customer = ? AND product = ?", c.Customer, c.Product).Error
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// dropTwoSizes deletes what was told to a customer's basket where that is gone.
func dropTwoSizes(tx *gorm.DB, customer string) error {
	return tx.Exec(`DELETE FROM two_size_choices WHERE customer = ?
		AND NOT EXISTS (SELECT 1 FROM basket_items b WHERE b.customer = two_size_choices.customer)`, customer).Error
}

// moveTwoSizes gives an account what its owner answered on a visit about sizes; what the
// account was told itself stands.
func moveTwoSizes(_ *Store, tx *gorm.DB, visit, owner string) error {
	err := tx.Exec(`
		INSERT INTO two_size_choices (customer, product, sizes, answer, outcome, named, shown_at)
		SELECT ?, product, sizes, answer, outcome, named, shown_at FROM two_size_choices WHERE customer = ?
		ON CONFLICT (customer, product) DO NOTHING`, owner, visit).Error
	if err != nil {
		return err
	}
	return reviseTwoSizes(tx, owner)
}
