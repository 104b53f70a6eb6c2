// Package report turns simulated orders into what a manager asks for: how many parcels come back
// and how much money that is, per 1,000 orders and a year, under each way of choosing a size, with
// ranges, what moves them, and how a shop would find out for itself. It is pure: the simulation
// comes from outside, as rates with their covariances, and everything here is linear in it, so
// that other costs need no other simulation. Amounts are whole cents.
package report
