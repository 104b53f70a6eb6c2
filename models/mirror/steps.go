package mirror

import "slices"

// Step is one thing a visitor does in the pretend visit; its value stands in the form.
type Step string

// Steps of a pretend visit.
const (
	Ad         Step = "ad"         // arrive by clicking an advertisement
	Maternity  Step = "maternity"  // look at a maternity dress
	Jeans      Step = "jeans"      // look at jeans in size 46
	Compare    Step = "compare"    // compare sizes 44 and 46
	Cheap      Step = "cheap"      // sort by price, cheapest first
	Basket     Step = "basket"     // fill the basket and leave
	Newsletter Step = "newsletter" // open a newsletter
	Night      Step = "night"      // come back after 11 p.m.
)

// everything is the form value that takes all remaining steps at once.
const everything = "all"

// Steps returns all steps in the order the page offers them.
func Steps() []Step {
	return []Step{Ad, Maternity, Jeans, Compare, Cheap, Basket, Newsletter, Night}
}

// ParseSteps reads the steps of a form in the order they were taken. What is no step, and
// what was taken before, it leaves out.
func ParseSteps(values []string) []Step {
	var taken []Step
	take := func(s Step) {
		if slices.Contains(Steps(), s) && !slices.Contains(taken, s) {
			taken = append(taken, s)
		}
	}
	for _, value := range values {
		if value != everything {
			take(Step(value))
			continue
		}
		for _, s := range Steps() {
			take(s)
		}
	}
	return taken
}
