package handlers

import (
	_ "embed"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/models/fit"
	"ebenmass/web/respond"
)

// AdviceAPI is the advice for programs: nothing is stored, nobody is recognised.
type AdviceAPI struct{ *Shop }

// Advise answers POST /api/v1/advice.
func (h AdviceAPI) Advise(c echo.Context) error {
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	asked, faults := parseAdviceRequest(body)
	if len(faults) > 0 {
		return respond.Faults(c, http.StatusUnprocessableEntity, faults...)
	}
	snapshot := h.Catalogue.Snapshot()
	product, ok := snapshot.Product(asked.product)
	if !ok {
		return respond.Faults(c, http.StatusNotFound, respond.Fault{Field: "product", Code: "not_found"})
	}
	if asked.person.Sizing == "" {
		asked.person.Sizing = product.Sizing
	}
	article, _ := snapshot.Article(product.Slug) // the product is of this snapshot
	return respond.JSON(c, http.StatusOK, newAdviceAnswer(product.Slug, fit.Explain(asked.person, article)))
}

//go:embed openapi.json
var openAPI []byte

// Describe answers GET /api/v1/openapi.json.
func (h AdviceAPI) Describe(c echo.Context) error {
	return respond.Blob(c, http.StatusOK, echo.MIMEApplicationJSON, openAPI)
}

// The shapes of POST /api/v1/advice, as openapi.json describes them. Lengths
// are in cm, whatever the unit of the request; numbers are not rounded.

// adviceAnswer is the whole answer.
type adviceAnswer struct {
	Product         string           `json:"product"`
	Model           string           `json:"model"`
	Verdict         fit.Verdict      `json:"verdict"`
	Size            *string          `json:"size"`        // null where the verdict names none
	Alternative     *string          `json:"alternative"` // null where there is none
	Reason          fit.Reason       `json:"reason"`
	Sizes           []sizeAnswer     `json:"sizes"`
	Counterfactuals []counterfactual `json:"counterfactuals"`
	Used            []string         `json:"used"`
	NotUsed         []string         `json:"not_used"`
}

// sizeAnswer is the reading of one size; Score is the sum of all contributions and the offset.
// Offset and tolerance are those of the last release.
type sizeAnswer struct {
	Size             string        `json:"size"`
	Score            float64       `json:"score"`
	PSmall           float64       `json:"p_small"`
	PFits            float64       `json:"p_fits"`
	PLarge           float64       `json:"p_large"`
	ArticleOffset    fit.Offset    `json:"article_offset"`
	ArticleTolerance fit.Tolerance `json:"article_tolerance"`
	Zones            []zoneAnswer  `json:"zones"`
}

// zoneAnswer is one comparison of body and garment; Ease is Garment − Body.
type zoneAnswer struct {
	Zone         fit.Measure `json:"zone"`
	Body         float64     `json:"body"`
	BodySD       float64     `json:"body_sd"`
	Source       fit.Source  `json:"source"`
	Garment      float64     `json:"garment"`
	Ease         float64     `json:"ease"`
	Low          float64     `json:"low"`
	High         float64     `json:"high"`
	Target       float64     `json:"target"`
	State        fit.State   `json:"state"`
	Contribution float64     `json:"contribution"`
}

// counterfactual is the smallest change that alters the answer: of one given measure, in
// cm, or of the preference.
type counterfactual struct {
	Change     map[string]float64 `json:"change,omitempty"`
	Preference fit.Preference     `json:"preference,omitempty"`
	Verdict    fit.Verdict        `json:"verdict"`
	Size       *string            `json:"size"` // null where the verdict names none
}

// newAdviceAnswer shapes the advice on a product.
func newAdviceAnswer(product string, a fit.Advice) adviceAnswer {
	answer := adviceAnswer{
		Product: product, Model: fit.Model, Verdict: a.Verdict,
		Size: orNull(a.Size), Alternative: orNull(a.Alternative), Reason: a.Reason,
		Sizes:           make([]sizeAnswer, len(a.Sizes)),
		Counterfactuals: make([]counterfactual, len(a.Counterfactuals)),
		Used:            a.Used, NotUsed: a.NotUsed,
	}
	for i, s := range a.Sizes {
		size := sizeAnswer{
			Size: s.Size, Score: s.Score, PSmall: s.PSmall, PFits: s.PFits, PLarge: s.PLarge,
			ArticleOffset: a.Offset, ArticleTolerance: a.Tolerance, Zones: make([]zoneAnswer, len(s.Zones)),
		}
		for j, z := range s.Zones {
			size.Zones[j] = zoneAnswer(z)
		}
		answer.Sizes[i] = size
	}
	for i, c := range a.Counterfactuals {
		changed := counterfactual{Preference: c.Preference, Verdict: c.Verdict, Size: orNull(c.Size)}
		if c.Delta != 0 {
			changed.Change = map[string]float64{c.Measure.String(): c.Delta}
			changed.Preference = ""
		}
		answer.Counterfactuals[i] = changed
	}
	return answer
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
