package store

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store/engine"

	"gorm.io/gorm"
)

type profileRow struct {
	Customer string `gorm:"primaryKey"`
	KeyID    string
	Given    int64 `gorm:"column:given_at"`
	Expires  int64 `gorm:"column:expires_at"`
}

func (profileRow) TableName() string { return "profiles" }

type measurementRow struct {
	Customer   string `gorm:"primaryKey"`
	Name       string `gorm:"primaryKey"`
	Ciphertext []byte
	Given      int64 `gorm:"column:given_at"`
}

func (measurementRow) TableName() string { return "measurements" }

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
	profile, err := handOutProfile(ctx, s, permit, kind, sealed)
	if err != nil {
		return Profile{}, fmt.Errorf("store: read profile: %w", err)
	}
	return profile, nil
}

// handOutProfile opens measurements that were read for a permit, once the access stands in the
// journal, with the names of what is handed out besides. The first reading of a day moves the
// end of what is kept.
func handOutProfile[P consent.BodyReader](
	ctx context.Context, s *Store, permit consent.Permit[P], kind PageKind, sealed []sealedDatum, besides ...string,
) (Profile, error) {
	names := slices.Clone(besides)
	for _, d := range sealed {
		names = append(names, d.Name)
	}
	slices.Sort(names)
	access := s.journal.access(permit.Owner(), permit.Purpose(), kind, names, true)
	if err := s.journal.note(ctx, access); err != nil {
		return Profile{}, err
	}
	if err := s.prolong(ctx, permit.Owner(), &sealed[0]); err != nil {
		return Profile{}, err
	}
	return s.unseal(permit.Owner(), sealed)
}

// ReadProfileAndFeedback is [ReadProfile] with what the customer told of earlier orders, latest
// first, where the permit covers that too: in one statement and one entry of the journal.
func ReadProfileAndFeedback[P consent.BodyReader](
	ctx context.Context, s *Store, permit consent.Permit[P], kind PageKind,
) (Profile, []models.Feedback, error) {
	if !permit.Covers(datumFeedback) {
		profile, err := ReadProfile(ctx, s, permit, kind)
		return profile, nil, err
	}
	if err := checkPermit(s, permit); err != nil {
		return Profile{}, nil, s.deny(ctx, permit.Owner(), kind, permit.Data(), err)
	}
	sealed, rows, err := s.sealedWithFeedback(ctx, permit.Owner(), permit.Data())
	if err != nil {
		return Profile{}, nil, fmt.Errorf("store: read profile and feedback: %w", err)
	}
	var besides []string
	if len(rows) > 0 {
		besides = append(besides, datumFeedback)
	}
	profile, err := handOutProfile(ctx, s, permit, kind, sealed, besides...)
	if err != nil {
		return Profile{}, nil, fmt.Errorf("store: read profile and feedback: %w", err)
	}
	feedback, err := s.openRows(permit.Owner(), rows)
	if err != nil {
		return Profile{}, nil, fmt.Errorf("store: read profile and feedback: %w", err)
	}
	return profile, feedback, nil
}

// sealed returns the values of some kinds of a customer that are kept and not over.
func (s *Store) sealed(db *gorm.DB, customer string, kinds []string) ([]sealedDatum, error) {
	var rows []sealedDatum
	now := s.now().UnixMicro()
	err := db.Raw(selectSealed+" ORDER BY name", customer, now, now, datumNames(kinds)).Scan(&rows).Error
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, models.ErrNotFound
	}
	return rows, nil
}

// selectSealed reads measurements with their key. Its arguments are the customer, now, twice,
// and the names of the values.
const selectSealed = `
	SELECT p.given_at, m.given_at AS since, p.expires_at, c.expires_at AS ends_at, k.wrapped, m.name, m.ciphertext
	FROM customers c
	JOIN profiles p ON p.customer = c.id
	JOIN customer_keys k ON k.id = p.key_id AND k.customer = c.id
	JOIN measurements m ON m.customer = c.id
	WHERE c.id = coalesce(?, '') AND c.expires_at > ? AND p.expires_at > ? AND m.name IN ?`

