package models

// AnimalPart is a non-textile part of animal origin that an article has, such as its buttons.
type AnimalPart string

// Parts of animal origin (Regulation 1007/2011, Art. 12).
const (
	PartHorn    AnimalPart = "horn" // antler too
	PartPearl   AnimalPart = "mother-of-pearl"
	PartLeather AnimalPart = "leather" // suede and the like too
	PartBone    AnimalPart = "bone"
	PartDown    AnimalPart = "down"
	PartFeather AnimalPart = "feather"
	PartFur     AnimalPart = "fur" // sheepskin too
)

// AnimalPartsNotice is the phrase that the regulation asks for, word for word.
var AnimalPartsNotice = Text{
	DE: "Enthält nichttextile Teile tierischen Ursprungs", EN: "Contains non-textile parts of animal origin",
}

// Label is the whole textile label: the composition and, where the article has any, that it
// contains parts of animal origin. It has no full stop at its end.
func (p *Product) Label() Text {
	label := Composition(p.Fibres)
	if len(p.AnimalParts) == 0 {
		return label
	}
	return Text{DE: label.DE + ". " + AnimalPartsNotice.DE, EN: label.EN + ". " + AnimalPartsNotice.EN}
}
