package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"ebenmass/models"
	"ebenmass/models/fit"
	"ebenmass/models/release"

	"gorm.io/gorm"
)

type releaseRow struct {
	Number   int   `gorm:"primaryKey;autoIncrement:false"`
	Released int64 `gorm:"column:released_at"`
	Epsilon  float64
	Occasion string
}

func (releaseRow) TableName() string { return "releases" }

// Release makes public, with noise, what customers who consent to it have told until now,
// whatever the schedule says, and keeps nothing else of it. On demand of the demonstration it
// spends the demonstration's copy of the budget, once a day. models.ErrTooOften: that, or this
// year's budget, is spent. Instances of the shop cannot overspend it together.
func (s *Store) Release(ctx context.Context, occasion models.Occasion) error {
	if err := s.affordable(s.read.WithContext(ctx), occasion); err != nil { // without opening anything
		return fmt.Errorf("store: release: %w", err)
	}
	err := s.withDraft(ctx, func(tx *gorm.DB, d draft) error { return s.release(tx, occasion, d) })
	if err != nil {
		return fmt.Errorf("store: release: %w", err)
	}
	return nil
}

// affordable is models.ErrTooOften where the budget of an occasion does not allow a release now.
func (s *Store) affordable(db *gorm.DB, occasion models.Occasion) error {
	read := s.budget
	if occasion == models.OnDemand {
		read = s.demoBudget
	}
	budget, err := read(db)
	if err != nil {
		return err
	}
	if budget.Left() < release.Epsilon || occasion == models.OnDemand && budget.Next.After(s.now()) {
		return models.ErrTooOften
	}
	return nil
}

// ReleaseIfDue makes the release of the schedule where its time has come and the budget
// allows it. It is made whether or not anybody has answered: doing without would tell so.
func (s *Store) ReleaseIfDue(ctx context.Context) (made bool, err error) {
	if budget, err := s.Budget(ctx); err != nil || budget.Next.After(s.now()) {
		return false, err
	}
	err = s.withDraft(ctx, func(tx *gorm.DB, d draft) error {
		budget, err := s.budget(tx)
		if err != nil || budget.Next.After(s.now()) { // another instance was faster
			return err
		}
		made = true
		return s.release(tx, models.OnSchedule, d)
	})
	if err != nil {
		return false, fmt.Errorf("store: release on schedule: %w", err)
	}
	return made, nil
}

// draft is a release that is not made yet: nobody has seen it, and it has cost nothing.
type draft struct {
	after   int // the number of the release before it
	made    release.Result
	notices []models.TwoSizeTally
}

// draw draws a release from answers. It reads all articles, and takes its time.
func (s *Store) draw(db *gorm.DB, sum answers) (d draft, err error) {
	if d.after, err = lastRelease(db); err != nil {
		return draft{}, err
	}
	articles, err := articlesOf(db, sum)
	if err != nil {
		return draft{}, err
	}
	if d.made, err = release.Make(articles, s.noise); err != nil {
		return draft{}, err
	}
	madeUp, err := madeUpNotices(db)
	if err != nil {
		return draft{}, err
	}
	d.notices, err = release.TellNotices(release.Notices{Counts: sum.notices, MadeUp: madeUp}, s.noise)
	return d, err
}

// lastRelease is the number of the last release; 0 for none.
func lastRelease(db *gorm.DB) (number int, err error) {
	return number, db.Raw("SELECT coalesce(max(number), 0) FROM releases").Scan(&number).Error
}

// release spends the budget and stores a release. Releases are locked, and none was made since it
// was drawn.
func (s *Store) release(tx *gorm.DB, occasion models.Occasion, d draft) error {
	if err := s.affordable(tx, occasion); err != nil {
		return err
	}
	now := s.now()
	if err := spend(tx, occasion, release.Year(now)); err != nil {
		return err
	}
	row := releaseRow{Number: d.after + 1, Released: now.UnixMicro(), Epsilon: release.Epsilon, Occasion: string(occasion)}
	if err := tx.Create(&row).Error; err != nil {
		return err
	}
	if err := insertReleased(tx, row.Number, d.made.Published); err != nil {
		return err
	}
	if err := insertReasons(tx, row.Number, d.made.Reasons); err != nil {
		return err
	}
	if err := insertTwoSizes(tx, row.Number, d.notices); err != nil {
		return err
	}
	return saveSides(tx, d.made)
}

