package engine

import (
	"context"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// ReadTables hands over the content of every table of a PostgreSQL database's schema, in the
// bytes in which its values are stored for a client (COPY in binary format): text and bytes as
// they are. Each table is of one moment; several are not.
func (db *DB) ReadTables(ctx context.Context, read func(table string, content io.Reader) error) error {
	pool, err := db.Read.DB()
	if err != nil {
		return fmt.Errorf("store: read tables: %w", err)
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return fmt.Errorf("store: read tables: %w", err)
	}
	defer conn.Close()
	err = conn.Raw(func(driver any) error {
		c, ok := driver.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("the driver %T cannot copy", driver)
		}
		return readTables(ctx, c.Conn(), read)
	})
	if err != nil {
		return fmt.Errorf("store: read tables: %w", err)
	}
	return nil
}

func readTables(ctx context.Context, conn *pgx.Conn, read func(table string, content io.Reader) error) error {
	rows, err := conn.Query(ctx, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
	if err != nil {
		return err
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, table := range tables {
		if err := readTable(ctx, conn, table, read); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return nil
}

func readTable(ctx context.Context, conn *pgx.Conn, table string, read func(table string, content io.Reader) error) error {
	content, copied := io.Pipe()
	done := make(chan error, 1)
	go func() {
		err := read(table, content)
		content.CloseWithError(err) // the copy ends too
		done <- err
	}()
	_, err := conn.PgConn().CopyTo(ctx, copied, "COPY "+pgx.Identifier{table}.Sanitize()+" TO STDOUT (FORMAT binary)")
	copied.CloseWithError(err)
	if failed := <-done; failed != nil {
		return failed
	}
	return err
}
