// Package boosting learns gradient boosted trees for several classes (J. H. Friedman,
// Greedy Function Approximation, 2001; histograms and leaf-wise growth after G. Ke et al.,
// LightGBM, 2017). It is the black box that an explainable model is compared with: strong,
// and unable to say why.
//
// Columns are cut into at most 254 bins of about equal count; what is missing has a bin of
// its own, and every split learns to which side it goes. Each round grows one tree per
// class along the gradient of the log loss, a share of the rows is held out, and learning
// stops when it no longer helps them. The same table, options and seed give the same model
// to the last bit, on any number of processors.
//
// It uses the standard library only: the Go libraries there are either predict with trees
// that something else has learned, or are no longer kept.
package boosting
