package respond

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/a-h/templ"
	templruntime "github.com/a-h/templ/runtime"
	lru "github.com/hashicorp/golang-lru/v2"

	"ebenmass/web/compress"
)

// maxFragments is how many parts of pages are kept at most, compressed, of about 4 KB each.
const maxFragments = 4096

// Fragments keeps the parts of personal pages that are the same for everyone, rendered and
// compressed once. What makes them is handed nothing of the visitor: that is the page's promise,
// see [PageFragments.Cut].
type Fragments struct {
	kept *lru.Cache[fragmentKey, fragment]
}

// fragmentKey is a part's name and all that it depends on besides the version.
type fragmentKey struct{ page, part string }

// fragment is a part of a page around its holes, as long as its version is the current one.
type fragment struct {
	version any
	pieces  []templ.Component
}

// NewFragments keeps nothing yet.
func NewFragments() *Fragments {
	kept, err := lru.New[fragmentKey, fragment](maxFragments)
	if err != nil {
		panic(err) // only for a size below one
	}
	return &Fragments{kept}
}

// Of returns the parts of one page. version changes with what the page shows, such as the snapshot
// of the catalogue; page names everything else that they depend on.
func (f *Fragments) Of(version any, page string) PageFragments {
	return PageFragments{f, version, page}
}

// PageFragments are the parts of one page that are the same for everyone.
type PageFragments struct {
	in      *Fragments
	version any
	page    string
}

// Cut returns a part of the page in pieces, between which what is the visitor's own stands. make
// makes the part with a hole at each of these places; it is called only where the part is not kept
// yet, and must know nothing of the visitor.
func (p PageFragments) Cut(ctx context.Context, part string, make func(hole templ.Component) templ.Component) ([]templ.Component, error) {
	key := fragmentKey{p.page, part}
	if kept, ok := p.in.kept.Get(key); ok && kept.version == p.version {
		return kept.pieces, nil
	}
	var text bytes.Buffer
	if err := make(hole{}).Render(ctx, &text); err != nil {
		return nil, fmt.Errorf("render %s: %w", part, err)
	}
	var pieces []templ.Component
	for text := range bytes.SplitSeq(text.Bytes(), []byte(holeMark)) {
		pieces = append(pieces, piece{compress.NewBlock(bytes.Clone(text))})
	}
	p.in.kept.Add(key, fragment{p.version, pieces})
	return pieces, nil
}

// holeMark stands where a part is cut. No page can contain it: templates escape it.
const holeMark = "<hole>"

type hole struct{}

func (hole) Render(_ context.Context, w io.Writer) error {
	_, err := io.WriteString(w, holeMark)
	return err
}

// piece is a part of a page, compressed where the page is put together by [HTML].
type piece struct{ compress.Block }

func (p piece) Render(_ context.Context, w io.Writer) error {
	if buffer, ok := w.(*templruntime.Buffer); ok {
		if page, ok := buffer.Underlying.(*compress.Assembly); ok {
			if err := buffer.Flush(); err != nil {
				return err
			}
			page.Add(p.Block)
			return nil
		}
	}
	if page, ok := w.(*compress.Assembly); ok {
		page.Add(p.Block)
		return nil
	}
	_, err := w.Write(p.Plain())
	return err
}
