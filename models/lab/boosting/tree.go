package boosting

// node is a question about one column, or a leaf.
type node struct {
	column      int32
	left, right int32   // places in the tree; left < 0: a leaf
	value       float64 // of a leaf
	upTo        uint8   // the last bin that goes left
	missingLeft bool
}

type tree []node

// leaf is a tree of one leaf.
func leaf(value float64) node { return node{left: -1, right: -1, value: value} }

// goesLeft answers the question for a bin.
func (n *node) goesLeft(bin uint8) bool {
	if bin == missing {
		return n.missingLeft
	}
	return bin <= n.upTo
}

// value is what the tree says of one row, given as its bins.
func (t tree) value(bins []uint8) float64 {
	i := int32(0)
	for t[i].left >= 0 {
		if n := &t[i]; n.goesLeft(bins[n.column]) {
			i = n.left
		} else {
			i = n.right
		}
	}
	return t[i].value
}
