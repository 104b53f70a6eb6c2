package store

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// EveryArticle among the changed ones stands for all: something was released that many have.
const EveryArticle = ""

// ChangesKept is for how long changes can be asked for. Who did not ask for longer reads the
// catalogue anew.
const ChangesKept = time.Hour

// CatalogueMark is a place in the log of changes. Only this store makes and reads it.
type CatalogueMark struct {
	from int64          // SQLite: the last number seen; PostgreSQL: the first transaction that may be unseen
	seen map[int64]bool // numbers seen of those transactions
}

// CatalogueMark is where the log of changes stands. What is read afterwards has all changes before it.
func (s *Store) CatalogueMark(ctx context.Context) (mark CatalogueMark, err error) {
	query := "SELECT coalesce(max(seq), 0) FROM catalogue_changes"
	if !s.sqlite {
		query = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
	}
	if err := s.read.WithContext(ctx).Raw(query).Scan(&mark.from).Error; err != nil {
		return mark, fmt.Errorf("store: catalogue mark: %w", err)
	}
	return mark, nil
}

// changeRow is a line of the log, or, without a number, only where it stands.
type changeRow struct {
	Horizon int64
	Seq     *int64
	Product string
}

// CatalogueChanges lists the articles of which a product, its stock or its price changed since a
// mark, through this store or past it, each once, and where the log stands now. It is cheap to ask
// many times a second. EveryArticle is among them after a release.
func (s *Store) CatalogueChanges(ctx context.Context, since CatalogueMark) (changed []string, now CatalogueMark, err error) {
	query, from := "SELECT seq AS horizon, seq, product FROM catalogue_changes WHERE seq > ? ORDER BY seq", any(since.from)
	if !s.sqlite {
		query = `SELECT h.horizon, c.seq, coalesce(c.product, '') AS product
			FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS horizon) h
			LEFT JOIN catalogue_changes c ON c.xact >= CAST(CAST(? AS text) AS xid8) ORDER BY c.seq`
		from = strconv.FormatInt(since.from, 10)
	}
	var rows []changeRow
	if err := s.read.WithContext(ctx).Raw(query, from).Scan(&rows).Error; err != nil {
		return nil, since, fmt.Errorf("store: catalogue changes: %w", err)
	}
	now = CatalogueMark{from: since.from}
	for _, row := range rows {
		now.from = max(now.from, row.Horizon)
		if row.Seq == nil {
			continue
		}
		if !s.sqlite {
			if now.seen == nil {
				now.seen = map[int64]bool{}
			}
			now.seen[*row.Seq] = true
		}
		if !since.seen[*row.Seq] && !slices.Contains(changed, row.Product) {
			changed = append(changed, row.Product)
		}
	}
	return changed, now, nil
}

// CatalogueVersion is the number of the last change. It grows with every one.
func (s *Store) CatalogueVersion(ctx context.Context) (int64, error) {
	var number int64
	if err := s.read.WithContext(ctx).Raw("SELECT coalesce(max(seq), 0) FROM catalogue_changes").Scan(&number).Error; err != nil {
		return 0, fmt.Errorf("store: catalogue version: %w", err)
	}
	return number, nil
}

// TrimCatalogueChanges removes changes that everybody has seen. On SQLite an article stands in the log
// once, so there is nothing to remove.
func (s *Store) TrimCatalogueChanges(ctx context.Context) error {
	if s.sqlite {
		return nil
	}
	if err := s.sweepRows(ctx, "catalogue_changes", "seq", "at < now() - make_interval(secs => ?)", ChangesKept.Seconds()); err != nil {
		return fmt.Errorf("store: trim the log of catalogue changes: %w", err)
	}
	return nil
}
