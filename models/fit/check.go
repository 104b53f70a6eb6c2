package fit

import "strconv"

// MaxSizes is how many sizes an article may have.
const MaxSizes = 120

// Bounds of a garment's zone in cm, both included. Outside them a chart is in another unit.
const (
	MinGarment = 30
	MaxGarment = 300
)

// Codes of an ArticleError.
const (
	CodeUnknownValue  = "unknown_value"   // no such type
	CodeTooManySizes  = "too_many_sizes"  // more than MaxSizes
	CodeDuplicateSize = "duplicate_size"  // a label or a place on the axes twice
	CodeIncomplete    = "incomplete"      // a zone is measured in some sizes, not in all
	CodeNoLeadingZone = "no_leading_zone" // nothing, or not the girth the type goes by, is compared
	CodeOutOfRange    = "out_of_range"    // a measure no garment has
	CodeNotGraded     = "not_graded"      // a girth does not grow with the size, or a length shrinks
)

// ArticleError says why an article cannot be advised on. Size and Other count from 0 and are -1
// where the error is not about a size.
type ArticleError struct {
	Code  string
	Size  int
	Other int     // the size before it, of CodeNotGraded
	Zone  Measure // of CodeIncomplete, CodeNoLeadingZone, CodeOutOfRange and CodeNotGraded
}

func (e *ArticleError) Error() string {
	return "fit: " + e.Code + ": size " + strconv.Itoa(e.Size) + ", " + e.Zone.String()
}

// LeadingOf is the girth without which nothing is said of a garment type: the waist of what
// hangs from it, the bust of everything else.
func LeadingOf(t Type) Measure {
	switch t {
	case Skirt, Trousers, Jeans, Shorts:
		return Waist
	}
	return Bust
}

// Check reports why nothing true could be said of an article: it scores in no zone, lacks a
// measure in one size, or is not graded. The error is an *ArticleError.
func (a *Article) Check() error {
	d, ok := designOf(a.Type)
	if !ok {
		return &ArticleError{Code: CodeUnknownValue, Size: -1, Other: -1}
	}
	lead := LeadingOf(a.Type)
	switch {
	case len(a.Sizes) == 0:
		return &ArticleError{Code: CodeNoLeadingZone, Size: -1, Other: -1, Zone: lead}
	case len(a.Sizes) > MaxSizes:
		return &ArticleError{Code: CodeTooManySizes, Size: -1, Other: -1}
	}
	labels, places := map[string]bool{}, map[[2]int]bool{}
	for i := range a.Sizes {
		s := &a.Sizes[i]
		at := [2]int{s.Waist, s.Length}
		if labels[s.Label] || places[at] {
			return &ArticleError{Code: CodeDuplicateSize, Size: i, Other: -1}
		}
		labels[s.Label], places[at] = true, true
	}
	for z := range Measure(NumZones) {
		if z != lead && d.weight[z] == 0 {
			continue
		}
		if err := a.checkZone(z, lead); err != nil {
			return err
		}
	}
	if y := newDemands(a, Regular); y.numGirths == 0 {
		return &ArticleError{Code: CodeNoLeadingZone, Size: -1, Other: -1, Zone: lead}
	}
	return nil
}

// checkZone checks one zone in all sizes.
func (a *Article) checkZone(z, lead Measure) error {
	measured := 0
	for i := range a.Sizes {
		cm := a.Sizes[i].Garment[z]
		if cm == 0 {
			continue
		}
		measured++
		if !(cm >= MinGarment && cm <= MaxGarment) { // NaN is outside too
			return &ArticleError{Code: CodeOutOfRange, Size: i, Other: -1, Zone: z}
		}
	}
	switch {
	case measured == 0 && z == lead:
		return &ArticleError{Code: CodeNoLeadingZone, Size: -1, Other: -1, Zone: z}
	case measured == 0:
		return nil
	case measured < len(a.Sizes):
		for i := range a.Sizes {
			if a.Sizes[i].Garment[z] == 0 {
				return &ArticleError{Code: CodeIncomplete, Size: i, Other: -1, Zone: z}
			}
		}
	}
	for i := range a.Sizes {
		for j := range a.Sizes {
			if before, strictly := a.precedes(i, j, z); before && (a.Sizes[j].Garment[z] < a.Sizes[i].Garment[z] || strictly && a.Sizes[j].Garment[z] == a.Sizes[i].Garment[z]) {
				return &ArticleError{Code: CodeNotGraded, Size: j, Other: i, Zone: z}
			}
		}
	}
	return nil
}

// precedes reports whether size i is the one before size j on an axis, and whether the zone
// must be larger in j.
func (a *Article) precedes(i, j int, z Measure) (before, strictly bool) {
	one, two := &a.Sizes[i], &a.Sizes[j]
	wider := two.Length == one.Length && a.nextOnAxis(i, j)
	longer := two.Waist == one.Waist && two.Length == one.Length+1
	return wider || longer, wider && z <= Hip
}

// nextOnAxis reports whether j is the next wider size than i of the same length.
func (a *Article) nextOnAxis(i, j int) bool {
	if a.Sizes[j].Waist <= a.Sizes[i].Waist {
		return false
	}
	for k := range a.Sizes {
		s := &a.Sizes[k]
		if s.Length == a.Sizes[i].Length && s.Waist > a.Sizes[i].Waist && s.Waist < a.Sizes[j].Waist {
			return false
		}
	}
	return true
}
