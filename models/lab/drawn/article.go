package drawn

import (
	"fmt"
	"math"

	"ebenmass/models/fit"
)

// Article is one article of a catalogue.
type Article struct {
	Name   string
	Sizing fit.Sizing // whose department it hangs in
	System string     // how its chart labels sizes: what is one person's usual size in one is none in another
	Fit    fit.Article
	Bodies [][fit.NumZones]float64 // by size: the body it is made for, in cm, as body charts say it
}

func (a *Article) check() error {
	if len(a.Fit.Sizes) == 0 || len(a.Bodies) != len(a.Fit.Sizes) {
		return fmt.Errorf("drawn: %s has %d sizes and %d bodies", a.Name, len(a.Fit.Sizes), len(a.Bodies))
	}
	if _, ok := a.Fit.LeadingZone(); !ok {
		return fmt.Errorf("drawn: %s is compared with no body", a.Name)
	}
	return nil
}

// prepared is an article with what is asked of it again and again.
type prepared struct {
	*Article
	lead    fit.Measure  // the girth one goes by: that of the greatest weight
	lengths bool         // the chart has a second axis
	ends    [2]float64   // bodies of the outermost sizes in the girth one goes by
	steps   [2]float64   // from them to their neighbours
	asked   []asked      // of each zone compared
	off     float64      // logits by which its pieces are larger than its chart says; 0 in Evaluate
	flagged *fit.Article // as the advice sees it once that was released; nil where it is not off
}

func prepare(a *Article) prepared {
	s := prepared{Article: a, asked: demandsOf(&a.Fit)}
	s.lead, _ = a.Fit.LeadingZone()
	var girths []float64 // one per rank
	for k, size := range a.Fit.Sizes {
		s.lengths = s.lengths || size.Length > 0
		if size.Length == 0 {
			girths = append(girths, a.Bodies[k][s.lead])
		}
	}
	last := len(girths) - 1
	s.ends = [2]float64{girths[0], girths[last]}
	if last > 0 {
		s.steps = [2]float64{girths[1] - girths[0], girths[last] - girths[last-1]}
	}
	return s
}

// lookUp finds a size in the body chart, as most shops have it done: the one whose body comes
// closest in the girth one goes by, bust or waist, and in the inside leg where the chart has
// lengths, without any ease. It is -1 for whom the chart has none: further than half a step
// from its ends. beside is its neighbour on the side on which the person is off, or -1.
func (s *prepared) lookUp(measured *[fit.NumMeasures]float64) (size, beside int) {
	girth := measured[s.lead]
	if girth < s.ends[0]-s.steps[0]/2 || girth > s.ends[1]+s.steps[1]/2 {
		return -1, -1
	}
	nearest := math.Inf(1)
	for k := range s.Bodies {
		far := math.Abs(s.Bodies[k][s.lead] - girth)
		if s.lengths {
			far += math.Abs(s.Bodies[k][fit.Inseam] - measured[fit.Inseam])
		}
		if far < nearest {
			nearest, size = far, k
		}
	}
	side := 1
	if girth < s.Bodies[size][s.lead] {
		side = -1
	}
	return size, s.Fit.SizeAt(s.Fit.Sizes[size].Waist+side, s.Fit.Sizes[size].Length)
}
