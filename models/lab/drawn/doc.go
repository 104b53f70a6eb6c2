// Package drawn simulates shoppers, drawn from the body statistics: it advises them on a
// catalogue and compares the advice for what they measured, with an error, with that for their
// exact bodies. It is pure: articles in, figures out, all from one seed.
//
// What it can show: whether the errors of measuring are carried on honestly, how often they
// change an answer, what the verdicts would cost if the model were true, and that what is
// said of changes is so. What it cannot: whether the model is true. Simulated shoppers feel what
// the model says they feel, so their satisfaction is no evidence of accuracy. They are soldiers in
// shape (ANSUR II), buy at random from a catalogue made up for this shop, and have no arms.
package drawn
