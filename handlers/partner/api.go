package partner

import (
	_ "embed"
	"fmt"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"ebenmass/handlers"
	"ebenmass/models/catalogue"
	"ebenmass/models/fit"
	"ebenmass/web/respond"
)

// API is the advice for programs: nothing is stored, nobody is recognised.
type API struct{ *handlers.Shop }

// Advise answers POST /api/v1/advice.
func (h API) Advise(c echo.Context) error {
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	asked, about, faults := parseAdviceRequest(body)
	if len(faults) > 0 {
		return respond.Faults(c, http.StatusUnprocessableEntity, faults...)
	}
	snapshot := h.Catalogue.Snapshot()
	person, article, faults := asked.about(snapshot, about)
	if len(faults) > 0 {
		return respond.Faults(c, statusOf(faults), faults...)
	}
	advice := snapshot.Reference().Explain(&person, &article)
	advice.NotUsed = append(asked.unread, advice.NotUsed...)
	return respond.JSON(c, http.StatusOK, newAdviceAnswer(about, advice))
}

// statusOf is 404 where there is no such product, 422 for everything else.
func statusOf(faults []respond.Fault) int {
	if faults[0].Field == "product" && faults[0].Code == "not_found" {
		return http.StatusNotFound
	}
	return http.StatusUnprocessableEntity
}

// about finds what is asked about, and the person with a sizing for it. The person and the
// article are good where there are no faults.
func (r *adviceRequest) about(s *catalogue.Snapshot, about subject) (person fit.Person, article fit.Article, faults []respond.Fault) {
	person = r.person
	switch {
	case about.article != nil && person.Sizing == "":
		return person, article, []respond.Fault{{Field: "sizing", Code: "required"}}
	case about.article != nil:
		if article, faults = about.article.build(person.Sizing); len(faults) > 0 {
			return person, article, faults
		}
	default:
		product, ok := s.Product(about.product)
		if !ok {
			return person, article, []respond.Fault{{Field: "product", Code: "not_found"}}
		}
		article, _ = s.Article(product.Slug) // the product is of this snapshot
		if person.Sizing == "" {
			person.Sizing = product.Sizing
		}
	}
	return person, article, unreadable(s, &person)
}

//go:embed openapi.json
var openAPI []byte

// Describe answers GET /api/v1/openapi.json.
func (h API) Describe(c echo.Context) error {
	return respond.Blob(c, http.StatusOK, echo.MIMEApplicationJSON, openAPI)
}

// The shapes of POST /api/v1/advice, as openapi.json describes them. Lengths
// are in cm, whatever the unit of the request; numbers are not rounded.

// adviceAnswer is the whole answer.
type adviceAnswer struct {
	Product         *string                        `json:"product"`           // null where an article was told
	Article         *string                        `json:"article,omitempty"` // its ref, where it has one
	Basis           string                         `json:"basis"`
	Model           string                         `json:"model"`
	Verdict         fit.Verdict                    `json:"verdict"`
	Size            *string                        `json:"size"`        // null where the verdict names none
	Alternative     *string                        `json:"alternative"` // null where there is none
	Reason          fit.Reason                     `json:"reason"`
	Sizes           []sizeAnswer                   `json:"sizes"`
	Body            map[fit.Measure]estimateAnswer `json:"body"`
	Taste           estimateAnswer                 `json:"taste"`
	Evidence        []evidenceAnswer               `json:"evidence"`
	NextQuestion    *questionAnswer                `json:"next_question,omitempty"`
	Contradiction   *contradictionAnswer           `json:"contradiction,omitempty"`
	Counterfactuals []counterfactual               `json:"counterfactuals"`
	Used            []string                       `json:"used"`
	NotUsed         []string                       `json:"not_used"`
}

// sizeAnswer is the judgement of one size; Score is the sum of all contributions and the
// article's offset less the taste. Offset and tolerance are those of the last release.
type sizeAnswer struct {
	Size             string                  `json:"size"`
	Score            float64                 `json:"score"`
	PSmall           float64                 `json:"p_small"`
	PFits            float64                 `json:"p_fits"`
	PLarge           float64                 `json:"p_large"`
	PMixed           float64                 `json:"p_mixed"`
	ArticleOffset    fit.Offset              `json:"article_offset"`
	ArticleTolerance fit.Tolerance           `json:"article_tolerance"`
	Shorten          map[fit.Measure]float64 `json:"shorten,omitempty"` // cm
	Zones            []zoneAnswer            `json:"zones"`
}