// lockReleases lets releases wait for each other. On SQLite there is one writer anyway.
func (s *Store) lockReleases(tx *gorm.DB) error {
	if s.sqlite {
		return nil
	}
	return tx.Exec("LOCK TABLE releases IN SHARE ROW EXCLUSIVE MODE").Error
}

// spend takes one release from a year's budget, or from the demonstration's copy of it;
// models.ErrTooOften where it does not suffice.
func spend(tx *gorm.DB, occasion models.Occasion, year int) error {
	table := "release_budgets"
	if occasion == models.OnDemand {
		table = "demo_budgets"
	}
	spent := tx.Exec(`
		INSERT INTO `+table+` (year, spent) VALUES (?, ?)
		ON CONFLICT (year) DO UPDATE SET spent = `+table+`.spent + excluded.spent
		WHERE `+table+`.spent + excluded.spent <= ?`, year, release.Epsilon, release.Budget)
	if spent.Error == nil && spent.RowsAffected == 0 {
		return models.ErrTooOften
	}
	return spent.Error
}

// articlesOf lists all articles of the catalogue with what was answered on them, what was made
// up, and what the last release told. Answers on an article that has left count nowhere.
func articlesOf(tx *gorm.DB, sum answers) ([]release.Article, error) {
	products, err := allProducts(tx)
	if err != nil {
		return nil, err
	}
	madeUp, err := madeUpCounts(tx)
	if err != nil {
		return nil, err
	}
	madeUpReasons, err := madeUpWhy(tx)
	if err != nil {
		return nil, err
	}
	last, err := loadReleased(tx)
	if err != nil {
		return nil, err
	}
	sides, err := loadSides(tx)
	if err != nil {
		return nil, err
	}
	answered, why := sum.counts(), sum.why()
	articles := make([]release.Article, len(products))
	for i, row := range products {
		p, _, err := parseDefinition(row.Definition)
		if err != nil {
			return nil, fmt.Errorf("product %s: %w", row.Slug, err)
		}
		before := last[row.Slug]
		before.Held = models.FlagNone
		articles[i] = release.Article{
			Product: row.Slug, Group: string(p.Type), Counts: answered[row.Slug], MadeUp: madeUp[row.Slug],
			Complaints: models.Complaints(p.Article().Zones()), Reasons: why[row.Slug], MadeUpReasons: madeUpReasons[row.Slug],
			Last: before, LastSides: sides[row.Slug],
		}
	}
	return articles, nil
}

// allProducts reads all articles in their order, in pages: a reader has its time for each.
func allProducts(db *gorm.DB) (all []productRow, err error) {
	for after := ""; ; after = all[len(all)-1].Slug {
		var rows []productRow
		if err := db.Raw("SELECT * FROM products WHERE slug > ? ORDER BY slug LIMIT ?", after, sweepPage).Scan(&rows).Error; err != nil {
			return nil, err
		}
		if all = append(all, rows...); len(rows) < sweepPage {
			break
		}
	}
	slices.SortFunc(all, func(a, b productRow) int {
		return cmp.Or(cmp.Compare(a.Position, b.Position), cmp.Compare(a.Slug, b.Slug))
	})
	return all, nil
}

// Releases lists all releases, the last one first.
func (s *Store) Releases(ctx context.Context) ([]models.Release, error) {
	var rows []releaseRow
	if err := s.read.WithContext(ctx).Raw("SELECT * FROM releases ORDER BY number DESC").Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("store: list releases: %w", err)
	}
	releases := make([]models.Release, len(rows))
	for i, row := range rows {
		releases[i] = models.Release{
			Number: row.Number, At: fromMicros(row.Released), Epsilon: row.Epsilon, Occasion: models.Occasion(row.Occasion),
		}
	}
	return releases, nil
}

// Budget is what this calendar year's releases have spent and may, and when the next is due.
func (s *Store) Budget(ctx context.Context) (models.Budget, error) {
	budget, err := s.budget(s.read.WithContext(ctx))
	if err != nil {
		return budget, fmt.Errorf("store: budget of releases: %w", err)
	}
	return budget, nil
}

