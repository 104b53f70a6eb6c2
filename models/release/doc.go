// Package release makes public what answers about fit tell of articles, such that nothing
// can be concluded about any one answer: differentially private releases (C. Dwork, F.
// McSherry, K. Nissim, A. Smith, Calibrating Noise to Sensitivity, 2006).
//
// The way of a number, from the shop's counts to a page:
//
//  1. The counts of an article, by outcome over bins of 0.1 of the score, are summed into
//     few cells.
//  2. Each cell is noised, the empty ones too, for every article of the catalogue.
//  3. Only then is anything looked at: how many answered, and what fit learns of it.
//
// Everything after step 2 is computed from noised cells alone and costs nothing more. Which
// articles are in a release, when it is made and what it may spend do not depend on the
// answers either: a release made only when somebody has answered would tell just that.
//
// What is protected is one answer: one person's on one article, counted once. Somebody who
// answers on ten articles, the most that is counted of one person, is protected ten times less.
//
// The package is pure but for the randomness of the noise.
package release
