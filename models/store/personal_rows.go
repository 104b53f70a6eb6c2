package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"ebenmass/models"

	"gorm.io/gorm"
)

// registered returns the entry of a table.
func registered(name string) personalTable {
	all := register()
	return all[slices.IndexFunc(all, func(t personalTable) bool { return t.name == name })]
}

// keyedTables are the tables whose rows name, in key_id, the key that seals them.
func keyedTables() []string {
	var names []string
	for _, t := range register() {
		if t.key != "" {
			names = append(names, t.name)
		}
	}
	return names
}

// parts are the tables whose rows are a part of a table's, or a part of such a part.
func (t personalTable) parts() []personalTable {
	var parts []personalTable
	for _, p := range register() {
		if p.partOf.table == t.name {
			parts = append(append(parts, p), p.parts()...)
		}
	}
	return parts
}

// within is the condition that finds the rows which are a part of rows of a table, given the
// condition that finds those.
func (t personalTable) within(table, condition string) string {
	if t.name == table {
		return condition
	}
	w := t.partOf
	return w.column + " IN (SELECT " + w.id + " FROM " + w.table + " WHERE " + registered(w.table).within(table, condition) + ")"
}

// taken says which rows a scope of deletion takes, and of which table they are or are a part;
// 0 for none.
func (t personalTable) taken(scope Scope) (taking taking, of personalTable) {
	if scope == ScopeAll {
		if t.name == erasuresTable {
			return 0, t
		}
		return everyRow, t
	}
	if t.partOf.table == "" {
		return t.takenBy[scope], t
	}
	return registered(t.partOf.table).taken(scope)
}

// takenTables are the tables a scope of deletion takes rows of, parts included.
func takenTables(scope Scope) []personalTable {
	var tables []personalTable
	for _, t := range register() {
		if taking, _ := t.taken(scope); taking != 0 {
			tables = append(tables, t)
		}
	}
	return tables
}

// row is a row of any table, by column.
type row map[string]any

// text is a column of text.
func (r row) text(column string) string {
	if b, ok := r[column].([]byte); ok {
		return string(b)
	}
	text, _ := r[column].(string)
	return text
}

// bytes is a column of bytes.
func (r row) bytes(column string) []byte {
	b, _ := r[column].([]byte)
	return b
}

// readRows reads the rows of a table that a condition finds.
func (t personalTable) readRows(db *gorm.DB, condition string, args ...any) ([]row, error) {
	found, err := db.Raw("SELECT * FROM "+t.name+" WHERE "+condition, args...).Rows()
	if err != nil {
		return nil, err
	}
	defer found.Close()
	columns, err := found.Columns()
	if err != nil {
		return nil, err
	}
	var rows []row
	for found.Next() {
		values, targets := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			targets[i] = &values[i]
		}
		if err := found.Scan(targets...); err != nil {
			return nil, err
		}
		r := make(row, len(columns))
		for i, column := range columns {
			r[column] = values[i]
		}
		rows = append(rows, r)
	}
	return rows, found.Err()
}

// openRow opens what a row's key seals, by column.
func (s *Store) openRow(db *gorm.DB, t personalTable, r row) (map[string]string, error) {
	b, err := s.openKey(db, r.text(t.owner), r.text("key_id"))
	if err != nil {
		return nil, err
	}
	opened := make(map[string]string, len(t.secrets))
	for _, secret := range t.secrets {
		if opened[secret.column], err = b.Open(secret.name(r), r.bytes(secret.column)); err != nil {
			return nil, err
		}
	}
	return opened, nil
}

// resealed is a row of a visit, sealed for an account.
type resealed struct {
	key    string // fresh, the account's
	sealed map[string][]byte
}

// reseal opens a visit's rows of a table and seals each with a fresh key of an account's. The
// keys are in made, with an error too: whoever asked destroys those that come to nothing.
func (s *Store) reseal(ctx context.Context, t personalTable, visit, owner string) (rows map[string]resealed, made []string, err error) {
	db := s.write.WithContext(ctx)
	all, err := t.readRows(db, t.owner+" = ?", visit)
	if err != nil {
		return nil, nil, err
	}
	rows = make(map[string]resealed, len(all))
	for _, r := range all {
		opened, err := s.openRow(db, t, r)
		if errors.Is(err, models.ErrNotFound) { // its key went a moment ago, and it will
			continue
		}
		if err != nil {
			return nil, made, err
		}
		id, box, err := s.newKey(ctx, owner, t.key)
		if err != nil {
			return nil, made, err
		}
		made = append(made, id)
		sealed := make(map[string][]byte, len(t.secrets))
		for _, secret := range t.secrets {
			if sealed[secret.column], err = box.Seal(secret.name(r), opened[secret.column]); err != nil {
				return nil, made, err
			}
		}
		rows[r.text(t.moves.id)] = resealed{key: id, sealed: sealed}
	}
	return rows, made, nil
}

// errMeanwhile: a visit added something while what it has was being moved.
var errMeanwhile = errors.New("the visit added something meanwhile")

