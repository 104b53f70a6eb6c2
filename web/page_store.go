package web

import (
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"

	"ebenmass/web/compress"
)

// pageStore keeps pages by key, bounded in number and compressed bytes: what was asked for least
// recently goes first.
type pageStore struct {
	pages  *lru.Cache[string, *cachedPage]
	most   int             // bytes
	effort compress.Effort // how hard the pages are compressed

	mu    sync.Mutex // of those who add
	bytes int
}

func newPageStore(pages, bytes int, effort compress.Effort) *pageStore {
	s := &pageStore{most: bytes, effort: effort}
	var err error
	s.pages, err = lru.NewWithEvict(pages, func(_ string, page *cachedPage) { s.bytes -= page.size() })
	if err != nil {
		panic(err) // only for a size below one
	}
	return s
}

func (s *pageStore) get(key string) (*cachedPage, bool) { return s.pages.Get(key) }

// add keeps a page in place of the one that the key had. One that is larger than all may be is
// not kept.
func (s *pageStore) add(key string, page *cachedPage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pages.Remove(key)
	size := page.size()
	if size > s.most {
		return
	}
	for s.bytes+size > s.most {
		s.pages.RemoveOldest()
	}
	s.pages.Add(key, page)
	s.bytes += size
}
