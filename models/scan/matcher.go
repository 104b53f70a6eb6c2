package scan

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// window is how many first bytes of a needle the matcher looks at before it compares.
const window = 4

// Of the table that says where to compare.
const (
	fewestBits = 16 // 65,536: it stays in the processor's cache
	mostBits   = 24
	spareBits  = 6 // of 64 bits one is set at most, so that few places are compared for nothing
)

// matcher finds many needles in one pass: one bit of a table says for each place whether
// any needle begins like that. Almost no place does, and the few that do are compared in
// full.
type matcher struct {
	needles []needle
	longest int
	mask    uint32           // of the bytes that are looked at: fewer where a needle is shorter
	shift   uint32           // from a hash to a bit of the table
	begins  []uint64         // bits by hash of the first bytes
	at      map[uint32][]int // needles by their first bytes
}

func newMatcher(sets []*Needles) *matcher {
	m := &matcher{at: make(map[uint32][]int)}
	for i, set := range sets {
		for _, n := range set.needles {
			n.set = i
			m.needles = append(m.needles, n)
		}
	}
	look := window
	for _, n := range m.needles {
		look = min(look, len(n.bytes))
		m.longest = max(m.longest, len(n.bytes))
	}
	m.mask = uint32(1<<(8*look) - 1)
	table := min(max(fewestBits, bits.Len(uint(len(m.needles)))+spareBits), mostBits)
	m.shift, m.begins = uint32(32-table), make([]uint64, 1<<table/64)
	for i, n := range m.needles {
		var first [window]byte
		copy(first[:], n.bytes)
		key := binary.LittleEndian.Uint32(first[:]) & m.mask
		m.at[key] = append(m.at[key], i)
		slot := m.slot(key)
		m.begins[slot>>6] |= 1 << (slot & 63)
	}
	return m
}

// slot spreads keys over the bits of the table.
func (m *matcher) slot(key uint32) uint32 { return key * 0x9E3779B1 >> m.shift }

// find calls found for every needle that begins in the first size bytes of a block, which
// is followed by at least window bytes more in memory and by what the last needles need.
func (m *matcher) find(block []byte, size int, found func(needle)) {
	if len(m.needles) == 0 {
		return
	}
	padded := block[:len(block)+window]
	for i := range size {
		key := binary.LittleEndian.Uint32(padded[i:]) & m.mask
		slot := m.slot(key)
		if m.begins[slot>>6]&(1<<(slot&63)) == 0 {
			continue
		}
		for _, candidate := range m.at[key] {
			if bytes.HasPrefix(block[i:], m.needles[candidate].bytes) {
				found(m.needles[candidate])
			}
		}
	}
}
