package scan

import (
	"bytes"
	"encoding/binary"
)

// window is how many first bytes of a needle the matcher looks at before it compares.
const window = 4

// matcher finds many needles in one pass: one bit of a table says for each place whether
// any needle begins like that. Almost no place does, and the few that do are compared in
// full. Unlike an automaton over all needles the table stays in the processor's cache.
type matcher struct {
	needles []needle
	longest int
	mask    uint32           // of the bytes that are looked at: fewer where a needle is shorter
	begins  [1 << 10]uint64  // bits by hash of the first bytes
	at      map[uint32][]int // needles by their first bytes
}

func newMatcher(n *Needles) *matcher {
	m := &matcher{needles: n.needles, at: make(map[uint32][]int)}
	look := window
	for _, needle := range n.needles {
		look = min(look, len(needle.bytes))
		m.longest = max(m.longest, len(needle.bytes))
	}
	m.mask = uint32(1<<(8*look) - 1)
	for i, needle := range n.needles {
		var first [window]byte
		copy(first[:], needle.bytes)
		key := binary.LittleEndian.Uint32(first[:]) & m.mask
		m.at[key] = append(m.at[key], i)
		m.begins[slot(key)>>6] |= 1 << (slot(key) & 63)
	}
	return m
}

// slot spreads keys over the 65,536 bits of the table.
func slot(key uint32) uint32 { return key * 0x9E3779B1 >> 16 }

// find calls found for every needle that begins in the first size bytes of a block, which
// is followed by at least window bytes more in memory and by what the last needles need.
func (m *matcher) find(block []byte, size int, found func(needle int)) {
	if len(m.needles) == 0 {
		return
	}
	padded := block[:len(block)+window]
	for i := range size {
		key := binary.LittleEndian.Uint32(padded[i:]) & m.mask
		if m.begins[slot(key)>>6]&(1<<(slot(key)&63)) == 0 {
			continue
		}
		for _, candidate := range m.at[key] {
			if bytes.HasPrefix(block[i:], m.needles[candidate].bytes) {
				found(candidate)
			}
		}
	}
}
