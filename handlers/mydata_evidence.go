package handlers

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/reference"
	"ebenmass/views/mydata"
	"ebenmass/views/shell"
	"ebenmass/views/text"
)

// evidencePlace is where a usual size or a garment at home stands in a profile.
type evidencePlace struct {
	name    string      // of the datum: "usual.top.2", "owned.1"
	garment fit.Garment // "" for a garment at home
	number  int         // from 1 on
}

// placeOf reads the name of a usual size or a garment at home.
func placeOf(name string) (place evidencePlace, ok bool) {
	kind := consent.Kind(name)
	place = evidencePlace{name: name, number: 1}
	if rest, numbered := strings.CutPrefix(name, kind+"."); numbered {
		n, err := strconv.Atoi(rest)
		if err != nil {
			return place, false
		}
		place.number = n
	}
	if kind == "owned" {
		return place, name != kind
	}
	garment, usual := strings.CutPrefix(kind, "usual.")
	place.garment = fit.Garment(garment)
	return place, usual && slices.Contains(fit.Garments[:], place.garment)
}

// errNoSuchValue refuses to change a value that is not stored: deleted a moment ago, in another
// window.
var errNoSuchValue = errors.New("no such value is stored")

// index finds the place among the usual sizes or the garments of a person; -1 for none.
func (place evidencePlace) index(p *fit.Person) int {
	if place.garment == "" {
		if place.number < 1 || place.number > len(p.Owned) {
			return -1
		}
		return place.number - 1
	}
	number := 0
	return slices.IndexFunc(p.Usual, func(u fit.UsualSize) bool {
		if u.Garment == place.garment {
			number++
		}
		return u.Garment == place.garment && number == place.number
	})
}

// remove takes the datum out of a profile, if it is the one the page showed: a first click may
// have moved the next one up.
func (place evidencePlace) remove(p *fit.Person, shown string) error {
	i := place.index(p)
	switch {
	case i < 0 || shown != "" && shown != place.stamp(p, i):
		return errNoSuchValue
	case place.garment == "":
		p.Owned = slices.Delete(slices.Clone(p.Owned), i, i+1)
	default:
		p.Usual = slices.Delete(slices.Clone(p.Usual), i, i+1)
	}
	return nil
}

// stamp tells the datum of an index from others of its kind.
func (place evidencePlace) stamp(p *fit.Person, i int) string {
	if place.garment == "" {
		return ownedStamp(p.Owned[i])
	}
	return usualStamp(p.Usual[i])
}

func usualStamp(u fit.UsualSize) string { return u.Label + " " + u.System }

func ownedStamp(o fit.OwnedGarment) string { return fmt.Sprint(o.Type, o.Flat) }

// correction replaces the datum by what its own fields of the form say. The change fails with a
// *valueError where they say nothing usable.
func (place evidencePlace) correction(lang models.Lang, posted url.Values, shop *reference.Shop) func(*fit.Person) error {
	return func(p *fit.Person) error {
		i := place.index(p)
		if i < 0 {
			return errNoSuchValue
		}
		told, form := fit.Person{Sizing: p.Sizing}, emptyMeasures(p.Sizing)
		own := place.fields(posted)
		if parseEvidence(lang, own, postedUnit(posted), &told, shop, &form) == 0 {
			form.Errors = append(form.Errors, shell.FieldError{Field: place.field(), Message: text.Get(lang, "invalid.nothing_told")})
		}
		if len(form.Errors) > 0 {
			return &valueError{mydata.WrongValue{Name: place.name, Form: &form}}
		}
		if place.garment == "" {
			p.Owned = slices.Clone(p.Owned)
			p.Owned[i] = told.Owned[0]
			return nil
		}
		p.Usual = slices.Clone(p.Usual)
		p.Usual[i] = told.Usual[0]
		return nil
	}
}

// field is the field of the form in which the datum begins.
func (place evidencePlace) field() string {
	if place.garment == "" {
		return "own_" + strconv.Itoa(place.number) + "_type"
	}
	return "usual_" + string(place.garment)
}

// fields are those of a posted form that are the datum's.
func (place evidencePlace) fields(posted url.Values) url.Values {
	own := url.Values{}
	if place.garment != "" {
		for _, field := range []string{place.field(), place.field() + "_system"} {
			own.Set(field, posted.Get(field))
		}
		return own
	}
	for field, values := range posted {
		if strings.HasPrefix(field, "own_"+strconv.Itoa(place.number)+"_") {
			own[field] = values
		}
	}
	return own
}

// readableSizes returns the error given where a usual size means nothing for the sizing of its
// owner.
func readableSizes(p *fit.Person, shop *reference.Shop, unreadable error) error {
	for _, u := range p.Usual {
		if _, err := shop.ReadUsual(p.Sizing, u); err != nil {
			return unreadable
		}
	}
	return nil
}
