// Package judge measures predictions of three outcomes against what happened. It knows
// nothing of clothes: an outcome is 0, 1 or 2, a prediction the three chances.
//
// Intervals come from the bootstrap (B. Efron, 1979): rows are drawn anew with replacement,
// and 95 % of what that gives is kept. Rows are drawn one by one, so several rows of one
// person count as if independent: such intervals are somewhat too narrow.
package judge
