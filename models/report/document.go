package report

import (
	"math"
	"strconv"

	"ebenmass/models"
)

// Document is the report as JSON. Amounts are in EUR with two decimals, shares from 0 to 1.
type Document struct {
	Seed      uint64                     `json:"seed"`
	Orders    int64                      `json:"orders"` // a year
	Inputs    DocumentInputs             `json:"inputs"`
	Policies  map[Policy]DocumentOutcome `json:"policies"`
	Minus     DocumentOutcome            `json:"advice_minus_usual"`
	Everybody DocumentOutcome            `json:"advice_minus_usual_if_all_answer"`
	Factors   []DocumentFactor           `json:"factors"` // widest first
	Notices   []DocumentNotice           `json:"notices"`
	Plan      DocumentPlan               `json:"trial"`
	Simulated DocumentSimulated          `json:"simulated"`
}

// DocumentInputs are what was computed with.
type DocumentInputs struct {
	Orders     int64   `json:"orders"`
	ReturnCost Euros   `json:"return_cost"`
	Margin     Euros   `json:"margin"`
	Uptake     float64 `json:"uptake"`
}

// DocumentOutcome is one policy.
type DocumentOutcome struct {
	Returned DocumentRange  `json:"returns_per_1000"`
	Kept     DocumentRange  `json:"kept_per_1000"`
	Money    DocumentAmount `json:"eur_per_1000"`
	Year     DocumentAmount `json:"eur_per_year"`
}

// DocumentRange is a Range. Sampled is over people and articles alone.
type DocumentRange struct {
	Value   float64    `json:"value"`
	Low     float64    `json:"low"`
	High    float64    `json:"high"`
	Sampled [2]float64 `json:"sampled"`
}

// DocumentAmount is an Amount.
type DocumentAmount struct {
	Value   Euros    `json:"value"`
	Low     Euros    `json:"low"`
	High    Euros    `json:"high"`
	Sampled [2]Euros `json:"sampled"`
}

// DocumentFactor is one bar of the tornado: EUR per 1,000 orders, advice less usual size.
type DocumentFactor struct {
	Key  string `json:"key"`
	Low  Euros  `json:"low"`
	High Euros  `json:"high"`
	Own  bool   `json:"own"`
}

// DocumentNotice is what a notice changes per 1,000 orders.
type DocumentNotice struct {
	Key      string  `json:"key"`
	Returned float64 `json:"returns"`
	Kept     float64 `json:"kept"`
	Money    Euros   `json:"eur"`
}

// DocumentPlan is the trial.
type DocumentPlan struct {
	Before   float64 `json:"returned_without"`
	After    float64 `json:"returned_with"`
	Arm      int64   `json:"orders_each"` // 0: there is no difference to find
	Weeks    int64   `json:"weeks"`
	Smallest float64 `json:"smallest_in_a_year"`
}

// DocumentSimulated is what the figures rest on.
type DocumentSimulated struct {
	People   int     `json:"people"`
	Orders   int     `json:"orders"`
	Planned  int     `json:"planned"`
	Articles int     `json:"articles"`
	Named    float64 `json:"named"`
	Against  float64 `json:"against"`
	Unsaid   float64 `json:"cannot_say"`
}

// NewDocument writes figures down. The same figures give the same document.
func NewDocument(f *Figures) Document {
	in, s, p := &f.Inputs, &f.Simulation, &f.Plan
	d := Document{
		Seed: in.Seed, Orders: in.Orders,
		Inputs:    DocumentInputs{in.Orders, Euros(in.ReturnCost), Euros(in.Margin), in.Uptake},
		Policies:  map[Policy]DocumentOutcome{},
		Minus:     newDocumentOutcome(&f.Minus),
		Everybody: newDocumentOutcome(&f.Everybody),
		Plan:      DocumentPlan{p.Before, p.After, p.Arm, p.Weeks, p.Smallest},
		Simulated: DocumentSimulated{s.People, s.Orders, s.Planned, s.Articles, s.Named, s.Against, s.Unsaid},
	}
	for i := range f.Outcomes {
		d.Policies[f.Outcomes[i].Policy] = newDocumentOutcome(&f.Outcomes[i])
	}
	for _, factor := range f.Factors {
		d.Factors = append(d.Factors, DocumentFactor{factor.Key, Euros(factor.Low), Euros(factor.High), factor.Own})
	}
	for _, n := range f.Notices {
		d.Notices = append(d.Notices, DocumentNotice{n.Key, n.Returned, n.Kept, Euros(n.Money)})
	}
	return d
}

func newDocumentOutcome(o *Outcome) DocumentOutcome {
	rates := func(r Range) DocumentRange {
		return DocumentRange{r.Value, r.Low, r.High, [2]float64{r.Below, r.Above}}
	}
	amounts := func(a Amount) DocumentAmount {
		return DocumentAmount{Euros(a.Value), Euros(a.Low), Euros(a.High), [2]Euros{Euros(a.Below), Euros(a.Above)}}
	}
	return DocumentOutcome{rates(o.Returned), rates(o.Kept), amounts(o.Money), amounts(o.Year)}
}

// Euros is an amount that is written in EUR, exactly.
type Euros models.Cents

// String writes an amount with a point and two decimals.
func (e Euros) String() string {
	sign, cents := "", int64(e)
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return sign + strconv.FormatInt(cents/100, 10) + "." + strconv.FormatInt(100+cents%100, 10)[1:]
}

// MarshalJSON writes a number.
func (e Euros) MarshalJSON() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalJSON reads one, to whole cents.
func (e *Euros) UnmarshalJSON(text []byte) error {
	euros, err := strconv.ParseFloat(string(text), 64)
	*e = Euros(math.Round(100 * euros))
	return err
}
