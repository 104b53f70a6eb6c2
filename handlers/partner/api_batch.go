package partner

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"ebenmass/models/fit"
	"ebenmass/web/respond"
)

// Most items of a batch, and how many cost as much as one question.
const (
	maxItems        = 200
	itemsPerRequest = 20
)

// batchAnswer is what POST /api/v1/advice/batch answers.
type batchAnswer struct {
	Model   string       `json:"model"`
	Used    []string     `json:"used"`     // for one item at least
	NotUsed []string     `json:"not_used"` // for none
	Items   []itemAnswer `json:"items"`    // in the order they were asked in
}

// itemAnswer is the decision on one item as the question about it alone gives it, or what is
// wrong with it.
type itemAnswer struct {
	Ref string `json:"ref"`
	*itemDecision
	Errors []respond.SentFault `json:"errors,omitempty"`
}

type itemDecision struct {
	Basis       string      `json:"basis"`
	Verdict     fit.Verdict `json:"verdict"`
	Size        *string     `json:"size"`        // null where the verdict names none
	Alternative *string     `json:"alternative"` // null where there is none
	Reason      fit.Reason  `json:"reason"`
	PFits       *float64    `json:"p_fits"` // of the size named; null where none is
}

// item is one item of a batch, or what is wrong with it.
type item struct {
	ref    string
	about  subject
	faults []respond.Fault
}

// AdviseBatch answers POST /api/v1/advice/batch: one person, many articles.
func (h API) AdviseBatch(c echo.Context) error {
	body, err := io.ReadAll(c.Request().Body)
	if err != nil {
		return echo.NewHTTPError(http.StatusBadRequest)
	}
	asked, items, faults := parseBatch(body)
	if len(faults) > 0 {
		return respond.Faults(c, http.StatusUnprocessableEntity, faults...)
	}
	wait, err := h.Shop.Advice.TakeMore(c.Request().Context(), c.RealIP(), len(items)/itemsPerRequest)
	if err != nil {
		return err
	}
	if wait > 0 {
		respond.RetryAfter(c, wait)
		return echo.NewHTTPError(http.StatusTooManyRequests)
	}
	snapshot := h.Catalogue.Snapshot()
	answer := batchAnswer{Model: fit.Model, Used: []string{}, NotUsed: []string{}, Items: make([]itemAnswer, len(items))}
	var notUsed []string
	for i, it := range items {
		answer.Items[i].Ref = it.ref
		person, article, faults := fit.Person{}, fit.Article{}, it.faults
		if len(faults) == 0 {
			person, article, faults = asked.about(snapshot, it.about)
		}
		if len(faults) > 0 {
			answer.Items[i].Errors = respond.Sent(faults)
			continue
		}
		advice := snapshot.Reference().Advise(&person, &article)
		answer.Items[i].itemDecision = newItemDecision(&advice)
		answer.Used = union(answer.Used, advice.Used)
		notUsed = union(notUsed, append(asked.unread, advice.NotUsed...))
	}
	for _, datum := range notUsed {
		if !slices.Contains(answer.Used, datum) {
			answer.NotUsed = append(answer.NotUsed, datum)
		}
	}
	return respond.JSON(c, http.StatusOK, answer)
}

func newItemDecision(a *fit.Advice) *itemDecision {
	d := itemDecision{Basis: a.Basis.Name(), Verdict: a.Verdict, Size: orNull(a.Size), Alternative: orNull(a.Alternative), Reason: a.Reason}
	if size, ok := a.SizeNamed(a.Size); ok {
		d.PFits = &size.PFits
	}
	return &d
}

// union appends what a list has not yet.
func union(list, more []string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// parseBatch reads a request about many articles. Faults of the person or of the list are the
// request's, those of an item its own.
func parseBatch(body []byte) (adviceRequest, []item, []respond.Fault) {
	p, values := parseRequest(body, "items")
	if values == nil {
		return p.request, nil, p.faults
	}
	list, there := values["items"]
	if !there {
		p.fault("items", "required")
		return p.request, nil, p.faults
	}
	all, ok := p.list("items", list)
	switch {
	case !ok:
		return p.request, nil, p.faults
	case len(all) == 0:
		p.fault("items", "required")
	case len(all) > maxItems:
		p.fault("items", "too_many_items")
		return p.request, nil, p.faults
	}
	items := make([]item, 0, len(all))
	for i, one := range all {
		at := fmt.Sprintf("items[%d]", i)
		names, values, ok := p.object(at, at+".", one)
		if !ok {
			continue
		}
		items = append(items, p.item(at+".", names, values))
	}
	return p.request, items, p.faults
}

// item reads one item.
func (p *requestParser) item(path string, names []string, values map[string]json.RawMessage) (it item) {
	p.unknown(path, names, []string{"ref", "product", "article"})
	if _, told := values["ref"]; !told {
		p.fault(path+"ref", "required")
	}
	it.ref = p.ref(path, values)
	var own requestParser
	it.about = own.subject(values)
	it.faults = own.faults
	return it
}
