package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/export"

	"gorm.io/gorm"
)

type wishRow struct {
	Customer string `gorm:"primaryKey"`
	Product  string `gorm:"primaryKey"`
	Colour   string `gorm:"primaryKey"`
	Added    int64  `gorm:"column:added_at"`
	Expires  int64  `gorm:"column:expires_at"` // when the list goes, the same in all its rows
}

func (wishRow) TableName() string { return "wishes" }

// wishesAfter is a customer's wish list in one value, beside what else is read of the customer c, up
// to its argument, which is now: "$1)".
const wishesAfter = `(SELECT coalesce(string_agg(w.product || ' ' || w.colour || ' ' || w.added_at || ' ' || w.expires_at, ','), '')
	FROM wishes w WHERE w.customer = c.id AND w.expires_at > `

// parseWishes reads what wishesAfter wrote, the latest first, of a customer who ends at a moment.
func parseWishes(list string, ends time.Time) ([]models.Wish, error) {
	if list == "" {
		return nil, nil
	}
	var wishes []models.Wish
	for line := range strings.SplitSeq(list, ",") {
		fields := strings.Fields(line)
		if len(fields) != 4 {
			return nil, fmt.Errorf("a wish of %d fields", len(fields))
		}
		added, err := strconv.ParseInt(fields[2], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("when a wish was added: %w", err)
		}
		expires, err := strconv.ParseInt(fields[3], 10, 64)
		if err != nil {
			return nil, fmt.Errorf("when a wish goes: %w", err)
		}
		w := models.Wish{Product: fields[0], Colour: fields[1], AddedAt: fromMicros(added), ExpiresAt: fromMicros(expires)}
		if ends.Before(w.ExpiresAt) {
			w.ExpiresAt = ends
		}
		wishes = append(wishes, w)
	}
	slices.SortFunc(wishes, func(a, b models.Wish) int {
		return cmp.Or(b.AddedAt.Compare(a.AddedAt), cmp.Compare(a.Product, b.Product), cmp.Compare(a.Colour, b.Colour))
	})
	return wishes, nil
}

// AddWish puts an article in a colour on a customer's wish list and returns when the list goes by
// itself. Errors: models.ErrNotFound for a customer who is unknown or over, models.ErrTooMany.
func (s *Store) AddWish(ctx context.Context, customer, product, colour string) (until time.Time, err error) {
	return s.changeWishes(ctx, "add wish", customer, func(tx *gorm.DB) error {
		now := s.now().UnixMicro()
		err := tx.Exec("INSERT INTO wishes (customer, product, colour, added_at, expires_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
			customer, product, colour, now, now).Error
		if err != nil {
			return err
		}
		var n int
		if err := tx.Raw("SELECT count(*) FROM wishes WHERE customer = ?", customer).Scan(&n).Error; err != nil {
			return err
		}
		if n > models.MaxWishes {
			return models.ErrTooMany
		}
		return nil
	})
}

// RemoveWish takes an article in a colour off a customer's wish list; one that is not on it is no
// error. models.ErrNotFound for a customer who is unknown or over.
func (s *Store) RemoveWish(ctx context.Context, customer, product, colour string) (until time.Time, err error) {
	return s.changeWishes(ctx, "remove wish", customer, func(tx *gorm.DB) error {
		return tx.Exec("DELETE FROM wishes WHERE customer = ? AND product = ? AND colour = ?", customer, product, colour).Error
	})
}

// changeWishes changes a wish list: all of it is kept from now on.
func (s *Store) changeWishes(ctx context.Context, act, customer string, change func(tx *gorm.DB) error) (until time.Time, err error) {
	until = consent.KeptWishes.Until(s.now())
	err = s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockCustomer(tx, customer); err != nil {
			return err
		}
		if err := tx.Exec("DELETE FROM wishes WHERE customer = ? AND expires_at <= ?", customer, s.now().UnixMicro()).Error; err != nil {
			return err
		}
		if err := change(tx); err != nil {
			return err
		}
		return tx.Exec("UPDATE wishes SET expires_at = ? WHERE customer = ?", until.UnixMicro(), customer).Error
	})
	if err != nil {
		return time.Time{}, fmt.Errorf("store: %s: %w", act, err)
	}
	return until, nil
}

// addWishes adds a visit's wish list to an account's, the latest first, as far as a list goes.
func (s *Store) addWishes(tx *gorm.DB, visit, owner string) error {
	now := s.now().UnixMicro()
	if err := tx.Exec("DELETE FROM wishes WHERE customer IN (?, ?) AND expires_at <= ?", visit, owner, now).Error; err != nil {
		return err
	}
	var brought []wishRow
	if err := tx.Raw("SELECT * FROM wishes WHERE customer = ? ORDER BY added_at DESC, product, colour", visit).Scan(&brought).Error; err != nil || len(brought) == 0 {
		return err
	}
	var held int
	if err := tx.Raw("SELECT count(*) FROM wishes WHERE customer = ?", owner).Scan(&held).Error; err != nil {
		return err
	}
	for _, row := range brought {
		if held == models.MaxWishes {
			break
		}
		added := tx.Exec("INSERT INTO wishes (customer, product, colour, added_at, expires_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
			owner, row.Product, row.Colour, row.Added, now)
		if added.Error != nil {
			return added.Error
		}
		held += int(added.RowsAffected)
	}
	return tx.Exec("UPDATE wishes SET expires_at = ? WHERE customer = ?", consent.KeptWishes.Until(s.now()).UnixMicro(), owner).Error
}

// wishes lists a wish list, oldest first.
func (x exporter) wishes() ([]export.Record, error) {
	var rows []wishRow
	if err := x.db.Raw("SELECT * FROM wishes WHERE customer = ? ORDER BY added_at, product, colour", x.owner.ID).Scan(&rows).Error; err != nil {
		return nil, err
	}
	records := make([]export.Record, len(rows))
	for i, row := range rows {
		until := fromMicros(row.Expires)
		if ends := x.owner.ends(); ends.Before(until) {
			until = ends
		}
		records[i] = export.Record{
			Name: "wish-" + row.Product + "-" + row.Colour, Purposes: []string{export.PurposeWishes},
			Source: export.SourceForm, Since: fromMicros(row.Added), Until: until,
			Values: []export.Value{
				{Name: "product", Value: row.Product}, {Name: "colour", Value: row.Colour},
				{Name: "added_at", Value: fromMicros(row.Added)}, {Name: "expires_at", Value: fromMicros(row.Expires)},
			},
		}
	}
	return records, nil
}
