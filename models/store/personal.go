package store

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// TableRows is how many rows of a table are about one customer.
type TableRows struct {
	Table string
	Rows  int
}

// personalTable is a table whose rows name a customer. Its schema is "" where the engine
// finds the table without.
type personalTable struct{ Schema, Name string }

// RowsAbout counts, table by table, the rows that name a customer; all are zero for one who
// is unknown. The database itself is asked which tables those are, so that none is left out.
func (s *Store) RowsAbout(ctx context.Context, customer string) ([]TableRows, error) {
	db := s.read.WithContext(ctx)
	tables, err := s.personalTables(db)
	if err != nil {
		return nil, fmt.Errorf("store: list the tables about customers: %w", err)
	}
	counts := make([]TableRows, 0, len(tables)+1)
	for _, t := range append([]personalTable{{Name: "customers"}}, tables...) {
		owner := clause.Column{Name: "customer"}
		if t.Name == "customers" {
			owner.Name = "id"
		}
		name := t.Name
		if t.Schema != "" {
			name = t.Schema + "." + t.Name
		}
		var n int64
		err := db.Table(name).Where(clause.Eq{Column: owner, Value: customer}).Count(&n).Error
		if err != nil {
			return nil, fmt.Errorf("store: count rows of %s: %w", name, err)
		}
		counts = append(counts, TableRows{Table: t.Name, Rows: int(n)})
	}
	return counts, nil
}

// personalTables finds every table with a column that names a customer.
func (s *Store) personalTables(db *gorm.DB) (tables []personalTable, err error) {
	query := `
		SELECT t.schema, t.name FROM pragma_table_list t
		WHERE t.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(t.name, t.schema) c WHERE c.name = 'customer')
		ORDER BY t.schema DESC, t.name`
	if !s.sqlite {
		query = `
			SELECT '' AS schema, table_name AS name FROM information_schema.columns
			WHERE table_schema = current_schema() AND column_name = 'customer'
			ORDER BY table_name`
	}
	return tables, db.Raw(query).Scan(&tables).Error
}

// moment reads a time column.
func moment(micros int64) time.Time { return time.UnixMicro(micros).UTC() }
