package store

import (
	"context"
	"time"

	"ebenmass/models/receipt"
	"ebenmass/models/scan"
)

// searchLimit is how long one search may take, waiting for its turn included. There is one
// at a time, so that erasing cannot be used to slow the shop; one that gets no turn is left
// out, and the receipt says so.
const searchLimit = 10 * time.Second

// searcher searches the data folder, one search at a time. On PostgreSQL it has none: what
// a database server writes where is not the shop's to read.
type searcher struct {
	folder *scan.Folder
	turn   chan struct{}
}

func newSearcher(dir string) searcher {
	return searcher{folder: scan.NewFolder(dir), turn: make(chan struct{}, 1)}
}

func (s searcher) close() error {
	if s.folder == nil {
		return nil
	}
	return s.folder.Close()
}

// search looks for needles in every byte of every file of the data folder.
func (s *Store) search(ctx context.Context, needles *scan.Needles) receipt.Search {
	if s.searcher.folder == nil || needles.Len() == 0 {
		return receipt.Search{}
	}
	ctx, cancel := context.WithTimeout(ctx, searchLimit)
	defer cancel()
	select {
	case s.searcher.turn <- struct{}{}:
		defer func() { <-s.searcher.turn }()
	case <-ctx.Done():
		return receipt.Search{}
	}
	result, err := s.searcher.folder.Scan(ctx, needles)
	if err != nil && ctx.Err() == nil {
		s.log.ErrorContext(ctx, "the data folder was not searched whole", "error", err)
	}
	return receipt.Search{Whole: err == nil, Files: result.Files, Bytes: result.Bytes, Copies: result.Found()}
}
