package handlers

import (
	"context"
	"errors"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/consent"
	"ebenmass/models/fit"
	"ebenmass/models/store"
	"ebenmass/views/mydata"
	"ebenmass/views/product"
	"ebenmass/views/shell"
	"ebenmass/views/text"
	"ebenmass/web/respond"
	"ebenmass/web/session"
)

// Correct answers POST /{lang}/my-data/measurements: it replaces what is stored. Where
// nothing is, there is nothing to correct, and the way leads to the consent form.
func (h MyData) Correct(c echo.Context) error {
	ctx := c.Request().Context()
	lang := respond.Lang(c)
	person, form := parseMeasures(lang, c.Request().PostForm, fit.Women, h.Catalogue.Snapshot().Reference())
	if len(form.Errors) > 0 {
		return h.showForm(c, form)
	}
	visit, ok := session.From(ctx)
	if !ok {
		return respond.SeeOther(c, "/"+string(lang)+"/fit")
	}
	profile := store.Profile{Person: person, GivenAt: h.Now()}
	err := store.SaveProfile(ctx, h.Store, consent.ForSelf(visit.Customer), store.PageMyData, profile)
	if errors.Is(err, models.ErrNotFound) {
		return respond.SeeOther(c, "/"+string(lang)+"/fit")
	}
	if denied, ok := errors.AsType[*consent.Denied](err); ok && denied.Why == consent.WhyNothingHeld {
		form.Errors = append(form.Errors, shell.FieldError{Field: "usual", Message: text.Get(lang, "invalid.not_consented")})
		return h.showForm(c, form)
	}
	if err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+string(lang)+"/my-data?notice=corrected")
}

// showForm shows the page again with the form of all values as it was typed.
func (h MyData) showForm(c echo.Context, form product.MeasureForm) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	if props.Form == nil {
		return echo.NewHTTPError(http.StatusUnprocessableEntity)
	}
	props.Form = &form
	props.HasError = true
	return respond.HTML(c, http.StatusUnprocessableEntity, mydata.Show(props))
}

// CorrectValue answers POST /{lang}/my-data/measurements/correct: name and value of one
// stored value, lengths in cm or the unit named; of a usual size or a garment at home its fields of the form. The
// others stay as they are, with the day they were given on.
func (h MyData) CorrectValue(c echo.Context) error {
	posted := c.Request().PostForm
	change, err := h.parseValue(respond.Lang(c), posted.Get("name"), posted)
	if wrong, ok := errors.AsType[*valueError](err); ok {
		return h.showWrong(c, wrong.WrongValue)
	}
	if err != nil {
		return echo.NewHTTPError(http.StatusUnprocessableEntity).SetInternal(err)
	}
	return h.change(c, "corrected", change)
}

// valueError is what is wrong with a single value.
type valueError struct{ mydata.WrongValue }

// Error names the datum and never the value.
func (e *valueError) Error() string { return "not a value of " + e.Name }

// parseValue reads a single value as the form of all of them would, and returns what it
// changes. Errors, of its own and of the change: a *valueError; any other for a name that is
// none.
func (h MyData) parseValue(lang models.Lang, name string, posted url.Values) (change func(*fit.Person) error, err error) {
	typed := cleaned(posted.Get("value"))
	shop := h.Catalogue.Snapshot().Reference()
	wrong := func(message string) error {
		return &valueError{mydata.WrongValue{Name: name, Typed: shorten(typed, maxEchoed), Message: message}}
	}
	choice := func(err error) error {
		if err != nil {
			return wrong(text.Get(lang, "invalid.choice."+name))
		}
		return nil
	}
	switch name {
	case "sizing":
		v, err := fit.ParseSizing(typed)
		return func(p *fit.Person) error {
			p.Sizing = v
			return readableSizes(p, shop, wrong(text.Get(lang, "invalid.sizing_of_sizes")))
		}, choice(err)
	case "measured_with":
		v, err := fit.ParseMeasuredWith(typed)
		return func(p *fit.Person) error { p.MeasuredWith = v; return nil }, choice(err)
	case "preference":
		v, err := fit.ParsePreference(typed)
		return func(p *fit.Person) error { p.Preference = v; return nil }, choice(err)
	}
	if place, ok := placeOf(name); ok {
		return place.correction(lang, posted, shop), nil
	}
	m, err := fit.MeasureNamed(name)
	if err != nil {
		return nil, err
	}
	unit := postedUnit(posted)
	cm, err := parseMeasure(m, typed, unit)
	if err != nil {
		return nil, wrong(measureMessage(lang, m, unit, err))
	}
	return func(p *fit.Person) error { p.Given[m] = cm; return nil }, nil
}

// errLastPiece refuses to take out the only thing told of a body: what is left would be a
// profile of nothing.
var errLastPiece = errors.New("the last thing told of a body")

// DeleteValue answers POST /{lang}/my-data/measurements/delete: name of one stored body
// measure, usual size or garment at home; of the latter two, shown is what the page showed. With the last one go the choices that interpret it,
// the key and the consents to keep measurements, as the page says before.
func (h MyData) DeleteValue(c echo.Context) error {
	name, shown := c.Request().PostForm.Get("name"), c.Request().PostForm.Get("shown")
	var remove func(p *fit.Person) error
	if place, ok := placeOf(name); ok {
		remove = func(p *fit.Person) error { return place.remove(p, shown) }
	} else {
		m, err := fit.MeasureNamed(name)
		if err != nil {
			return echo.NewHTTPError(http.StatusUnprocessableEntity)
		}
		remove = func(p *fit.Person) error { p.Given[m] = 0; return nil }
	}
	return h.change(c, "value_deleted", func(p *fit.Person) error {
		if err := remove(p); err != nil {
			return err
		}
		if p.Pieces() == 0 {
			return errLastPiece
		}
		return nil
	})
}

// change changes the stored measurements and goes back to the page; where nothing is stored
// there is nothing to change, and the way leads to the consent form.
func (h MyData) change(c echo.Context, notice string, change func(*fit.Person) error) error {
	ctx := c.Request().Context()
	home := "/" + string(respond.Lang(c))
	visit, known := session.From(ctx)
	if !known {
		return respond.SeeOther(c, home+"/fit")
	}
	err := h.Store.ChangeProfile(ctx, consent.ForSelf(visit.Customer), store.PageMyData, change)
	switch {
	case errors.Is(err, errLastPiece):
		if err := h.eraseProfile(ctx, visit.Customer); err != nil {
			return err
		}
		return respond.SeeOther(c, home+"/my-data?notice=last_deleted")
	case errors.Is(err, models.ErrNotFound):
		return respond.SeeOther(c, home+"/fit")
	case errors.Is(err, errNoSuchValue):
		return echo.NewHTTPError(http.StatusUnprocessableEntity)
	}
	if wrong, ok := errors.AsType[*valueError](err); ok {
		return h.showWrong(c, wrong.WrongValue)
	}
	if err != nil {
		return err
	}
	return respond.SeeOther(c, home+"/my-data?notice="+notice)
}

func (h MyData) eraseProfile(ctx context.Context, customer string) error {
	_, err := h.Store.Erase(ctx, customer, store.ScopeMeasurements)
	if errors.Is(err, models.ErrNotFound) {
		return nil
	}
	return err
}

// showWrong shows the page again with the value as it was typed.
func (h MyData) showWrong(c echo.Context, wrong mydata.WrongValue) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	if len(props.Values) == 0 {
		return respond.SeeOther(c, props.URL("/fit"))
	}
	props.Wrong = &wrong
	props.HasError = true
	return respond.HTML(c, http.StatusUnprocessableEntity, mydata.Show(props))
}
