package web_test

import (
	"encoding/json"
	"maps"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"ebenmass/models"
	"ebenmass/models/fit"
)

// asking is a request that a test can ask again changed.
type asking struct {
	Product      string             `json:"product"`
	Sizing       string             `json:"sizing"`
	MeasuredWith string             `json:"measured_with"`
	Preference   string             `json:"preference"`
	Measurements map[string]float64 `json:"measurements,omitempty"`
	Usual        []map[string]any   `json:"usual,omitempty"`
	Owned        []map[string]any   `json:"owned,omitempty"`
	Worn         []map[string]any   `json:"worn,omitempty"`
}

func (q asking) told() int { return len(q.Measurements) + len(q.Usual) + len(q.Owned) + len(q.Worn) }

// anyAsking draws a request with evidence of every kind, one datum at least.
func anyAsking(t *rapid.T, products []models.Product) (q asking) {
	pick := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
	p := &products[rapid.IntRange(0, len(products)-1).Draw(t, "product")]
	q = asking{
		Product: p.Slug, Sizing: string(p.Sizing), MeasuredWith: pick("with", "tape", "memory"),
		Preference: pick("preference", "slim", "regular", "loose"), Measurements: map[string]float64{},
	}
	around := map[string]float64{"height": 170, "bust": 94, "waist": 79, "hip": 100, "inseam": 78, "arm": 60}
	for _, m := range slices.Sorted(maps.Keys(around)) {
		if rapid.Bool().Draw(t, m+" told") {
			q.Measurements[m] = around[m] + float64(rapid.IntRange(-24, 24).Draw(t, m))/4
		}
	}
	for range rapid.IntRange(0, 2).Draw(t, "labels") {
		garment := "top"
		if p.Sizing == fit.Women {
			garment = pick("garment", "top", "dress")
		}
		q.Usual = append(q.Usual, map[string]any{"garment": garment, "size": pick("label", "S", "M", "L"), "system": pick("system", "", "en-letters-"+q.Sizing)})
	}
	if rapid.Bool().Draw(t, "garment at home") {
		q.Owned = []map[string]any{{"type": "shirt", "flat": map[string]float64{"bust": rapid.Float64Range(45, 65).Draw(t, "flat")}}}
	}
	for range rapid.IntRange(0, 2).Draw(t, "articles worn") {
		w := &products[rapid.IntRange(0, len(products)-1).Draw(t, "worn")]
		size := rapid.SampledFrom(w.Chart.Sizes).Draw(t, "worn size").Label
		q.Worn = append(q.Worn, map[string]any{"product": w.Slug, "size": size, "outcome": pick("outcome", "kept", "too_small", "too_large")})
	}
	if q.told() == 0 {
		q.Measurements["height"] = 170
	}
	return q
}

// without is the request without a datum.
func (q asking) without(datum string) asking {
	kind, rest, _ := strings.Cut(datum, ".")
	drop := func(list []map[string]any, matches func(map[string]any) bool) []map[string]any {
		name, number, _ := strings.Cut(rest, ".")
		nth, seen := 1, 0
		if n, err := strconv.Atoi(number); err == nil {
			nth = n
		}
		rest = name
		var kept []map[string]any
		for _, one := range list {
			if matches(one) {
				if seen++; seen == nth {
					continue
				}
			}
			kept = append(kept, one)
		}
		return kept
	}
	switch kind {
	case "measurements":
		q.Measurements = maps.Clone(q.Measurements)
		delete(q.Measurements, rest)
	case "usual":
		q.Usual = drop(q.Usual, func(u map[string]any) bool { return u["garment"] == rest })
	case "worn":
		q.Worn = drop(q.Worn, func(w map[string]any) bool { return w["product"] == rest })
	case "owned":
		q.Owned = nil // one at most
	}
	return q
}

