package scan

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
)

// BlockSize is how much is read at once, in bytes.
const BlockSize = 256 << 10

// Pace waits until so many bytes more may be read, BlockSize at most.
type Pace func(ctx context.Context, bytes int) error

// Pass searches in one reading for what several look for. It belongs to one goroutine.
type Pass struct {
	matcher *matcher
	pace    Pace // nil: as fast as it can
	buffer  []byte
	files   int
	bytes   int64
	copies  []map[place]int // by set of needles
}

type place struct {
	kind string
	form Form
	file string
}

// NewPass is a pass for sets of needles at a pace; nil for as fast as it can.
func NewPass(pace Pace, sets ...*Needles) *Pass {
	p := &Pass{matcher: newMatcher(sets), pace: pace}
	for range sets {
		p.copies = append(p.copies, map[place]int{})
	}
	return p
}

// Read searches what a reader has, until its end; name is what the results call it.
func (p *Pass) Read(ctx context.Context, name string, from io.Reader) error {
	p.files++
	overlap := max(p.matcher.longest-1, 0)
	if p.buffer == nil {
		p.buffer = make([]byte, BlockSize+overlap+window)
	}
	for have, ended := 0, false; !ended; {
		if err := ctx.Err(); err != nil {
			return err
		}
		n, err := io.ReadFull(from, p.buffer[have:BlockSize+overlap])
		ended = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
		if err != nil && !ended {
			return err
		}
		have += n
		size := BlockSize // needles that begin in the rest may end in the next block
		if ended {
			size = have
		}
		p.bytes += int64(size)
		p.matcher.find(p.buffer[:have], size, func(found needle) {
			p.copies[found.set][place{found.kind, found.form, name}]++
		})
		if err := p.wait(ctx, size); err != nil {
			return err
		}
		have = copy(p.buffer, p.buffer[size:have])
	}
	return nil
}

// wait keeps to the pace. At the end of what is read a size may be above BlockSize.
func (p *Pass) wait(ctx context.Context, size int) error {
	for ; p.pace != nil && size > 0; size -= BlockSize {
		if err := p.pace(ctx, min(size, BlockSize)); err != nil {
			return err
		}
	}
	return nil
}

// Results are what was found so far, one for each set of needles.
func (p *Pass) Results() []Result {
	results := make([]Result, len(p.copies))
	for i, copies := range p.copies {
		r := Result{Files: p.files, Bytes: p.bytes}
		for at, n := range copies {
			r.Copies = append(r.Copies, Copy{at.kind, at.form, at.file, n})
		}
		slices.SortFunc(r.Copies, func(a, b Copy) int {
			return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Form, b.Form))
		})
		results[i] = r
	}
	return results
}