// takeResealed makes a visit's rows of a table an account's, with their parts. errMeanwhile
// for one that was not sealed for it.
func (s *Store) takeResealed(tx *gorm.DB, t personalTable, visit, owner string, sealed map[string]resealed) error {
	rows, err := t.readRows(tx, t.owner+" = ?", visit)
	if err != nil {
		return err
	}
	for _, r := range rows {
		moving, ok := sealed[r.text(t.moves.id)]
		if !ok {
			if _, err := s.openKey(tx, visit, r.text("key_id")); errors.Is(err, models.ErrNotFound) {
				continue
			}
			return errMeanwhile
		}
		changed := map[string]any{}
		if t.moves.adapt != nil {
			if changed, err = t.moves.adapt(tx, r, owner); err != nil {
				return err
			}
		}
		changed[t.owner], changed["key_id"] = owner, moving.key
		for column, value := range moving.sealed {
			changed[column] = value
		}
		if err := tx.Table(t.name).Where(t.moves.id+" = ?", r[t.moves.id]).Updates(changed).Error; err != nil {
			return err
		}
		for _, part := range t.parts() {
			condition := part.within(t.name, t.moves.id+" = ?")
			if err := tx.Exec("UPDATE "+part.name+" SET "+part.owner+" = ? WHERE "+condition, owner, r[t.moves.id]).Error; err != nil {
				return err
			}
		}
	}
	return nil
}

// Held is how much is kept about a customer: of each kind there is, in the order of the
// delete page.
type Held []HeldCount

// HeldCount is how much of one kind is kept.
type HeldCount struct {
	Kind  string // the message delete.kind.<kind> says what it is
	Count int    // at least 1; at most 1 of what is told once
	table string // one of those that hold it
}

// Count returns how much there is of a kind.
func (h Held) Count(kind string) int {
	for _, c := range h {
		if c.Kind == kind {
			return c.Count
		}
	}
	return 0
}

// Split sorts what is held into what a scope of deletion takes and what it leaves.
func (h Held) Split(scope Scope) (goes, stays Held) {
	for _, c := range h {
		if taking, _ := registered(c.table).taken(scope); taking != 0 {
			goes = append(goes, c)
		} else {
			stays = append(stays, c)
		}
	}
	return goes, stays
}

// CountHeld counts what is kept about a customer, for the page that offers to delete it.
// models.ErrNotFound for a customer who is unknown or over.
func (s *Store) CountHeld(ctx context.Context, customer string) (Held, error) {
	db := s.read.WithContext(ctx)
	if err := s.alive(db, customer); err != nil {
		return nil, fmt.Errorf("store: count held data: %w", err)
	}
	counts, err := countRows(db, customer)
	if err != nil {
		return nil, fmt.Errorf("store: count held data: %w", err)
	}
	var held Held
	for _, t := range counted() {
		n := counts[t.name]
		if n == 0 {
			continue
		}
		i := slices.IndexFunc(held, func(c HeldCount) bool { return c.Kind == t.words.kind })
		if i < 0 {
			i, held = len(held), append(held, HeldCount{Kind: t.words.kind, table: t.name})
		}
		held[i].Count += n
		if t.words.once {
			held[i].Count = 1
		}
	}
	return held, nil
}

// counted are the tables whose rows the delete page counts, in its order.
func counted() []personalTable {
	tables := slices.DeleteFunc(slices.Clone(register()), func(t personalTable) bool { return t.words.kind == "" })
	slices.SortStableFunc(tables, func(a, b personalTable) int { return a.words.place - b.words.place })
	return tables
}

// countRows counts a customer's rows of every table. The empty name of nobody, which the note of
// an erasure has while its search waits, is no customer's.
func countRows(db *gorm.DB, customer string) (map[string]int, error) {
	var counts []string
	for _, t := range register() {
		counts = append(counts, "SELECT '"+t.name+"' AS name, count(*) AS n FROM "+t.name+" WHERE "+t.owner+" = @customer AND "+t.owner+" <> ''")
	}
	var rows []struct {
		Name string
		N    int
	}
	if err := db.Raw(strings.Join(counts, " UNION ALL "), map[string]any{"customer": customer}).Scan(&rows).Error; err != nil {
		return nil, err
	}
	byTable := make(map[string]int, len(rows))
	for _, r := range rows {
		byTable[r.Name] = r.N
	}
	return byTable, nil
}

// TableRows is how many rows of a table are about one customer.
type TableRows struct {
	Table string
	Rows  int
}

// RowsAbout counts, table by table, the rows that name a customer, first the customer's own
// and last the keyring's; all are zero for one who is unknown.
func (s *Store) RowsAbout(ctx context.Context, customer string) ([]TableRows, error) {
	counts, err := countRows(s.read.WithContext(ctx), customer)
	if err != nil {
		return nil, fmt.Errorf("store: count rows: %w", err)
	}
	tables := slices.Clone(register())
	slices.SortFunc(tables, func(a, b personalTable) int {
		if d := a.rank() - b.rank(); d != 0 {
			return d
		}
		return strings.Compare(a.name, b.name)
	})
	rows := make([]TableRows, len(tables))
	for i, t := range tables {
		rows[i] = TableRows{Table: t.name, Rows: counts[t.name]}
	}
	return rows, nil
}

func (t personalTable) rank() int {
	switch {
	case t.owner == "id":
		return 0
	case t.keyring:
		return 2
	}
	return 1
}
