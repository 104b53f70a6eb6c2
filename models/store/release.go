package store

import (
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

// Release makes public, with noise, what was counted until now, whatever the schedule says.
// models.ErrTooOften: this year's budget is spent. Instances of the shop cannot overspend it
// together.
func (s *Store) Release(ctx context.Context, occasion models.Occasion) error {
	err := s.transact(ctx, func(tx *gorm.DB) error { return s.release(tx, occasion) })
	if err != nil {
		return fmt.Errorf("store: release: %w", err)
	}
	return nil
}

// ReleaseIfDue makes the release of the schedule where its time has come and the budget
// allows it. It is made whether or not anybody has answered: doing without would tell so.
func (s *Store) ReleaseIfDue(ctx context.Context) (made bool, err error) {
	if budget, err := s.Budget(ctx); err != nil || budget.Next.After(s.now()) {
		return false, err
	}
	err = s.transact(ctx, func(tx *gorm.DB) error {
		if err := s.lockReleases(tx); err != nil {
			return err
		}
		budget, err := s.budget(tx)
		if err != nil || budget.Next.After(s.now()) { // another instance was faster
			return err
		}
		made = true
		return s.release(tx, models.OnSchedule)
	})
	if err != nil {
		return false, fmt.Errorf("store: release on schedule: %w", err)
	}
	return made, nil
}

// release spends the budget, makes a release of one consistent view of the counts and
// stores it.
func (s *Store) release(tx *gorm.DB, occasion models.Occasion) error {
	if err := s.lockReleases(tx); err != nil {
		return err
	}
	now := s.now()
	if err := spend(tx, release.Year(now)); err != nil {
		return err
	}
	articles, err := countedArticles(tx)
	if err != nil {
		return err
	}
	published, err := release.Make(articles, s.noise)
	if err != nil {
		return err
	}
	row := releaseRow{Released: now.UnixMicro(), Epsilon: release.Epsilon, Occasion: string(occasion)}
	if err := tx.Raw("SELECT coalesce(max(number), 0) + 1 FROM releases").Scan(&row.Number).Error; err != nil {
		return err
	}
	if err := tx.Create(&row).Error; err != nil {
		return err
	}
	return insertReleased(tx, row.Number, published)
}

// lockReleases lets releases wait for each other. On SQLite there is one writer anyway.
func (s *Store) lockReleases(tx *gorm.DB) error {
	if s.sqlite {
		return nil
	}
	return tx.Exec("LOCK TABLE releases IN SHARE ROW EXCLUSIVE MODE").Error
}

// spend takes one release from a year's budget; models.ErrTooOften where it does not suffice.
func spend(tx *gorm.DB, year int) error {
	spent := tx.Exec(`
		INSERT INTO release_budgets (year, spent) VALUES (?, ?)
		ON CONFLICT (year) DO UPDATE SET spent = release_budgets.spent + excluded.spent
		WHERE release_budgets.spent + excluded.spent <= ?`, year, release.Epsilon, release.Budget)
	if spent.Error == nil && spent.RowsAffected == 0 {
		return models.ErrTooOften
	}
	return spent.Error
}

// countedArticles lists all articles of the catalogue with what was answered on them. The
// counts are read in one statement: no answer is half in a release.
func countedArticles(tx *gorm.DB) ([]release.Article, error) {
	var products []productRow
	if err := tx.Raw("SELECT * FROM products ORDER BY position, slug").Scan(&products).Error; err != nil {
		return nil, err
	}
	articles, at := make([]release.Article, len(products)), make(map[string]int, len(products))
	for i, row := range products {
		p, err := parseDefinition(row.Definition)
		if err != nil {
			return nil, fmt.Errorf("product %s: %w", row.Slug, err)
		}
		articles[i], at[row.Slug] = release.Article{Product: row.Slug, Group: string(p.Type)}, i
	}
	var counts []fitCountRow
	if err := tx.Raw("SELECT * FROM fit_counts").Scan(&counts).Error; err != nil {
		return nil, err
	}
	for _, c := range counts {
		i, ok := at[c.Product]
		outcome := slices.Index(outcomeNames[:], c.Outcome)
		if !ok || outcome < 0 { // the article has left the catalogue
			continue
		}
		a := &articles[i]
		a.Demo = a.Demo || c.Demo
		a.Counts = append(a.Counts, release.Count{Bin: c.Bin, Outcome: fit.Outcome(outcome), N: c.N})
	}
	return articles, nil
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

func (s *Store) budget(db *gorm.DB) (models.Budget, error) {
	var (
		now   = s.now()
		spent float64
		last  int64
		at    time.Time
	)
	if err := db.Raw("SELECT coalesce(sum(spent), 0) FROM release_budgets WHERE year = ?", release.Year(now)).Scan(&spent).Error; err != nil {
		return models.Budget{}, err
	}
	if err := db.Raw("SELECT coalesce(max(released_at), 0) FROM releases").Scan(&last).Error; err != nil {
		return models.Budget{}, err
	}
	if last != 0 {
		at = fromMicros(last)
	}
	return release.BudgetAt(now, spent, at), nil
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
	if len(published) == 0 {
		return nil
	}
	rows := make([]releasedRow, len(published))
	for i, p := range published {
		rows[i] = releasedRow{
			Release: number, Product: p.Product, Beta: p.Offset.Value, BetaSD: p.Offset.SD,
			Tolerance: p.Tolerance.Value, ToleranceSD: p.Tolerance.SD, N: p.Offset.N, Demo: p.Demo,
		}
	}
	return tx.CreateInBatches(rows, releasedBatch).Error
}

// releasedBatch keeps a statement's parameters well below what SQLite takes.
const releasedBatch = 500

// loadReleased reads the last release, by product. It never reads what was counted since.
func loadReleased(db *gorm.DB) (map[string]models.Released, error) {
	var rows []releasedRow
	if err := db.Raw("SELECT * FROM released_articles WHERE release = (SELECT max(number) FROM releases)").Scan(&rows).Error; err != nil {
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
	return released, nil
}
