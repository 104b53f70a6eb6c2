package mydata

import "ebenmass/models"

// HeldWish is an article on the wish list as a datum.
type HeldWish struct {
	models.Wish
	Name string // with its colour
}
