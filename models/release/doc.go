// Package release makes public what answers about articles tell, such that nothing can be
// concluded about any one answer: differentially private releases (C. Dwork, F. McSherry,
// K. Nissim, A. Smith, Calibrating Noise to Sensitivity, 2006).
//
// The way of a number, from people's sealed answers to a page:
//
//  1. The answers that may be read are summed into few cells an article. No sum of them is
//     kept before or after.
//  2. Each cell is noised, the empty ones too, for every article of the catalogue.
//  3. Only then is anything looked at: how many answered, whether they came in a one-sided
//     burst, and what fit learns of it.
//
// Everything after step 2 is computed from noised cells alone and costs nothing more. Which
// articles are in a release, when it is made and what it may spend do not depend on the
// answers either: a release made only when somebody has answered would tell just that.
//
// What is protected is one answer: one person's on one article, counted once. Somebody who
// answers on ten articles, the most that is counted of one person, is protected ten times less.
//
// The demonstration's made-up past stands behind nobody. Its sums enter apart, after the noise,
// and whatever they are in is marked.
//
// The package is pure but for the randomness of the noise.
package release
