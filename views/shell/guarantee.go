package shell

import (
	"fmt"
	"math"
)

// guaranteeStars are the places of the twelve stars around the number of years, the first at
// the top.
func guaranteeStars() []string {
	const stars, radius, centre = 12, 46, 60
	places := make([]string, stars)
	for i := range places {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / stars)
		places[i] = fmt.Sprintf("translate(%.1f %.1f)", centre+radius*sin, centre-radius*cos)
	}
	return places
}

// Seller names the shop as a contract does, in one line.
func (p Page) Seller() string {
	return p.T("instruction.seller", "name", p.T("imprint.company.name"), "street", p.T("imprint.company.street"),
		"city", p.T("imprint.company.city"), "phone", p.T("imprint.contact.phone"), "mail", p.T("imprint.contact.mail"))
}
