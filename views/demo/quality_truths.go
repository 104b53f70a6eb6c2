package demo

import (
	"slices"

	"ebenmass/models/evidence"
	"ebenmass/views/chart"
	"ebenmass/views/text"
)

// amount is a figure in € with its standard deviation.
type amount struct{ EUR, SD figure }

func amountOf(f figures, w *evidence.Worth) amount {
	return amount{euros(f, &w.EUR), plain(f, &w.SD, 2)}
}

// truthRow is what one way of choosing is worth under every truth.
type truthRow struct {
	Key     string // its name is the message "quality.policy.<key>"
	Amounts []amount
}

// truthRows are the ways of choosing: without advice, with it, and the best there can be.
func (p QualityPage) truthRows() []truthRow {
	f := p.figures()
	var rows []truthRow
	add := func(key string, worth *evidence.Worth) {
		at := slices.IndexFunc(rows, func(r truthRow) bool { return r.Key == key })
		if at < 0 {
			at, rows = len(rows), append(rows, truthRow{Key: key})
		}
		rows[at].Amounts = append(rows[at].Amounts, amountOf(f, worth))
	}
	for _, people := range p.populations() {
		c := &people.Policies
		add("habit", &c.Habit)
		add("chart_tape", &c.ChartTape)
		add("chart_memory", &c.ChartMemory)
		add("two_sizes", &c.TwoSizes)
		for _, key := range []string{threeGirths, fiveLabels} {
			if told := people.Evidence[key]; told != nil {
				add(key, &told.Worth)
			}
		}
		add("exact_body", &c.ExactBody)
	}
	return rows
}

// truthsKey picks the sentence that the results allow, and lists the truths under which the
// advice loses to the habit.
func (p QualityPage) truthsKey() (key, losing string) {
	var lost []string
	key = "wins"
	for _, people := range p.populations() {
		told := people.Evidence[fiveLabels]
		switch {
		case told == nil || standing(told.MinusHabit) == "even":
			key = "even"
		case standing(told.MinusHabit) == "behind":
			lost = append(lost, p.T("quality.lost."+people.Truth))
		}
	}
	if len(lost) > 0 {
		key = "loses"
	}
	return key, text.List(p.Lang, lost)
}

// judgeRow is what advice that believes in one truth is worth under every truth.
type judgeRow struct {
	Believes string
	Amounts  []amount
	Worst    figure // regret
}

// judgeRows compare advisors; empty where the results have none to compare.
func (p QualityPage) judgeRows() (rows []judgeRow) {
	f := p.figures()
	for _, believed := range evidence.Truths() {
		row := judgeRow{Believes: believed}
		worst, ok := p.Evidence.WorstRegret(row.Believes)
		if !ok {
			return nil
		}
		row.Worst = regret(f, worst)
		for _, people := range p.populations() {
			row.Amounts = append(row.Amounts, amountOf(f, people.Judges[row.Believes]))
		}
		rows = append(rows, row)
	}
	return rows
}

// regret writes a difference of two figures of the files, which has no place of its own.
func regret(f figures, r evidence.Regret) figure { return figure{Text: euros(f, &r.EUR).Text} }

// ownRegretSmallest reports whether no advisor compared loses less at worst than this shop's.
func (p QualityPage) ownRegretSmallest() bool {
	own, _ := p.Evidence.WorstRegret(ownTruth)
	for _, believed := range evidence.Truths() {
		if other, ok := p.Evidence.WorstRegret(believed); ok && other.EUR < own.EUR {
			return false
		}
	}
	return true
}

// measuring are the worlds that differ in what nobody with five usual sizes tells.
var measuring = []string{"tape_accurate", "tape_careless", "tape_common", "error_tails", "memory_good", "memory_poor", "brands_alike", "brands_apart"}

// worldBars draw what the advice is worth against the habit in worlds it is wrong about, but
// for those of measuring.
func (p QualityPage) worldBars() chart.Bars {
	f := p.figures()
	bars := chart.Bars{ID: "worlds-chart", Title: p.T("quality.worlds.title"), Desc: p.T("quality.worlds.desc"), Name: p.T("quality.told.axis")}
	values := []float64{0}
	worlds := p.Evidence.Population().Worlds
	for i := range worlds {
		if slices.Contains(measuring, worlds[i].Name) {
			continue
		}
		d := &worlds[i].MinusHabit
		bars.Bars = append(bars.Bars, chart.Bar{
			Name: p.T("quality.world." + worlds[i].Name), Value: signedEuros(f, &d.Value).Text,
			At: d.Value, Low: d.Low, High: d.High, Strong: d.Low > 0,
		})
		values = append(values, d.Low, d.High)
	}
	bars.Axis = p.euroTicks(values)
	return bars
}

// worldsKey picks the sentence that the results allow.
func (p QualityPage) worldsKey() string {
	worlds := p.Evidence.Population().Worlds
	if slices.ContainsFunc(worlds, func(w evidence.World) bool { return standing(w.MinusHabit) != "ahead" }) {
		return "not"
	}
	return "ahead"
}
