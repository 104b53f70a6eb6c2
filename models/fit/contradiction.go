package fit

// A datum is contradicted where what it says, or something further off, was to be expected of
// fewer than surprising of all people of whom the rest is true.
const surprising = 0.002

// enoughData is how many data there must be to say which of them is wrong: of fewer, nobody
// can tell, and no size is named.
const enoughData = 4

// Infer makes a body of data. Where one of at least four contradicts all the others it is
// left out. Values of measures must lie in their accepted ranges.
func Infer(s Sizing, data []Datum) Body {
	var room [usualStatements]factor
	in, factors := infer(s, data, -1, room[:])
	worst, least := in.leastProbable(data, factors)
	if worst < 0 || least >= surprising {
		return in.believe(s, data, -1)
	}
	if informative(data) < enoughData {
		b := in.believe(s, data, -1)
		b.contradicts = worst
		return b
	}
	without, _ := infer(s, data, worst, room[:])
	b := without.believe(s, data, worst)
	b.contradicts, b.leftOut = worst, true
	return b
}

// inferBut makes a body of all data but one; contradictions are looked for among the rest.
func inferBut(s Sizing, data []Datum, skip int) Body {
	rest := make([]Datum, 0, len(data))
	for i := range data {
		if i != skip {
			rest = append(rest, data[i])
		}
	}
	return Infer(s, rest)
}

// informative counts the data that say something of the body the survey knows.
func informative(data []Datum) (n int) {
	for i := range data {
		if data[i].informs() {
			n++
		}
	}
	return n
}

func (d *Datum) informs() bool {
	for i := range d.Says {
		if d.Says[i].Body[Arm] == 0 {
			return true
		}
	}
	return false
}

// leastProbable finds the datum that was least to be expected of all the others, and how
// probable it was; -1 where there are not two to compare.
func (in *inference) leastProbable(data []Datum, factors []factor) (worst int, least float64) {
	worst, least = -1, 1
	if informative(data) < 2 {
		return worst, least
	}
	n := 0
	for i := range data {
		own := factors[n : n+len(data[i].Says)]
		n += len(own)
		cavity := *in
		for k := range own {
			if f := &own[k]; f.made {
				along, mean, variance := cavity.along(&f.along)
				cavity.multiply(&along, mean, variance, -f.tau, -f.nu)
			}
		}
		for k := range data[i].Says {
			if s := &data[i].Says[k]; s.Body[Arm] == 0 {
				if p := cavity.surprise(s); p < least {
					worst, least = i, p
				}
			}
		}
	}
	return worst, least
}

// unsettled reports whether data contradict each other and nobody can say which is wrong.
func (b *Body) unsettled() bool { return b.contradicts >= 0 && !b.leftOut }

// contradiction puts it into words of the package; nil where there is none.
func (b *Body) contradiction(data []Datum) *Contradiction {
	if b.contradicts < 0 {
		return nil
	}
	return &Contradiction{Datum: data[b.contradicts].Name, LeftOut: b.leftOut}
}
