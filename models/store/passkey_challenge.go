package store

import (
	"context"
	"fmt"

	"ebenmass/models"
	"ebenmass/models/consent"

	"gorm.io/gorm"
)

type challengeRow struct {
	Digest   []byte `gorm:"primaryKey"`
	Customer *string
	Ceremony string
	Expires  int64 `gorm:"column:expires_at"`
}

func (challengeRow) TableName() string { return "passkey_challenges" }

// KeepChallenge keeps, for a few minutes, what a passkey's answer to a challenge is checked
// against. customer is whose new passkey it is for, "" for a sign-in: who answers is not
// known yet.
func (s *Store) KeepChallenge(ctx context.Context, customer, challenge string, ceremony []byte) error {
	row := challengeRow{Digest: digest(challenge), Ceremony: string(ceremony), Expires: consent.KeptChallenge.Until(s.now()).UnixMicro()}
	if customer != "" {
		row.Customer = &customer
	}
	if err := s.write.WithContext(ctx).Create(&row).Error; err != nil {
		return fmt.Errorf("store: keep challenge: %w", err)
	}
	return nil
}

// TakeChallenge returns what was kept for a challenge, once, whatever then comes of the
// answer. models.ErrNotFound for one that is unknown, over, taken, or of another customer.
func (s *Store) TakeChallenge(ctx context.Context, customer, challenge string) (ceremony []byte, err error) {
	err = s.transact(ctx, func(tx *gorm.DB) error {
		var rows []challengeRow
		found := tx.Where("digest = ? AND expires_at > ? AND coalesce(customer, '') = ?", digest(challenge), s.now().UnixMicro(), customer)
		if err := found.Find(&rows).Error; err != nil {
			return err
		}
		if len(rows) == 0 {
			return models.ErrNotFound
		}
		result := tx.Where("digest = ?", rows[0].Digest).Delete(&challengeRow{})
		if result.Error == nil && result.RowsAffected == 0 { // another was quicker
			return models.ErrNotFound
		}
		ceremony = []byte(rows[0].Ceremony)
		return result.Error
	})
	if err != nil {
		return nil, fmt.Errorf("store: take challenge: %w", err)
	}
	return ceremony, nil
}

// sweepSignIn deletes links and challenges that are over, and what is left of accounts that
// cannot be opened any more.
func sweepSignIn(tx *gorm.DB, now int64) error {
	for _, row := range []any{&linkRow{}, &usedLinkRow{}, &challengeRow{}} {
		if err := tx.Where("expires_at <= ?", now).Delete(row).Error; err != nil {
			return err
		}
	}
	return tx.Where("customer NOT IN (SELECT customer FROM accounts)").Delete(&passkeyRow{}).Error
}