func TestPostAPIAdvice_Contract(t *testing.T) {
	t.Parallel()
	products := seeded(t)
	b := openShopWith(t, products, adviceRate(0)).visit(t)
	charts := map[string]*models.Chart{}
	for i := range products {
		charts[products[i].Slug] = &products[i].Chart
	}
	asked := func(r *rapid.T, q asking) advice {
		body, err := json.Marshal(q)
		if err != nil {
			r.Fatal(err)
		}
		a := b.json("/api/v1/advice", string(body))
		if a.StatusCode != http.StatusOK {
			r.Fatalf("%s: %d %s", body, a.StatusCode, a.text)
		}
		return decode[advice](t, a)
	}
	rapid.Check(t, func(r *rapid.T) {
		q := anyAsking(r, products)
		a := asked(r, q)
		checkSums(r, &a)
		checkAxes(r, &a, charts[q.Product])
		checkVerdict(r, &a)
		for _, c := range a.Counterfactuals {
			then, less := q, q
			for m, delta := range c.Change {
				then.Measurements, less.Measurements = maps.Clone(q.Measurements), maps.Clone(q.Measurements)
				given, ok := q.Measurements[m]
				if !ok {
					r.Errorf("changes %s, which was not given", m)
				}
				then.Measurements[m] = given + delta
				less.Measurements[m] = given + delta - math.Copysign(fit.Step, delta)
			}
			if c.Preference != "" {
				then.Preference = c.Preference
			}
			stated := decision{c.Verdict, c.Size}
			now := asked(r, then)
			if now.decision().String() != stated.String() || stated.String() == a.decision().String() {
				r.Errorf("%v %s: said %s, is %s, at present %s", c.Change, c.Preference, stated, now.decision(), a.decision())
			}
			before := asked(r, less)
			if before.decision().String() != a.decision().String() {
				r.Errorf("%v: one step less is %s already, at present %s", c.Change, before.decision(), a.decision())
			}
		}
		for _, row := range a.Evidence {
			rest := q.without(row.Datum)
			if rest.told() == 0 {
				continue
			}
			again := asked(r, rest)
			if again.decision().String() != row.Without.String() {
				r.Errorf("without %s: said %s, is %s", row.Datum, row.Without, again.decision())
			}
		}
	})
}

// checkSums checks that the numbers of every size are those they are made of.
func checkSums(r *rapid.T, a *advice) {
	for _, size := range a.Sizes {
		score := size.ArticleOffset.Value - a.Taste.Mean
		for _, z := range size.Zones {
			score += z.Contribution
			if body := a.Body[z.Zone]; body.Mean != z.Body || body.SD != z.BodySD {
				r.Errorf("%s %s: body %v ± %v, in body %v", size.Size, z.Zone, z.Body, z.BodySD, body)
			}
			if math.Abs(z.Garment-z.Body-z.Ease) > 1e-9 {
				r.Errorf("%s %s: ease %v", size.Size, z.Zone, z.Ease)
			}
			if (z.Source == "given") != (z.Given != nil) {
				r.Errorf("%s %s: source %s, given %v", size.Size, z.Zone, z.Source, z.Given)
			}
		}
		if math.Abs(score-size.Score) > 1e-6 {
			r.Errorf("%s: score %v of %v", size.Size, size.Score, score)
		}
		if sum := size.PSmall + size.PFits + size.PLarge + size.PMixed; math.Abs(sum-1) > 1e-9 {
			r.Errorf("%s: outcomes sum to %v", size.Size, sum)
		}
		for zone, cm := range size.Shorten {
			if cm <= 0 || zone != "inseam" && zone != "arm" {
				r.Errorf("%s: shorten %s by %v", size.Size, zone, cm)
			}
		}
	}
}

// checkAxes checks that a larger size of the same other axis is never more often too small,
// nor less often too large.
func checkAxes(r *rapid.T, a *advice, chart *models.Chart) {
	const noise = 1e-9
	for i, x := range chart.Sizes {
		for j, y := range chart.Sizes {
			larger := y.Length == x.Length && y.Waist == x.Waist+1 || y.Waist == x.Waist && y.Length == x.Length+1
			if !larger {
				continue
			}
			small, large := a.Sizes[i], a.Sizes[j]
			if large.PSmall+large.PMixed > small.PSmall+small.PMixed+noise || large.PLarge+large.PMixed < small.PLarge+small.PMixed-noise {
				r.Errorf("%s after %s: too small %v after %v, too large %v after %v", large.Size, small.Size,
					large.PSmall+large.PMixed, small.PSmall+small.PMixed, large.PLarge+large.PMixed, small.PLarge+small.PMixed)
			}
		}
	}
}

// checkVerdict checks what a verdict has to go with.
func checkVerdict(r *rapid.T, a *advice) {
	chance := map[string]float64{}
	for _, size := range a.Sizes {
		chance[size.Size] = size.PFits
	}
	sized := a.Verdict == "recommended" || a.Verdict == "between"
	if sized != (a.Size != nil) || (a.Verdict == "between") != (a.Alternative != nil) {
		r.Errorf("%s, alternative %s", a.decision(), named(a.Alternative))
	}
	for _, size := range []*string{a.Size, a.Alternative} {
		if size != nil && chance[*size] < fit.Threshold {
			r.Errorf("%s with P(fits) %v", a.decision(), chance[*size])
		}
	}
	if a.Reason == "contradiction" && (a.Contradiction == nil || a.Contradiction.LeftOut) {
		r.Errorf("%s: %+v", a.Reason, a.Contradiction)
	}
	for _, datum := range a.Used {
		if slices.Contains(a.NotUsed, datum) {
			r.Errorf("%s is used and not used", datum)
		}
	}
	if a.NextQuestion != nil && slices.Contains(a.Used, a.NextQuestion.Datum) {
		r.Errorf("asks for %s, which was told", a.NextQuestion.Datum)
	}
}
