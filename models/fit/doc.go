// Package fit advises on sizes. It is pure: plain numbers in, plain numbers out, no
// database, no HTTP, no clock, no randomness; it can be used in someone else's shop.
//
// The way from what somebody tells to a verdict:
//
//  1. Data: every measure, usual size, garment at home or article worn before is a likelihood
//     of one number that is linear in the body (Functional, Likelihood). Compiling them from a
//     catalogue is the caller's part: models/reference.
//  2. Infer: one body from any mix of them, by expectation propagation from body statistics.
//     A datum that contradicts all others is left out of four or more.
//  3. demands: per zone the target ease, its tolerances and band for an article.
//  4. judge: one probability per size that it is acceptable everywhere, single zones inside it,
//     and the three others: too small, too large, or one here and the other there.
//  5. A verdict from that probability and declared costs: a size, between two, not recommended
//     where knowing more could not help, or cannot say.
//  6. Explain re-runs all of it: without each datum, for the smallest changes that alter the
//     answer, and for the question whose answer would be worth most.
//
// What wearers tell of articles corrects step 4: LearnArticles finds how an article really runs
// from counts without any person. What they tell of themselves is evidence like the rest.
//
// How well all this does is measured elsewhere (models/lab); Chances and Derivatives give
// the likelihood to a learner there whose score is itself learned.
//
// All lengths are centimetres. ease = garment − body.
package fit
