package handlers

import (
	"errors"
	"io"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/export"
	"ebenmass/models/fit"
	"ebenmass/views/finder"
	"ebenmass/views/text"
	"ebenmass/web/respond"
)

// Import answers POST /{lang}/fit/import: an export file fills the form, for its owner to
// look through. Nothing is ticked and nothing stored; that takes the form itself. The file
// is read in memory and never lies on a disk.
func (h Fit) Import(c echo.Context) error {
	props, err := h.props(c, nil)
	if err != nil {
		return err
	}
	profile, err := importedProfile(c.Request())
	if fault, ok := errors.AsType[export.Fault](err); ok {
		return h.refuseFile(c, props, text.Get(props.Lang, "import.fault."+string(fault)))
	}
	if err != nil {
		return err
	}
	_, props.Form = parseMeasures(props.Lang, fields(props.Lang, profile), fit.Women, h.Catalogue.Snapshot().Reference())
	props.Imported = len(props.Form.Errors) == 0
	status := http.StatusOK
	if !props.Imported {
		props.HasError, status = true, http.StatusUnprocessableEntity
	}
	return respond.HTML(c, status, finder.Show(props))
}

// refuseFile shows the form empty, with what is wrong with the file.
func (h Fit) refuseFile(c echo.Context, props finder.Page, message string) error {
	props.HasError = true
	props.FileError = message
	return respond.HTML(c, http.StatusUnprocessableEntity, finder.Show(props))
}

// importedProfile reads the file of a multipart form. Its name is not looked at.
func importedProfile(r *http.Request) (export.Profile, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return export.Profile{}, export.FaultNoFile
	}
	for {
		part, err := form.NextPart()
		if err != nil {
			return export.Profile{}, export.FaultNoFile
		}
		if part.FormName() != "file" {
			continue
		}
		file, err := io.ReadAll(io.LimitReader(part, export.MaxFile+1))
		switch {
		case err != nil:
			return export.Profile{}, export.FaultNotJSON
		case len(file) == 0:
			return export.Profile{}, export.FaultNoFile
		}
		return export.ParseProfile(file)
	}
}

// fields writes a profile as the form's own fields, so that the form's own rules check it.
func fields(lang models.Lang, p export.Profile) url.Values {
	posted := url.Values{"unit": {string(fit.Centimetre)}}
	for name, choice := range p.Choices {
		posted.Set(name, choice)
	}
	for m, cm := range p.Measures {
		posted.Set(m.String(), exact(lang, cm))
	}
	evidenceFields(lang, posted, p.Usual, p.Owned)
	return posted
}
