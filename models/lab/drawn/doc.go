// Package drawn advises people drawn from the body statistics on a catalogue and compares what
// they hear, having measured themselves with an error, with what their exact bodies would be
// told. It is pure: articles in, figures out, all from one seed.
//
// What it can show: whether the errors of measuring are carried on honestly, how often they
// change an answer, what the verdicts would cost if the model were true, and that what is
// said of changes is so. What it cannot: whether the model is true. Drawn people feel what the
// model says they feel, so their satisfaction is no evidence of accuracy. They are soldiers in
// shape (ANSUR II), buy at random from a catalogue made up for this shop, and have no arms.
package drawn
