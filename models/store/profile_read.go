package store

import (
	"context"
	"fmt"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"

	"gorm.io/gorm"
)

// Profile is a stored fit profile. Values are kept unrounded.
type Profile struct {
	Person    fit.Person
	GivenAt   time.Time
	ExpiresAt time.Time // the earlier of the session's and the consent's end; set by the store, ignored when saving

	since map[string]time.Time // when each value was given, by datum name; what is not in it at GivenAt
}

// Since returns when a value was given, by its datum name.
func (p Profile) Since(name string) time.Time {
	if since, ok := p.since[name]; ok {
		return since
	}
	return p.GivenAt
}

// sealedDatum is one value as it lies in the database, with what is needed to open it.
type sealedDatum struct {
	Given      int64 `gorm:"column:given_at"` // the profile's last change
	Since      int64 `gorm:"column:since"`    // the value's own
	Expires    int64 `gorm:"column:expires_at"`
	Ends       int64 `gorm:"column:ends_at"` // when the customer's session ends
	Wrapped    []byte
	Name       string
	Ciphertext []byte
}

// ReadProfile hands out the measurements a permit opens, once the access stands in the
// journal. The first reading of a day moves the end of what is kept. Errors: *consent.Denied for a permit that is empty or over (journalled too),
// models.ErrNotFound where nothing is kept or its time is over.
func ReadProfile[P consent.BodyReader](ctx context.Context, s *Store, permit consent.Permit[P], kind PageKind) (Profile, error) {
	if err := checkPermit(s, permit); err != nil {
		return Profile{}, s.deny(ctx, permit.Owner(), kind, permit.Data(), err)
	}
	sealed, err := s.sealed(s.read.WithContext(ctx), permit.Owner(), permit.Data())
	if err != nil {
		return Profile{}, fmt.Errorf("store: read profile: %w", err)
	}
	names := make([]string, len(sealed))
	for i, d := range sealed {
		names[i] = d.Name
	}
	access := s.journal.access(permit.Owner(), permit.Purpose(), kind, names, true)
	if err := s.journal.note(ctx, access); err != nil {
		return Profile{}, fmt.Errorf("store: read profile: %w", err)
	}
	if err := s.prolong(ctx, permit.Owner(), &sealed[0]); err != nil {
		return Profile{}, fmt.Errorf("store: read profile: %w", err)
	}
	profile, err := s.unseal(permit.Owner(), sealed)
	if err != nil {
		return Profile{}, fmt.Errorf("store: read profile: %w", err)
	}
	return profile, nil
}

// sealed returns the named values of a customer that are kept and not over.
func (s *Store) sealed(db *gorm.DB, customer string, names []string) ([]sealedDatum, error) {
	var rows []sealedDatum
	now := s.now().UnixMicro()
	err := db.Raw(`
		SELECT p.given_at, m.given_at AS since, p.expires_at, c.expires_at AS ends_at, k.wrapped, m.name, m.ciphertext
		FROM customers c
		JOIN profiles p ON p.customer = c.id
		JOIN customer_keys k ON k.id = p.key_id AND k.customer = c.id
		JOIN measurements m ON m.customer = c.id
		WHERE c.id = ? AND c.expires_at > ? AND p.expires_at > ? AND m.name IN ?
		ORDER BY m.name`, customer, now, now, names).Scan(&rows).Error
	if err == nil && len(rows) == 0 {
		err = models.ErrNotFound
	}
	return rows, err
}

func (s *Store) unseal(customer string, sealed []sealedDatum) (Profile, error) {
	box, err := s.vault.openBox(customer, sealed[0].Wrapped)
	if err != nil {
		return Profile{}, err
	}
	p := Profile{
		GivenAt: moment(sealed[0].Given), ExpiresAt: moment(min(sealed[0].Expires, sealed[0].Ends)),
		since: make(map[string]time.Time, len(sealed)),
	}
	for _, d := range sealed {
		value, err := box.open(d.Name, d.Ciphertext)
		if err != nil {
			return Profile{}, err
		}
		if err := put(&p.Person, datum{d.Name, value}); err != nil {
			return Profile{}, err
		}
		p.since[d.Name] = moment(d.Since)
	}
	return p, nil
}
