package store

import (
	"context"
	"errors"
	"io"
	"slices"
	"sync"
	"time"

	"ebenmass/models/receipt"
	"ebenmass/models/scan"

	"golang.org/x/time/rate"
)

const (
	// searchRate is how many bytes a second a search reads at most: a sixth of a processor, and
	// less than any disk gives.
	searchRate = 32 << 20
	// searchBeforeLimit is up to how many bytes of files an erasure counts the copies there are
	// before it begins, while the visitor waits.
	searchBeforeLimit = 16 << 20
	// searchesWaiting is how many erasures may wait for their search: what it looks for is in
	// memory, some 50 KB each.
	searchesWaiting = 1000
	// logPatience is how long a search waits for the write-ahead log to be empty of what was
	// deleted, so that it does not find what is about to go.
	logPatience = 10 * time.Minute
	// closingTime is how long a shop that closes goes on searching.
	closingTime = 2 * time.Second
)

// searches are the erasures whose search has not ended. What they look for is what was to be
// deleted: it is in memory only. Where the shop stops before the end, the receipt says that
// nothing was searched.
type searches struct {
	folder      *scan.Folder // nil on PostgreSQL, whose files are not the shop's to read
	beforeLimit int64        // see searchBeforeLimit
	rate        int          // bytes a second
	wake        chan struct{}
	turn        chan struct{} // one pass at a time

	mu      sync.Mutex
	waiting []*erasure
	open    map[string]bool // waiting or in a pass, by identifier
}

func newSearches(folder *scan.Folder) *searches {
	return &searches{
		folder: folder, beforeLimit: searchBeforeLimit, rate: searchRate,
		wake: make(chan struct{}, 1), turn: make(chan struct{}, 1), open: map[string]bool{},
	}
}

// add has an erasure wait for its search; false where too many do.
func (q *searches) add(e *erasure) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) >= searchesWaiting {
		return false
	}
	q.waiting = append(q.waiting, e)
	q.open[e.id] = true
	select {
	case q.wake <- struct{}{}:
	default:
	}
	return true
}

// has reports whether an erasure's search has not ended here.
func (q *searches) has(id string) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.open[id]
}

// take takes all that wait.
func (q *searches) take() []*erasure {
	q.mu.Lock()
	defer q.mu.Unlock()
	all := q.waiting
	q.waiting = nil
	return all
}

// putBack has erasures wait again, before those that came meanwhile.
func (q *searches) putBack(all []*erasure) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(all, q.waiting...)
}

// ended forgets an erasure whose search has ended.
func (q *searches) ended(id string) {
	q.mu.Lock()
	defer q.mu.Unlock()
	delete(q.open, id)
}

func (q *searches) close() error {
	if q == nil || q.folder == nil {
		return nil
	}
	return q.folder.Close()
}

// searchBefore counts the copies there are before an erasure begins, where the folder is small.
func (s *Store) searchBefore(ctx context.Context, e *erasure) receipt.Search {
	if s.searches.folder == nil || e.needles.Len() == 0 {
		return receipt.Search{}
	}
	if size, err := s.searches.folder.Size(); err != nil || size > s.searches.beforeLimit {
		return receipt.Search{}
	}
	result, err := s.searches.folder.Scan(ctx, &e.needles)
	return searchOf(result, err)
}

func searchOf(r scan.Result, err error) receipt.Search {
	return receipt.Search{Whole: err == nil, Files: r.Files, Bytes: r.Bytes, Copies: r.Found()}
}

// FinishSearches searches at once, and as fast as it can, for what erasures wait for, and
// completes their receipts; it waits for a search that is under way. The store does so by
// itself, in the background and at a bounded rate.
func (s *Store) FinishSearches(ctx context.Context) error {
	return s.search(ctx, 0)
}

// searchInBackground searches as soon as an erasure waits, until the context ends.
func (s *Store) searchInBackground(ctx context.Context) {
	tick := time.NewTicker(tidyEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.searches.wake:
		case <-tick.C: // what was put back
		}
		if err := s.search(ctx, s.searches.rate); err != nil && ctx.Err() == nil {
			s.log.ErrorContext(ctx, "the search after an erasure did not end, trying again", "error", err)
		}
	}
}

// search searches in one pass for all erasures that wait, reading so many bytes a second, 0 for
// as many as it can, and completes their receipts.
func (s *Store) search(ctx context.Context, bytesPerSecond int) error {
	q := s.searches
	select {
	case q.turn <- struct{}{}:
		defer func() { <-q.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	all := q.take()
	if len(all) == 0 {
		return nil
	}
	emptied := s.sqlite && (!s.full.Load() || s.emptyLog(ctx))
	if s.sqlite && !emptied && bytesPerSecond > 0 && s.now().Before(all[0].finished.Add(logPatience)) {
		q.putBack(all)
		return nil
	}
	sets := make([]*scan.Needles, len(all))
	for i, e := range all {
		sets[i] = &e.needles
	}
	pass := scan.NewPass(pace(bytesPerSecond), sets...)
	err := s.readAll(ctx, pass)
	if ctx.Err() != nil {
		q.putBack(all)
		return ctx.Err()
	}
	if err != nil {
		s.log.ErrorContext(ctx, "not all was searched after an erasure", "error", err)
	}
	var errs []error
	for i, result := range pass.Results() {
		errs = append(errs, s.searched(ctx, all[i], searchOf(result, err), emptied))
	}
	return errors.Join(errs...)
}

// pace reads so many bytes a second at most; 0 for as many as it can.
func pace(bytesPerSecond int) scan.Pace {
	if bytesPerSecond == 0 {
		return nil
	}
	return rate.NewLimiter(rate.Limit(bytesPerSecond), scan.BlockSize).WaitN
}

// readAll reads what copies could lie in: every file of the data folder, or on PostgreSQL every
// table.
func (s *Store) readAll(ctx context.Context, pass *scan.Pass) error {
	if s.searches.folder != nil {
		return s.searches.folder.Read(ctx, pass)
	}
	return s.engine.ReadTables(ctx, func(table string, content io.Reader) error { return pass.Read(ctx, table, content) })
}

// searched completes an erasure whose search has ended. Where the database does not answer it
// waits again, and is searched for again.
func (s *Store) searched(ctx context.Context, e *erasure, found receipt.Search, emptied bool) error {
	e.state, e.searched, e.emptied = receipt.SearchDone, s.now(), emptied
	if !found.Whole {
		e.state = receipt.SearchIncomplete
	}
	if s.sqlite {
		e.after = found
	} else {
		e.tables = found
	}
	if err := s.do(ctx, e, searchedSteps()); err != nil {
		s.searches.putBack([]*erasure{e})
		return err
	}
	s.searches.ended(e.id)
	return nil
}

// closeSearches ends the searches of a shop that closes: what is short is searched for, the
// receipts of the rest say that it was interrupted.
func (s *Store) closeSearches() error {
	ctx, stop := context.WithTimeout(context.Background(), closingTime)
	defer stop()
	if err := s.search(ctx, 0); err == nil {
		return nil
	}
	var errs []error
	for _, e := range slices.Clone(s.searches.take()) {
		e.state, e.needles = receipt.SearchInterrupted, scan.Needles{}
		errs = append(errs, s.do(context.Background(), e, searchedSteps()))
	}
	return errors.Join(errs...)
}
