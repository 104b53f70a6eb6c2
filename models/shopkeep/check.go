package shopkeep

import (
	"cmp"
	"math"
	"slices"

	"ebenmass/models"
)

// When an article's pictures are worth a look: that many told that it looks different, and they
// are at least that share of the reasons told.
const (
	looksLeast = 20
	looksShare = 0.25
)

// When new evidence contradicts what was ticked: the chart's suggestion moved by that many cm, or
// the complaints about looks grew by that factor.
const (
	reopenCM    = 1.0
	reopenTimes = 1.5
)

// Check is something that the shopkeeper should look at.
type Check struct {
	models.Checked
	Answers int // of people behind the released offset; CheckChart only
}

// Checks lists what to look at, the most harm first: by the complaints that releases tell of it,
// then by the centimetres.
func Checks(rows []Row) []Check {
	var all []Check
	for _, row := range rows {
		if row.Correction != nil {
			all = append(all, chartCheck(row))
		}
		if told := row.told(KindLooks); told >= looksLeast && float64(told) >= looksShare*float64(row.told("")) {
			all = append(all, Check{Checked: models.Checked{Product: row.Product, Kind: models.CheckPicture, Told: told}})
		}
	}
	slices.SortStableFunc(all, func(a, b Check) int {
		return cmp.Or(cmp.Compare(b.Told, a.Told), cmp.Compare(math.Abs(b.CM), math.Abs(a.CM)), cmp.Compare(a.Product, b.Product))
	})
	return all
}

// chartCheck is a row's correction with the complaints in its direction.
func chartCheck(row Row) Check {
	kind := KindTight
	if row.Correction.CM > 0 {
		kind = KindLoose
	}
	return Check{
		Checked: models.Checked{Product: row.Product, Kind: models.CheckChart, Zone: row.Correction.Zone, CM: row.Correction.CM, Told: row.told(kind)},
		Answers: row.Released.Offset.N,
	}
}

// told is how many reasons of a kind releases tell of the article, of every kind for "".
func (r Row) told(kind ReasonKind) (n int) {
	for _, c := range r.Complaints {
		if kind == "" || KindOf(c.Complaint.Reason) == kind {
			n += c.N
		}
	}
	return n
}

// Contradicts reports whether the evidence now says something else than when it was ticked:
// another place or direction, centimetres that moved by at least 1, or complaints about looks
// that grew by a half. Ticked suggestions that it contradicts are open again.
func (c Check) Contradicts(was models.Checked) bool {
	if c.Kind == models.CheckPicture {
		return float64(c.Told) >= reopenTimes*float64(was.Told)
	}
	return c.Zone != was.Zone || c.CM*was.CM < 0 || math.Abs(c.CM-was.CM) >= reopenCM
}