// selectAllSealed reads what a profile is sealed with and when it ends, in a row without a name
// that comes first, then its measurements and the customer's feedback, latest first. Its arguments
// are the customer, now and the names of the values, which namedSQLite and namedPostgres read.
func selectAllSealed(sqlite bool) string {
	named := namedPostgres
	if sqlite {
		named = namedSQLite
	}
	return `
	SELECT '' AS name, NULL AS sealed, p.given_at, p.expires_at, c.expires_at AS ends_at, k.wrapped, NULL AS line
	FROM customers c
	JOIN profiles p ON p.customer = c.id
	JOIN customer_keys k ON k.id = p.key_id AND k.customer = c.id
	WHERE c.id = coalesce($1, '') AND c.expires_at > $2 AND p.expires_at > $2
	UNION ALL
	SELECT '` + datumFeedback + `', f.sealed, f.given_at, f.expires_at, 0, k.wrapped, f.line
	FROM customers c
	JOIN feedback f ON f.customer = c.id
	JOIN customer_keys k ON k.id = f.key_id AND k.customer = c.id
	WHERE c.id = coalesce($1, '') AND c.expires_at > $2 AND f.expires_at > $2
	UNION ALL
	SELECT m.name, m.ciphertext, m.given_at, 0, 0, NULL, NULL
	FROM measurements m
	WHERE m.customer = coalesce($1, '') AND ` + named + `
	ORDER BY name, given_at DESC, line`
}

// Names in a JSON array, as a condition.
const (
	namedSQLite   = "m.name IN (SELECT value FROM json_each($3))"
	namedPostgres = "m.name IN (SELECT jsonb_array_elements_text($3::jsonb))"
)

