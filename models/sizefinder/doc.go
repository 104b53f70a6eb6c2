// Package sizefinder answers for the whole catalogue at once: which size of every article somebody
// should take, what to ask them next and what that is worth, and how much each way of telling
// something is worth to begin with. It computes from what it is handed and keeps none of it.
package sizefinder
