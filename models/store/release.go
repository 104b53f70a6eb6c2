package store

import (
	"context"
	"fmt"
	"maps"
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
	err := s.withAnswers(ctx, func(tx *gorm.DB, sum answers) error { return s.release(tx, occasion, sum) })
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
	err = s.withAnswers(ctx, func(tx *gorm.DB, sum answers) error {
		budget, err := s.budget(tx)
		if err != nil || budget.Next.After(s.now()) { // another instance was faster
			return err
		}
		made = true
		return s.release(tx, models.OnSchedule, sum)
	})
	if err != nil {
		return false, fmt.Errorf("store: release on schedule: %w", err)
	}
	return made, nil
}

// release spends the budget, makes a release of the answers and stores it. Releases are locked.
func (s *Store) release(tx *gorm.DB, occasion models.Occasion, sum answers) error {
	if err := s.affordable(tx, occasion); err != nil {
		return err
	}
	now := s.now()
	if err := spend(tx, occasion, release.Year(now)); err != nil {
		return err
	}
	articles, err := articlesOf(tx, sum)
	if err != nil {
		return err
	}
	made, err := release.Make(articles, s.noise)
	if err != nil {
		return err
	}
	madeUp, err := madeUpNotices(tx)
	if err != nil {
		return err
	}
	notices, err := release.TellNotices(release.Notices{Counts: sum.notices, MadeUp: madeUp}, s.noise)
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
	if err := insertReleased(tx, row.Number, made.Published); err != nil {
		return err
	}
	if err := insertReasons(tx, row.Number, made.Reasons); err != nil {
		return err
	}
	if err := insertTwoSizes(tx, row.Number, notices); err != nil {
		return err
	}
	return saveSides(tx, made)
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
	var products []productRow
	if err := tx.Raw("SELECT * FROM products ORDER BY position, slug").Scan(&products).Error; err != nil {
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
		p, err := parseDefinition(row.Definition)
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
func loadReleased(db *gorm.DB) (map[string]models.Released, error) {
	var rows []releasedRow
	if err := db.Raw("SELECT * FROM released_articles WHERE release = (SELECT max(number) FROM releases)").Scan(&rows).Error; err != nil {
		return nil, err
	}
	var held []sidesRow
	if err := db.Raw("SELECT * FROM release_sides WHERE held <> ''").Scan(&held).Error; err != nil {
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

// sidesRow is how many people found an article too small, fitting, too large, with the noise of
// the last release.
type sidesRow struct {
	Product            string `gorm:"primaryKey"`
	Small, Fits, Large float64
	Held               string // the side of a burst that is held back, "" for none
}

func (sidesRow) TableName() string { return "release_sides" }

// saveSides replaces what the next release compares with.
func saveSides(tx *gorm.DB, made release.Result) error {
	if err := tx.Exec("DELETE FROM release_sides").Error; err != nil {
		return err
	}
	held := map[string]models.Flag{}
	for _, p := range made.Published {
		held[p.Product] = p.Held
	}
	rows := make([]sidesRow, 0, len(made.Sides))
	for _, product := range slices.Sorted(maps.Keys(made.Sides)) {
		s := made.Sides[product]
		rows = append(rows, sidesRow{
			Product: product, Small: s[fit.OutcomeSmall], Fits: s[fit.OutcomeFits], Large: s[fit.OutcomeLarge], Held: string(held[product]),
		})
	}
	if len(rows) == 0 {
		return nil
	}
	return tx.CreateInBatches(rows, releasedBatch).Error
}

func loadSides(tx *gorm.DB) (map[string]release.Sides, error) {
	var rows []sidesRow
	if err := tx.Raw("SELECT * FROM release_sides").Scan(&rows).Error; err != nil {
		return nil, err
	}
	sides := make(map[string]release.Sides, len(rows))
	for _, r := range rows {
		sides[r.Product] = release.Sides{fit.OutcomeSmall: r.Small, fit.OutcomeFits: r.Fits, fit.OutcomeLarge: r.Large}
	}
	return sides, nil
}

// releasedReasonRow is how often a release tells that an article came back for a reason.
type releasedReasonRow struct {
	Release int    `gorm:"primaryKey;autoIncrement:false"`
	Product string `gorm:"primaryKey"`
	Reason  string `gorm:"primaryKey"`
	Zone    string `gorm:"primaryKey"`
	N       int64
	Demo    bool
}

func (releasedReasonRow) TableName() string { return "released_reasons" }

func insertReasons(tx *gorm.DB, number int, told []release.PublishedReason) error {
	if len(told) == 0 {
		return nil
	}
	rows := make([]releasedReasonRow, len(told))
	for i, r := range told {
		rows[i] = releasedReasonRow{Release: number, Product: r.Product, Reason: string(r.Complaint.Reason), N: int64(r.N), Demo: r.Demo}
		if r.Complaint.Reason.HasZone() {
			rows[i].Zone = r.Complaint.Zone.String()
		}
	}
	return tx.CreateInBatches(rows, releasedBatch).Error
}

// Reasons is why articles came back, as the last release tells.
func (s *Store) Reasons(ctx context.Context) ([]release.PublishedReason, error) {
	var rows []releasedReasonRow
	err := s.read.WithContext(ctx).Raw(`
		SELECT * FROM released_reasons WHERE release = (SELECT max(number) FROM releases) ORDER BY product, reason, zone`).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: read why articles came back: %w", err)
	}
	told := make([]release.PublishedReason, len(rows))
	for i, r := range rows {
		told[i] = release.PublishedReason{Product: r.Product, Complaint: complaintOf(r.Reason, r.Zone), N: int(r.N), Demo: r.Demo}
	}
	return told, nil
}

// releasedTwoSizesRow is how often a release tells that a notice ended alike.
type releasedTwoSizesRow struct {
	Release int    `gorm:"primaryKey;autoIncrement:false"`
	Outcome string `gorm:"primaryKey"`
	Named   int    `gorm:"primaryKey;autoIncrement:false"` // 0 or 1
	N       int64
	Demo    int // 0 or 1
}

func (releasedTwoSizesRow) TableName() string { return "released_two_sizes" }

func insertTwoSizes(tx *gorm.DB, number int, told []models.TwoSizeTally) error {
	if len(told) == 0 {
		return nil
	}
	rows := make([]releasedTwoSizesRow, len(told))
	for i, c := range told {
		rows[i] = releasedTwoSizesRow{Release: number, Outcome: string(c.Outcome), Named: flag(c.Named), N: int64(c.N), Demo: flag(c.Demo)}
	}
	return tx.Create(&rows).Error
}

// TwoSizes is how notices about products in several sizes ended, as the last release tells. An
// outcome that it does not tell is not among them.
func (s *Store) TwoSizes(ctx context.Context) ([]models.TwoSizeTally, error) {
	var rows []releasedTwoSizesRow
	err := s.read.WithContext(ctx).Raw(`
		SELECT * FROM released_two_sizes WHERE release = (SELECT max(number) FROM releases) ORDER BY outcome, named`).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("store: read how notices of sizes ended: %w", err)
	}
	all := make([]models.TwoSizeTally, len(rows))
	for i, r := range rows {
		all[i].Outcome, all[i].Named, all[i].Demo = models.TwoSizeOutcome(r.Outcome), r.Named == 1, r.Demo == 1
		all[i].N = int(r.N)
	}
	return all, nil
}
