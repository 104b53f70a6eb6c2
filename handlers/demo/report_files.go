package demo

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"ebenmass/models"
	"ebenmass/models/export"
	"ebenmass/models/report"
	"ebenmass/views/shell"
	"ebenmass/views/text"
	"ebenmass/web/respond"
)

// tryAgain is when a file that is not yet computed may be asked for again.
const tryAgain = 2 * time.Second

// fault is one input that cannot be used, as the API writes them.
type fault struct {
	Field   string `json:"field"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// JSON answers GET /{lang}/demo/report.json: the object that `ebenmass simulate --json` prints. It
// waits for all figures; where that takes too long, 202 says how far they are, and Retry-After when
// to ask again. Inputs that cannot be used: 422.
func (h Report) JSON(c echo.Context) error {
	figures, faults, err := h.whole(c)
	switch {
	case err != nil:
		return err
	case len(faults) > 0:
		return respond.JSON(c, http.StatusUnprocessableEntity, map[string]any{"errors": faults})
	case !figures.Simulation.Done():
		respond.RetryAfter(c, tryAgain)
		s := &figures.Simulation
		return respond.JSON(c, http.StatusAccepted, map[string]any{"simulated": map[string]int{"orders": s.Orders, "planned": s.Planned}})
	}
	return respond.JSON(c, http.StatusOK, report.NewDocument(&figures))
}

// CSV answers GET /{lang}/demo/report.csv: the four ways as a table for a spreadsheet, and the
// difference between advice and usual size. Errors as JSON, with 503 where figures are missing.
func (h Report) CSV(c echo.Context) error {
	figures, faults, err := h.whole(c)
	switch {
	case err != nil:
		return err
	case len(faults) > 0:
		return echo.NewHTTPError(http.StatusUnprocessableEntity, faults[0].Message)
	case !figures.Simulation.Done():
		respond.RetryAfter(c, tryAgain)
		return echo.NewHTTPError(http.StatusServiceUnavailable)
	}
	lang := respond.Lang(c)
	file, err := reportCSV(shell.Page{Lang: lang}, &figures)
	if err != nil {
		return err
	}
	name := map[models.Lang]string{models.German: "ebenmass-bericht.csv", models.English: "ebenmass-report.csv"}[lang]
	c.Response().Header().Set(echo.HeaderContentDisposition, fmt.Sprintf("attachment; filename=%q", name))
	return respond.Blob(c, http.StatusOK, "text/csv; charset=utf-8; header=present", file)
}

// whole computes all figures, or those there are when time is over.
func (h Report) whole(c echo.Context) (figures report.Figures, faults []fault, err error) {
	if !h.Demo || h.Simulator == nil {
		return figures, nil, models.ErrNotFound
	}
	query := c.QueryParams()
	in, wrong := report.Parse(query.Get)
	for _, f := range wrong {
		message := text.Get(respond.Lang(c), "report.fault."+f.Field+"."+f.Code, "typed", shorten(query.Get(f.Field)))
		faults = append(faults, fault{f.Field, f.Code, message})
	}
	if len(faults) > 0 {
		return figures, faults, nil
	}
	ctx, cancel := context.WithTimeout(c.Request().Context(), waitForAll)
	defer cancel()
	simulation, err := h.Simulator.Watch(ctx, in.Seed, true)
	if errors.Is(err, report.ErrBusy) {
		simulation, err = h.Simulator.Look(in.Seed), nil
	}
	return report.Compute(simulation, in), nil, err
}

// reportCSV writes one line a policy (RFC 4180, UTF-8 with a byte order mark). Numbers are
// unrounded. In German, semicolons part the cells and a comma the decimals, as spreadsheets set to
// German expect; in English comma and point.
func reportCSV(page shell.Page, f *report.Figures) ([]byte, error) {
	header := []string{page.T("report.column.policy")}
	for _, column := range []string{"returns", "kept", "money", "year"} {
		name := page.T("report.column." + column)
		header = append(header, name, page.T("report.column.from", "column", name), page.T("report.column.to", "column", name))
	}
	lines := [][]string{header}
	for i := range f.Outcomes {
		lines = append(lines, outcomeLine(page, page.T("report.policy."+string(f.Outcomes[i].Policy)), &f.Outcomes[i]))
	}
	lines = append(lines, outcomeLine(page, page.T("report.column.minus"), &f.Minus))
	out := bytes.NewBufferString(export.ByteOrderMark)
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if page.Lang == models.German {
		w.Comma = ';'
	}
	if err := w.WriteAll(lines); err != nil {
		return nil, fmt.Errorf("write the report as CSV: %w", err)
	}
	return out.Bytes(), nil
}

func outcomeLine(page shell.Page, name string, o *report.Outcome) []string {
	cells := []string{name}
	decimal := func(number string) string {
		if page.Lang == models.German {
			return strings.Replace(number, ".", ",", 1)
		}
		return number
	}
	for _, r := range []report.Range{o.Returned, o.Kept} {
		for _, x := range []float64{r.Value, r.Low, r.High} {
			cells = append(cells, decimal(strconv.FormatFloat(x, 'f', -1, 64)))
		}
	}
	for _, a := range []report.Amount{o.Money, o.Year} {
		for _, c := range []models.Cents{a.Value, a.Low, a.High} {
			cells = append(cells, decimal(report.Euros(c).String()))
		}
	}
	return cells
}
