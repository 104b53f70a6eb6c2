package compress

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
	"net/http"
	"slices"
	"sync"

	"github.com/klauspost/compress/flate"
)

// Block is a text that is the same for everyone, compressed once to stand in many answers. It is
// a raw deflate block (RFC 1951) that ends at a byte (a sync flush) and refers to nothing but
// itself.
type Block struct {
	packed []byte
	size   int    // bytes of the text
	sum    uint32 // CRC-32 of the text
	shift  uint32 // what the CRC-32 of a text before it is multiplied with, see [shiftBy]
}

// NewBlock compresses a text that stays as it is.
func NewBlock(plain []byte) Block {
	var packed bytes.Buffer
	packed.Grow(len(plain)/3 + 64)
	forGzip, _ := Page.levels()
	z, _ := flate.NewWriter(&packed, forGzip) // the level is valid
	_, _ = z.Write(plain)                     // a bytes.Buffer takes everything
	_ = z.Flush()
	return Block{bytes.Clone(packed.Bytes()), len(plain), crc32.ChecksumIEEE(plain), shiftBy(len(plain))}
}

// Plain decompresses the text, which next to nobody asks for: keeping it would not pay.
func (b Block) Plain() []byte {
	plain := make([]byte, b.size)
	if _, err := io.ReadFull(flate.NewReader(bytes.NewReader(b.packed)), plain); err != nil {
		panic(err) // only for a block that NewBlock did not make
	}
	return plain
}

// Assembly is an answer put together from what is written for one visitor, and blocks between.
// It leaves as one gzip stream. Each part of it is compressed without a look at any other, so how
// well one is compressed tells nothing of what stands in another.
type Assembly struct {
	own    []byte // what was written, one after the other
	blocks []placed
	size   int    // bytes of the whole text
	packed []byte // room for the stream
}

// placed is a block with where it stands: after so many bytes of own.
type placed struct {
	Block
	after int
}

// largestKept is the most bytes of a used Assembly that are kept for the next.
const largestKept = 512 << 10

var assemblies = sync.Pool{New: func() any { return &Assembly{own: make([]byte, 0, 64<<10)} }}

// NewAssembly is an empty one, with room that most pages fit into.
func NewAssembly() *Assembly { return assemblies.Get().(*Assembly) }

// Release gives the room back once the answer is sent. Nothing that came from the Assembly may be
// used after it.
func (a *Assembly) Release() {
	if cap(a.own) > largestKept {
		return
	}
	clear(a.own) // what one visitor was told is not left lying in memory
	clear(a.packed)
	clear(a.blocks)
	*a = Assembly{own: a.own[:0], blocks: a.blocks[:0], packed: a.packed[:0]}
	assemblies.Put(a)
}

// Write adds text for one visitor.
func (a *Assembly) Write(p []byte) (int, error) {
	a.own = append(a.own, p...)
	a.size += len(p)
	return len(p), nil
}

// Add adds a block.
func (a *Assembly) Add(b Block) {
	a.blocks = append(a.blocks, placed{b, len(a.own)})
	a.size += b.size
}

// Own is what was written for one visitor, without the blocks.
func (a *Assembly) Own() []byte { return a.own }

// Plain is the whole text.
func (a *Assembly) Plain() []byte {
	if len(a.blocks) == 0 {
		return a.own
	}
	whole := make([]byte, 0, a.size)
	a.each(func(own []byte) { whole = append(whole, own...) }, func(b Block) { whole = append(whole, b.Plain()...) })
	return whole
}

// For returns the text as a request takes it, and the coding's name: "gzip", or "" where it stays
// as it is. It holds until Release. apart leaves what was written for the visitor uncompressed: for an answer that holds a
// secret beside what somebody else may have typed, of which its length would tell (BREACH).
func (a *Assembly) For(r *http.Request, apart bool) (body []byte, coding string) {
	if a.size < shortest || apart && len(a.blocks) == 0 || !accepts(r.Header.Get("Accept-Encoding"), codingGzip) {
		return a.Plain(), ""
	}
	return a.gzip(apart), codingGzip
}

// Ends of a gzip stream (RFC 1952): a header without a name, a time or a system, and the last,
// empty block.
const (
	gzipHeader = "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
	lastBlock  = "\x01\x00\x00\xff\xff"
)

// gzip writes all parts as one stream.
func (a *Assembly) gzip(apart bool) []byte {
	room := len(a.own)/3 + 512
	if apart {
		room = len(a.own) + 512
	}
	for _, b := range a.blocks {
		room += len(b.packed)
	}
	out := bytes.NewBuffer(slices.Grow(a.packed[:0], room))
	out.WriteString(gzipHeader)
	sum := uint32(0)
	z := fastBlocks.Get().(*flate.Writer)
	a.each(func(own []byte) {
		sum = crc32.Update(sum, crc32.IEEETable, own)
		if apart || len(own) < shortestBlock {
			store(out, own)
			return
		}
		z.Reset(out)
		_, _ = z.Write(own) // a bytes.Buffer takes everything
		_ = z.Flush()
	}, func(b Block) {
		sum = multiply(b.shift, sum) ^ b.sum
		out.Write(b.packed)
	})
	z.Reset(io.Discard)
	fastBlocks.Put(z)
	out.WriteString(lastBlock)
	end := binary.LittleEndian.AppendUint32(out.AvailableBuffer(), sum)
	end = binary.LittleEndian.AppendUint32(end, uint32(a.size)) // modulo 2^32, as the format wants
	out.Write(end)
	a.packed = out.Bytes()
	return a.packed
}

// each goes through the parts in order, but for empty ones.
func (a *Assembly) each(own func([]byte), block func(Block)) {
	at := 0
	for _, b := range a.blocks {
		if b.after > at {
			own(a.own[at:b.after])
			at = b.after
		}
		block(b.Block)
	}
	if at < len(a.own) {
		own(a.own[at:])
	}
}

const (
	shortestBlock = 192   // fewest bytes that are worth a compressed block of their own
	largestStored = 65535 // most bytes of a stored block
)

// store writes text as blocks that are not compressed. It stands at a byte: all blocks here end
// at one.
func store(out *bytes.Buffer, text []byte) {
	for len(text) > 0 {
		n := min(len(text), largestStored)
		head := append(out.AvailableBuffer(), 0)
		head = binary.LittleEndian.AppendUint16(head, uint16(n))
		head = binary.LittleEndian.AppendUint16(head, ^uint16(n))
		out.Write(head)
		out.Write(text[:n])
		text = text[n:]
	}
}

// fastBlocks spares the tables of a writer, which are larger than most pages.
var fastBlocks = sync.Pool{New: func() any {
	z, _ := flate.NewWriter(io.Discard, flate.BestSpeed) // the level is valid
	return z
}}
