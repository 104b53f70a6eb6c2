// Package additive learns a score that is a sum of effects, by the likelihood and the
// shrinkage of the shop's own learner (package fit). Where the shop computes its score from
// garments, here all of it is learned: so both can be tested on data that know no garment's
// centimetres.
package additive
