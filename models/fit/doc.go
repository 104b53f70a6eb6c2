// Package fit advises on sizes. It is pure: plain numbers in, plain numbers out, no
// database, no HTTP, no clock, no randomness; it can be used in someone else's shop.
//
// The way from a tape measure to a verdict:
//
//  1. Estimate: the body as a joint normal; what was not given comes from body statistics.
//  2. yardstick: per zone the target ease, its band and tolerance for an article.
//  3. score η(k) = Σ λ·x + offsets per size k, an ordinal model with two tails
//     (P. McCullagh, Regression Models for Ordinal Data, 1980).
//  4. Uncertainty widens the tails: V = a′Σa + Var(offsets).
//  5. One zone clearly outside its band vetoes a size, whatever the sum says.
//  6. A verdict, or the honest statement that none can be given.
//  7. Explain re-runs all of it to find the smallest changes that alter the answer.
//
// What wearers tell corrects step 3: LearnArticles finds how an article really runs from
// counts without any person, LearnCustomer one person's own offset from their own feedback.
//
// How well all this does is measured elsewhere (models/lab); Chances and Derivatives give
// the likelihood to a learner there whose score is itself learned.
//
// All lengths are centimetres. ease = garment − body.
package fit
