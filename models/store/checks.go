package store

import (
	"context"
	"fmt"

	"ebenmass/models"
	"ebenmass/models/fit"

	"gorm.io/gorm"
)

// checkRow is a suggestion that was ticked. It names nobody and no day.
type checkRow struct {
	Product, Kind, Zone string
	CM                  float64 `gorm:"column:cm"`
	Told                int64
}

// Checks returns the suggestions that were ticked, as they were then.
func (s *Store) Checks(ctx context.Context) ([]models.Checked, error) {
	var rows []checkRow
	if err := s.read.WithContext(ctx).Raw("SELECT * FROM checks ORDER BY product, kind").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("store: read what was checked: %w", err)
	}
	all := make([]models.Checked, len(rows))
	for i, r := range rows {
		all[i] = models.Checked{Product: r.Product, Kind: models.CheckKind(r.Kind), CM: r.CM, Told: int(r.Told)}
		if r.Zone == "" {
			continue
		}
		zone, err := fit.MeasureNamed(r.Zone)
		if err != nil {
			return nil, fmt.Errorf("store: read what was checked: %w", err)
		}
		all[i].Zone = zone
	}
	return all, nil
}

// SetChecks notes which suggestions are ticked, as they are now, and which no longer are. Others
// stay as they were.
func (s *Store) SetChecks(ctx context.Context, ticked, open []models.Checked) error {
	err := s.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		for _, c := range open {
			if err := tx.Exec("DELETE FROM checks WHERE product = ? AND kind = ?", c.Product, string(c.Kind)).Error; err != nil {
				return err
			}
		}
		for _, c := range ticked {
			zone := ""
			if c.Kind == models.CheckChart {
				zone = c.Zone.String()
			}
			err := tx.Exec(`
				INSERT INTO checks (product, kind, zone, cm, told) VALUES (?, ?, ?, ?, ?)
				ON CONFLICT (product, kind) DO UPDATE SET zone = excluded.zone, cm = excluded.cm, told = excluded.told`,
				c.Product, string(c.Kind), zone, c.CM, c.Told).Error
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("store: note what was checked: %w", err)
	}
	return nil
}
