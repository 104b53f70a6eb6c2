package fit

// neverAsked is what other shops use and this advisor has no input for.
var neverAsked = [...]string{"age", "weight", "birth_date", "photos", "clicks", "purchases"}

// provenance lists what entered this advice and what did not, by request field name. A
// given measure enters where its zone is scored, or where it helped to estimate one that is.
func (r *reading) provenance() (used, notUsed []string) {
	p := &r.body.Person
	estimates := false
	for z := range Measure(NumZones) {
		estimates = estimates || r.yard.scored[z] && !r.body.Given[z]
	}
	for _, m := range Measures {
		entered := m < NumZones && r.yard.scored[m] || estimates && m != Arm
		switch {
		case p.Given[m] == 0:
		case entered:
			used = append(used, m.String())
		default:
			notUsed = append(notUsed, m.String())
		}
	}
	used = append(used, "preference", "measured_with")
	if estimates {
		used = append(used, "sizing")
	} else {
		notUsed = append(notUsed, "sizing")
	}
	if p.Offset != (Offset{}) {
		used = append(used, "feedback")
	} else {
		notUsed = append(notUsed, "feedback")
	}
	return used, append(notUsed, neverAsked[:]...)
}
