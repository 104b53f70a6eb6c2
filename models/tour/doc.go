// Package tour is the ways through the demonstration: which pages somebody is shown, in which
// order, what to look at there, and who they are meanwhile. It is pure. The words of a step are
// the messages "tour.step.<key>.…".
package tour
