// Package rentals tests the learned part of the advisor on what wearers of rented clothes
// said: public reviews of RentTheRunway (R. Misra, M. Wan, J. McAuley, Decomposing Fit
// Semantics for Product Size Recommendation in Metric Spaces, RecSys 2018). No row of them
// is part of this program, texts and stars are never read, and the shop uses nothing that is
// learned here.
//
// The reviews give no centimetres of a garment. In place of the ease stands what size a body
// lets expect, learned from the sizes that people chose, so the data can test:
//
//   - the form, a score and a tolerance with two tails, and the likelihood it is learned by
//     (package fit, the same code as the shop's);
//   - shrinkage: what few wearers say of an article, or of themselves, counts little;
//   - calibration, and silence where little is known.
//
// Which sizes others chose of an article, and a wearer of other articles, is known before a
// thing is worn; so a prediction may use the sizes of earlier days, also of rows that are
// themselves predicted (Remember), and never how they fitted. Sizes tests what the wearer's
// usual size tells beside, or instead of, the body.
//
// They cannot test ease, zones, size charts, single zones, what errors of measuring a
// body do, counterfactuals, or any declared value.
//
// An article's own response to single sizes (article × size) is learned here only: in the
// shop it could make a larger size tighter.
package rentals
