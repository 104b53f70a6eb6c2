package store

import (
	"context"
	"time"

	"gorm.io/gorm"
)

// rotationAdvisory is the lock on PostgreSQL that makes the removal of the old key wait
// for those who are just wrapping with it. SQLite's one writer does the same.
const rotationAdvisory = 0x656d_6b79

// sealCheck lets the new key alone prove that it belongs to the database.
func (r *rotation) sealCheck(ctx context.Context) error {
	sealed, err := r.fresh.Encrypt(nil, []byte(sealContext))
	if err != nil {
		return err
	}
	return r.db.WithContext(ctx).Model(&vaultRow{}).Where("id = 1").Update("sealed", sealed).Error
}

// removeOld takes the old key away once nothing is wrapped with it. Whoever wraps does so
// while writing to the keyring, and looks at the key file then: so while nobody else writes,
// what is not wrapped with it now never will be.
func (r *rotation) removeOld(ctx context.Context) error {
	for {
		left := 0
		err := r.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
			if !r.sqlite {
				if err := tx.Exec("SELECT pg_advisory_xact_lock(?)", rotationAdvisory).Error; err != nil {
					return err
				}
			}
			var rows []customerKeyRow
			if err := tx.Find(&rows).Error; err != nil {
				return err
			}
			for _, row := range rows {
				if !r.isFresh(row) {
					left++
				}
			}
			if left > 0 {
				return nil
			}
			return replaceKeyFile(r.settings.DataDir, r.alone)
		})
		if err != nil || left == 0 {
			return err
		}
		if err := r.wrapAll(ctx); err != nil {
			return err
		}
	}
}

// emptyLogs takes what the old key wrapped out of SQLite's write-ahead logs. A shop's readers
// are bounded in time; where it does not get there the shop does it with its next erasure.
func (r *rotation) emptyLogs(ctx context.Context) error {
	if !r.sqlite {
		return nil
	}
	deadline := time.Now().Add(2 * readLimit)
	for time.Now().Before(deadline) {
		var result struct{ Busy int }
		if err := r.db.WithContext(ctx).Raw("PRAGMA wal_checkpoint(TRUNCATE)").Scan(&result).Error; err == nil && result.Busy == 0 {
			r.done.Emptied = true
			return nil
		}
	}
	return nil
}
