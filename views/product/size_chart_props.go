package product

import (
	"ebenmass/models"
	"ebenmass/views/shell"
)

// SizeChartPage is the size chart of one article, the same for everyone.
type SizeChartPage struct {
	shell.Page
	Product *models.Product
	Picture Picture
	Crumbs  []shell.Crumb
}
