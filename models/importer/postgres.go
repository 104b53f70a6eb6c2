package importer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"github.com/jackc/pgx/v5"
)

// Views of a database that articles and size charts are read from: all text, with the columns of our
// own CSV.
const (
	ArticlesView = "ebenmass_articles"
	ChartsView   = "ebenmass_charts"
)

// Views is a database of another system as a folder with two files, each a view as CSV: lines count
// as they would in such a file. Both are read in one read-only transaction. Close ends it.
type Views struct {
	ctx  context.Context
	conn *pgx.Conn
	tx   pgx.Tx
}

// OpenViews connects to a database, given by a postgres:// URL.
func OpenViews(ctx context.Context, url string) (*Views, error) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, fmt.Errorf("importer: connect to the source: %w", err)
	}
	tx, err := conn.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("importer: read the source: %w", err), conn.Close(ctx))
	}
	return &Views{ctx, conn, tx}, nil
}

// Close ends the transaction and the connection.
func (v *Views) Close() error {
	ctx := context.WithoutCancel(v.ctx)
	return errors.Join(v.tx.Rollback(ctx), v.conn.Close(ctx))
}

// ReadDir lists the views as files.
func (v *Views) ReadDir(name string) ([]fs.DirEntry, error) {
	if name != "." {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return []fs.DirEntry{fs.FileInfoToDirEntry(viewInfo(ArticlesView + ".csv")), fs.FileInfoToDirEntry(viewInfo(ChartsView + ".csv"))}, nil
}

// Open begins to read a view; one at a time.
func (v *Views) Open(name string) (fs.File, error) {
	view := map[string]string{ArticlesView + ".csv": ArticlesView, ChartsView + ".csv": ChartsView}[name]
	if view == "" {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	out, in := io.Pipe()
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, err := v.conn.PgConn().CopyTo(v.ctx, in, "COPY (SELECT * FROM "+view+") TO STDOUT WITH (FORMAT csv, HEADER)")
		in.CloseWithError(err)
	}()
	return &viewFile{viewInfo(name), out, done}, nil
}

// viewFile is a view while it is read.
type viewFile struct {
	info viewInfo
	*io.PipeReader
	done <-chan struct{} // closed when the connection is free again
}

// Close ends the reading, wherever it is.
func (f *viewFile) Close() error {
	err := f.PipeReader.Close()
	<-f.done
	return err
}

func (f *viewFile) Stat() (fs.FileInfo, error) { return f.info, nil }

// viewInfo describes a view as a file; its length is not known.
type viewInfo string

func (i viewInfo) Name() string       { return string(i) }
func (i viewInfo) Size() int64        { return 0 }
func (i viewInfo) Mode() fs.FileMode  { return 0o444 }
func (i viewInfo) ModTime() time.Time { return time.Time{} }
func (i viewInfo) IsDir() bool        { return false }
func (i viewInfo) Sys() any           { return nil }
