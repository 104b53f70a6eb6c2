package models

import "time"

// MaxWishes is how many articles a wish list holds.
const MaxWishes = 60

// Wish is an article in a colour on somebody's wish list.
type Wish struct {
	Product   string // slug
	Colour    string // key
	AddedAt   time.Time
	ExpiresAt time.Time // when the list goes by itself, the same for all of it
}
