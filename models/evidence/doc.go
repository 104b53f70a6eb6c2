// Package evidence holds what the shop's claims about fit rest on: the results of
// `ebenmass evaluate` as committed files, their types, and nothing else. The pages that
// show figures read them here, so a figure cannot be typed by hand.
//
// The rental results come from public reviews (RentTheRunway, Misra, Wan, McAuley, RecSys
// 2018). They hold aggregates only: no row, no person, no article, and no parameter that
// was learned from them enters the shop.
package evidence