// zoneAnswer is one comparison of body and garment; Ease is Garment − Body.
type zoneAnswer struct {
	Zone         fit.Measure `json:"zone"`
	Body         float64     `json:"body"`
	BodySD       float64     `json:"body_sd"`
	Given        *float64    `json:"given,omitempty"` // as told
	Source       fit.Source  `json:"source"`
	Garment      float64     `json:"garment"`
	Ease         float64     `json:"ease"`
	Low          float64     `json:"low"`
	High         float64     `json:"high"`
	Target       float64     `json:"target"`
	PTight       float64     `json:"p_tight"`
	PLoose       float64     `json:"p_loose"`
	State        fit.State   `json:"state"`
	Contribution float64     `json:"contribution"`
}

// estimateAnswer is a mean with its standard deviation.
type estimateAnswer struct {
	Mean float64 `json:"mean"`
	SD   float64 `json:"sd"`
}

// evidenceAnswer is what one datum says and what the answer would be without it.
type evidenceAnswer struct {
	Datum   string        `json:"datum"`
	Says    string        `json:"says"`
	Without withoutAnswer `json:"without"`
}

type withoutAnswer struct {
	Verdict fit.Verdict `json:"verdict"`
	Size    *string     `json:"size"`
}

// questionAnswer is what would be worth knowing next: Gain in € a wish, Decides the
// probability that a size can be named then.
type questionAnswer struct {
	Datum   string  `json:"datum"`
	Gain    float64 `json:"gain"`
	Decides float64 `json:"decides"`
}

// contradictionAnswer names the datum that agrees least with all others.
type contradictionAnswer struct {
	Datum   string `json:"datum"`
	LeftOut bool   `json:"left_out"`
}

// counterfactual is the smallest change that alters the answer: of one given measure, in
// cm, or of the preference.
type counterfactual struct {
	Change     map[string]float64 `json:"change,omitempty"`
	Preference fit.Preference     `json:"preference,omitempty"`
	Verdict    fit.Verdict        `json:"verdict"`
	Size       *string            `json:"size"` // null where the verdict names none
}

// newAdviceAnswer shapes the advice on a product or an article.
func newAdviceAnswer(about subject, a fit.Advice) adviceAnswer {
	answer := adviceAnswer{
		Product: orNull(about.product), Article: orNull(about.ref), Basis: a.Basis.Name(), Model: fit.Model, Verdict: a.Verdict,
		Size: orNull(a.Size), Alternative: orNull(a.Alternative), Reason: a.Reason,
		Sizes:           make([]sizeAnswer, len(a.Sizes)),
		Body:            map[fit.Measure]estimateAnswer{},
		Taste:           estimateAnswer(a.Body.Taste),
		Evidence:        make([]evidenceAnswer, len(a.Evidence)),
		NextQuestion:    (*questionAnswer)(a.Next),
		Contradiction:   (*contradictionAnswer)(a.Contradiction),
		Counterfactuals: make([]counterfactual, len(a.Counterfactuals)),
		Used:            a.Used, NotUsed: a.NotUsed,
	}
	for m := range fit.Measure(fit.NumMeasures) {
		if b := a.Body.Zones[m]; b.Mean != 0 {
			answer.Body[m] = estimateAnswer(b)
		}
	}
	for i := range a.Sizes {
		answer.Sizes[i] = newSizeAnswer(&a, &a.Sizes[i])
	}
	for i, e := range a.Evidence {
		answer.Evidence[i] = evidenceAnswer{
			Datum: e.Datum, Says: fmt.Sprintf("%s %.1f ± %.1f cm", e.Zone, e.Alone.Mean, e.Alone.SD),
			Without: withoutAnswer{e.Verdict, orNull(e.Size)},
		}
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

func newSizeAnswer(a *fit.Advice, s *fit.SizeAdvice) sizeAnswer {
	size := sizeAnswer{
		Size: s.Size, Score: s.Score, PSmall: s.PSmall, PFits: s.PFits, PLarge: s.PLarge, PMixed: s.PMixed,
		ArticleOffset: a.Offset, ArticleTolerance: a.Tolerance, Zones: make([]zoneAnswer, len(s.Zones)),
	}
	for i, z := range s.Zones {
		zone := zoneAnswer{
			Zone: z.Zone, Body: z.Body, BodySD: z.BodySD, Source: z.Source,
			Garment: z.Garment, Ease: z.Ease, Low: z.Low, High: z.High, Target: z.Target,
			PTight: z.PTight, PLoose: z.PLoose, State: z.State, Contribution: z.Contribution,
		}
		if z.Given != 0 {
			zone.Given = &z.Given
		}
		size.Zones[i] = zone
	}
	for _, c := range s.Shorten {
		if size.Shorten == nil {
			size.Shorten = map[fit.Measure]float64{}
		}
		size.Shorten[c.Zone] = c.CM
	}
	return size
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
