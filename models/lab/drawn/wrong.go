package drawn

import (
	"context"

	"ebenmass/models/evidence"
	"ebenmass/models/fit"
)

// WorldPeople is how many people are simulated of each nature that the advisor is wrong about.
const WorldPeople = 600

// varied is what became of people of one nature.
type varied struct {
	habit, minusHabit           mean
	girths, fromMemory, foreign mean
}

func (v *varied) try(p *shopper, w *world) {
	n := float64(len(w.articles))
	habit := 0.0
	for i := range w.articles {
		habit += w.worth(i, w.habitSize(i))
	}
	v.habit.put(habit / n)
	v.minusHabit.put((w.follow(p, fiveLabels(p, w)) - habit) / n)
	v.girths.put(w.follow(p, threeGirths(p, w)) / n)
	v.fromMemory.put(w.follow(p, memory(p, w)) / n)
	v.foreign.put(w.follow(p, foreignLabels(p, w)) / n)
}

// follow is what the advice on every article is worth together, in €.
func (w *world) follow(p *shopper, data []fit.Datum) (eur float64) {
	body := fit.Infer(p.sizing, data)
	for i := range w.articles {
		d := body.Decide(&w.articles[i].Fit, fit.Regular)
		eur += w.worth(i, d.Size)
	}
	return eur
}

func (v *varied) add(o *varied) {
	v.habit.add(o.habit)
	v.minusHabit.add(o.minusHabit)
	v.girths.add(o.girths)
	v.fromMemory.add(o.fromMemory)
	v.foreign.add(o.foreign)
}

// worlds tries the advice on people of every nature that it is wrong about. They feel as the
// advisor judges, but for their nature.
func worlds(ctx context.Context, departments *[len(sizings)]department, o Options) ([]evidence.World, error) {
	people := min(o.People, WorldPeople)
	var found []evidence.World
	for i := range natures {
		n := &natures[i]
		parts, err := inBlocks(ctx, people, o.Workers, func(from, to int) *varied {
			v := new(varied)
			meet(departments, o.Seed, from, to, n, Judge, v.try)
			return v
		})
		if err != nil {
			return nil, err
		}
		var total varied
		for _, part := range parts {
			total.add(part)
		}
		found = append(found, evidence.World{
			Name: n.name, People: people, Habit: total.habit.worth(), MinusHabit: total.minusHabit.paired(),
			ThreeGirths: total.girths.worth(), Memory: total.fromMemory.worth(), ForeignLabels: total.foreign.worth(),
		})
	}
	return found, nil
}
