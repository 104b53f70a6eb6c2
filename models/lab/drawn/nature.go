package drawn

import (
	"math"

	"ebenmass/models/fit"
)

// nature is what people are like: how far their bodies, errors and feelings are from what the
// advisor believes.
type nature struct {
	name string

	spread    float64 // factor on the standard deviations of the logarithms of bodies
	bodyTails bool    // bodies are distributed as Student's t with 5 degrees of freedom
	waist     float64 // cm added to women's waists
	hip       float64 // cm added to women's hips

	tape       float64 // factor on the errors of measuring with a tape
	commonTape float64 // share of the variance of those that all values of one person have in common
	memory     float64 // factor on the errors of values from memory
	errorTails bool    // errors are distributed as Student's t with 5 degrees of freedom, of the same variance
	brandSD    float64 // cm by which brands deviate from this shop

	tolerance float64 // factor on how far zones may be off
	softness  float64 // factor on how gradually that is felt
	edge      float64 // factor on the score at which a garment is too small or too large
	tasteSD   float64 // logits by which people like clothes larger or smaller
}

// believed is the nature that the advisor believes in.
var believed = nature{name: "believed", spread: 1, tape: 1, memory: 1, brandSD: 3, tolerance: 1, softness: 1, edge: 1}

// natures are those that the advisor is wrong about, in the order results list them. It is
// never told.
var natures = []nature{
	believed.but("tape_accurate", func(n *nature) { n.tape = 1.5 / 2.5 }),
	believed.but("tape_careless", func(n *nature) { n.tape = 4 / 2.5 }),
	believed.but("tape_common", func(n *nature) { n.commonTape = 0.5 }),
	believed.but("error_tails", func(n *nature) { n.errorTails = true }),
	believed.but("memory_good", func(n *nature) { n.memory = 6.0 / 8 }),
	believed.but("memory_poor", func(n *nature) { n.memory = 11.0 / 8 }),
	believed.but("brands_alike", func(n *nature) { n.brandSD = 1 }),
	believed.but("brands_apart", func(n *nature) { n.brandSD = 6 }),
	believed.but("bodies_spain", func(n *nature) { n.hip, n.waist = 2.5, 4 }),
	believed.but("bodies_wider", func(n *nature) { n.spread = 1.25 }),
	believed.but("bodies_narrower", func(n *nature) { n.spread = 0.8 }),
	believed.but("body_tails", func(n *nature) { n.bodyTails = true }),
	believed.but("tolerance_more", func(n *nature) { n.tolerance = 1.3 }),
	believed.but("tolerance_less", func(n *nature) { n.tolerance = 0.7 }),
	believed.but("softness_half", func(n *nature) { n.softness = 0.5 }),
	believed.but("softness_double", func(n *nature) { n.softness = 2 }),
	believed.but("edge_less", func(n *nature) { n.edge = 0.8 }),
	believed.but("edge_more", func(n *nature) { n.edge = 1.2 }),
	believed.but("taste", func(n *nature) { n.tasteSD = 0.5 }),
}

func (n nature) but(name string, change func(*nature)) nature {
	n.name = name
	change(&n)
	return n
}

// feelsAsBelieved reports whether people of this nature feel as the advisor judges exact bodies.
func (n *nature) feelsAsBelieved() bool {
	return n.tolerance == 1 && n.softness == 1 && n.edge == 1 && n.tasteSD == 0
}

// draw makes up a body.
func (n *nature) draw(d source, s fit.Sizing) [fit.NumMeasures]float64 {
	scale := n.spread
	if n.bodyTails {
		scale *= student(d)
	}
	body := fit.Draw(s, func() float64 { return scale * d.NormFloat64() })
	if s == fit.Women {
		body[fit.Waist] += n.waist
		body[fit.Hip] += n.hip
	}
	return body
}

// misses is one error in standard deviations.
func (n *nature) misses(d source) float64 {
	x := d.NormFloat64()
	if n.errorTails {
		x *= student(d)
	}
	return x
}

// freedom is the degrees of freedom of Student's t where tails are long.
const freedom = 5

// student is what makes a standard normal a Student's t of variance 1.
func student(d source) float64 {
	chi := 0.0
	for range freedom {
		x := d.NormFloat64()
		chi += x * x
	}
	return math.Sqrt((freedom - 2) / chi)
}
