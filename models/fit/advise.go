package fit

// Wearer is somebody to be advised: data compiled from what they told.
type Wearer struct {
	Sizing     Sizing
	Preference Preference
	Data       []Datum
}

// Advise judges every size of an article for a wearer and decides. Values of measures must
// lie in their accepted ranges.
func Advise(w *Wearer, a *Article) Advice {
	b := Infer(w.Sizing, w.Data)
	advice, _ := b.advise(w, a)
	return advice
}

// Explain is Advise with what every datum does to the answer, the changes that would alter it
// and the question to be asked next, of those given. others are the same person with other
// preferences.
func Explain(w *Wearer, a *Article, ask []Question, others ...Wearer) Advice {
	b := Infer(w.Sizing, w.Data)
	advice, d := b.advise(w, a)
	if d.Best < 0 && !b.unsettled() {
		return advice
	}
	advice.Evidence = w.rows(&b, a)
	if d.Best >= 0 {
		now := max(0, advice.Sizes[d.Best].Value)
		advice.Next = b.next(a, w.Preference, now, ask)
	}
	advice.Counterfactuals = w.counterfactuals(&b, a, answerOf(a, &d), others)
	return advice
}

func (b *Body) advise(w *Wearer, a *Article) (Advice, Decision) {
	var j judge
	var room [usualSizes]Rating
	j.begin(b, a, w.Preference)
	j.ratings = ratingsIn(room[:], len(a.Sizes))
	d := j.decide()
	advice := Advice{
		Verdict: d.Verdict, Size: a.label(d.Size), Alternative: a.label(d.Alternative), Best: a.label(d.Best),
		Basis: a.Basis, Body: *b, Offset: a.Offset, Tolerance: a.Tolerance, Contradiction: b.contradiction(w.Data),
	}
	if j.numGirths > 0 {
		advice.Sizes = j.describe()
	}
	advice.Reason, advice.Zone, advice.OtherZone = j.reason(&d, advice.Sizes)
	advice.Used, advice.NotUsed = j.provenance(w)
	return advice, d
}

// SizeNamed returns the judgement of one size; ok is false for a label the chart has not.
func (a *Advice) SizeNamed(label string) (s SizeAdvice, ok bool) {
	for _, s := range a.Sizes {
		if s.Size == label {
			return s, true
		}
	}
	return SizeAdvice{}, false
}

func (a *Article) label(k int) string {
	if k < 0 {
		return ""
	}
	return a.Sizes[k].Label
}

// describe spells out every size.
func (j *judge) describe() []SizeAdvice {
	scored := j.zones[:j.numZones]
	sizes, zones := make([]SizeAdvice, len(j.ratings)), make([]Zone, len(j.ratings)*len(scored))
	for k := range sizes {
		own := zones[:len(scored):len(scored)]
		zones = zones[len(scored):]
		s := SizeAdvice{Size: j.article.Sizes[k].Label, Rating: *j.rate(k), Zones: own}
		s.Score = j.article.Offset.Value - j.body.Taste.Mean
		for n, z := range scored {
			own[n] = j.describeZone(k, z)
			s.Score += own[n].Contribution
			if length := z > Hip; length && own[n].State == TooLoose {
				s.Shorten = append(s.Shorten, Shorten{z, own[n].Ease - own[n].Target})
			}
		}
		sizes[k] = s
	}
	return sizes
}

func (j *judge) describeZone(k int, z Measure) Zone {
	body, garment := j.body.Zones[z], j.article.Sizes[k].Garment[z]
	ease := garment - body.Mean
	zone := Zone{
		Zone: z, Body: body.Mean, BodySD: body.SD, Given: j.body.Given[z], Source: SourceEstimated,
		Garment: garment, Ease: ease, Low: j.low[z], High: j.high[z], Target: j.target[z], State: j.state(z, ease),
	}
	if zone.Given != 0 {
		zone.Source = SourceGiven
	}
	for n, w := range judgeNodes.weight {
		off := garment - j.zone[z][n]
		zone.PTight += w * logistic((j.low[z]-off)*j.soft[z].tight)
		if z <= Hip {
			zone.PLoose += w * logistic((off-j.high[z])*j.soft[z].loose)
		}
	}
	if z <= Hip {
		zone.Contribution = j.contribution(z, ease)
	}
	return zone
}

// neverAsked is what other shops use and this advisor has no input for.
var neverAsked = [...]string{"age", "weight", "birth_date", "photos", "clicks"}

// provenance lists what entered this advice and what did not.
func (j *judge) provenance(w *Wearer) (used, notUsed []string) {
	for i := range w.Data {
		d := &w.Data[i]
		if i == j.body.contradicts && j.body.leftOut || !d.informs() && !j.scored[Arm] {
			notUsed = append(notUsed, d.Name)
			continue
		}
		used = append(used, d.Name)
	}
	return append(used, "sizing", "preference"), append(notUsed, neverAsked[:]...)
}

// rows asks for the answer without each datum in turn.
func (w *Wearer) rows(b *Body, a *Article) []EvidenceRow {
	rows := make([]EvidenceRow, len(w.Data))
	lead, _ := a.LeadingZone()
	shifts := w.shifts(b, a)
	for i := range w.Data {
		without := inferBut(w.Sizing, w.Data, i)
		d := without.Decide(a, w.Preference)
		alone := Infer(w.Sizing, w.Data[i:i+1])
		rows[i] = EvidenceRow{
			Datum: w.Data[i].Name, Zone: lead, Alone: alone.Zones[lead], LeftOut: b.leftOut && b.contradicts == i,
			Verdict: d.Verdict, Size: a.label(d.Size), Alternative: a.label(d.Alternative),
			Shift: shifts[i],
		}
	}
	return rows
}

// ScoreOf is the score of a size without the article's offset and the wearer's taste: what is
// counted when somebody tells how it fits. ok is false for a size the chart does not have and
// for an article that compares no girth.
func (b *Body) ScoreOf(a *Article, size string, wish Preference) (score float64, ok bool) {
	y, k := newDemands(a, wish), a.SizeLabelled(size)
	if k < 0 || y.numGirths == 0 {
		return 0, false
	}
	for _, z := range y.girths[:y.numGirths] {
		score += y.contribution(z, a.Sizes[k].Garment[z]-b.Zones[z].Mean)
	}
	return score, true
}