// DemoBudget is what the demonstration's copy of the budget has left, and when its next release
// may be made. The shop's own budget does not know of it.
func (s *Store) DemoBudget(ctx context.Context) (models.Budget, error) {
	budget, err := s.demoBudget(s.read.WithContext(ctx))
	if err != nil {
		return budget, fmt.Errorf("store: budget of the demonstration: %w", err)
	}
	return budget, nil
}

func (s *Store) budget(db *gorm.DB) (models.Budget, error) {
	spent, last, err := s.spent(db, "release_budgets", "occasion <> 'demo'")
	return release.BudgetAt(s.now(), spent, last), err
}

func (s *Store) demoBudget(db *gorm.DB) (models.Budget, error) {
	spent, last, err := s.spent(db, "demo_budgets", "occasion = 'demo'")
	return release.DemoBudgetAt(s.now(), spent, last), err
}

// spent reads what this year's releases of an occasion have spent, and when the last one was
// made; zero for none.
func (s *Store) spent(db *gorm.DB, table, occasion string) (spent float64, last time.Time, err error) {
	if err := db.Raw("SELECT coalesce(sum(spent), 0) FROM "+table+" WHERE year = ?", release.Year(s.now())).Scan(&spent).Error; err != nil {
		return 0, last, err
	}
	var at int64
	if err := db.Raw("SELECT coalesce(max(released_at), 0) FROM releases WHERE " + occasion).Scan(&at).Error; err != nil {
		return 0, last, err
	}
	if at != 0 {
		last = fromMicros(at)
	}
	return spent, last, nil
}

type releasedRow struct {
	Release     int    `gorm:"primaryKey;autoIncrement:false"`
	Product     string `gorm:"primaryKey"`
	Beta        float64
	BetaSD      float64 `gorm:"column:beta_sd"`
	Tolerance   float64
	ToleranceSD float64 `gorm:"column:tolerance_sd"`
	N           int
	Demo        bool
}

func (releasedRow) TableName() string { return "released_articles" }

func insertReleased(tx *gorm.DB, number int, published []release.Published) error {
	var rows []releasedRow
	for _, p := range published {
		if p.Offset.N == 0 { // only that something is held back, which stands at its sides
			continue
		}
		rows = append(rows, releasedRow{
			Release: number, Product: p.Product, Beta: p.Offset.Value, BetaSD: p.Offset.SD,
			Tolerance: p.Tolerance.Value, ToleranceSD: p.Tolerance.SD, N: p.Offset.N, Demo: p.Demo,
		})
	}
	if len(rows) == 0 {
		return nil
	}
	return tx.CreateInBatches(rows, releasedBatch).Error
}

// releasedBatch keeps a statement's parameters well below what SQLite takes.
const releasedBatch = 500

// loadReleased reads the last release, by product. It never reads what was counted since.
func loadReleased(db *gorm.DB) (map[string]models.Released, error) { return readReleased(db, "") }

// loadReleasedOf is loadReleased for some products.
func loadReleasedOf(db *gorm.DB, slugs []string) (map[string]models.Released, error) {
	return readReleased(db, " AND product IN ?", slugs)
}

func readReleased(db *gorm.DB, which string, args ...any) (map[string]models.Released, error) {
	var rows []releasedRow
	if err := db.Raw("SELECT * FROM released_articles WHERE release = (SELECT max(number) FROM releases)"+which, args...).Scan(&rows).Error; err != nil {
		return nil, err
	}
	var held []sidesRow
	if err := db.Raw("SELECT * FROM release_sides WHERE held <> ''"+which, args...).Scan(&held).Error; err != nil {
		return nil, err
	}
	released := make(map[string]models.Released, len(rows))
	for _, r := range rows {
		released[r.Product] = models.Released{
			Offset:    fit.Offset{Value: r.Beta, SD: r.BetaSD, N: r.N},
			Tolerance: fit.Tolerance{Value: r.Tolerance, SD: r.ToleranceSD},
			Demo:      r.Demo,
		}
	}
	for _, h := range held {
		r := released[h.Product]
		r.Held = models.Flag(h.Held)
		released[h.Product] = r
	}
	return released, nil
}
