package views

import "ebenmass/models"

// SizeChartPage is the size chart of one article, the same for everyone.
type SizeChartPage struct {
	Page
	Product *models.Product
	Picture Picture
	Crumbs  []Crumb
}
