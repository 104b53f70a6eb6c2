package handlers

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/views/buy"
	"ebenmass/web/respond"
)

// ShowLabel answers GET /{lang}/orders/{number}/returns/{return}/label.
func (h Orders) ShowLabel(c echo.Context) error {
	order, owner, err := h.find(c)
	if err != nil {
		return err
	}
	returns, err := h.Store.Returns(c.Request().Context(), owner, order.Number)
	if err != nil {
		return fmt.Errorf("read the returns: %w", err)
	}
	number, _ := models.ParseOrderNumber(c.Param("return"))
	i := slices.IndexFunc(returns, func(r models.Return) bool { return r.Number == number })
	if i < 0 {
		return models.ErrNotFound
	}
	page, err := h.page(c, orderPath(c, order, "/returns/"+number+"/label"))
	if err != nil {
		return err
	}
	page.NoIndex = true
	return respond.HTML(c, http.StatusOK, buy.ReturnLabel(buy.ReturnLabelPage{
		Page: page, Order: order, Return: returns[i], Back: orderPath(c, order, ""),
	}))
}

// BookArrival answers POST /{lang}/orders/{number}/returns/{return}/arrived. In a real shop
// the warehouse would do it; here the visitor plays its part.
func (h Orders) BookArrival(c echo.Context) error {
	order, owner, err := h.find(c)
	if err != nil {
		return err
	}
	number, _ := models.ParseOrderNumber(c.Param("return"))
	if err := h.Store.BookArrival(c.Request().Context(), owner, order.Number, number); err != nil {
		return err
	}
	return respond.SeeOther(c, "/"+string(respond.Lang(c))+orderPath(c, order, "")+"#returns")
}
