package handlers

import (
	"strings"

	"github.com/labstack/echo/v4"

	"ebenmass/models/evidence"
	"ebenmass/models/tour"
	"ebenmass/views/shell"
	"ebenmass/web/respond"
)

// TourErased is the query parameter that names the receipt of the visit which a presenter erased
// to start over.
const TourErased = "erased"

// setTour puts a page on the step of a tour that its request is on, if any.
func setTour(c echo.Context, page *shell.Page) {
	page.Tour = respond.Tour(c)
	if !page.Tour.On() {
		return
	}
	page.Filled = c.Request().PostForm.Get(tour.PersonField) == tour.Person
	if id := c.QueryParam(TourErased); page.Tour.N == 1 && strings.Trim(id, receiptAlphabet) == "" {
		page.Erased = id
	}
	page.Measured = tourMeasured(evidence.Committed())
}

// receiptAlphabet is what the name of a receipt is made of.
const receiptAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

// tourMeasured takes from the result files what the words of a tour's steps tell.
func tourMeasured(results *evidence.Results) *shell.TourMeasured {
	ablated := results.Ablated()
	measured := &shell.TourMeasured{Rentals: ablated.Rows, AUC: ablated.AUC.Mean}
	for _, a := range ablated.Ablation {
		if a.Without == "age" {
			measured.AgeGain, measured.AgeHelps = a.Gain(), a.Helps()
		}
	}
	return measured
}
