package buy

import (
	"ebenmass/models"
	"ebenmass/views/product"
	"ebenmass/views/shell"
)

// ReturnedSize is a size that comes back although the advice names it.
type ReturnedSize struct {
	Size       string
	PFits      float64          // by what is known now
	Other      string           // named beside it, "" for none
	OtherPFits float64          // of Other
	Complaint  models.Complaint // chosen in the form
	Told       bool             // its owner said before that it was too small or too large
	Then       []SizeAfter      // what is advised once it is known to be too tight, or too loose
	Length     string           // the next length, where it is too short or too long; "" for none
}

// SizeAfter is what is advised once a size is known to be too small or too large.
type SizeAfter struct {
	Small     bool    // the size was too small, otherwise too large
	Size      string  // "" where none can be advised any more
	PFits     float64 // of Size
	Next      string  // the next size in that direction where Size is still the returned one, "" for none
	NextPFits float64 // of Next
}

// sentences say why the size is still named, and which one to take instead.
func (r ReturnedSize) sentences(p shell.Page, line ReturnChoice) []string {
	said := []string{p.T("return.same", "size", r.Size, "n", product.InHundred(r.PFits))}
	if r.Other != "" {
		said[0] = p.T("return.same.two", "size", r.Size, "n", product.InHundred(r.PFits), "other", r.Other, "m", product.InHundred(r.OtherPFits))
	}
	switch r.Complaint.Reason {
	case models.ReasonShort, models.ReasonLong:
		if r.Length == "" {
			return append(said, p.T("return.same.no_length"))
		}
		return append(said, p.T("return.same.length", "size", r.Length)+line.soldOut(p, r.Length))
	case models.ReasonLooks, models.ReasonQuality, models.ReasonTwoSizes:
		return append(said, p.T("return.same.other_reason"))
	}
	for _, then := range r.Then {
		other := then.Size
		if other == r.Size {
			other = then.Next
		}
		said = append(said, then.sentence(p, r)+line.soldOut(p, other))
	}
	return said
}

// sentence says what is advised in one direction.
func (a SizeAfter) sentence(p shell.Page, r ReturnedSize) string {
	way := "loose"
	if a.Small {
		way = "tight"
	}
	condition := p.T("return.same.if." + way)
	if r.Told || r.Complaint.Reason.HasZone() {
		condition = p.T("return.same.told." + way)
	}
	switch {
	case a.Size == "":
		return condition + " " + p.T("return.same.then_none")
	case a.Size != r.Size:
		return condition + " " + p.T("return.same.then", "size", a.Size, "n", product.InHundred(a.PFits))
	case a.Next != "":
		return condition + " " + p.T("return.same.stays_next", "size", a.Size, "next", a.Next, "n", product.InHundred(a.NextPFits))
	}
	return condition + " " + p.T("return.same.stays."+way, "size", a.Size)
}

// soldOut says that a size cannot be had in exchange; "" where it can, or is the one that comes
// back.
func (c ReturnChoice) soldOut(p shell.Page, size string) string {
	if size == "" || size == c.Size {
		return ""
	}
	for _, other := range c.Exchanges {
		if other.Size == size {
			return ""
		}
	}
	return " " + p.T("return.same.sold_out", "size", size)
}
