package export

// orderFields documents the values of an order.
func orderFields() []field {
	return []field{
		{"number", "string", "its number"},
		{"name", "string", "whom the parcel would go to"},
		{"street", "string", "with the number of the house"},
		{"postcode", "string", "postcode"},
		{"city", "string", "town"},
		{"email", "string", "where the confirmation goes"},
		{"lang", "string", "language it was ordered in"},
		{"state", "string", "placed, withdrawn"},
		{"delivery", "string", "standard, express"},
		{"payment", "string", "invoice, prepayment, card; nothing of a card is kept"},
		{"discount", "string", "discount code, empty for none"},
		{"goods", "integer", "the lines together in cents, VAT included, as all amounts"},
		{"reduction", "integer", "what the code takes off, in cents"},
		{"shipping", "integer", "delivery in cents"},
		{"total", "integer", "what was to be paid, in cents"},
		{"placed_at", "moment", "when it was ordered"},
		{"withdrawn_at", "moment", "when it was withdrawn from"},
		{"confirmed_at", "moment", "when its confirmation was handed to the post"},
		{"expires_at", "moment", "when it is erased"},
	}
}

// orderLineFields documents the values of an order's line.
func orderLineFields() []field {
	return []field{
		{"order", "string", "number of the order"},
		{"position", "integer", "place in the order, from 0"},
		{"sku", "string", "the article in its colour and size"},
		{"product", "string", "the article, as its address names it"},
		{"name_de", "string", "its name in German"},
		{"name_en", "string", "its name in English"},
		{"colour", "string", "the colour, as addresses name it"},
		{"colour_de", "string", "its name in German"},
		{"colour_en", "string", "its name in English"},
		{"size", "string", "the size"},
		{"fibres_de", "string", "the textile label in German"},
		{"fibres_en", "string", "the textile label in English"},
		{"quantity", "integer", "pieces"},
		{"cents", "integer", "price of one, VAT included"},
		{"vat", "integer", "rate of VAT in percent"},
	}
}
