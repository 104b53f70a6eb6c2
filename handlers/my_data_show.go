package handlers

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/views/mydata"
	"ebenmass/web/respond"
)

// Show answers GET /{lang}/my-data.
func (h MyData) Show(c echo.Context) error {
	props, err := h.props(c)
	if err != nil {
		return err
	}
	return respond.HTML(c, http.StatusOK, mydata.Show(props))
}