// sealedWithFeedback is sealed with the customer's feedback, latest first.
func (s *Store) sealedWithFeedback(ctx context.Context, customer string, kinds []string) (values []sealedDatum, told []sealedRow[feedbackRow], err error) {
	names, err := json.Marshal(datumNames(kinds))
	if err != nil {
		return nil, nil, err
	}
	rows, err := engine.Query(ctx, s.read, s.allSealed, customer, s.now().UnixMicro(), string(names))
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var (
		profile *sealedDatum // what all measurements have in common
		d       sealedDatum
		line    []byte
	)
	for rows.Next() {
		if err := rows.Scan(&d.Name, &d.Ciphertext, &d.Since, &d.Expires, &d.Ends, &d.Wrapped, &line); err != nil {
			return nil, nil, err
		}
		switch {
		case d.Name == "":
			profile = &sealedDatum{Given: d.Since, Expires: d.Expires, Ends: d.Ends, Wrapped: d.Wrapped}
			values = make([]sealedDatum, 0, 16)
		case line != nil:
			told = append(told, sealedRow[feedbackRow]{
				Row:     feedbackRow{Customer: customer, Line: line, Sealed: d.Ciphertext, Given: d.Since, Expires: d.Expires},
				Wrapped: d.Wrapped,
			})
		case profile != nil:
			value := *profile
			value.Name, value.Ciphertext, value.Since = d.Name, d.Ciphertext, d.Since
			values = append(values, value)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, nil, err
	}
	if len(values) == 0 {
		return nil, nil, models.ErrNotFound
	}
	return values, told, nil
}

func (s *Store) unseal(customer string, sealed []sealedDatum) (Profile, error) {
	box, err := s.vault.OpenBox(customer, sealed[0].Wrapped)
	if err != nil {
		return Profile{}, err
	}
	p := Profile{
		GivenAt: fromMicros(sealed[0].Given), ExpiresAt: fromMicros(min(sealed[0].Expires, sealed[0].Ends)),
		since: make(map[string]time.Time, len(sealed)),
	}
	for _, d := range sealed {
		value, err := box.Open(d.Name, d.Ciphertext)
		if err != nil {
			return Profile{}, err
		}
		if err := setDatum(&p.Person, datum{d.Name, value}); err != nil {
			return Profile{}, err
		}
		p.since[d.Name] = fromMicros(d.Since)
	}
	slices.SortStableFunc(p.Person.Usual, func(a, b fit.UsualSize) int { // as they were told
		return slices.Index(fit.Garments[:], a.Garment) - slices.Index(fit.Garments[:], b.Garment)
	})
	return p, nil
}

// SaveProfile replaces a customer's measurements, journalled like a reading. Each saving
// makes a fresh key, so that no backup opens what was corrected. With a permit for Self it
// corrects what is there and fails with models.ErrNotFound where nothing is; a *consent.Denied
// where the permit is empty or over, or no consent in force holds the values.
func SaveProfile[P consent.BodyKeeper](ctx context.Context, s *Store, permit consent.Permit[P], kind PageKind, p Profile) error {
	if err := checkPermit(s, permit); err != nil {
		return fmt.Errorf("store: save profile: %w", s.deny(ctx, permit.Owner(), kind, permit.Data(), err))
	}
	err := s.withNewKey(ctx, permit.Owner(), func(tx *gorm.DB, key sealingKey) error {
		if permit.Purpose() == consent.PurposeSelf {
			if err := s.profileKept(tx, permit.Owner()); err != nil {
				return err
			}
		}
		ledger, err := s.currentLedger(tx, permit.Owner())
		if err != nil {
			return err
		}
		return s.replace(tx, ledger, key, permit.Purpose(), permit.Data(), kind, p)
	})
	if err != nil {
		return fmt.Errorf("store: save profile: %w", s.deny(ctx, permit.Owner(), kind, permit.Data(), err))
	}
	s.emptyLog(ctx) // of the values that were replaced
	return nil
}

// StoreWithConsent appends consents and stores the measurements they hold in one
// transaction, and keeps the customer until the given time: what the fit form does. The
// journal counts it as the customer's own access. Errors: *consent.Denied for a refused
// entry or where no consent in force holds the values, models.ErrNotFound for a customer
// who is unknown or over.
func (s *Store) StoreWithConsent(ctx context.Context, customer string, entries []consent.Entry, p Profile, until time.Time) error {
	err := s.withNewKey(ctx, customer, func(tx *gorm.DB, key sealingKey) error {
		ledger, err := s.appendEntries(tx, customer, entries)
		if err != nil {
			return err
		}
		if err := keepUntil(tx, customer, until); err != nil {
			return err
		}
		self := consent.ForSelf(customer)
		return s.replace(tx, ledger, key, self.Purpose(), self.Data(), PageFit, p)
	})
	if err != nil {
		return fmt.Errorf("store: store with consent: %w", err)
	}
	s.emptyLog(ctx)
	return nil
}

// withNewKey runs fn in a transaction that seals a customer's profile anew.
func (s *Store) withNewKey(ctx context.Context, customer string, fn func(tx *gorm.DB, key sealingKey) error) error {
	return s.withKey(ctx, customer, keyProfile, func(tx *gorm.DB, key sealingKey) (replaced []string, err error) {
		if err := tx.Raw("SELECT key_id FROM profiles WHERE customer = ?", customer).Scan(&replaced).Error; err != nil {
			return nil, err
		}
		return replaced, fn(tx, key)
	})
}

// profileKept fails with models.ErrNotFound where no profile is kept or its time is over.
func (s *Store) profileKept(tx *gorm.DB, customer string) error {
	_, err := first[profileRow](tx.Where("customer = ? AND expires_at > ?", customer, s.now().UnixMicro()))
	return err
}

// replace writes a profile under a fresh key, to be kept as long as the ledger says from now
// on, and the access to the journal. Every value needs a consent in force to words that name
// its kind.
func (s *Store) replace(tx *gorm.DB, ledger consent.Ledger, key sealingKey, purpose consent.Purpose, allowed []string, kind PageKind, p Profile) error {
	customer, until := ledger.Owner(), ledger.HeldFrom(s.now())
	if until.IsZero() {
		return &consent.Denied{Purpose: purpose, Why: consent.WhyNothingHeld}
	}
	if p.GivenAt.IsZero() {
		p.GivenAt = s.now()
	}
	var (
		rows  []measurementRow
		names []string
	)
	for _, d := range dataOf(p.Person) {
		if !slices.Contains(allowed, consent.Kind(d.name)) || len(ledger.Holding(d.name, s.now())) == 0 {
			return &consent.Denied{Purpose: purpose, Why: consent.WhyNothingHeld}
		}
		sealed, err := key.box.Seal(d.name, d.value)
		if err != nil {
			return err
		}
		rows = append(rows, measurementRow{Customer: customer, Name: d.name, Ciphertext: sealed, Given: p.Since(d.name).UnixMicro()})
		names = append(names, d.name)
	}
	if err := tx.Exec("DELETE FROM profiles WHERE customer = ?", customer).Error; err != nil {
		return err
	}
	for _, row := range []any{
		&profileRow{Customer: customer, KeyID: key.id, Given: p.GivenAt.UnixMicro(), Expires: until.UnixMicro()},
		&rows,
	} {
		if err := tx.Create(row).Error; err != nil {
			return err
		}
	}
	slices.Sort(names)
	_, err := s.journal.record(tx, s.journal.access(customer, purpose, kind, names, true))
	return err
}

// ChangeProfile changes single values of a customer's measurements in one step: change gets
// what is stored and makes of it what is to be stored, or refuses with an error that comes
// back. All values are sealed anew under a fresh key, so that what was changed or taken out
// is gone from every file; those that stay keep the day they were given on. It stands in the
// journal as one access. Errors are those of [SaveProfile].
func (s *Store) ChangeProfile(ctx context.Context, permit consent.Permit[consent.Self], kind PageKind, change func(*fit.Person) error) error {
	if err := checkPermit(s, permit); err != nil {
		return fmt.Errorf("store: change profile: %w", err)
	}
	err := s.withNewKey(ctx, permit.Owner(), func(tx *gorm.DB, key sealingKey) error {
		return s.change(tx, key, permit, kind, change)
	})
	if err != nil {
		return fmt.Errorf("store: change profile: %w", err)
	}
	s.emptyLog(ctx) // of the values that were replaced
	return nil
}

// keptSince is when the data were given that a change left as they were. One of several of a
// kind moves up where another was taken out, and keeps its day.
func keptSince(p Profile, before, after []datum) map[string]time.Time {
	since := map[string]time.Time{}
	for _, d := range after {
		for _, was := range before {
			if was.value == d.value && consent.Kind(was.name) == consent.Kind(d.name) {
				since[d.name] = p.Since(was.name)
			}
		}
	}
	return since
}

func (s *Store) change(tx *gorm.DB, key sealingKey, permit consent.Permit[consent.Self], kind PageKind, change func(*fit.Person) error) error {
	sealed, err := s.sealed(tx, permit.Owner(), permit.Data())
	if err != nil {
		return err
	}
	p, err := s.unseal(permit.Owner(), sealed)
	if err != nil {
		return err
	}
	before := dataOf(p.Person)
	if err := change(&p.Person); err != nil {
		return err
	}
	p.since = keptSince(p, before, dataOf(p.Person))
	p.GivenAt = s.now()
	ledger, err := readLedger(tx, permit.Owner())
	if err != nil {
		return err
	}
	return s.replace(tx, ledger, key, permit.Purpose(), permit.Data(), kind, p)
}

// random returns unguessable bytes.
func random(size int) []byte {
	b := make([]byte, size)
	rand.Read(b) // never fails
	return b
}
