package list

import (
	"time"

	"ebenmass/models"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// WishForm puts an article in a colour on the wish list, or takes it off.
type WishForm struct {
	Lang             models.Lang
	Product          string // slug
	Colour           string // key
	Name, ColourName string
	NameLang         models.Lang // as a Card has it
	Back             string      // path without the language that the form leads back to
	On               bool        // it is on the list
}

// path is where the form is posted.
func (f WishForm) path() string { return "/" + string(f.Lang) + "/wishes" }

// action is what posting the form does.
func (f WishForm) action() string {
	if f.On {
		return "remove"
	}
	return "add"
}

// icon is the heart, filled where the article is on the list.
func (f WishForm) icon() string {
	if f.On {
		return "heart-full"
	}
	return "heart"
}

// label says in full what the heart alone does.
func (f WishForm) label() string {
	return text.Get(f.Lang, "wish."+f.action()+".named", "name", f.Name, "colour", f.ColourName)
}

// WishAnchor is the place of an article in a list.
func WishAnchor(slug string) string { return "a-" + slug }

// WishesPage is the visitor's wish list.
type WishesPage struct {
	shell.Page
	Cards       []Card     // latest first, each in its colour
	Gone        []WishForm // what the shop sells no longer
	Until       time.Time  // when the list goes by itself
	Notice      string     // message key suffix: "added"; "" for none
	NeedsCookie string     // name of the cookie without which the list cannot be found again, "" where it is there
	Errors      []shell.FieldError
}
