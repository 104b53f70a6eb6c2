package simulate

import (
	"fmt"

	"ebenmass/models/lab/drawn"
	"ebenmass/models/report"
)

// People is how many are simulated for the manager's page and `ebenmass simulate`.
const People = 800

// blockPeople is how many are simulated in one go: the first figures rest on them.
const blockPeople = 8

// told is what those who answer tell: their usual size of each kind of garment, which is what
// those who order their usual size go by. Both know the same.
const told = "five_labels"

// varied is a declared value with the worlds at the ends of its range; nil is the world that is
// computed with.
type varied struct {
	key       string
	low, high *drawn.Scenario
}

// Ranges that no nature of people states. Articles that differ from their charts do so by half a
// size, as most of those in seed/history; what a notice does is also tried where they do by a whole one.
const (
	wrongLabels = 0.2
	halfSize    = 0.5
	wholeSize   = 1
)

// factors are what is varied, in the order of report.Factors.
var factors = []varied{
	{report.FactorFelt, &drawn.Scenario{Told: told, Truth: drawn.Score}, &drawn.Scenario{Told: told, Truth: drawn.Strict}},
	{report.FactorTolerance, nature("tolerance_less"), nature("tolerance_more")},
	{report.FactorEdge, nature("edge_less"), nature("edge_more")},
	{report.FactorSoftness, nature("softness_half"), nature("softness_double")},
	{report.FactorTaste, nil, nature("taste")},
	{report.FactorBodies, nature("bodies_narrower"), nature("bodies_wider")},
	{report.FactorShape, nil, nature("bodies_spain")},
	{report.FactorTold, &drawn.Scenario{Told: "one_label"}, &drawn.Scenario{Told: "five_labels_tape"}},
	{report.FactorKnown, nil, &drawn.Scenario{Told: told, WrongLabel: wrongLabels}},
	{report.FactorCharts, nil, &drawn.Scenario{Told: told, Off: halfSize}},
	{report.FactorTape, nature("tape_accurate"), nature("tape_careless")},
}

func nature(name string) *drawn.Scenario { return &drawn.Scenario{Told: told, Nature: name} }

// sums are the orders of one or more blocks.
type sums struct {
	orders  *drawn.Orders
	ends    [][2]report.Vector // by factor, summed over people's rates
	notices [2]report.Notice   // half a size off and a whole one, summed over people
}

func (s *sums) add(o *sums) {
	s.orders.Add(o.orders)
	for i := range s.ends {
		for end := range s.ends[i] {
			s.ends[i][end].Add(&o.ends[i][end])
		}
	}
	for i := range s.notices {
		s.notices[i].Add(&o.notices[i])
	}
}

// compute simulates one block in every world.
func compute(stage *drawn.Stage, seed uint64, block int) (*sums, error) {
	from, to := block*blockPeople, (block+1)*blockPeople
	base, err := stage.Orders(seed, from, to, drawn.Scenario{Told: told})
	if err != nil {
		return nil, err
	}
	s := &sums{orders: base, ends: make([][2]report.Vector, len(factors))}
	for i, f := range factors {
		for end, of := range []*drawn.Scenario{f.low, f.high} {
			world := base
			if of != nil {
				if world, err = stage.Orders(seed, from, to, *of); err != nil {
					return nil, fmt.Errorf("simulate %s: %w", f.key, err)
				}
			}
			for d := range world.Departments {
				s.ends[i][end].Add(&world.Departments[d].Sum)
			}
			if of != nil && of.Off != 0 {
				s.notices[0] = world.Notice
			}
		}
	}
	world, err := stage.Orders(seed, from, to, drawn.Scenario{Told: told, Off: wholeSize})
	if err != nil {
		return nil, fmt.Errorf("simulate notices: %w", err)
	}
	s.notices[1] = world.Notice
	return s, nil
}

// summary is what orders show: rates of departments weighed by their people, with their
// covariances, and the rates at the ends of what was varied.
func (s *sums) summary(simulation report.Simulation) report.Simulation {
	people := 0
	for d := range s.orders.Departments {
		people += s.orders.Departments[d].People
	}
	simulation.People = people
	if people == 0 {
		return simulation
	}
	for d := range s.orders.Departments {
		addDepartment(&simulation, &s.orders.Departments[d], float64(s.orders.Departments[d].People)/float64(people))
	}
	all := s.orders.Named + s.orders.Against + s.orders.Unsaid
	simulation.Named, simulation.Against, simulation.Unsaid = s.orders.Named/all, s.orders.Against/all, s.orders.Unsaid/all
	each := 1 / float64(people)
	for i, f := range factors {
		v := report.Varied{Key: f.key}
		v.Low.AddScaled(each, &s.ends[i][0])
		v.High.AddScaled(each, &s.ends[i][1])
		simulation.Factors = append(simulation.Factors, v)
	}
	simulation.HalfSize, simulation.WholeSize = s.notices[0].Scaled(each), s.notices[1].Scaled(each)
	return simulation
}

// addDepartment adds the mean of one department and the covariances of that mean: of people, of
// articles, and of single orders as if they were independent.
func addDepartment(simulation *report.Simulation, d *drawn.DepartmentOrders, share float64) {
	people, articles := float64(d.People), float64(len(d.Articles))
	simulation.Orders += d.People * len(d.Articles)
	var mean report.Vector
	mean.AddScaled(1/people, &d.Sum)
	simulation.Mean.AddScaled(share, &mean)
	var byArticle report.Matrix
	for i := range d.Articles {
		var rates report.Vector
		rates.AddScaled(1/people, &d.Articles[i])
		byArticle.AddSquare(&rates)
	}
	addCovariance(&simulation.PeopleCov, share, &d.Squares, &mean, people)
	addCovariance(&simulation.ArticlesCov, share, &byArticle, &mean, articles)
	addCovariance(&simulation.CellsCov, share, &d.Cells, &mean, people*articles)
}

// addCovariance adds share² times the covariance of the mean of n vectors, whose squares are summed.
func addCovariance(into *report.Matrix, share float64, squares *report.Matrix, mean *report.Vector, n float64) {
	if n < 2 {
		return
	}
	var centred report.Matrix
	centred.AddSquare(mean)
	into.AddScaled(share*share/(n*(n-1)), squares)
	into.AddScaled(-share*share/(n-1), &centred)
}
